"""The corpus's cases with data: each is graded with ANSI mode on and off."""

from __future__ import annotations

import pytest
import yaml
from corpus_cases import CORPUS, cases
from engines import spark_version

import dqlang
from dqlang.checks import registry


@pytest.mark.parametrize("case", cases("dq", "data", "rows"))
def test_rows(case, either_ansi):
    rules, data = dqlang.compile(case.blocks["dq"]), either_ansi.sql(case.blocks["data"])
    if spark_version() < (4, 0) and ("valid json" in case.blocks["dq"] or "JSON" in case.title):
        with pytest.raises(dqlang.DqError, match="needs Spark 4.0"):
            rules.grade(data)
        return
    assert failures_of(rules, data) == yaml.safe_load(case.blocks["rows"])


@pytest.mark.parametrize("case", cases("dq", "data", "unordered"))
def test_rows_that_are_held_against_others(case, either_ansi):
    rules, data = dqlang.compile(case.blocks["dq"]), either_ansi.sql(case.blocks["data"])
    rows, failed = [str(tuple(row)) for row in data.collect()], yaml.safe_load(case.blocks["unordered"])
    found = [(str(tuple(row)[:-1]), _names(row[-1])) for row in rules.grade(data).collect()]
    assert sorted(found) == sorted(zip(rows, failed, strict=True))


def failures_of(rules, data) -> list[list[str]]:
    results = [row[0] for row in rules.grade(data).select("DataQualityResult").collect()]
    return list(map(_names, results))


def _names(grade) -> list[str]:
    return [*grade.SevereErrors, *grade.WarningErrors]


def test_every_check_has_cases():
    named = {path.stem for path in (CORPUS / "checks").glob("*.md")}
    assert named >= {registry.find(phrase).type_name for phrase in registry.phrases()} - {"future"}
