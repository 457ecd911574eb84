"""What the nearest mending of a slip would get wrong, and must not."""

from __future__ import annotations

import pytest

import dqlang
from dqlang.cli.fixing import mended


def lint(sentence: str, above: str = "") -> list[dqlang.Diagnostic]:
    return dqlang.lint(f"{above}T\n    {sentence}\n")


def fixed(sentence: str, above: str = "") -> str:
    return mended(f"{above}T\n    {sentence}\n", None).text.splitlines()[-1].strip()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Name must be one of ('“A”', '“B”')", "Name must be in ['“A”', '“B”']"),
        ("Name must be 'a“b”c' or 'd'", "Name must be in ['a“b”c', 'd']"),
        ("Name must be “a” or ‘b’", "Name must be in [\"a\", 'b']"),
        ("if Kind = '“A”' then Name must be present", "Name must be present when Kind is '“A”'"),
        ("Name must match /“[a-z]+”/", "Name must match '“[a-z]+”'"),
    ],
)
def test_curly_signs_inside_other_quotes_stay(written: str, meant: str) -> None:
    assert fixed(written) == meant


@pytest.mark.parametrize("written", ["Name must be “a ”” b” or “c”", "Name must be ‘x’’y’ or ‘c’"])
def test_doubled_curly_signs_are_left_to_the_writer(written: str) -> None:
    assert fixed(written) == written


@pytest.mark.parametrize(
    "written",
    [
        "Name and must be present",
        "Name, and must be present",
        "Status must be `Active`",
        "B must be strictly between 1 and 5 inclusive",
        "Age must be at least 0 unless it is blank",
        "A must be the sum of B and present",
        "there must be no duplicates in table",
        "there must be no duplicates in it",
        "Name must not always be positive",
        "Name and Zip must not all be null",
        "Due must be within 30 days",
        "Name must be unique across Stores",
    ],
)
def test_nothing_is_written_unseen(written: str) -> None:
    assert fixed(written) == written
    assert any(each.severity == "error" for each in lint(written))


@pytest.mark.parametrize(
    "behind", ["provided B is 1", "as long as B is 1", "in case B is 1", "as my_rule", "tagged ['a']"]
)
def test_what_stands_behind_several_rules_is_given_to_none_of_them(behind: str) -> None:
    found = lint(f"A must be present and must not be bigger than 5 {behind}")
    assert found and all("\n" not in (problem.help or "") for problem in found)


def test_a_name_that_is_defined_is_known_when_a_slip_is_mended() -> None:
    written = "Age must be non negative when B is in codes"
    assert fixed(written, "define codes as ['a']\n\n") == "Age must not be negative when B is in codes"
    assert fixed(written) == written


@pytest.mark.parametrize("subject", ["all values of Tags", "each fields of A"])
def test_the_items_of_an_array_are_no_columns(subject: str) -> None:
    found = lint(f"{subject} must be positive")
    assert found and all("names its columns" not in each.message for each in found)


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("Status must be Active", "text stands in quotes, as in `'Active'`, and a column behind `be equal to`"),
        ("Status must be Inactive", "text stands in quotes, as in `'Inactive'`, and a column behind `be equal to`"),
        ("Status must be Uniqe", "did you mean `unique`?"),
        ("Status must be uniqe", "did you mean `unique`?"),
    ],
)
def test_a_capital_is_a_text_unless_it_is_a_check_misspelt(written: str, help: str) -> None:
    assert [each.help for each in lint(written)] == [help]


@pytest.mark.parametrize(
    "written",
    ["Amt must be greater than Base by five", "Name must be blank or 'A'", "Amt must be between 1 and 5 save 3"],
)
def test_words_behind_which_anything_reads_are_not_guessed(written: str) -> None:
    helps = " ".join(each.help or "" for each in lint(written))
    assert helps and not any(f"did you mean `{word}`" in helps for word in ("within", "because", "for", "is", "less"))
