"""Checks of the language that are not built yet are told apart from checks that nobody knows."""

from __future__ import annotations

import pytest

import dqlang


@pytest.mark.parametrize(
    "phrase", ["be valid email", "be valid us zip code", "be valid phone number for 'US'"]
)
def test_a_check_that_is_not_built_says_so(phrase: str) -> None:
    (problem,) = dqlang.lint(f"T\n    A must {phrase}")
    assert problem.code == "DQ199"
    assert "not built yet" in problem.message


def test_a_check_that_nobody_knows_does_not() -> None:
    (problem,) = dqlang.lint("T\n    A must be valid emial address")
    assert problem.code == "DQ200"
