"""Near misses of what stands above the rules, which no line among rules can show; and that none is offered for a column
of the same name."""

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


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("define grown as must be at least 18", "define grown as be at least 18"),
        ("define least is 18", "define least as 18"),
        ("define least = 18", "define least as 18"),
        ("define states as 'CA', 'NY'", "define states as ['CA', 'NY']"),
        ("treat 'N/A' as null", "treat 'N/A' as missing"),
        ("treat N/A as missing", "treat 'N/A' as missing"),
        ("treat ['N/A', '-'] as missing", "treat 'N/A', '-' as missing"),
        ("treat 'N/A' and '-' as missing", "treat 'N/A', '-' as missing"),
        ("use common.dq", "use 'common.dq'"),
        ("include 'common.dq'", "use 'common.dq'"),
        ("define my list as ['A']", "define my_list as ['A']"),
        ("key Id", "key is Id"),
        ("key: Id", "key is Id"),
        ("Ssn sensitive", "Ssn is sensitive"),
        ("sensitive: Ssn", "Ssn is sensitive"),
    ],
)
def test_what_stands_above_the_rules_is_offered_as_it_is_written(written: str, meant: str) -> None:
    assert mended(f"{written}\n{TABLE}") == f"{meant}\n{TABLE}"


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ("present", "be present"),
        ("is present", "be present"),
        ("not null", "not be null"),
        ("be not null", "not be null"),
        ("not null and not blank", "not be null and not be blank"),
        ("unique", "be unique"),
        ("at least 5", "be at least 5"),
        (">= 5", "be at least 5"),
        ("between 1 and 5", "be between 1 and 5"),
        ("be between 1 to 5", "be between 1 and 5"),
        ("greater than 0", "be greater than 0"),
        ("email", "be valid email"),
        ("a valid email", "be valid email"),
        ("BirthDate must be present", "be present"),
        ("one of ['A', 'B']", "be in ['A', 'B']"),
        ("in ('A', 'B')", "be in ['A', 'B']"),
        ("('A', 'B')", "['A', 'B']"),
        ("A, B", "['A', 'B']"),
        ("Doctor, Lab Technician", "['Doctor', 'Lab Technician']"),
        ("[A-Z]+", "'[A-Z]+'"),
        ("/[A-Z]+/", "'[A-Z]+'"),
        ("regex '[A-Z]+'", "'[A-Z]+'"),
        ("like 'A%'", "start with 'A'"),
    ],
)
def test_what_is_defined_is_mended_as_behind_must(body: str, meant: str) -> None:
    found = dqlang.lint(f"define good as {body}\n{TABLE}    A must be good\n")
    assert mended(f"define good as {body}\n{TABLE}    A must be good\n").startswith(f"define good as {meant}\n"), found


@pytest.mark.parametrize("body", ["A/B", "/", "('A'", "be between 1 and", ""])
def test_a_definition_is_never_told_that_it_lacks_a_modal(body: str) -> None:
    for problem in dqlang.lint(f"{TABLE}    Name must be present\ndefine good as {body}\n"):
        assert "must` or `should" not in str(problem) and "formula" not in str(problem)


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
