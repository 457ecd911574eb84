"""Every check on rows that other tools have: its sentence, and what it says of rows that pass, fail, lack a value, or
stand at a boundary. See tests/vocabulary/README.md."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import dqlang
from dqlang.plan.ddl import parse_ddl

FOLDER = Path(__file__).parents[1] / "vocabulary"
ENTRIES = [entry for path in sorted(FOLDER.glob("*.yaml")) for entry in yaml.safe_load(path.read_text("utf-8"))]
KINDS = {"pass", "fail", "null", "boundary"}


def rule_file(entry: dict, sentence: str) -> str:
    header, facts = entry.get("header", ""), entry.get("facts", "")
    lines = [header, "t", *(f"    {fact}" for fact in facts.splitlines()), f"    {sentence}"]
    return "\n".join(lines).lstrip("\n")


def table(spark, entry: dict):
    names = parse_ddl(entry["columns"]).fields
    columns = ", ".join(f"CAST(`{field.name}` AS {field.type.sql()}) AS `{field.name}`" for field in names)
    values = ", ".join(f"({place}, {row[0]})" for place, row in enumerate(entry["rows"]))
    listed = ", ".join(f"`{field.name}`" for field in names)
    return spark.sql(f"SELECT place, {columns} FROM VALUES {values} AS t(place, {listed})")


def verdicts(spark, entry: dict, sentence: str) -> list[str]:
    rules = dqlang.compile(rule_file(entry, sentence), allow_sql=True)
    lookups = {name: spark.sql(sql) for name, sql in entry.get("lookups", {}).items()}
    data = table(spark, entry)
    if entry.get("whole_rows"):  # a number would make each row another one; equal rows have one verdict
        known = {tuple(row)[:-1]: _verdict(row) for row in rules.grade(data.drop("place")).collect()}
        return [known[tuple(row)[1:]] for row in data.orderBy("place").collect()]
    found = {row["place"]: _verdict(row) for row in rules.grade(data, lookups=lookups or None).collect()}
    return [found[place] for place in range(len(entry["rows"]))]


def _verdict(row) -> str:
    grade = row["DataQualityResult"]
    return "fails" if grade["SevereCount"] + grade["WarningCount"] else "passes"


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["id"]) for entry in ENTRIES])
def test_rows(entry, spark):
    assert verdicts(spark, entry, entry["sentence"]) == [row[1] for row in entry["rows"]]


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["id"]) for entry in ENTRIES if "negated" in entry])
def test_negated(entry, spark):
    """The other verdict, except where the check has no answer."""
    expected = entry.get("negated_verdicts") or [_turned(entry, *row[1:]) for row in entry["rows"]]
    assert verdicts(spark, entry, entry["negated"]) == expected


def _turned(entry: dict, verdict: str, kind: str) -> str:
    if kind == "null" and not entry.get("answers_null"):
        return "fails"
    return {"passes": "fails", "fails": "passes"}[verdict]


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["id"]) for entry in ENTRIES if "verdict" in entry])
def test_the_table(entry, spark):
    (verdict,) = dqlang.compile(rule_file(entry, entry["sentence"])).measure(table(spark, entry))
    assert verdict.passed == (entry["verdict"] == "passes")


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["id"]) for entry in ENTRIES])
@pytest.mark.classic
def test_an_entry_is_whole(entry):
    """What is left out has its reason."""
    left_out = set(entry.get("without", {}))
    assert {row[2] for row in entry["rows"]} | left_out >= KINDS
    assert "negated" in entry or "negated" in left_out
