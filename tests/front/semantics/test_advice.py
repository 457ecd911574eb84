"""Advice: said once, never stops a compile, and silent where a rule may be meant as it stands."""

from __future__ import annotations

import pytest
from meanings import analysis, codes, only


def advised(*sentences: str, code: str, **known) -> None:
    problem = only(*sentences, **known)
    assert (problem.code, problem.severity) == (code, "advice"), problem.message()
    assert len(analysis(*sentences, **known).plan.rules) == len(sentences)


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
    ("sentences", "line"),
    [
        (("Age must be at least 5", "Age must be at least 3"), 2),
        (("Age must be at least 3", "Age must be at least 5"), 1),
        (("Age must be between 1 and 5", "Age must be at most 5"), 2),
        (("Age must be greater than 5", "Age must be at least 5"), 2),
        (("Age should be 5", "Age should be at most 7 when Name is 'a'"), 2),
        (("Age must be at least 5 when Name is 'a'", "Age must be at least 3 when Name is 'a'"), 2),
        (("Age must be at least 5 if present", "Age must be at least 3 if present"), 2),
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
    "sentence",
    [
        "Name must be in ['a', 'b', 'a']",
        "Name must be in ['a', 'A'] ignoring case",
        "Age must be in [5, 5.0]",
        "Name, Zip must be in ['a', 'a']",
        "Age must be 1 when Name is in ['a', 'a']",
    ],
)
def test_repeated_values(sentence):
    assert only(sentence).code == "DQ402"


def test_values_that_are_not_repeated():
    assert codes("Name must be in ['a', 'A']") == []


@pytest.mark.parametrize(
    ("pattern", "words"),
    [("[0-9]", "found anywhere"), ("^[0-9]", "follow"), ("[0-9]$", "before it")],
)
def test_unanchored_patterns(pattern, words):
    advised(f"Name must match '{pattern}'", code="DQ403")
    assert words in only(f"Name must match '{pattern}'").message()


def test_where_a_pattern_needs_no_anchor():
    assert (
        codes("Name must match '^[0-9]$'", "Name must not match '[0-9]'", "Age must be 1 when Name matches '^A'") == []
    )


def test_checks_from_python():
    from dqlang.checks import registry

    try:
        registry.register("tested from python")(lambda column: column)
        advised("Name must be tested from python", code="DQ404")
        assert only("every Tags must be tested from python").code == "DQ244"
    finally:
        registry._registered.pop("be tested from python")
        registry._functions.pop("be tested from python")


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


@pytest.mark.parametrize(
    "sentence",
    [
        "Age must be 'young'",
        "Age must be in ['1', '1,000']",
        "Total must be at least '5d'",
        "BirthDate must be before 'soon'",
        "BirthDate must be '2024-01-31 10:00'",
        "Paid must be 'yes'",
        "BirthDate must be '2023-02-29'",
        "Name must be before 'soon'",
        "Seen must be between '2024-01-01' and 'later'",
    ],
)
def test_comparisons_that_never_hold(sentence):
    advised(sentence, code="DQ406")


def test_texts_that_read():
    sentences = [
        "Age must be '5'",
        "Paid must be 'TRUE'",
        "Total must be at most ' -5.5e3 '",
        "Seen must be before '2024-01-31 10:00'",
        "Name must be 'x'",
    ]
    assert codes(*sentences) == []


def test_order_of_texts():
    advised("BillCity must be less than ShipCity", code="DQ407")
    assert codes("BillCity must be before ShipCity", "Name must be equal to Zip", "Code must be less than 'M'") == []
    assert codes("BillCity must be less than ShipCity", schema=None) == []


def test_reversed_ends():
    problem = only("Age must be between 120 and 0")
    assert problem.code == "DQ408"
    assert problem.help() == "write `between 0 and 120`"
    assert [edit.replacement for edit in problem.edits()] == ["0", "120"]
    advised("Age must be strictly between 5 and 5", code="DQ408")
    advised("Name must have length between 9 and 2", code="DQ408")
    advised("EffDate must be between 2024-02-01 and 2024-01-31", code="DQ408")
    assert codes("Age must be between 5 and 5", "Total must be between 6 and 5 within 1") == []


def test_negative_lengths():
    advised("Name must have length at least -1", code="DQ409")


def test_advice_is_silent_about_rules_with_errors():
    assert codes("Nmae must be in ['a', 'a']") == ["DQ300"]
