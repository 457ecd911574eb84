"""The advice that only the types of the data let be given, without what lint says anyway."""

from __future__ import annotations

import pytest

from dqlang.linting import advice_on_types
from dqlang.plan.ddl import read_schema
from dqlang.source import Source

RULES = "T\n    A must be greater than B\n    C must match 'x'\nOther\n    A must be less than B\n"


def advised(text: str, schema: str, allowed: tuple[str, ...] = ()) -> list[tuple[str, int]]:
    return [(each.code, each.line) for each in advice_on_types(Source(text), "T", read_schema(schema), allowed)]


def test_numbers_that_are_text_are_told_of_the_table_that_is_graded():
    assert advised(RULES, "A STRING, B STRING, C STRING") == [("DQ407", 2)]


def test_of_numbers_nothing_is_told():
    assert advised(RULES, "A INT, B INT, C STRING") == []


@pytest.mark.parametrize("comment", ["  # dqlang: allow DQ407", "  # dqlang: allow DQ407, DQ403"])
def test_what_is_silenced_at_the_rule_stays_silent(comment):
    assert advised(RULES.replace("than B\n", f"than B{comment}\n"), "A STRING, B STRING, C STRING") == []


def test_what_is_silenced_by_the_settings_stays_silent():
    assert advised(RULES, "A STRING, B STRING, C STRING", ("DQ407",)) == []
