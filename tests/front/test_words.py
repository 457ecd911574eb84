"""Each thing that a rule can say has one spelling."""

from __future__ import annotations

import pytest

from dqlang.source import Source
from dqlang.syntax import ast
from dqlang.syntax.parse import parse
from dqlang.syntax.words import check_words, sentence, value_words


def written(text: str) -> str:
    file, problems = parse(Source(f"t\n    {text}\n"))
    assert not problems, [problem.message() for problem in problems]
    [rule] = file.tables[0].rules
    return sentence(rule)


KEPT = [
    # subjects
    "Name must be present",
    "Name and Zip must be present",
    "Name, BirthDate and Zip must be present",
    "at least one of Phone, Email and Fax must be present",
    "(A, B) must be unique",
    "(A, B) must be unique within (Org, Team)",
    "(Phone1, Phone2) must differ",
    "every Lines.Qty must be positive",
    "every A and every B must be positive",
    "`First Name` must be human_name",
    "Address.`Zip Code` must be present",
    "`2nd` must be present",
    "Straße must be present",
    "`must` must be present",
    "`a``b` must be present",
    # keywords are columns where that reads well
    "Date must be valid date",
    "Count must be at least 0",
    "Status, Order, Type and Length must be present",
    "from must be on or before to",
    "`row` must be present",
    "Address.in must be present",
    "A must be less than `today`",
    # values
    "A must be 'it is'",
    'A must be "it\'s"',
    "A must be 'it''s \"so\"'",
    "A must be 0.50",
    "A must be -1",
    "A must be true",
    "A must be today",
    "A must be 2024-01-31",
    "A must be before 2024-01-31T10:00:00Z",
    "A must be equal to B + C * D",
    "A must be equal to (B + C) * D",
    "A must be equal to B - (C - D)",
    "A must be equal to B - C - D",
    "A must be equal to B / (C * D)",
    "length of Name must be at least 2",
    "absolute of (A - B) must be less than 5",
    "(absolute of A) - B must be less than 5",
    "absolute of (A - B) + C must be less than 5",
    "B + absolute of A must be less than 5",
    "length of trim of Name must be at least 2",
    "A must be on or before 18 years ago",
    "A must be before 1 day from now",
    "A must be before 30 days after Admitted",
    "A must be before 30 days after (B + C)",
    "A must be between 3 days ago and now",
    # checks
    "A must not be null",
    "A must be less than 5",
    "A must be at most 5 within 0.5",
    "A must be equal to B within 5%",
    "A must be equal to B within 2 days",
    "A must be between 0 and 1",
    "A must be strictly between 0 and 1 within 0.1",
    "A must be after B",
    "A must be on or after B",
    "A must be in ['A', 'B']",
    "A must be in [1, 2.5] ignoring case",
    "A must be in lookup Countries.Code",
    "A must be in lookup a.b.Code",
    "(A, B) must be in lookup States.(Country, Code)",
    "A must match '^[0-9]{5}$'",
    "A must contain 'x'",
    "A must start with 'x'",
    "A must end with 'x'",
    "A must have length at least 2",
    "A must have length between 2 and 50",
    "A must have length 5",
    "A must have leading whitespace",
    "A must be unique within Org",
    "A must be within the last 3 days",
    "A must be in the future",
    "A must be valid date with format 'dd/MM/yyyy'",
    "A must be my_check with 3, 'x'",
    "A must be null or be at least 5",
    "A should start with 'a' and have length at most 3",
    # conditions
    "A must be 1 when B is 'US'",
    "A must be 1 when B is not null",
    "A must be 1 when B is greater than 5 and C has length 5",
    "A must be 1 when B does not have whitespace",
    "A must be 1 when B matches '^A' or B does not match 'z$'",
    "A must be 1 when B contains 'x' or B starts with 'y' or B ends with 'z'",
    "A must be 1 when B does not contain 'x'",
    "A must be 1 when (B, C) differ",
    "A must be 1 when B is in the future",
    "A must be 1 when not (B is 1)",
    "A must be 1 when not (B is 1 or C is 2)",
    "A must be 1 when (B is 1 or C is 2) and D is 3",
    "A must be 1 when B is 1 and C is 2 or D is 3",
    "A must be 1 when every B is present",
    # the parts behind the checks
    "A must be 1 if present when B is 'US' for at least 95% of rows as x because 'y' tagged ['a', 'b']",
    "A must be 1 for at least 1 row",
    "A must be 1 for at least 10 rows",
    "A must be 1 for all but 10 rows",
    "A must be 1 for all but 0.5% of rows",
]


@pytest.mark.parametrize("text", KEPT)
def test_the_one_spelling_stays(text):
    assert written(text) == text


CHANGED = [
    ("A MUST Be Greater Than 5", "A must be greater than 5"),
    ("A must be > 5 and be <= 6", "A must be greater than 5 and be at most 6"),
    ("A must be = 5", "A must be equal to 5"),
    ("A must be a valid date.", "A must be valid date"),
    ("A must be an integer_id", "A must be integer_id"),
    ("A, B, and C must be present", "A, B and C must be present"),
    ("A , B must be present", "A and B must be present"),
    ("length(Name) must be 5", "length of Name must be 5"),
    ("((A)) + (B * C) must be 5", "A + B * C must be 5"),
    ('A must be "x"', "A must be 'x'"),
    ("A must be “it’s”", "A must be 'it’s'"),
    ("A must be equal to `B` or be 1", "A must be equal to B or be 1"),
    ("A must be in [ 'x','y', ]", "A must be in ['x', 'y']"),
    ("A must be +5", "A must be 5"),
    ("A must be within last 1 days", "A must be within the last 1 day"),
    ("A must be in future", "A must be in the future"),
    ("A must be 1 when ((B is 1) and (C is 2))", "A must be 1 when B is 1 and C is 2"),
    ("A must be 1 when not B is 1", "A must be 1 when not (B is 1)"),
    ("A must be 1 tagged ['a'] as x if present", "A must be 1 if present as x tagged ['a']"),
    ("A must be 1 for at least 95.0% rows", "A must be 1 for at least 95.0% of rows"),
]


@pytest.mark.parametrize(("text", "one_spelling"), CHANGED)
def test_other_spellings_become_the_one(text, one_spelling):
    assert written(text) == one_spelling


def test_a_check_alone():
    use = ast.Named("have whitespace", (), None)
    assert check_words(use, negated=True) == "not have whitespace"
    assert check_words(use, negated=False, third_person=True) == "has whitespace"
    assert check_words(use, negated=True, third_person=True) == "does not have whitespace"


def test_a_name_in_letters_that_no_keyboard_has_in_common():
    assert value_words(ast.Column(("имя", "名前"), None)) == "имя.名前"
    assert value_words(ast.Column(("½",), None)) == "`½`"
