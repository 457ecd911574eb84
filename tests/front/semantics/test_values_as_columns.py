"""A word that is nearly a value, or a number in words: a column without a schema, and told."""

from __future__ import annotations

import pytest

import dqlang


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("Born must be before tody", "today"),
        ("Born must be on or before Todya", "today"),
        ("Seen must be between 2024-01-01 and nwo", "now"),
        ("Age must be at least five", "5"),
        ("Age must be equal to zero", "0"),
        ("Born must be before tomorrow", "1 day from now"),
        ("Paid must be equal to ture", "true"),
    ],
)
def test_a_value_that_is_read_as_a_column_is_told(sentence: str, meant: str) -> None:
    (found,) = dqlang.lint(f"T\n    {sentence}\n")
    assert (found.code, found.severity, found.edits[0][4]) == ("DQ445", "advice", meant)
    (found,) = dqlang.lint(f"T\n    {sentence}\n", schema="Born DATE, Seen TIMESTAMP, Age INT, Paid BOOLEAN")
    assert (found.code, found.severity, found.edits[0][4]) == ("DQ300", "error", meant)


@pytest.mark.parametrize(
    "sentence",
    [
        "Price must be less than Low",
        "Kind must be equal to Tree",
        "Kind must be equal to Note",
        "Born must be before `tody`",
        "five must be present",
        "Age must be at least today",
    ],
)
def test_what_may_well_be_a_column_is_not_told(sentence: str) -> None:
    assert [found.code for found in dqlang.lint(f"T\n    {sentence}\n") if found.code == "DQ445"] == []


@pytest.mark.parametrize("item", ["'O''Brien'", "'Rock''n''Roll'", "'Qur''an'", "'it''s'", "'a''b'", "'Hawai''i'"])
def test_an_apostrophe_is_no_missing_comma(item: str) -> None:
    assert dqlang.lint(f"T\n    Name must be in ['x', {item}]\n") == []


def test_a_missing_comma_is_told() -> None:
    (found,) = dqlang.lint("T\n    Status must be in ['open', 'paid''shipped']\n")
    assert (found.code, found.edits[0][4]) == ("DQ446", "'paid', 'shipped'")


def test_a_number_of_rows_is_no_share() -> None:
    (found,) = dqlang.lint("T\n    Status must be present for at least 75 of rows\n")
    assert found.code == "DQ123" and "75% of rows" in found.help and "75 rows" in found.help
