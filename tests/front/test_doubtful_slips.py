"""Lines whose nearest mending says something else: it is not made unseen, and where it would mislead, not offered."""

from __future__ import annotations

import pytest

import dqlang
from dqlang.cli.fixing import mended


def told(sentence: str) -> dqlang.Diagnostic:
    (found,) = [each for each in dqlang.lint(f"P\n    {sentence}\n") if each.severity == "error"]
    return found


def offers(sentence: str) -> str:
    """All that is offered for a sentence, to read and to paste."""
    found = told(sentence)
    return f"{found.help} {[edit[4] for edit in found.edits]}"


@pytest.mark.parametrize(
    ("sentence", "length"),
    [
        ("Code must be at least 5 characters but at most 10", "between 5 and 10"),
        ("Code must be at least 5 characters and at most 10 characters", "between 5 and 10"),
        ("Code must be at least 5 but at most 10 characters", "between 5 and 10"),
        ("Code must be at most 10 characters and not less than 5", "between 5 and 10"),
        ("Code must be more than 5 characters but less than 10", "greater than 5 and have length less than 10"),
    ],
)
def test_both_bounds_are_of_the_length(sentence: str, length: str) -> None:
    assert mended(f"P\n    {sentence}\n", None).text == f"P\n    Code must have length {length}\n"


@pytest.mark.parametrize(
    ("sentence", "offered"),
    [
        ("Code must be at least 5 characters and be at most 10", "have length between 5 and 10"),
        ("Name must be present - mandatory", "#"),
        ("Name must not be null - mandatory", "#"),
        ("Name is required - mandatory", "Name must be present # mandatory"),
        ("Sex must be male / female", "in ['male', 'female']"),
        ("Status must be open - closed", "in ['open', 'closed']"),
        ("Zip must be present unless Type is 'A'", "rows where `Type` is missing are not asked"),
        ("Zip must be present except when Type is 'A'", "rows where `Type` is missing are not asked"),
        ("Zip must be present except if Type is 'A'", "rows where `Type` is missing are not asked"),
        ("Unless Type is 'A', Zip must be present", "rows where `Type` is missing are not asked"),
        ("Zip is required unless Type is 'A'", "rows where `Type` is missing are not asked"),
        ("Zip must be present when Country = US", "where `US` is a text, write `'US'`"),
        ("Zip must be present when Country == US", "where `US` is a text, write `'US'`"),
        ("Zip must be present when Country <> US", "where `US` is a text, write `'US'`"),
        ("Zip must be present if Country = US", "where `US` is a text, write `'US'`"),
        ("Zip must be present when Type = A or Type = B", "where `A` is a text, write `'A'`"),
        ("Name is required when Country = US", "where `US` is a text, write `'US'`"),
        ("Country must == US", "where `US` is a text, write `'US'`"),
        ("Rating must be 5 maximum", "at most 5"),
        ("Zip must be unique within First Name", "if `First Name` is one column"),
        ("Type must be 'savings' as long as Rate is present", "when"),
        ("Type must be 'x' for at most 5% of rows", "`must not be 'x' for at least 95% of rows`"),
    ],
)
def test_what_is_offered_is_not_made_unseen(sentence: str, offered: str) -> None:
    text = f"P\n    {sentence}\n"
    assert offered in offers(sentence)
    assert mended(text, None).text == text


@pytest.mark.parametrize(
    "sentence",
    [
        "Zip must be present when Country = 'US'",
        "Zip must be present when Age > 18 and Start < Due",
        "Zip must be present unless Type is null",
        "Total must be Price + Tax",
    ],
)
def test_what_can_only_mean_one_thing_is_still_mended(sentence: str) -> None:
    assert told(sentence).fixable


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("Rating must be 5 maximum", "as maximum"),
        ("Rating must be within 5 percent", "as percent"),
        ("Quantity must be a positive integer", "as integer"),
        ("Quantity must be a positive thing", "as thing"),
        ("Type must be 'savings' as long as Rate is present", "long_as"),
        ("Type must be 'x' as well as 'y'", "well_as"),
        ("Zip must be unique within First Name", "as Name"),
        ("Type must be 'x' for at most 5% of rows", "did you mean `least`"),
        ("Type must be 'x' for at most five of rows", "did you mean `least`"),
        ("Age does not have to be present", "` must"),
        ("Age doesn't have to be present", "` must"),
    ],
)
def test_a_rules_name_or_the_opposite_is_never_a_guess(sentence: str, never: str) -> None:
    assert never not in offers(sentence)
