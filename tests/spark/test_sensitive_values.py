"""Values of a sensitive column reach no failure and no report, whatever the rule and wherever the column lies."""

from __future__ import annotations

import json

import pytest

import dqlang
from dqlang.report import data, text
from dqlang.report.collect import collect
from dqlang.report.findings import Findings

pytestmark = [pytest.mark.classic, pytest.mark.connect, pytest.mark.sail]

SECRETS = ("123-45-6789", "987-65-4321", "hidden")
ROWS = """
    SELECT Id, Name, Ssn, Backup, named_struct('City', City, 'Zip', Zip) AS Address,
           array(named_struct('Qty', Qty, 'Mark', Mark)) AS Lines, array(Mark, 'b') AS Tags
    FROM VALUES
        (1, 'Ann', '123-45-6789', '123-45-6789', 'Ulm', 'hidden', 1, 'hidden'),
        (2, CAST(NULL AS STRING), '987-65-4321', '5', 'Bonn', 'hidden', -2, 'hidden'),
        (3, 'Bob', CAST(NULL AS STRING), '6', 'Rom', CAST(NULL AS STRING), -3, 'c')
    AS t(Id, Name, Ssn, Backup, City, Zip, Qty, Mark)
"""
FACTS = ("SSN is sensitive", "address.ZIP is sensitive", "Lines.Mark is sensitive", "Tags is sensitive")
FAILING = (
    "Ssn must be in ['x']",
    "length of Ssn must be at most 2",
    "(Name, Ssn) must be in lookup Known.(Name, Ssn)",
    "(Name, Ssn) must differ",
    "at least one of Name and Ssn must be 'x'",
    "Backup must be missing when Backup is equal to Ssn",
    "Backup must not be equal to Ssn",
    "Address must be null",
    "Address.Zip must be lower case",
    "every Lines.Qty must be positive",
    "every Lines.Mark must be 'x'",
    "every Tags must be 'x'",
    "count of Tags must be 9",
    "Ssn should be unique within Name",
)
FAILING_WITHOUT_BACKUP = tuple(sentence for sentence in FAILING if "Backup" not in sentence)
KEY = ["Id", "Name", "Ssn", "Address", "Lines", "Tags"]
"""All but a column that nobody calls sensitive and that holds the same."""


@pytest.fixture
def rows(spark):
    return spark.sql(ROWS)


@pytest.fixture
def known(spark):
    return {"Known": spark.sql("SELECT 'Ann' AS Name, 'hidden' AS Ssn")}


def rules(*sentences: str) -> dqlang.RuleSet:
    return dqlang.compile("Person\n" + "".join(f"    {sentence}\n" for sentence in sentences))


def shown(found) -> str:
    """All that a result of rows shows, keys included."""
    return json.dumps([row.asDict(recursive=True) for row in found], default=str)


@pytest.mark.parametrize("sentence", FAILING)
def test_no_failure_shows_a_sensitive_value(rows, known, sentence):
    found = rules(*FACTS, sentence).failures(rows, lookups=known, key=KEY).collect()
    assert found, "a rule that nothing fails shows nothing anyway"
    assert {row["value"] for row in found} == {"***"}
    assert not [secret for secret in SECRETS if secret in shown(found)]


def test_no_key_of_all_columns_shows_a_sensitive_value(rows, known):
    found = rules(*FACTS, *FAILING_WITHOUT_BACKUP).failures(rows.drop("Backup"), lookups=known).collect()
    assert not [secret for secret in SECRETS if secret in shown(found)]


def test_without_the_fact_they_are_shown(rows, known):
    found = shown(rules(*FAILING).failures(rows, lookups=known, key="Id").collect())
    assert [secret for secret in SECRETS if secret in found] == list(SECRETS)


def test_other_rules_show_their_values_beside_a_masked_key(rows):
    [row] = rules("Ssn is sensitive", "Address is sensitive", "Id must be at most 2").failures(rows).collect()
    assert row["value"] == "3"
    key = row["key"].asDict()
    assert list(key) == ["Id", "Name", "Ssn", "Backup", "Address", "Lines", "Tags"]
    assert (key["Id"], key["Name"], key["Ssn"], key["Address"]) == (3, "Bob", "***", "***")


def test_a_key_that_is_asked_for(rows):
    found = rules(*FACTS, "Id must be at most 1").failures(rows, key=["ssn", "id", "Address"])
    assert {tuple(row["key"]) for row in found.collect()} == {("***", 2, "***"), ("***", 3, "***")}


def test_a_missing_value_is_masked_too(rows):
    found = rules("Ssn is sensitive", "Ssn must be present").failures(rows, key="Id").collect()
    assert [(row["value"], tuple(row["key"])) for row in found] == [("***", (3,))]


def test_the_fact_must_fit_the_data(rows):
    with pytest.raises(dqlang.DqError, match="`Sssn`.*\n"):
        rules("Sssn is sensitive", "Name must be present").failures(rows)


def findings(rules: dqlang.RuleSet, rows, known, key=None) -> Findings:
    plan, schema = rules.bound(rows, known)
    collected = collect(plan, schema, rows, known, key)
    return Findings("data", "rules", rules.table, rules.fingerprint, **collected, failing=("severe",))


@pytest.mark.parametrize("key", [["Id"], KEY])
def test_no_report_shows_a_sensitive_value(rows, known, key):
    found = findings(rules(*FACTS, *FAILING, "Id must be at most 1"), rows, known, key)
    for report in (text.render(found), data.render(found)):
        assert not [secret for secret in SECRETS if secret in report]
        assert "***" in report
    assert {sample.value for sample in found.findings[-1].samples} == {"2", "3"}


def test_a_measurement_holds_counts_alone(rows, known):
    found = rules(*FACTS, *FAILING).measure(rows, lookups=known).to_json()
    assert not [secret for secret in SECRETS if secret in found]


def test_graded_rows_are_data_and_keep_their_columns(rows):
    graded = rules("Ssn is sensitive", "Ssn must be present").grade(rows)
    assert [row["Ssn"] for row in graded.select("Ssn").collect()] == ["123-45-6789", "987-65-4321", None]
