"""What a message offers in place of a mistake is proven: pasted, the sentence reads, and says what was meant."""

from __future__ import annotations

import pytest

import dqlang

HEAD = "Visit\n    Id must be present\n    "
MENDED = [  # a line as beginners write it, and the line with the offered words pasted
    # words misspelt, doubled, left out
    ("Age must be greter than 5", "Age must be greater than 5"),
    ("Age must be betwen 1 and 5", "Age must be between 1 and 5"),
    ("Age must be between 1 adn 5", "Age must be between 1 and 5"),
    ("D must be befor 2024-01-01", "D must be before 2024-01-01"),
    ("D must be wihtin the last 3 days", "D must be within the last 3 days"),
    ("A must be equal to 5 withn 1", "A must be equal to 5 within 1"),
    ("Name must have lenght 5", "Name must have length 5"),
    ("Code must macth '^A$'", "Code must match '^A$'"),
    ("Name must be unque within Org", "Name must be unique within Org"),
    ("Age must be greater then 5", "Age must be greater than 5"),
    ("Name must be be present", "Name must be present"),
    ("Name must must be present", "Name must be present"),
    ("Name must to be present", "Name must be present"),
    ("Name must present", "Name must be present"),
    ("Name must not null", "Name must not be null"),
    ("Name must in ['A']", "Name must be in ['A']"),
    ("Name must be present and unique", "Name must be present and be unique"),
    ("Code must start with 'A' or 'B'", "Code must start with 'A' or start with 'B'"),
    # several slips at once
    ("Code must be one of ('A', 'B')", "Code must be in ['A', 'B']"),
    ("Zip must be present if Country = 'US'", "Zip must be present when Country is 'US'"),
    (
        "if Country is 'US' and Age > 18, Zip must be present",
        "Zip must be present when Country is 'US' and Age is greater than 18",
    ),
    ("Email must be unique per Org and Team", "Email must be unique within (Org, Team)"),
    ("First Name and Last Name must be present", "`First Name` and `Last Name` must be present"),
    ("Code must exist in Countries.Code", "Code must be in lookup Countries.Code"),
    # from SQL and spreadsheets
    ("Name IS NOT NULL", "Name must not be null"),
    ("Age >= 18 AND Age <= 65", "Age must be at least 18 and be at most 65"),
    ("Status IN ('A', 'B')", "Status must be in ['A', 'B']"),
    ("Name LIKE 'A%'", "Name must start with 'A'"),
    ("Name must be like '%A%'", "Name must contain 'A'"),
    ("18 < Age < 65", "Age must be strictly between 18 and 65"),
    ("[First Name] must be present", "`First Name` must be present"),
    ('"First Name" must be present', "`First Name` must be present"),
    ("Price ($) must be positive", "`Price ($)` must be positive"),
    ("Customer's Name must be present", "`Customer's Name` must be present"),
    # what a word processor puts in front and behind
    ("- Name must be present", "Name must be present"),
    ("\u2022 Name must be present", "Name must be present"),
    ("1. Name must be present", "Name must be present"),
    ("Name must be present,", "Name must be present"),
    # values
    ("A must be equal to 1e5", "A must be equal to 100000"),
    ("Price must be at least 1,000,000", "Price must be at least 1000000"),
    ("Price must be at least 5,00", "Price must be at least 5.00"),
    ("Price must be at least 5 EUR", "Price must be at least 5"),
    ("D must be before 31-12-2024", "D must be before 2024-12-31"),
    ("D must be before 1 January 2024", "D must be before 2024-01-01"),
    ("Age must be 18-120", "Age must be between 18 and 120"),
    ("Code must be in [A, B]", "Code must be in ['A', 'B']"),
    ("Code must be in 'A', 'B']", "Code must be in ['A', 'B']"),
    ("Code must be Y or N", "Code must be in ['Y', 'N']"),
    ("Name must be at least 5 characters long", "Name must have length at least 5"),
    ("Name must be nonempty", "Name must not be empty"),
    ("Paid must be within 30 days after Billed", "Paid must be between Billed and 30 days after Billed"),
    ("Paid must be not later than Billed", "Paid must be on or before Billed"),
    ("lenght of Name must be at least 5", "length of Name must be at least 5"),
    ("ABS(A - B) must be less than 1", "absolute(A - B) must be less than 1"),
    ("A must be `B`", "A must be equal to `B`"),
    ("LoadedAt must be within 3 days", "LoadedAt must be within the last 3 days"),
    # conditions
    ("A must be positive, when B is 1", "A must be positive when B is 1"),
    ("A must be positive except when B is 'x'", "A must be positive when not (B is 'x')"),
    ("A must be positive when not null", "A must be positive if present"),
    ("A must be positive when B is 'x' or is 'y'", "A must be positive when B is 'x' or B is 'y'"),
    ("A must be positive when B not null", "A must be positive when B is not null"),
    ("A must be present unless B is 'x' as a_name", "A must be present when not (B is 'x') as a_name"),
]


def pasted(text: str, found: dqlang.Diagnostic) -> str:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for line, column, end_line, end_column, words in sorted(found.edits, reverse=True):
        text = text[: starts[line - 1] + column - 1] + words + text[starts[end_line - 1] + end_column - 1 :]
    return text


@pytest.mark.parametrize(("written", "meant"), MENDED)
def test_what_is_offered_works_when_it_is_pasted(written: str, meant: str) -> None:
    (found,) = dqlang.lint(f"{HEAD}{written}\n    Z must be present\n")
    mended = pasted(f"{HEAD}{written}\n", found)
    assert mended.removeprefix(HEAD).split() == meant.split()
    assert [each.message for each in dqlang.lint(mended) if each.severity == "error"] == []


@pytest.mark.parametrize(
    "written",
    [
        "Name may be null",  # `must be null` would say the opposite
        "Name can be blank",
        "Name must be optional",
        "D must be before 5/6/2024",  # in May or in June
        "Rate must be at most 5%",  # 5 or 0.05
        "A must be null and must not be B",  # two rules
        "A must be B",  # the text or the column
    ],
)
def test_nothing_is_offered_to_paste_where_only_the_writer_knows(written: str) -> None:
    (found,) = dqlang.lint(f"{HEAD}{written}\n")
    assert found.edits == () and found.help


@pytest.mark.parametrize(
    ("text", "code", "marked"),
    [
        ("Person:\n    A must be present\n", "DQ102", ":"),
        ("Order Lines\n    A must be present\n", "DQ102", "Order Lines"),
        ("Table Person\n    A must be present\n", "DQ102", "Table Person"),
        ("[Person]\n    A must be present\n", "DQ102", "[Person]"),
        ("  Person\n    A must be present\n", "DQ111", "Person"),
        ("P\n    A must be present and\n    be unique\n", "DQ107", "be"),
        ("P\n    A must be\n    present\n", "DQ107", "present"),
        ("P\n    A must be in\n    ['x']\n", "DQ107", "["),
        ("P\n    A must be present\n    when B is 1\n", "DQ107", "when"),
        ("P\n    A must be in ['x',\n    'y',\n    'z'\n    B must be present\n", "DQ105", "["),
        ("P\n    A must not be null or blank\n", "DQ102", "must not be null or blank"),
        (f"P\n    {'A' * 130} must be presnt\n", "DQ200", "presnt"),
        ("P\n    A must be present; B must be present\n", "DQ102", ";"),
        ("P\n    A must be present should be unique\n", "DQ102", "should"),
    ],
)
def test_one_mistake_in_a_file_costs_one_problem(text: str, code: str, marked: str) -> None:
    (found,) = dqlang.lint(text)
    line = text.split("\n")[found.line - 1]
    assert (found.code, line[found.column - 1 : found.end_column - 1]) == (code, marked)
    mended = dqlang.lint(pasted(text, found))
    assert not found.edits or all(each.code != found.code for each in mended)


@pytest.mark.parametrize(
    ("written", "marked"),
    [("Age must > 18", ">"), ("Rate & Fee must be present", "&"), ("A must be 1 when B = 'x'", "=")],
)
def test_the_mark_takes_no_space_with_it(written: str, marked: str) -> None:
    (found,) = dqlang.lint(f"{HEAD}{written}\n")
    line = f"{HEAD}{written}".split("\n")[found.line - 1]
    assert line[found.column - 1 : found.end_column - 1] == marked
