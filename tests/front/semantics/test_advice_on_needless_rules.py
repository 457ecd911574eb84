"""Advice that one rule says what another says already, and silence where it says more."""

from __future__ import annotations

import pytest
from meanings import advised, analysis, codes, told


@pytest.mark.parametrize(
    ("sentences", "line"),
    [
        (("Age must be at least 5", "Age must be at least 3"), 2),
        (("Age must be at least 3", "Age must be at least 5"), 1),
        (("Age must be between 1 and 5", "Age must be at most 5"), 2),
        (("Age must be greater than 5", "Age must be at least 5"), 2),
        (("Age should be 5", "Age should be at most 7 when Name is 'a'"), 2),
        (("Age must be at least 5 when Name is 'a'", "Age must be at least 3 when Name is 'a'"), 2),
        (("Age must be at least 5 if present", "Age must be at least 3 if present"), 2),
        (("Name must be empty", "Name must have length 0"), 2),  # one of them stays
        (("Name must have length 0", "Name must be empty"), 2),
    ],
)
def test_needless_rules(sentences, line):
    advised(*sentences, code="DQ401")
    [(source, problem)] = analysis(*sentences).problems
    assert source.position(problem.span.start)[0] == line + 1


@pytest.mark.parametrize(
    "sentences",
    [
        ("Age must be at least 5 if present", "Age must be at least 3"),
        ("Age must be at least 5 when Name is 'a'", "Age must be at least 3"),
        ("Age must be at least 3", "Age should be at least 5"),
    ],
)
def test_what_is_not_needless(sentences):
    assert codes(*sentences) == []


@pytest.mark.parametrize(
    ("sentences", "line"),
    [
        (("Name must be in ['a', 'b', 'c']", "Name must be 'a'"), 1),
        (("Name must be in ['a', 'b', 'c'] as wide", "Name must be in ['a', 'b'] as narrow"), 1),
        (("Name must not be in ['a', 'b']", "Name must be 'c'"), 1),
        (("Name must not be empty", "Name must not be blank"), 1),
        (("Name must have length at least 1", "Name must not be empty"), 2),
        (("Name must have length at least 1", "Name must have length between 2 and 5"), 1),
        (("Name must start with 'A'", "Name must start with 'AB' as with_ab"), 1),
        (("Name must contain 'B'", "Name must start with 'AB'"), 1),
        (("Name must not have leading whitespace", "Name must not have whitespace"), 1),
        (("Name must not have leading whitespace", "Name must be human_name"), 1),
        (("Age must not be negative", "Age must be positive"), 1),
        (("Age must be null or be at least 3", "Age must be at least 5"), 1),
        (("Age must be at least 3 if present", "Age must be at least 5"), 1),
        (("Age should be at least 3", "Age must be at least 5"), 1),
        (("BirthDate must be after 2023-12-31", "BirthDate must be on or after 2024-01-01"), 2),
        (("every Tags must be in ['a', 'b', 'c']", "every Tags must be in ['a', 'b'] as narrow"), 1),
        (("Age must be at least 5 or be at least 3",), 1),
        (("Age must be at least 5 and be at least 3",), 1),
    ],
)
def test_more_needless_rules(sentences, line):
    [(source, problem)] = analysis(*sentences).problems
    assert problem.code == "DQ401", problem.message()
    assert source.position(problem.span.start)[0] == line + 1


@pytest.mark.parametrize(
    "sentences",
    [
        ("Name must be present", "Name must match '^a$' if present"),
        ("Name must be present", "Name must match '^a$' when Age is 1"),
        ("Name must be present", "Name must be null or be 'a'"),
        ("Name must be present", "Name should match '^a$'"),
        ("Name must be present", "Name must match '^a$' for at least 95% of rows"),
        ("Name must be present", "Name must be unique"),
        ("BirthDate must be valid date", "BirthDate must be after 2000-01-01"),
        ("Name must be present for at least 50% of rows", "Name should be present for at least 95% of rows"),
        ("every Tags must be present if present", "every Tags must be null or be 'x'"),
        ("Name must contain 'ab'", "Name must contain 'a' if present"),
    ],
)
def test_more_that_is_not_needless(sentences):
    assert [code for code, _ in told(*sentences) if code == "DQ401" and "`contain 'a'`" not in _] == []


def test_not_blank_does_not_make_not_empty_needless_where_a_column_may_be_a_list():
    assert codes("A must not be empty", "A must not be blank", schema=None) == []


PRESENCE = [
    ("Name must be present", "Name must match '^a$'"),
    ("Name must be present", "Name must have length at least 2"),
    ("Name must be present", "Name must not be blank"),
    ("Name should not be null", "Name must be in lookup Statuses.Code"),
    ("Name must not be missing when Age is 1", "Name must be 'a'"),
    ("at least one of Name and Zip must be present", "at least one of Name and Zip must be 'a' as is_a"),
    ("Age must be present and be at least 5",),
]
BESIDE_A_LIST = [
    ("Name must not be blank", "Name must be in ['a', 'b']"),
    ("Name must have length at most 9", "Name must be in ['abc', 'de']"),
    ("Name must not have leading whitespace", "Name must be in ['abc', 'de']"),
    ("every Tags must not be blank", "every Tags must be in ['a', 'b']"),
    ("Age must be at least 1", "Age must be in [1, 2]"),
]


@pytest.mark.parametrize("sentences", [*PRESENCE, *BESIDE_A_LIST])
def test_what_names_the_fault_more_plainly_is_not_needless(sentences):
    assert codes(*sentences) == []


@pytest.mark.parametrize(
    "sentences",
    [
        ("Age must be at least 5 as x", "Age must be at least 5.0 as y"),
        ("Age must be at least 5", "age should be >= 5"),
        ("Age should be at least 5", "Age must be at least 5"),
        ("(Name, Zip) must be unique", "(zip, name) must be unique as pair"),
        ("Age must be less than Qty", "Qty must be greater than Age"),
        ("Name must have whitespace and be upper case", "Name must be upper case and have whitespace"),
        ("Name must be in ['a', 'b']", "Name must be in ['b', 'a'] as other_order"),
        (
            "Age must be 5 when Name is 'a' for at least 9% of rows",
            "Age should be 5 when Name is 'a' for at least 9% of rows",
        ),
        ("at least one of Name and Zip must be present", "at least one of Name and Zip should be present"),
    ],
)
def test_rules_that_are_said_twice(sentences):
    assert [code for code, _ in told(*sentences)] == ["DQ420"]


def test_of_must_and_should_it_is_should_that_is_needless():
    for sentences in (("Age must be 5", "Age should be 5"), ("Age should be 5", "Age must be 5")):
        [(source, problem)] = analysis(*sentences).problems
        assert "should" in source.slice(source_line(source, problem))
        assert problem.message().startswith("`should` beside `must` of the same")


def source_line(source, problem):
    from dqlang.source import Span

    start = source.text.rindex("\n", 0, problem.span.start) + 1
    return Span(start, source.text.index("\n", start))


@pytest.mark.parametrize(
    "sentences",
    [
        ("Age must be less than Qty if present", "Qty must be greater than Age if present"),
        ("Age must be equal to Qty within 5%", "Qty must be equal to Age within 5%"),
        ("Age must be 5 when Name is 'a'", "Age should be 5"),
        ("BirthDate must be before EffDate", "BirthDate must be less than Admitted"),
    ],
)
def test_what_is_not_said_twice(sentences):
    assert "DQ420" not in codes(*sentences)
