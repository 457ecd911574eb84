"""How often a Connect server is asked before anything runs: each question is a journey."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from functools import partial

import pytest
from engines import spark_version

import dqlang

pytestmark = pytest.mark.connect
SCHEMA = "Id INT, Name STRING, City STRING, Tags ARRAY<STRING>, Born STRING, Amount DECIMAL(10,2)"
LOOKUPS = {"Cities": "Code STRING, Name STRING", "Others": "Code STRING"}
SENTENCES = """\
Person
    Id must be unique
    Name should be human_name
    City must be in lookup Cities.Code
    Name must be in lookup Cities.Name
    (Name, City) must be in lookup Cities.(Name, Code) as both
    City should be in lookup Others.Code
    every Tags must be in lookup Cities.Code
    Born must be less than now when Name is not blank
"""
WITHOUT_NOW = "Person\n    City must be in lookup Cities.Code"
ROW_RULES = "".join(f"{line}\n" for line in SENTENCES.splitlines() if "unique" not in line)


class Counting:
    """A client's stub that counts what passes through it."""

    def __init__(self, stub) -> None:
        self._stub = stub
        self.calls: Counter[str] = Counter()

    def __getattr__(self, name: str):
        # Spark: since 4.1 a client asks once for how large a plan it should compress.
        self.calls[name] += name != "Config"
        return getattr(self._stub, name)


@contextmanager
def counted(spark):
    client = spark.client
    kept, client._stub = client._stub, Counting(client._stub)
    try:
        yield client._stub.calls
    finally:
        client._stub = kept


def _rules(count: int, sentences: str = SENTENCES, **given):
    more = (f"    Amount must be at most {i} as amount_{i}\n" for i in range(count - len(sentences.splitlines()) + 1))
    rules = dqlang.compile(sentences + "".join(more), **given)
    assert len(rules) == max(count, len(sentences.splitlines()) - 1)
    return rules


@pytest.fixture
def tables(spark):
    data = spark.sql(
        "SELECT 1 AS Id, 'Ann' AS Name, 'Rome' AS City, array('Rome') AS Tags, '2024-01-31' AS Born, "
        "CAST(1 AS DECIMAL(10,2)) AS Amount"
    )
    cities, others = spark.sql("SELECT 'Rome' AS Code, 'Ann' AS Name"), spark.sql("SELECT 'Rome' AS Code")
    return data, {"Cities": cities, "Others": others}


def _row_makers(rules):
    # Spark: before 4.0 Connect hands over nothing that it observed.
    return [rules.grade, rules.failures, *([rules.observe] if spark_version() >= (4, 0) else [])]


def _new(data):
    """The data as a new object: a client remembers what it has asked."""
    return data.select("*")


def test_calls_are_counted(spark):
    with counted(spark) as calls:
        assert spark.range(3).columns == ["id"]
        assert spark.range(3).count() == 3
    assert calls["AnalyzePlan"] == 1 and calls["ExecutePlan"] >= 1


@pytest.mark.parametrize("count", [1, 200, 2000])
def test_one_question_whatever_the_number_of_rules(spark, tables, count):
    data, lookups = tables
    rules = _rules(count, ROW_RULES) if count > 1 else dqlang.compile("P\n    City must be in lookup Cities.Code")
    for make in (
        *_row_makers(rules),
        partial(rules.failures, key="Id"),
        partial(dqlang.apply_dq_rules, rules, spark=spark),
    ):
        with counted(spark) as calls:
            make(df=_new(data), lookups=lookups)
        assert +calls == {"AnalyzePlan": 1}


def test_what_cannot_run_on_a_stream_costs_one_more(spark, tables):
    data, lookups = tables
    rules = _rules(20)
    for make in (rules.grade, rules.failures):
        with counted(spark) as calls:
            make(_new(data), lookups=lookups)
        assert +calls == {"AnalyzePlan": 2}


def test_no_question_where_schemas_are_given(spark, tables):
    data, lookups = tables
    for count in (7, 200):
        rules = _rules(count, ROW_RULES, schema=SCHEMA, lookups=LOOKUPS)
        for make in _row_makers(rules):
            with counted(spark) as calls:
                make(_new(data), lookups=lookups)
            assert not +calls


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("id must increase in order of {0} per id", 40),
        ("id must increase in order of {0}", 12),
        # Spark: before 4.0 the client writes each plan as text, and Python does not go that deep.
        pytest.param("{0} must be in lookup L{0}.k", 110, marks=pytest.mark.since("4.0")),
    ],
)
def test_many_steps_are_resolved(spark, sentence, count):
    """A server resolves a plan in a hundred rounds at most."""
    columns = [f"c{number}" for number in range(count)]
    data = spark.range(3).selectExpr("id", *(f"id AS {column}" for column in columns))
    lookups = {f"L{column}": spark.range(2).selectExpr("id AS k") for column in columns if "lookup" in sentence}
    rules = dqlang.compile("t\n" + "".join(f"    {sentence.format(column)} as {column}_rule\n" for column in columns))
    assert rules.grade(data, lookups=lookups).columns[-1] == "DataQualityResult"


@pytest.mark.since("4.1")  # where Sail is installed beside it
def test_nobody_asks_whether_it_is_sail_where_schemas_are_given(spark, tables):
    import pysail.spark

    from dqlang.spark import engine

    assert pysail.spark.SparkConnectServer
    data, lookups = tables
    known = engine._known.pop(spark, None)
    try:
        with counted(spark) as calls:
            _rules(7, ROW_RULES, schema=SCHEMA, lookups=LOOKUPS).grade(_new(data), lookups=lookups)
        assert not +calls and not engine.is_known(data)
    finally:
        if known:
            engine.remember(spark, known)


def test_splitting_flattening_and_measuring(spark, tables):
    data, lookups = tables
    rules = _rules(20, ROW_RULES)
    with counted(spark) as calls:
        rules.split(_new(data), lookups=lookups)
    assert +calls == {"AnalyzePlan": 2}, "one of them asks whether it is a stream, whose clock is its batches'"
    with counted(spark) as calls:
        dqlang.compile(WITHOUT_NOW).split(_new(data), lookups=lookups)
    assert +calls == {"AnalyzePlan": 1}
    applied = dqlang.apply_dq_rules(rules, data, lookups=lookups)
    with counted(spark) as calls:
        dqlang.flatten_dq_results(applied)
    assert +calls == {"AnalyzePlan": 1}
    with counted(spark) as calls:
        assert len(rules.measure(_new(data), lookups=lookups)) == 20
    assert calls["AnalyzePlan"] <= 2


def test_the_grades_are_those_of_tables_that_are_said_to_be_small(spark, tables):
    from pyspark.sql import functions as F

    data, lookups = tables
    rows = data.union(data.selectExpr("2", "'Bo'", "NULL", "array('Rome', 'x')", "'y'", "Amount"))
    small = {name: F.broadcast(lookup) for name, lookup in lookups.items()}
    rules = _rules(12)
    graded = [rules.grade(rows, lookups=given).orderBy("Id").collect() for given in (lookups, small)]
    assert graded[0] == graded[1]
    explained = [rules.grade(rows, lookups=given)._explain_string() for given in (lookups, small)]
    assert explained[0].count("Join") > explained[1].count("Join")
