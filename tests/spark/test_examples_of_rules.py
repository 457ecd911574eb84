"""Examples below rules run as any other data: their verdicts are those of a grade."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from engines import spark_version

import dqlang
from dqlang.plan.ddl import read_schema
from dqlang.semantics.example_batches import batches
from dqlang.source import Source
from dqlang.syntax.words import row_words
from dqlang.trials.run import Outcome, Trials, outcomes, trials_of

TRUE = r"""
Person
    Name should be human_name
        example: Name 'Mark' passes
        example: Name 'Gle9' fails
        example: Name null fails
    Zip must be present when Country is 'US' as zip_in_the_us
        example: Country 'US', Zip null fails
        example: Country 'US', Zip '1' passes
        example: Country 'CA' passes
        example: Zip null passes
    Age must be at least 18 if present
        example: Age 18 passes
        example: Age 17.99 fails
        example: Age '17.99' fails
        example: Age 'young' fails
        example: Age null passes
        example: Age 9223372036854775808 passes
        example: Age 17.999999999999999999 fails
    Street, Floor and Door must be present
        example: Street 'a', Floor 'b', Door 'c' passes
        example: Street 'a', Floor 'b' fails
    Total must be equal to Net + Tax within 0.01
        example: Total 10.51, Net 10, Tax 0.5 passes
        example: Total 10.52, Net 10, Tax 0.5 fails
        example: Total 3, Net 1, Tax 2 passes
        example: Total '3', Net '1', Tax 2 passes
    Code should start with 'a' and have length at most 3
        example: Code 'abc' passes
        example: Code 'abcd' fails
        example: Code 'b' fails
    Kind must be null or be at least 5
        example: Kind null passes
        example: Kind 4 fails
    every Tags must be in ['a', 'b']
        example: Tags ['a', 'b', 'a'] passes
        example: Tags [] passes
        example: Tags null fails
        example: Tags ['a', null] fails
        example: Tags ['c'] fails
    every Marks must be at most 2.5 if present
        example: Marks [1, 2.5] passes
        example: Marks [3] fails
        example: Marks null passes
    every Lines.Qty must be at least 1
        example: Lines.Qty [1, 2] passes
        example: Lines.Qty [0] fails
        example: Lines null fails
    Address.Zip must match '^[0-9]{5}$' when Address.Country is 'US'
        example: Address.Zip '12345', Address.Country 'US' passes
        example: Address.Zip '1234', Address.Country 'US' fails
        example: Address.Zip '1234' passes
        example: Address null passes
    Address.City must be present as city_there
        example: Address.City 'x' passes
        example: Address null fails
    Home must be present
        example: Home.Street null passes
        example: Home null fails
    Paid must be true
        example: Paid true passes
        example: Paid 'TRUE' passes
        example: Paid false fails
    Born must be valid date
        example: Born 2024-02-29 passes
        example: Born '2024-02-29' passes
        example: Born '2024-02-30' fails
    Born must be on or before 18 years ago
        example: Born 2006-06-01 passes on 2024-06-01
        example: Born 2006-06-02 fails on 2024-06-01
        example: Born 2006-06-02 passes on 2024-06-02
        example: Born '2006-06-02' fails at 2024-06-01T23:59:59
        example: Born null fails on 2024-06-01
    Seen must be on or before now
        example: Seen 2024-06-01T10:00:00 passes at 2024-06-01T10:00:00
        example: Seen 2024-06-01T10:00:00.000001 fails at 2024-06-01T10:00:00
        example: Seen 2024-06-01T12:00:00+02:00 passes at 2024-06-01T10:00
        example: Seen 2024-06-01T12:00:00+01:00 fails at 2024-06-01T10:00Z
        example: Seen '2024-06-01' passes on 2024-06-01
    Seen must be within the last 3 days
        example: Seen 2024-05-29T00:00:00 passes on 2024-06-01
        example: Seen 2024-05-28T23:59:59 fails on 2024-06-01
    at least one of Phone, Email and Fax must be present
        example: Fax '1' passes
        example: Phone null fails
    (Phone, Fax) must differ if present
        example: Phone '1', Fax '2' passes
        example: Phone '1', Fax '1' fails
        example: Phone '1' passes
    `it's` must be "it's ${x} \ `y`"
        example: `it's` "it's ${x} \ `y`" passes
        example: `it's` 'its ${x}' fails

Orders
    Name must be 'Größe'
        example: Name 'Größe' passes
        example: Name 'größe' fails
    Zip must be at least 5
        example: Zip 5 passes
        example: Zip '05' passes
        example: Zip 4 fails
"""


def read(text: str, schema: str | None = None) -> Trials:
    problems = [found for found in dqlang.lint(text, schema=schema) if found.code != "DQ440"]
    assert problems == []
    return trials_of(Source(text), read_schema(schema))


def run(spark, rule: str, *examples: str, schema: str | None = None) -> list[Outcome]:
    text = f"T\n    {rule}\n" + "".join(f"    example: {each}\n" for each in examples)
    return outcomes(spark, read(text, schema).trials)


def test_examples_that_hold(spark):
    trials = read(TRUE).trials
    assert len(trials) == TRUE.count("example:") > 70
    found = outcomes(spark, trials)
    assert [each.trial for each in found] == trials
    assert [(row_words(each.trial.example), each.passed, each.reason) for each in found if not each.holds] == []
    assert sum(each.passed is False for each in found) > 30 < sum(each.passed is True for each in found)


def test_few_queries_answer_many_examples():
    """As many as there are instants and types of one column, not as there are examples."""
    trials = read(TRUE).trials
    moments = {trial.moment for trial in trials}
    assert len(moments) == 6
    assert len(batches(trials)) <= 2 * len(moments)


def test_the_verdict_is_that_of_a_grade(spark):
    """The same rows as data, graded by the same rules."""
    schema = "Name STRING, Age INT, Rate DECIMAL(5,2), Born DATE, Tags ARRAY<STRING>, At STRUCT<Zip: STRING>"
    text = """T
    Name should be human_name
        example: Name 'Gle9' fails
    Age must be at least 18 if present
        example: Age 17 fails
    Rate must be between 0.5 and 1
        example: Rate 0.49 fails
    Born must be after 2000-01-31
        example: Born 2000-01-31 fails
    every Tags must be in ['a', 'b']
        example: Tags ['a', 'c'] fails
    At.Zip must have length 5
        example: At.Zip '1234' fails
"""
    df = spark.sql(
        "SELECT 'Gle9' AS Name, CAST(17 AS INT) AS Age, CAST(0.49 AS DECIMAL(5,2)) AS Rate, DATE'2000-01-31' AS Born, "
        "array('a', 'c') AS Tags, named_struct('Zip', '1234') AS At"
    )
    [graded] = dqlang.compile(text).grade(df).select("DataQualityResult").collect()
    assert graded[0].SevereCount + graded[0].WarningCount == 6
    assert [each.passed for each in outcomes(spark, read(text, schema).trials)] == [False] * 6


def test_with_a_schema_values_have_its_types(spark):
    schema = "A FLOAT, B DOUBLE, C STRING, D TIMESTAMP, E TINYINT, F ARRAY<STRUCT<G: INT, H: STRING>>"
    assert all(each.holds for each in run(spark, "A must be at least 0.1", "A 0.1 passes", schema=schema))
    assert all(
        each.holds for each in run(spark, "B must be at least 0.1", "B 'NaN' passes", "B 0 fails", schema=schema)
    )
    assert all(each.holds for each in run(spark, "C must be '5.0'", "C 5.0 passes", "C 5 fails", schema=schema))
    assert all(each.holds for each in run(spark, "D must be 2024-01-01", "D 2024-01-01 passes", schema=schema))
    assert all(each.holds for each in run(spark, "E + E must be 254", "E 127 passes", schema=schema))
    rule = "every F.G must be at least 1 when every F.H is 'x'"
    examples = "F.G [1, 0], F.H ['x', 'x'] fails", "F.G [0], F.H ['y'] passes", "F null passes"
    assert [each.holds for each in run(spark, rule, *examples, schema=schema)] == [True] * 3


def test_what_does_not_hold_is_told_in_parts(spark):
    [one] = run(spark, "Code should start with 'a' and have length at most 3", "Code 'abcd' passes")
    assert (one.passed, one.failed) == (False, ("Code should have length at most 3",))
    [both] = run(spark, "Code should start with 'a' or have length at most 3", "Code 'bbcd' passes")
    assert both.failed == ("Code should start with 'a'", "Code should have length at most 3")
    [either] = run(spark, "Code should start with 'a' or have length at most 3", "Code 'abcd' passes")
    assert (either.passed, either.failed) == (True, ())
    [several] = run(spark, "A, B and C must be at least 1", "A 1, C 0 passes")
    assert several.failed == ("B must be at least 1", "C must be at least 1")
    [plain] = run(spark, "A must be at least 1", "A 0 passes")
    assert (plain.passed, plain.failed) == (False, ())
    [mixed] = run(spark, "A and B must be null or be at least 5", "A 1, B 6 passes")
    assert mixed.failed == ("A must be null", "A must be at least 5")


def test_without_a_moment_the_present_counts(spark):
    past, future = run(spark, "D must be before now", "D 2001-01-01 passes", "D 9999-01-01 passes")
    assert (past.holds, future.holds) == (True, False)


def test_columns_of_one_rule_do_not_confuse_another(spark):
    """Beside a column `Length of Stay`, these words of another rule would need backquotes."""
    text = """T
    `length of Name` must be at least 1
        example: `length of Name` 1 passes
    length of Name must be at least 2
        example: Name 'a' fails
"""
    assert [each.holds for each in outcomes(spark, read(text).trials)] == [True, True]


def test_the_session_keeps_its_zone(spark):
    before = spark.conf.get("spark.sql.session.timeZone")
    spark.conf.set("spark.sql.session.timeZone", "Asia/Tokyo")
    try:
        [day] = run(spark, "Seen must be on or before 2024-01-31", "Seen 2024-01-31T23:30:00 passes")
        assert day.holds
        assert spark.conf.get("spark.sql.session.timeZone") == "Asia/Tokyo"
    finally:
        spark.conf.set("spark.sql.session.timeZone", before)


def test_what_an_engine_refuses_has_its_reason(spark):
    json_, name = run(spark, "Name must be valid json", "Name '{}' passes"), run(spark, "A must be 1", "A 1 passes")
    assert name[0].holds
    if os.environ.get("DQLANG_ENGINE") == "sail":
        assert json_[0].passed is None and "JSON is read more loosely" in json_[0].reason
    elif spark_version() < (4, 0):
        assert json_[0].passed is None and "needs Spark 4.0" in json_[0].reason
    else:
        assert json_[0].holds


def test_a_row_outside_the_condition_is_told_apart(spark):
    def outside(rule, *examples):
        return [each.outside for each in run(spark, rule, *examples)]

    rule = "Zip must be present when Country is 'US'"
    assert outside(rule, "Country 'us', Zip null fails", "Country 'US', Zip '1' fails") == [True, False]
    assert outside(rule, "Zip null fails", "Country 'US', Zip null passes") == [True, False]
    assert outside("every Tags must be 'a' when B is 1", "Tags [], B 1 fails", "Tags [], B 2 fails") == [False, True]
    assert outside("A should be 1 or be 2 if present when not B is 1", "A null, B 2 fails", "B 1 fails") == [
        False,
        True,
    ]
    assert outside("A must be present", "A 1 fails") == [False]


# --- the command ------------------------------------------------------------------------------------------------------

RULES = """\
Person
    Name should be human_name
        example: Name 'Mark' passes
        example: Name 'Gle9' passes
    Zip must be present when Country is 'US'
        example: Country 'US' passes
    Payload must be valid json
        example: Payload '{}' passes
    Age must be at least 18
    City must be present
"""
REPORT = """\
person.dq:4: this example does not hold
    rule      Name should be human_name
    row       Name 'Gle9'
    expected  passes
    came      fails

person.dq:6: this example does not hold
    rule      Zip must be present when Country is 'US'
    row       Country 'US', Zip null
    expected  passes
    came      fails

"""


@pytest.mark.classic
@pytest.mark.since("4.0")  # its rules ask for valid JSON
def test_the_report_on_spark(spark, tmp_path, monkeypatch):
    from click.testing import CliRunner

    from dqlang.cli.group import dqlang as command

    monkeypatch.chdir(tmp_path)
    (tmp_path / "person.dq").write_text(RULES)
    result = CliRunner().invoke(command, ["test", "person.dq", "--engine", "spark"])
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == REPORT + "2 examples hold, 2 do not; 2 rules have no example\n"
    (tmp_path / "good.dq").write_text("T\n    A must be 1\n        example: A 1 passes\n")
    result = CliRunner().invoke(command, ["test", "good.dq", "--engine", "spark"])
    assert (result.exit_code, result.stdout) == (0, "1 example holds\n")


@pytest.mark.sail
def test_without_java_examples_run_on_sail(spark, tmp_path):
    (tmp_path / "person.dq").write_text(RULES)
    nowhere = {"PATH": str(tmp_path), "JAVA_HOME": "", "HOME": str(tmp_path), "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-m", "dqlang", "test", "person.dq"]
    settings = {**os.environ, **nowhere}
    done = subprocess.run(command, cwd=tmp_path, env=settings, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout.startswith(REPORT)
    summary, help_ = done.stdout.splitlines()[-2:]
    assert summary == "1 example holds, 2 do not, 1 could not be run; 2 rules have no example"
    assert "person.dq:8: this example could not be run" in done.stdout and "`dqlang doctor`" in help_
