"""Messages that we are not proud of: what is said today, and what would be better.

Each passes as long as the weak message stands. Who makes a message better deletes its entry here.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

import dqlang

SCHEMA = "Name STRING, Age INT, BirthDate DATE, Paid BOOLEAN, Tags ARRAY<STRING>, Amount DECIMAL(10,2)"


@dataclass(frozen=True)
class Weak:
    """`says` is the message of today, or None where nothing is said; `better` is what a steward would need."""

    sentence: str
    says: str | None
    help: str | None
    better: str
    schema: bool = False


WEAK = [
    # read as something that nobody means
    Weak(
        "every column must be present",
        None,
        None,
        "this asks the items of a column named `column`; name the columns: `Name, BirthDate and Zip must be present`",
    ),
    Weak(
        "all columns must be present",
        "`all` is not how dqlang says it",
        "write `every`",
        "`every columns` asks the items of a column `columns`; name the columns instead",
    ),
    # a word that is left over
    Weak(
        "BirthDate must be today or before",
        "`before` does not fit here",
        "expected a name",
        "write `on or before today`",
    ),
    Weak(
        "Age must be an integer between 1 and 5",
        "`between` does not fit here",
        "expected the end of the sentence",
        "write `be valid integer and be between 1 and 5`",
    ),
    Weak(
        "there must be no duplicates in Id",
        "`no` does not fit here",
        "expected a check such as `present`, `greater than ...` or `in [...]`",
        "write `Id must be unique`",
    ),
    Weak(
        "at least two of Phone, Email and Fax must be present",
        "`two` does not fit here",
        "expected a value (text in quotes, a number, a date) or a column",
        "there is `at least one of`; how many of several hold cannot be counted",
    ),
    Weak(
        "Amount must be equal to the sum of A and B",
        "`sum` does not fit here",
        "expected the end of the sentence",
        "write `equal to A + B`",
    ),
    Weak(
        "Name must be at least 5, at most 10",
        "`,` does not fit here",
        "expected the end of the sentence",
        "write `between 5 and 10`, as for `at least 5 and at most 10`",
    ),
    Weak(
        "Name must not contain special characters",
        "text stands in quotes",
        "write `'special'`",
        "`special characters` leaves open which; say it with a pattern, as in `match '^[A-Za-z0-9 ]+$'`",
    ),
    Weak(
        "BirthDate must be dd/mm/yyyy",
        "several values stand in a list, text in quotes",
        "write `in ['dd', 'mm', 'yyyy']`",
        "write `be valid date with format 'dd/MM/yyyy'`",
    ),
    # a check that nobody knows
    Weak("Age must be positive or zero", "there is no check `zero`", None, "write `not be negative`"),
    Weak(
        "Name must be alphanumeric",
        "there is no check `be alphanumeric`",
        "text stands in quotes, as in `'alphanumeric'`, and a column behind `be equal to`",
        "say it with a pattern, as in `match '^[A-Za-z0-9]+$'`",
    ),
    Weak(
        "Amount must be twice B",
        "there is no check `be twice b`",
        "text stands in quotes, as in `'twice B'`, and a column behind `be equal to`",
        "write `equal to 2 * B`",
    ),
    # against a schema
    Weak(
        "Age must match '^[0-9]+$'",
        "`match '^[0-9]+$'` does not fit `Age`, which holds a whole number",
        "it asks about text",
        "numbers have no characters; for a range write `between ... and ...`",
        schema=True,
    ),
    Weak(
        "Tags must contain 'a'",
        "`contain 'a'` does not fit `Tags`, which holds a list",
        "it asks about text",
        "whether a list holds a value cannot be asked yet; `every Tags must contain 'a'` asks each item",
        schema=True,
    ),
    Weak(
        "year of Age must be 5",
        "a whole number has no `year of`",
        None,
        "name the column: `Age` holds whole numbers, and `year of` asks about dates",
        schema=True,
    ),
    Weak(
        "Paid must be 1",
        "true or false cannot be compared with a whole number",
        None,
        "write `be true` or `be false`",
        schema=True,
    ),
]


@pytest.mark.parametrize("weak", WEAK, ids=lambda weak: weak.sentence)
def test_what_is_said_today(weak: Weak) -> None:
    found = dqlang.lint(f"Person\n    {weak.sentence}\n", schema=SCHEMA if weak.schema else None)
    assert [(each.message, each.help) for each in found] == ([] if weak.says is None else [(weak.says, weak.help)])
    assert weak.better not in (weak.says, weak.help)


def test_the_list_stays_short() -> None:
    """It is a list of debts: what is found is mended, and only what cannot be mended at once is written here."""
    assert len(WEAK) <= 40
    assert len({weak.sentence for weak in WEAK}) == len(WEAK)
