"""The entries of tests/vocabulary, and the verdicts of their rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from engines import ENGINE, spark_version

import dqlang
from dqlang.checks import registry
from dqlang.plan.ddl import parse_ddl
from dqlang.spark.problems import DataProblem

FOLDER = Path(__file__).parents[1] / "vocabulary"


def _number(path: Path) -> int:
    """The group's number, with which a file's name begins."""
    return int(path.stem.partition("_")[0])


ENTRIES = [
    entry for path in sorted(FOLDER.glob("*.yaml"), key=_number) for entry in yaml.safe_load(path.read_text("utf-8"))
]


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


def refusal(entry: dict) -> str | None:
    """A part of the reason why this engine refuses the rule."""
    if ENGINE == "sail":
        return entry.get("refused_on_sail")
    return entry.get("refused_before_4") if spark_version() < (4, 0) else None


def expected(entry: dict, found: list[str]) -> list[str]:
    """What an engine that refuses the rule, with the reason, says of its rows is nothing."""
    return [] if refusal(entry) else found


@contextmanager
def registered(entry: dict) -> Iterator[None]:
    """The check from Python that an entry asks for by its name: of as many letters, in the case that a value says."""
    if "registered" not in entry:
        yield
        return
    known = registry._registered, registry._functions
    registry._registered, registry._functions = {}, {}

    @dqlang.check(entry["registered"])
    def letters(column, most=3, case="A-Z"):
        return column.rlike(f"^[{case}]{{1,{most}}}$")

    try:
        yield
    finally:
        registry._registered, registry._functions = known


def verdicts(spark, entry: dict, sentence: str) -> list[str]:
    with registered(entry):
        return _verdicts(spark, entry, sentence)


def _verdicts(spark, entry: dict, sentence: str) -> list[str]:
    rules = dqlang.compile(rule_file(entry, sentence), allow_sql=True)
    if reason := refusal(entry):
        with pytest.raises(DataProblem, match=reason):
            rules.grade(table(spark, entry))
        return []
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
