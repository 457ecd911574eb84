"""What near misses of sentences above the rules must not lead to; those themselves are among the corpus' slips."""

from __future__ import annotations

import pytest

import dqlang
from dqlang.checks import registry

TABLE = "Visit\n    Id must be present\n"


def mended(text: str) -> str:
    (found,) = [each for each in dqlang.lint(text) if each.severity == "error"]
    lines = text.split("\n")
    for line, column, _, end, words in sorted(found.edits, reverse=True):
        lines[line - 1] = lines[line - 1][: column - 1] + words + lines[line - 1][end - 1 :]
    return "\n".join(lines)


@pytest.mark.parametrize("written", ["use common.dq", "include 'common.dq'"])
def test_another_file_is_offered_as_it_is_written(written: str) -> None:
    assert mended(f"{written}\n{TABLE}") == f"use 'common.dq'\n{TABLE}"


@pytest.mark.parametrize("body", ["A/B", "/", "('A'", "be between 1 and", ""])
def test_a_definition_is_never_told_that_it_lacks_a_modal(body: str) -> None:
    found = dqlang.lint(f"define good as {body}\n{TABLE}")
    assert found and found[0].severity == "error"
    for problem in found:
        said = f"{problem.message} {problem.help}"
        assert "must` or `should" not in said and "formula" not in said


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("owner is required", "owner must be present"),
        ("owner is not null", "owner must not be null"),
    ],
)
def test_a_column_may_be_called_as_a_fact_is(written: str, offered: str) -> None:
    assert mended(f"{TABLE}    {written}\n") == f"{TABLE}    {offered}\n"


@pytest.mark.parametrize("name", ["vat number", "tax number", "passport number"])
def test_the_name_of_an_unknown_format_is_not_taken_for_a_number(name: str) -> None:
    assert registry.suggest(f"be valid {name}") == []
    (found,) = dqlang.lint(f"{TABLE}    Nr must be valid {name}\n")
    assert "match" in (found.help or "") and "docs/checks" in found.help


def test_a_misspelt_number_still_is_one() -> None:
    assert registry.suggest("be valid numbr") == ["be valid number"]
    assert registry.suggest("be valid decimal number") == ["be valid decimal"]
