"""The page on Sail says what the code refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from dqlang.checks import registry
from dqlang.plan.expr import ColumnRef
from dqlang.plan.functions import FUNCTIONS, function
from dqlang.plan.types import DATE, STRING, TIMESTAMP, array
from dqlang.spark.sail import fit, refused

PAGE = " ".join((Path(__file__).parents[2] / "docs" / "sail.md").read_text(encoding="utf-8").split())
REASONS = [
    name for name, value in vars(refused).items() if name.isupper() and isinstance(value, str) and name != "HELP"
]


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_stands_on_the_page(reason):
    assert getattr(refused, reason) in PAGE


def is_refused(build) -> bool:
    try:
        fit.rewritten(build)
    except refused.Refused:
        return True
    return False


def test_only_the_checks_named_on_the_page_are_refused():
    text = ColumnRef(("x",), STRING)
    found = {p for p in registry.phrases() if not registry.find(p).several and is_refused(registry.find(p).build(text))}
    assert found == {"be valid json"}
    assert all(f"`{phrase}`" in PAGE for phrase in found)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_of_a_value_runs(name):
    types = {"count": array(STRING), "hour": TIMESTAMP, "minute": TIMESTAMP, "second": TIMESTAMP, "year": DATE}
    subject = ColumnRef(("x",), types.get(name, STRING))
    assert not is_refused(function(name, subject))
