"""Advice that no value meets two rules, or a condition: said once, and silent where one may."""

from __future__ import annotations

import pytest
from meanings import advised, codes, only, told


@pytest.mark.parametrize(
    "sentences",
    [
        ("Age must be greater than 10", "Age must be less than 5"),
        ("Age must be at least 10", "Age must be less than 10"),
        ("Age must be between 1 and 5", "age must be > 5"),
        ("Age must be 5", "Age must be 6"),
        ("Age must be strictly between 1 and 5", "Age must be 1"),
        ("EffDate must be before 2024-01-01", "EffDate must be on or after 2024-01-01"),
        ("Name must have length 5", "Name must have length at least 6"),
        ("Age must not be less than 10", "Age must be at most 9"),
        ("Age must be greater than 10 and be less than 5",),
    ],
)
def test_contradictions(sentences):
    advised(*sentences, code="DQ400")


def test_a_contradiction_shows_both():
    problem = only("Age must be greater than 10", "Age must be less than 5")
    assert problem.message() == "no `Age` can `be greater than 10` and `be less than 5` at once"
    assert [related.label for related in problem.related()] == ["the other rule"]


@pytest.mark.parametrize(
    "sentences",
    [
        ("Age must be greater than 10 when Name is 'a'", "Age must be less than 5"),
        ("Age must be greater than 10", "Qty must be less than 5"),
        ("Age must be at least 10", "Age must be at most 10"),
        ("Age must be at least 10 for at least 50% of rows", "Age must be less than 5"),
        ("Name must have length at least 10", "Name must be at most 5"),
        ("at least one of Age and Qty must be > 10", "at least one of Age and Qty must be < 5"),
        ("Total must be equal to 5 within 2", "Total must be equal to 6 within 2"),
    ],
)
def test_what_is_no_contradiction(sentences):
    assert codes(*sentences) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Name must be 'a'", "Name must be in ['b', 'c']"),
        ("Name must be in ['a', 'b']", "Name must not be in ['a', 'b', 'c'] as others"),
        ("Name must be in ['a', 'b'] ignoring case", "Name must be 'C'"),
        ("Age must be in [1, 2]", "Age must be at least 3"),
        ("Age must be in [1, 2]", "Age must not be between 0 and 5"),
        ("Name must be null", "Name must be present"),
        ("Name must be missing", "Name must have length 5"),
        ("Name must be blank", "Name must be 'x'"),
        ("Name must be blank", "Name must contain 'x'"),
        ("Name must be empty", "Name must not be blank"),
        ("Name must be upper case", "Name must contain 'abc'"),
        ("Name must be lower case", "Name must be in ['A', 'B']"),
        ("Name must not have whitespace", "Name must be in ['A B', 'C D']"),
        ("Name must not have whitespace", "Name must contain ' ' as x"),
        ("Name must not have leading whitespace", "Name must start with ' A'"),
        ("Name must start with 'A'", "Name must start with 'B' as with_b"),
        ("Name must end with '.txt'", "Name must end with '.csv' as a_csv"),
        ("Name must contain 'abc'", "Name must not contain 'b'"),
        ("Name must start with 'abc'", "Name must have length at most 2"),
        ("Name must be human_name", "Name must contain '1'"),
        ("Name must have length greater than 4", "Name must have length less than 5"),
        ("BirthDate must be after 2024-01-31", "BirthDate must be before 2024-02-01"),
        ("BirthDate must be 2024-01-31", "BirthDate must be in [2024-02-01, 2024-02-02]"),
        ("Paid must be true", "Paid must be false"),
        ("Age must be greater than 4", "Age must be less than 5"),
        ("Age must be 1 when Name is 'a'", "Age must be 2 when name is 'a'"),
        ("Age must be positive", "Age must be negative"),
        ("Age must be null or be at least 5", "Age must be 3"),
        ("Age must be at least 10 if present", "Age must be at most 5 if present"),
        ("Age should be greater than 10", "Age must be less than 5"),
        ("every Tags must be 'a'", "every Tags must be 'b'"),
    ],
)
def test_more_contradictions(one, other):
    assert [code for code, _ in told(one, other)] == ["DQ400"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Age must be 1 when Name is 'a'", "Age must be 2 when Name is 'b'"),
        ("Age must be null", "Age must be 5 when Name is 'a'"),
        ("Total must be greater than 4", "Total must be less than 5"),
        ("Name must be upper case", "Name must be lower case"),  # '123'
        ("Name must be upper case", "Name must contain 'É'"),
        ("Name must start with 'A'", "Name must end with 'B'"),
        ("Name must start with 'ab'", "Name must have length at most 2"),
        ("Name must contain 'a'", "Name must not start with 'a'"),
        ("Age must be null or be at least 10", "Age must be null or be at most 20"),
        ("Seen must be on or after 2024-01-31", "Seen must be on or before 2024-01-31"),
        ("Name must be in ['a', 'b'] ignoring case", "Name must be 'A'"),
    ],
)
def test_more_that_is_no_contradiction(one, other):
    assert [code for code, _ in told(one, other) if code == "DQ400"] == []


def test_without_a_schema_a_number_may_have_a_fraction_and_a_text_may_be_a_number():
    assert codes("Age must be greater than 4", "Age must be less than 5", schema=None) == []
    assert codes("Name must be '5'", "Name must be '5.0'", schema=None) == []
    assert codes("A must be at least 0.1000000001", "A must be at most 0.1", schema=None) == []  # one number as FLOAT


def test_a_contradiction_of_what_is_there():
    [(_, message)] = told("Age must be at least 10 if present", "Age must be at most 5 if present")
    assert message == "no `Age` that is there can `be at least 10` and `be at most 5` at once"
    [(_, message)] = told("every Tags must be 'a'", "every Tags must be 'b'")
    assert message == "no item of `Tags` can `be 'a'` and `be 'b'` at once"


@pytest.mark.parametrize(
    "condition",
    ["Age is 1 and Age is 2", "Name is 'US' and Age is 1 and name is 'FR'", "Paid is true and Paid is false"],
)
def test_conditions_that_never_hold(condition):
    advised(f"Zip must be present when {condition}", code="DQ405")


@pytest.mark.parametrize(
    "condition",
    [
        "Age is 1 or Age is 2",
        "Total is '5' and Total is '5.0'",
        "Age is 1 and Age is 1.0",
        "not (Age is 1) and Age is 2",
    ],
)
def test_conditions_that_may_hold(condition):
    assert codes(f"Zip must be present when {condition}") == []
