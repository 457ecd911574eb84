"""What is told where the kinds of values do not go together, and of `every` before a word that names no array."""

from __future__ import annotations

import pytest

import dqlang

SCHEMA = "Age INT, Born DATE, Opens STRING, Paid BOOLEAN, Tags ARRAY<STRING>, Amount DECIMAL(10,2)"


def told(sentence: str, schema: str | None = SCHEMA) -> list[tuple[str, str | None]]:
    return [(each.code, each.help) for each in dqlang.lint(f"T\n    {sentence}\n", schema=schema)]


@pytest.mark.parametrize(
    ("sentence", "code", "help"),
    [
        ("Paid must be 1", "DQ311", "write `true` or `false`"),
        ("Paid must be equal to 2024-01-01", "DQ311", "write `true` or `false`"),
        ("Born must be 5", "DQ311", "write a day, as in `2024-12-31`"),
        ("Amount must be at least 2024-01-01", "DQ311", "write a number, as in `18`"),
        ("Age must be equal to Paid", "DQ311", None),
        ("year of Age must be 5", "DQ311", "`year of` asks about dates and timestamps"),
        ("length of Paid must be 5", "DQ311", "`length of` asks about text"),
        ("length of Tags must be 5", "DQ311", "use `count of`"),
        (
            "Age must match '^[0-9]+$'",
            "DQ310",
            "it asks about text, and numbers have no characters; a range is `between ... and ...`",
        ),
        ("Born must contain 'a'", "DQ310", "it asks about text"),
        ("Tags must contain 'a'", "DQ310", "it asks about text; `every Tags` asks about the items of the list"),
    ],
)
def test_the_help_says_what_goes_with_the_column(sentence: str, code: str, help: str | None) -> None:
    assert told(sentence) == [(code, help)]


@pytest.mark.parametrize("word", ["column", "columns", "Fields", "rows", "value"])
def test_every_column_is_told_where_the_columns_are_not_known(word: str) -> None:
    assert told(f"every {word} must be present", None) == [
        ("DQ449", "name the columns, as in `Name, BirthDate and Zip must be present`")
    ]
    assert told(f"every `{word}` must be present", None) == []
    assert told(f"every {word} must be present", f"{word} ARRAY<STRING>") == []
    assert [code for code, _ in told(f"every {word} must be present")] == ["DQ300"]


@pytest.mark.parametrize(
    "ends",
    ["08:00 and 2024-01-01", "1 and 'x'", "'x' and 1", "today and 5", "5 and 2024-01-01T10:00", "2 days ago and 5"],
)
def test_ends_of_two_kinds_are_told(ends: str) -> None:
    assert "DQ428" in [code for code, _ in told(f"A must be between {ends}", None)]
    assert "DQ428" in [code for code, _ in told(f"A must not be between {ends}", None)]


@pytest.mark.parametrize(
    "ends",
    ["1 and 2.5", "'1' and 2", "'a' and 'b'", "2024-01-01 and now", "'2024-01-01' and today", "B and 5", "5 and A + 1"],
)
def test_ends_that_go_together_are_not(ends: str) -> None:
    assert told(f"A must be between {ends}", None) == []


@pytest.mark.parametrize("schema", [None, SCHEMA])
def test_a_year_is_no_day(schema: str | None) -> None:
    help = "write a day in full, as in `2024-01-01`; of the year alone speaks `year of ...`"
    assert told("Born must be before 2024", schema) == [("DQ254", help)]
    assert told("Born must be before 20", None)[0][1] != help


@pytest.mark.parametrize(("word", "meant"), [("CURRENT_DATE", "today"), ("CURDATE", "today"), ("SysDate", "now")])
def test_what_databases_call_the_day_is_no_column(word: str, meant: str) -> None:
    assert told(f"Born must be at most {word}", None) == [
        ("DQ445", f"did you mean `{meant}`? if it is a column, put it in backquotes")
    ]
