"""Advice on one rule: said once, never stops a compile, and silent where a rule may be meant as it stands."""

from __future__ import annotations

import pytest
from meanings import advised, codes, only, told


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


@pytest.mark.parametrize(
    ("sentence", "code", "words"),
    [
        ("Name must be present if present", "DQ421", "`if present` passes the missing ones"),
        ("Name must be null or be present", "DQ421", "and a missing one too"),
        ("Name must be present when Name is 'a'", "DQ421", "the condition picks"),
        ("Age must be at least 3 when Age is greater than 5", "DQ421", "the condition picks"),
        ("Name must have length at least 0", "DQ422", "for each `Name` there is"),
        ("Name must not have length less than 0 as x", "DQ422", "asks no more than `be present`"),
        ("count of Tags must be at least 0", "DQ422", "for each `count of Tags` there is"),
        ("Name must contain '' as x", "DQ422", "asks no more than `be present`"),
        ("Age must be 0.5", "DQ423", "no `Age`, which holds whole numbers of up to 10 digits, can `be 0.5`"),
        ("Amount must be 0.005", "DQ423", "8 digits before the point and 2 behind it"),
        ("Age must be in [0.5, 1.5]", "DQ423", "in [0.5, 1.5]"),
        ("month of BirthDate must be 13", "DQ423", "`be 13`: a month is a whole number from 1 to 12"),
        ("day of BirthDate must be 32", "DQ423", "`be 32`: a day of a month is a whole number from 1 to 31"),
        ("count of Tags must be less than 0", "DQ423", "a count is a whole number, and never below 0"),
        ("Name must have length 2.5", "DQ423", "`have length 2.5`: a length is a whole number, and never below 0"),
        ("Name must be present for at least 0% of rows", "DQ424", "`for at least 0% of rows`"),
        ("Name must be present for all but 100% of rows", "DQ424", "`for all but 100% of rows`"),
        ("Name must be present for at least 0 rows", "DQ424", "`for at least 0 rows`"),
        ("Name must be present when Name is null", "DQ425", "that meets the condition can `be present`"),
        ("Zip must be 'a' when Zip is 'b' and Name is 'c'", "DQ425", "no `Zip` that meets the condition"),
        ("Name must match '^.*$'", "DQ426", "any text of one line"),
        ("Name must match '[0-9]*'", "DQ426", "found in any text"),
        ("Name must not match 'x?'", "DQ426", "so no such text passes"),
        ("Name must match 'a^b'", "DQ427", "found in no text"),
        ("Name must match '^[0-9]{5}$[A-Z]'", "DQ427", "found in no text"),
        ("Zip must be present when Age is null and Age is 5", "DQ405", "`Age is null` and `Age is 5` are never true"),
        ("Zip must be present when Age is greater than 5 and Age is less than 3", "DQ405", "at once"),
        ("Zip must be present when Name is in ['a', 'b'] and Name is 'c'", "DQ405", "at once"),
        ("Zip must be present when Name starts with 'a' and Name starts with 'b'", "DQ405", "at once"),
        ("Zip must be present when (Age is 1 and Age is 2) or (Name is 'a' and Name is 'b')", "DQ405", "at once"),
        ("Zip must be present when Age is 0.5", "DQ405", "`Age is 0.5` is never true"),
    ],
)
def test_rules_that_say_nothing(sentence, code, words):
    [(found, message)] = told(sentence)
    assert found == code and words in message, message


@pytest.mark.parametrize(
    "sentence",
    [
        "Name must be blank if present",
        "Name must be null",
        "Age must be valid number",
        "Amount must not be valid integer if present",
        "Amount must be valid integer",
        "Name must be present for at least 1 row",
        "Name must be present for all but 0 rows",
        "Name must match '^.+$'",
        "Name must not match '[0-9]'",
        "Name must match '^(?:a|b)*+$'",
        "Zip must be present when (Age is 1 and Age is 2) or Name is 'a'",
        "Zip must be present when Age is 1 and not (Age is 2)",
        "Amount must be 0.05",
        "Age must be between 0 and 150",
    ],
)
def test_rules_that_say_something(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(("pattern", "plain"), [("@", True), ("Street 5", True), ("a.b", False), ("^a", False)])
def test_plain_text_is_no_pattern(pattern, plain):
    help = only(f"Name must match '{pattern}'").help()
    assert (f"write `contain '{pattern}'" in help) is plain and ("^" not in help or not plain)


@pytest.mark.parametrize("pattern", ["@", "abc"])
def test_what_is_offered_for_plain_text_compiles_without_advice(pattern):
    for offered in only(f"Name must match '{pattern}'").help().split("`")[1::2]:
        assert codes(f"Name must {offered}") == []


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("a^b", "`^` is the start of the text, and something must stand before it: put it at the very beginning"),
        ("a(?:x|y)$b", "put it at the very end, or write `\\$` for the sign itself"),
        ("a\\zb", "`\\z` is the end of the text"),
        ("a[^\\s\\S]b", "no character is in `[^\\s\\S]`: write the ones that may stand there"),
    ],
)
def test_why_a_pattern_is_found_in_no_text(pattern, words):
    problem = only(f"Name must match '{pattern}' as x")
    assert problem.code == "DQ427" and words in problem.help()


@pytest.mark.parametrize(
    "sentences",
    [
        ("length of Name must be at least 0", "length of Name must be at least 5"),
        ("Name must have length at least 0", "Name must have length at least 5"),
    ],
)
def test_a_limit_that_says_nothing_costs_one_piece_of_advice(sentences):
    assert codes(*sentences) == ["DQ422"]
