"""Checks registered from Python, from the sentence to the grade."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest
from engines import ENGINE

import dqlang
from dqlang.checks import registry


@pytest.fixture(autouse=True)
def nothing_registered(monkeypatch):
    monkeypatch.setattr(registry, "_registered", {})
    monkeypatch.setattr(registry, "_functions", {})


def failures(spark, rules: str, values: str) -> list[list[str]]:
    graded = dqlang.compile(rules).grade(spark.sql(f"SELECT * FROM VALUES {values} AS t(Code)"))
    return [row[0].SevereErrors for row in graded.select("DataQualityResult").collect()]


def test_a_function_of_a_column_and_values_grades_rows(either_ansi):
    @dqlang.check("member id")
    def member(column, digits, prefix="M"):
        return column.rlike(f"^{prefix}[0-9]{{{digits}}}$")

    rules = "t\n    Code must be member id with 3\n    Code must not be member id with 2, 'A' as no_a\n"
    assert failures(either_ansi, rules, "('M123'), ('A12'), ('x'), (NULL)") == [
        [],
        ["Code_member_id", "no_a"],
        ["Code_member_id"],
        ["Code_member_id", "no_a"],
    ]


def test_a_value_by_name_leaves_the_others_at_their_defaults(spark):
    @dqlang.check("member id")
    def member(column, digits=3, prefix="M"):
        return column.rlike(f"^{prefix}[0-9]{{{digits}}}$")

    rules = "t\n    Code must be member id with prefix 'A'\n"
    assert failures(spark, rules, "('A123'), ('M123')") == [[], ["Code_member_id"]]


def test_values_that_the_function_does_not_take_are_a_problem(spark):
    dqlang.check("member id")(lambda column: column)
    with pytest.raises(dqlang.DqError, match="member id"):
        failures(spark, "t\n    Code must be member id with 3\n", "('A')")


def fails(column, digits=1):
    raise RuntimeError("no such region")


@pytest.mark.parametrize(
    "function, told",
    [
        (fails, "the function of the check `member id` failed: RuntimeError: no such region"),
        (lambda column, *, digits=1: 5, "must give a Column, and gives `5`"),
    ],
)
def test_a_function_that_fails_or_gives_no_column_is_named(spark, function, told):
    dqlang.check("member id")(function)
    with pytest.raises(dqlang.DqError, match=told):
        failures(spark, "t\n    Code must be member id\n", "('1')")


def test_a_function_that_gives_no_condition_is_refused(spark):
    """On Connect by Spark itself: to ask for the type would be one more call."""
    dqlang.check("member id")(lambda column: column.cast("int"))
    kind, told = dqlang.DqError, "must give true or false for each row"
    if ENGINE == "connect":
        from pyspark.errors import AnalysisException as kind

        told = 'requires the "BOOLEAN" type'
    with pytest.raises(kind, match=told):
        failures(spark, "t\n    Code must be member id\n", "('1')")


@pytest.mark.parametrize(
    "point, told",
    [
        ("no_such_package:check", "cannot be loaded: No module named"),
        ("posixpath:nothing", "cannot be loaded: module 'posixpath' has no"),
        ("posixpath:sep", "failed: TypeError: 'str' object is not callable"),
        ("posixpath:lexists", "failed: TypeError: lexists.. takes 1 positional argument but 2 were given"),
    ],
)
def test_a_package_whose_check_cannot_be_had_is_named(spark, monkeypatch, point, told):
    monkeypatch.setattr(registry, "_entry_points", lambda: [EntryPoint("member_id", point, registry.ENTRY_POINTS)])
    registry._offered.cache_clear()
    with pytest.raises(dqlang.DqError, match=f"the function of the check `member id` {told}"):
        failures(spark, "t\n    Code must be member id with 3\n", "('1')")
    registry._offered.cache_clear()
