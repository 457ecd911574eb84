"""Every check on rows that other tools have: its sentence, and what it says of rows that pass, fail, lack a value, or
stand at a boundary. See tests/vocabulary/README.md."""

from __future__ import annotations

import pytest
from vocabulary import ENTRIES, expected, rule_file, table, verdicts

import dqlang

KINDS = {"pass", "fail", "null", "boundary"}


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["id"]) for entry in ENTRIES])
def test_rows(entry, spark):
    assert verdicts(spark, entry, entry["sentence"]) == expected(entry, [row[1] for row in entry["rows"]])


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["id"]) for entry in ENTRIES if "negated" in entry])
def test_negated(entry, spark):
    """The other verdict, except where the check has no answer."""
    turned = entry.get("negated_verdicts") or [_turned(entry, *row[1:]) for row in entry["rows"]]
    assert verdicts(spark, entry, entry["negated"]) == expected(entry, turned)


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
