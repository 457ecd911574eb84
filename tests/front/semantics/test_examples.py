"""What is wrong with examples: columns, values, types, other rows, and the clock."""

from __future__ import annotations

import inspect
import re

import pytest

import dqlang
from dqlang.diagnostics import examples as problems_of_examples
from dqlang.diagnostics.examples import NeedlessMoment, VerdictMayChange
from dqlang.diagnostics.problem import Problem
from dqlang.source import Source
from dqlang.trials.run import trials_of

SCHEMA = """
    Name STRING, Age INT, Small TINYINT, Rate DECIMAL(5,2), Share DOUBLE, Paid BOOLEAN, Born DATE, Seen TIMESTAMP,
    Tags ARRAY<STRING>, Map MAP<STRING, INT>, Photo BINARY, Address STRUCT<Zip: STRING, City: STRING>,
    Lines ARRAY<STRUCT<Qty: INT, Price: INT>>
"""
KINDS = [
    kind
    for _, kind in inspect.getmembers(problems_of_examples, inspect.isclass)
    if issubclass(kind, Problem) and kind.__module__ == problems_of_examples.__name__
]


def told(rule: str, *examples: str, schema: str | None = None) -> list[tuple[str, int]]:
    """The codes of what is wrong with the examples of a rule, each with the example's number."""
    lines = "".join(f"    example: {each}\n" for each in examples)
    return [(found.code, found.line - 2) for found in dqlang.lint(f"T\n    {rule}\n{lines}", schema=schema)]


def only(rule: str, example: str, schema: str | None = None) -> dqlang.api.Diagnostic:
    [found] = dqlang.lint(f"T\n    {rule}\n    example: {example}\n", schema=schema)
    return found


# --- columns ----------------------------------------------------------------------------------------------------------


def test_a_column_that_the_rule_does_not_look_at_changes_nothing():
    rule = "Zip must be present when Country is 'US'"
    assert told(rule, "Zip '1', COUNTRY 'US' passes", "Zip '1', Land 'US' passes", "Contry 'US' fails") == [
        ("DQ255", 2),
        ("DQ255", 3),
    ]
    found = only(rule, "Contry 'US' fails")
    assert (found.help, [edit[4] for edit in found.edits]) == ("did you mean `Country`?", ["Country"])
    assert only(rule, "Name 'US' fails").help == "it looks at `Zip` and `Country`"


def test_columns_stand_in_all_parts_of_a_rule():
    rule = "A, every B and length of C must be at most D + E when F is 1 and (G is 2 or every H is null) as x_"
    rule = rule.replace(" as x_", "")
    assert told(rule, "A 1, B [1], C 'x', D 1, E 1, F 1, G 2, H [null] fails") == []


def test_fields_and_what_they_are_fields_of():
    assert told("Address.Zip must be present", "Address null fails", "Address.Zip null fails") == []
    assert told("Address must be present", "Address.Zip null passes", "Address null fails") == []
    assert told("Address.Zip must be present", "Address.City 'x' fails") == [("DQ255", 1)]
    assert told("Address.Zip must be present", "Address 'x' fails") == [("DQ257", 1)]


@pytest.mark.parametrize(
    "rule",
    [
        "Email must be unique",
        "(Email, Org) must be unique",
        "Email must be unique within Org",
        "Email must be in lookup Orgs.Email",
        "Email must be present when Org is in lookup Orgs.Name",
    ],
)
def test_a_rule_that_looks_at_other_rows_has_no_examples(rule):
    assert told(rule, "Email 'x' passes", "Email 'y' passes") == [("DQ256", 1)]


def test_of_a_rule_that_is_wrong_itself_only_that_is_told():
    assert told("Name must be humn_name", "Nam 'x' fails") == [("DQ200", 0)]


# --- types ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "example", "words"),
    [
        ("Name must be human_name", "Name 5 fails", "which holds a whole number"),
        ("A must be before B", "A 5, B 2024-01-01 passes", "neither before nor after"),
        ("A must be less than B", "A true, B 5 passes", "true or false"),
        ("every Tags must be 'a'", "Tags 'a' passes", "not a list"),
    ],
)
def test_a_rule_that_cannot_be_asked_about_the_values(rule, example, words):
    found = only(rule, example)
    assert found.code == "DQ258" and words in found.message


@pytest.mark.parametrize(
    ("rule", "examples"),
    [
        ("every Tags must be in ['a']", ("Tags null fails",)),
        ("count of Tags must be at least 1", ("Tags null fails",)),
        ("count of Tags must be at least 1", ("Tags [] fails", "Tags null fails")),
        ("every Lines.Qty must be at least 1", ("Lines null fails", "Lines.Qty [1, 2] passes")),
        ("A must be less than B", ("A null fails", "B 2024-01-01 fails", "A 1, B 2.5 passes")),
        ("Address must be present", ("Address null fails",)),
        ("null must be present", ("`null` 5 passes",)),
    ],
)
def test_a_missing_value_is_of_whatever_type_the_rule_asks_for(rule, examples):
    assert told(rule, *examples) == []


def test_a_list_has_values_of_one_kind():
    assert told("every Tags must be 'a'", "Tags ['a', 5] fails", "Tags ['a', null] fails") == [("DQ257", 1)]
    assert told("every Rates must be at least 1", "Rates [1, 2.5] passes") == []


@pytest.mark.parametrize(
    ("rule", "good", "bad", "words"),
    [
        ("Age must be at least 1", "5", "'x'", "holds whole numbers, and cannot hold `'x'`"),
        ("Age must be at least 1", "'5'", "'5 '", "holds whole numbers, and cannot hold `'5 '`"),
        ("Rate must be at least 1", "'-1.25'", "'1e2'", "holds numbers"),
        ("Paid must be true", "'True'", "'yes'", "true or false"),
        ("Born must be valid date", "'2024-02-29'", "'2024-02-29 '", "holds dates"),
        ("Seen must be after 2020-01-01", "'2024-01-01 10:00:00'", "'2024-01-01 24:00:01'", "holds timestamps"),
        ("Age must be at least 1", "-2147483648", "2147483648", "from -2147483648 to 2147483647"),
        ("Small must be at least 1", "127", "128", "from -128 to 127"),
        ("Age must be at least 1", "5.0", "1.5", "whole numbers"),
        ("Rate must be at least 1", "999.99", "1000", "at most 5 digits, 2 of them behind the point"),
        ("Rate must be at least 1", "-0.5", "0.001", "at most 5 digits"),
        ("Share must be at least 1", "'NaN'", "'x'", "holds numbers"),
        ("Paid must be true", "false", "1", "true or false"),
        ("Born must be valid date", "2024-02-29", "'2024-02-30'", "holds dates"),
        ("Seen must be after 2020-01-01", "2024-01-01", "'x'", "holds timestamps"),
        ("count of Tags must be at least 1", "['a', null]", "'a'", "holds lists"),
        ("count of Map must be at least 1", "null", "5", "holds maps"),
        ("Photo must be present", "null", "'x'", "holds raw bytes"),
        ("Name must be human_name", "5", "['a']", "holds text"),
    ],
)
def test_with_a_schema_values_are_what_its_columns_hold(rule, good, bad, words):
    column = rule.removeprefix("count of ").split()[0]
    assert told(rule, f"{column} {good} fails", schema=SCHEMA) == []
    found = only(rule, f"{column} {bad} fails", schema=SCHEMA)
    assert found.code == "DQ257" and words in found.message


def test_lists_of_groups_are_given_by_their_fields():
    rule = "every Lines.Qty must be at least 1 when every Lines.Price is 5"
    assert told(rule, "Lines.Qty [1, 2], Lines.Price [5, 5] passes", "Lines null fails", schema=SCHEMA) == []
    assert told(rule, "Lines.Qty [1, 2], Lines.Price [5] passes", schema=SCHEMA) == [("DQ257", 1)]
    assert told(rule, "Lines.Qty 5 fails", schema=SCHEMA) == [("DQ257", 1)]


# --- the clock --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rule",
    [
        "D must be before now",
        "D must be on or before 18 years ago",
        "D must be after today",
        "D must be within the last 3 days",
        "D must not be in the future",
        "D must be present when E is after 3 days from now",
        "D must be before 3 days after today",
    ],
)
def test_a_verdict_that_hangs_on_time_needs_a_moment(rule):
    assert told(rule, "D 2024-01-01 passes", "D 2024-01-01 passes on 2024-06-01") == [("DQ440", 1)]


def test_a_moment_that_changes_nothing():
    assert told("D must be before 2024-01-01", "D 2024-01-01 fails on 2024-06-01") == [("DQ441", 1)]
    assert told("D must be before 3 days after E", "D 2024-01-01, E 2024-01-01 passes") == []


def test_instants_are_of_utc_and_a_day_is_its_beginning():
    rule = "T\n    D must be before now\n"
    moments = ["on 2024-06-01", "at 2024-06-01T10:00:00", "at 2024-06-01T10:00:00+02:00", "at 2024-06-01T10:00Z"]
    text = rule + "".join(f"    example: D 2024-01-01 passes {moment}\n" for moment in moments)
    assert [trial.moment for trial in trials_of(Source(text)).trials] == [
        "2024-06-01T00:00:00Z",
        "2024-06-01T10:00:00Z",
        "2024-06-01T10:00:00+02:00",
        "2024-06-01T10:00Z",
    ]


def test_rules_that_could_have_examples_and_have_none_are_counted():
    found = trials_of(
        Source("T\n    A must be unique\n    A must be present\n    B must be 5\n    example: B 5 passes\n")
    )
    assert ([rule.span.start for rule in found.untried], len(found.trials), found.rules) == ([27], 1, 3)


def test_compiling_asks_nothing_of_examples():
    text = "T\n    A must be present\n    example: B 5 passes\n"
    assert [found.code for found in dqlang.lint(text)] == ["DQ255"]
    assert len(dqlang.compile(text)) == 1


# --- pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_page_shows_the_mistake_and_its_mending(kind):
    page = inspect.cleandoc(kind.__doc__ or "")
    fenced = re.findall(r"```dq\n(.*?)```", page, re.DOTALL)
    indented = re.findall(r"(?:^ {4}.*\n)+", re.sub(r"```dq\n.*?```", "", page, flags=re.DOTALL), re.MULTILINE)
    advice = kind in (VerdictMayChange, NeedlessMoment)
    mistake, mending = fenced if advice else (inspect.cleandoc(indented[0]), fenced[0])
    schema = "Count INT" if kind.code == "DQ257" else None
    assert [found.code for found in dqlang.lint(mistake, schema=schema)] == [kind.code]
    assert [found.code for found in dqlang.lint(mending, schema=schema)] == []


def test_the_codes_are_of_their_stage():
    codes = [kind.code for kind in KINDS]
    assert len(set(codes)) == len(codes) == 9
    assert all(kind.severity == ("advice" if kind.code.startswith("DQ4") else "error") for kind in KINDS)
