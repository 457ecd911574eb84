"""Definitions, values that count as missing, and keys on data: on every engine, ANSI mode on and off."""

from __future__ import annotations

import json

import pytest

import dqlang
from dqlang.report.collect import collect
from dqlang.source import Source
from dqlang.trials.run import outcomes, trials_of

pytestmark = [pytest.mark.classic, pytest.mark.connect, pytest.mark.sail]

ROWS = """
    SELECT Id, State, Home, Age, Score, Day, Seen, named_struct('Zip', Zip) AS Address, array(State, 'x') AS Tags
    FROM VALUES
        (1, 'CA', 'CA', 20, 1.5D, DATE '2020-01-01', TIMESTAMP '2020-01-01 10:00:00', '12345'),
        (2, 'N/A', 'N/A', -1, -1.0D, DATE '1900-01-01', TIMESTAMP '1900-01-01 10:00:00', 'N/A'),
        (3, 'n/a', 'QC', 0, 0.5D, DATE '1900-01-02', TIMESTAMP '1900-01-02 00:00:00', ' N/A'),
        (4, CAST(NULL AS STRING), 'TX', CAST(NULL AS INT), CAST(NULL AS DOUBLE), CAST(NULL AS DATE),
            CAST(NULL AS TIMESTAMP), CAST(NULL AS STRING)),
        (5, 'N/A', 'NY', -1, DOUBLE('NaN'), DATE '1900-01-01', TIMESTAMP '1900-01-01 00:00:00', '-')
    AS t(Id, State, Home, Age, Score, Day, Seen, Zip)
"""
ABOVE = """\
define us_states as ['CA', 'NY', 'TX', 'N/A']
define grown as be present and be at least minimum
define minimum as 18
define us_zip as '^[0-9]{5}$'
treat 'N/A', -1, 1900-01-01 as missing

T
"""


def failing(spark, *sentences: str, above: str = ABOVE, **known) -> dict[str, list[int]]:
    """The rows that fail each rule."""
    rules = dqlang.compile(above + "".join(f"    {each}\n" for each in sentences))
    graded = rules.grade(spark.sql(ROWS), **known).select("Id", "DataQualityResult").collect()
    found: dict[str, list[int]] = {rule.name: [] for rule in rules}
    for row in sorted(graded):
        for name in (*row.DataQualityResult.SevereErrors, *row.DataQualityResult.WarningErrors):
            found[name].append(row.Id)
    return found


@pytest.mark.parametrize(
    ("sentence", "ids"),
    [
        # presence
        ("State must be present", [2, 4, 5]),
        ("State must be missing", [1, 3]),
        ("State must not be null", [2, 4, 5]),
        ("State must not be blank", [2, 4, 5]),
        ("Address.Zip must be present", [2, 4]),
        ("Address must be present", []),
        # text as it stands: another case and spaces around are other texts
        ("State must be in us_states", [2, 3, 4, 5]),
        ("State must not be in us_states", [1, 2, 4, 5]),
        ("State must be in us_states if present", [3]),
        ("Address.Zip must match us_zip if present", [3, 5]),
        ("length of State must be 3", [1, 2, 4, 5]),
        # numbers in columns of numbers
        ("Age must be at least minimum if present", [3]),
        ("Age must be grown", [2, 3, 4, 5]),
        ("Age must not be grown", [1]),
        ("Age must be grown or be missing", [3]),
        ("Score must be at least 0 if present", []),
        ("Score must be present", [2, 4]),
        ("Age + Id must be present", [2, 4, 5]),
        # a day in a column of timestamps is the whole day
        ("Day must be present", [2, 4, 5]),
        ("Seen must be present", [2, 4, 5]),
        # conditions see it too
        ("Home must be 'QC' when State is missing", [2, 4, 5]),
        ("Home must be 'QC' when State is 'N/A'", []),
        ("Home must be 'QC' when State is in us_states", [1]),
        ("Home must be 'QC' when Age is grown", [1]),
        # other columns on the right
        ("Home must be equal to State", [2, 3, 4, 5]),
        # rows among others
        ("State must be unique", [2, 4, 5]),
        ("State must be unique if present", []),
        ("Home must be unique within State", [2]),
        # items
        ("every Tags must be present", [2, 4, 5]),
        # lookups
        ("State must be in lookup Known.State", [2, 3, 4, 5]),
        ("State must not be in lookup Known.State", [1, 2, 4, 5]),
    ],
)
def test_what_counts_as_missing_is_null_to_every_rule(either_ansi, sentence: str, ids: list[int]) -> None:
    known = either_ansi.sql("SELECT * FROM VALUES ('CA'), ('N/A') AS t(State)")
    [found] = failing(either_ansi, f"{sentence} as it", lookups={"Known": known}).values()
    assert found == ids


def test_a_definition_grades_as_what_it_stands_for(spark) -> None:
    named = failing(
        spark, "State must be in us_states as x", "Age must be grown as y", "Age should be grown or be -1 as z"
    )
    out = failing(
        spark,
        "State must be in ['CA', 'NY', 'TX', 'N/A'] as x",
        "Age must be present and be at least 18 as y",
        "Age should be at least 18 or be -1 as z",
    )
    assert named == out


def test_failures_show_null_where_a_value_counts_as_missing(spark) -> None:
    rules = dqlang.compile(ABOVE + "    State must be in us_states as it\n    key is Id\n")
    shown = {row.key.Id: row.value for row in rules.failures(spark.sql(ROWS)).collect()}
    assert shown == {2: None, 3: "n/a", 4: None, 5: None}


def test_the_key_of_the_rules_is_the_key_of_failures(spark) -> None:
    rules = dqlang.compile("T\n    key is (ID, address.Zip)\n    Home must be 'x' when Id is 1\n")
    df = spark.sql(ROWS)
    [row] = rules.failures(df).collect()
    assert row.key.asDict() == {"Id": 1, "Address.Zip": "12345"}
    assert rules.failures(df, key="Home").collect()[0].key.asDict() == {"Home": "CA"}
    with pytest.raises(dqlang.DqError, match="no column `Ids`"):
        dqlang.compile("T\n    key is Ids\n    Home must be 'x'\n").failures(df)


def test_a_sensitive_key_is_masked(spark) -> None:
    rules = dqlang.compile(
        "T\n    key is (Id, Home)\n    Home is sensitive\n    Id must be 2\n    Id must be at least 2\n"
    )
    keys = {json.dumps(row.key.asDict()) for row in rules.failures(spark.sql(ROWS)).collect()}
    assert keys == {json.dumps({"Id": each, "Home": "***"}) for each in (1, 3, 4, 5)}


def test_samples_show_the_key_and_null(spark) -> None:
    rules = dqlang.compile(ABOVE + "    key is (Id, Address.Zip)\n    State must be in us_states as it\n")
    df = spark.sql(ROWS)
    plan, schema = rules.bound(df)
    [finding] = collect(plan, schema, df, None, None)["findings"]
    shown = {sample.key["Id"]: (sample.value, sample.others) for sample in finding.samples}
    assert set(shown) <= {"2", "3", "4", "5"} and len(shown) == 3
    for id, (value, others) in shown.items():
        assert value == ("n/a" if id == "3" else None)
        assert others == {}


def test_split_measure_and_two_steps_agree(spark) -> None:
    rules = dqlang.compile(ABOVE + "    State must be in us_states\n    Age should be grown\n")
    df = spark.sql(ROWS)
    graded = rules.grade(df).select("DataQualityResult").collect()
    steps = dqlang.flatten_dq_results(dqlang.apply_dq_rules(rules, df)).select("DataQualityResult").collect()
    assert sorted(map(str, graded)) == sorted(map(str, steps))
    assert [verdict.failures for verdict in rules.measure(df)] == [4, 4]
    good, bad = rules.split(df)
    assert (good.count(), bad.count()) == (1, 4)


def test_examples_see_definitions_and_what_counts_as_missing(spark) -> None:
    examples = (
        ABOVE
        + """\
    State must be in us_states
        example: State 'CA' passes
        example: State 'N/A' fails
        example: State 'QC' fails
    State must be in us_states if present as known_if_there
        example: State 'N/A' passes
    Age must be grown or be missing
        example: Age 18 passes
        example: Age -1 passes
        example: Age 17 fails
        example: Age null passes
    Home must be present when State is in us_states as at_home
        example: State 'N/A' passes
        example: State 'TX' fails
"""
    )
    trials = trials_of(Source(examples))
    assert len(trials.trials) == 10
    assert [outcome.trial.example for outcome in outcomes(spark, trials.trials) if not outcome.holds] == []
