"""Decimals, several patterns, LIKE, days, times of day, combinations, keys and whole rows: what is wrong with them."""

from __future__ import annotations

import pytest
from meanings import SCHEMA, analysis, codes, only, planned, problems, told

from dqlang.plan.ddl import parse_ddl
from dqlang.plan.expr import RowsWithSame
from dqlang.spark.steps import step_nodes


@pytest.mark.parametrize(
    ("sentence", "code", "words"),
    [
        ("Seen must be on ['Mon']", "DQ206", "`Monday`"),
        ("Seen must be on ['S']", "DQ206", "the days are Monday"),
        ("Seen must be on ['Fryday']", "DQ206", "`Friday`"),
        ("Paid must be on a weekday", "DQ310", "true or false"),
        ("Age must look like 'a%'", "DQ310", "a whole number"),
        ("Age must match any of ['^a$']", "DQ310", "a whole number"),
        ("Paid must have at most 2 decimals", "DQ310", "true or false"),
        ("Code must look like 'a\\b'", "DQ260", "backslash"),
        ("Code must look like 'ab\\'", "DQ260", "backslash"),
        ("Code must match any of ['^a$', '[']", "DQ260", "`[` is never closed"),
        ("Age must be before 09:00", "DQ311", "a whole number"),
        ("BirthDate must be at least 09:00", "DQ311", "a date cannot be compared with a time of day"),
        ("Code must be equal to 09:00 within 5 minutes", "DQ311", "a time of day"),
        ("Code must be between 22:00 and 06:00", "DQ215", "`between 22:00 and 06:00` can be read in two ways"),
        ("Code must be in [09:00, 'x']", "DQ221", "times of day"),
        ("(Country, State) must be in [('US', 'CA', 'x')]", "DQ246", "2 columns"),
        ("Country must be in [('US', 'CA')]", "DQ246", "one column"),
        ("(Country, State) must be in [('US', 'CA'), 'x']", "DQ221", "combinations"),
        ("(Country, State) must be in [('US', 'CA'), (5, 'x')]", "DQ221", "numbers"),
        ("(Country, State) must be in [('US', null)]", "DQ220", "Country is 'US' and State is null"),
        ("(Country, State) must be in ['US']", "DQ240", "one value"),
        ("(Age, BirthDate) must be in [(1, true)]", "DQ311", "a date"),
        ("every Tags must be a key", "DQ242", "`be a key`"),
        ("Attributes must be a key", "DQ312", "`be a key`"),
    ],
)
def test_what_is_wrong(sentence, code, words):
    problem = only(sentence)
    assert problem.code == code, (problem.code, problem.message())
    assert words in f"{problem.message()} {problem.help()}"


def test_whole_rows_need_columns_that_can_be_compared():
    found = {problem.code: problem for problem in problems("rows must be unique")}
    assert found.keys() == {"DQ301", "DQ312"}  # a name that two columns have, and a map
    assert "`Attributes` holds a map" in found["DQ312"].message()
    assert "name the columns" in found["DQ312"].help()


def test_whole_rows_are_all_columns_of_the_schema():
    schema = parse_ddl("A INT, B STRING, C STRUCT<X: INT>")
    rule = planned("rows must be unique", schema=schema)
    (node,) = step_nodes(rule.passed)
    assert isinstance(node, RowsWithSame) and [key.path for key in node.keys] == [("A",), ("B",), ("C",)]
    assert rule.columns == ("A", "B", "C")
    assert planned("rows must be unique", schema=None, lookups=None).passed is None


@pytest.mark.parametrize(
    ("sentence", "night", "day"),
    [
        (
            "Code must be between 22:00 and 06:00",
            "Code must be at least 22:00 or be at most 06:00",
            "Code must be between 06:00 and 22:00",
        ),
        (
            "Code must not be between 22:00 and 06:00",
            "Code must be strictly between 06:00 and 22:00",
            "Code must not be between 06:00 and 22:00",
        ),
        (
            "Code must be strictly between 22:00 and 06:00",
            "Code must be greater than 22:00 or be less than 06:00",
            "Code must be strictly between 06:00 and 22:00",
        ),
        (
            "Age must be 1 when Code is between 22:00 and 06:00",
            "Age must be 1 when Code is at least 22:00 or Code is at most 06:00",
            "Age must be 1 when Code is between 06:00 and 22:00",
        ),
        (
            "Age must be 1 when Code is not between 22:00 and 06:00 and Qty is 2",
            "Age must be 1 when Code is strictly between 06:00 and 22:00 and Qty is 2",
            "Age must be 1 when Code is not between 06:00 and 22:00 and Qty is 2",
        ),
    ],
)
def test_the_night_has_two_readings(sentence, night, day):
    assert only(sentence).sentences == (night, day)
    for reading in (night, day):
        assert codes(reading) == []


def test_the_same_time_is_no_night():
    assert codes("Code must be between 09:00 and 09:00:00") == []
    assert codes("Code must be strictly between 09:00 and 09:00") == ["DQ408"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Amount must have at most 2 decimals",
        "Code must have at most 2 decimals",
        "Code must match any of ['^a$', '^b$']",
        "Code must look like 'AB%'",
        "Seen must be on a weekday",
        "BirthDate must be on ['monday', 'SUNDAY']",
        "Code must be on a weekend",
        "Seen must be before 09:00",
        "(Country, Age) must be in [('US', 1), ('IN', 2)]",
        "(Country, BirthDate) must not be in [('US', 2024-01-31)]",
        "Seq must be a key",
        "(Seq, Country) must be a key",
    ],
)
def test_what_is_right_with_and_without_a_schema(sentence):
    assert codes(sentence) == []
    assert codes(sentence, schema=None, lookups=None) == []


def test_advice_on_lists_and_patterns():
    assert told("Seen must be on ['Monday', 'MONDAY']") == [("DQ402", "`'MONDAY'` is in the list twice")]
    assert codes("Code must match any of ['^a$', '^a$']") == ["DQ402"]
    assert codes("(Country, State) must be in [('US', 'CA'), ('US', 'CA')]") == ["DQ402"]
    assert codes("Code must match any of ['^a', '^b$']") == ["DQ403"]
    assert codes("Code must match none of ['^a', '^b']") == []
    assert codes("Code must match any of ['', '^a$']") == ["DQ426"]
    assert codes("Code must look like '%'") == ["DQ422"]
    assert codes("Code must look like '%_'") == []


def test_advice_on_like_beside_other_rules():
    assert codes("Code must look like 'AB%'", "Code must be 'XY'") == ["DQ400"]
    assert codes("Code must look like 'AB%'", "Code must be 'ABC'") in ([], ["DQ401"])
    assert codes("Code must look like '____%'", "Code must have length at most 3") == ["DQ400"]


def test_a_key_is_present():
    assert "DQ400" in codes("Seq must be a key", "Seq must be null as gone")
    assert codes("Seq must not be a key", "Seq must be null as gone") == ["DQ401"]


def test_the_schema_of_these_tests_has_no_times():
    assert all(field.type.family != "time" for field in SCHEMA.fields)
    schema = parse_ddl("T TIME, U TIME(0), S STRING, N INT")
    for sentence in ("T must be before U", "T must be at most 17:00", "T must be equal to S", "hour of T must be 9"):
        assert analysis(sentence, schema=schema, lookups=None).problems == []
    assert codes("T must be before N", schema=schema, lookups=None) == ["DQ311"]
