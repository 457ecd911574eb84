"""Checks of the language that are not built yet are told apart from checks that nobody knows."""

from __future__ import annotations

import pytest

import dqlang
from dqlang.semantics import unbuilt


@pytest.mark.parametrize("written", ["be valid star sign", "be a valid star sign", "be valid star sign for 'US'"])
def test_a_check_that_is_not_built_says_so(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(unbuilt._FEATURES, "be valid star sign", "star signs")
    (problem,) = dqlang.lint(f"T\n    A must {written}")
    assert problem.code == "DQ199"
    assert "not built yet" in problem.message


def test_a_check_that_nobody_knows_does_not() -> None:
    (problem,) = dqlang.lint("T\n    A must be valid emial address")
    assert problem.code == "DQ200"
