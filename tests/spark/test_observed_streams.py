"""A stream that is observed: one Measurement for each micro-batch, from the query's progress alone."""

from __future__ import annotations

import json

import pytest

import dqlang
from dqlang.measurement import Measurement
from dqlang.spark import measurements
from dqlang.spark.problems import DataProblem

pytestmark = [pytest.mark.classic, pytest.mark.connect]

RULES = """\
Person
    Name must be present
    Age should be at least 18 if present when Name is not 'Eve' for at least 50% of rows
    Id must be unique
    City must be in lookup Cities.Code
"""
SCHEMA = "Id INT, Name STRING, Age INT, City STRING"
BATCHES = [
    "(1, 'Ann', 3, 'Rome'), (2, 'Bo', 30, 'Oslo'), (3, NULL, NULL, NULL)",
    "(4, 'Eve', 3, 'Rome'), (4, NULL, 5, 'Rome')",
]


@pytest.fixture
def source(spark, tmp_path):
    """A folder that a stream reads file by file, and a way to add one."""

    def add(number):
        rows = spark.sql(f"SELECT * FROM VALUES {BATCHES[number]} AS t(Id, Name, Age, City)")
        rows.coalesce(1).write.mode("append").json(str(tmp_path / "in"))

    def stream():
        return spark.readStream.schema(SCHEMA).option("maxFilesPerTrigger", 1).json(str(tmp_path / "in"))

    (tmp_path / "in").mkdir()
    return add, stream


@pytest.fixture
def lookups(spark):
    return {"Cities": spark.sql("SELECT 'Rome' AS Code")}


@pytest.fixture
def run(tmp_path):
    """Writes what a stream has, goes on where it stopped, and gives all its progress."""

    def started(df):
        writer = df.writeStream.format("json").option("path", str(tmp_path / "out"))
        query = writer.option("checkpointLocation", str(tmp_path / "kept")).trigger(availableNow=True).start()
        assert query.awaitTermination(120)
        return query.recentProgress

    return started


def counted(measurement: Measurement) -> list[tuple]:
    return [(v.rule, v.rows, v.failures, v.passed) for v in measurement]


def test_each_micro_batch_is_measured(spark, source, lookups, run, tmp_path):
    add, stream = source
    rules = dqlang.compile(RULES)
    add(0)
    observed, result = rules.observe(stream(), lookups=lookups)
    assert [each.rule for each in result.left_out] == ["Id_unique"]
    (first,) = measurements(run(observed))
    add(1)
    # From the checkpoint, with rules that are compiled anew.
    again, _ = dqlang.compile(RULES).observe(stream(), lookups=lookups)
    (second,) = measurements(run(again))

    assert [(each.batch, each.table, each.rows) for each in (first, second)] == [(0, "Person", 3), (1, "Person", 2)]
    assert counted(first) == [
        ("Name_present", 3, 1, False),
        ("Age_ge_18", 2, 1, True),
        ("City_in_lookup_Cities_Code", 3, 2, False),
    ]
    for number, found in enumerate((first, second)):
        rows = spark.sql(f"SELECT * FROM VALUES {BATCHES[number]} AS t(Id, Name, Age, City)")
        alone = dqlang.compile(RULES.replace("    Id must be unique\n", ""))
        assert found == alone.measure(rows, lookups=lookups)
    assert spark.read.schema(SCHEMA).json(str(tmp_path / "out")).count() == 5
    with pytest.raises(DataProblem, match="no one result") as refused:
        result.get()
    assert "measurements(query.lastProgress)" in refused.value.help


def test_two_rule_sets_and_other_observations_in_one_query(source, run):
    add, stream = source
    add(0)
    observed, _ = dqlang.compile("first\n    Id must be present\n").observe(stream())
    observed, _ = dqlang.compile("second\n    Name must be present\n").observe(observed.where("Id < 3"))
    observed = observed.observe("of my own", *_aggregates())
    found = measurements(run(observed))
    assert [(each.table, each.batch, each.rows, each[0].failures) for each in found] == [
        ("first", 0, 3, 0),
        ("second", 0, 2, 0),
    ]


def _aggregates():
    from pyspark.sql import functions as F

    return [F.expr("count(1) AS rows"), F.expr("max(Id) AS counts")]


def test_all_forms_of_a_progress(source, run):
    add, stream = source
    add(0)
    observed, _ = dqlang.compile("t\n    Id must be present\n").observe(stream())
    recent = run(observed)
    expected = measurements(recent)
    assert len(expected) == 1
    for each in (
        recent[-1],
        recent[-1:],
        [_json(p) for p in recent],
        json.loads(_json(recent[-1])),
        _Event(recent[-1]),
    ):
        assert measurements(each) == expected and measurements(each)[0].batch == 0
    assert measurements(None) == measurements([]) == []


class _Event:
    """As a listener gets it."""

    def __init__(self, progress):
        self.progress = progress


def _json(progress) -> str:
    return progress.json if hasattr(progress, "json") else json.dumps(progress)


def test_a_micro_batch_without_rows(spark, run, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.json").write_text("")
    stream = spark.readStream.schema(SCHEMA).json(str(tmp_path / "in"))
    observed, _ = dqlang.compile("t\n    Id must be present for at least 1 row\n").observe(stream)
    for found in measurements(run(observed)):
        assert (found.rows, counted(found)) == (0, [("Id_present", 0, 0, False)])
    assert all(found.rows == 0 for found in measurements(run(observed))), "nothing new came"
