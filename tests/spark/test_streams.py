"""Grading a stream: lazily, and refused before it starts where it cannot be."""

from __future__ import annotations

import pytest
from engines import ENGINE, spark_version
from plans import SAMPLE, SAMPLE_DATA, SAMPLE_GRADES, column, grades, in_lookup, plan, rule, unique

import dqlang
from dqlang.spark.grade import apply_rules, flatten, grade, split
from dqlang.spark.measure import measure
from dqlang.spark.problems import DataProblem


@pytest.fixture
def stream(spark, tmp_path):
    spark.sql(SAMPLE_DATA).write.parquet(str(tmp_path / "data"))
    return spark.readStream.schema("Id INT, Name STRING, Age INT, City STRING").parquet(str(tmp_path / "data"))


def _run(graded, spark, tmp_path, name):
    query = (
        graded.writeStream.format("memory")
        .queryName(name)
        .option("checkpointLocation", str(tmp_path / name))
        .trigger(availableNow=True)
        .start()
    )
    query.awaitTermination()
    return spark.table(name)


def test_a_stream_gets_the_same_grades(spark, stream, tmp_path):
    lookup = spark.sql("SELECT 'Rome' AS Code UNION ALL SELECT 'Rome' UNION ALL SELECT 'Oslo'")
    rules = plan(*SAMPLE.rules, rule("known", in_lookup("Cities", {"City": "Code"}), "warning"))
    expected = {i: (severe, [*warned, *(["known"] if i > 2 else [])]) for i, (severe, warned) in SAMPLE_GRADES.items()}
    assert grades(_run(grade(stream, rules, {"Cities": lookup}), spark, tmp_path, "straight")) == expected
    assert grades(_run(flatten(apply_rules(stream, SAMPLE)), spark, tmp_path, "by_columns")) == SAMPLE_GRADES


def test_a_stream_can_be_split(spark, stream, tmp_path):
    good, _ = split(stream, SAMPLE)
    assert sorted(grades(_run(good, spark, tmp_path, "good"))) == [1]


def test_rules_about_other_rows_are_refused_by_name(stream):
    rules = plan(*SAMPLE.rules, rule("Name_unique", unique(column("Name"))))
    for refused in (grade, apply_rules, split):
        with pytest.raises(DataProblem, match=r"`Name_unique must hold` \(line 2\) looks at all rows"):
            refused(stream, rules)


def test_a_stream_is_not_measured(stream):
    with pytest.raises(DataProblem, match="a stream has no end") as refused:
        measure(stream, SAMPLE)
    assert "foreachBatch" in refused.value.help


RULES = """\
t
    Id must be unique
    Name must be present
    City should be in lookup Cities.Code
"""
OF_ROWS = RULES.replace("    Id must be unique\n", "")
FILES = ["(1, 'Ann', 3, 'Rome'), (1, NULL, -1, 'Oslo')", "(1, 'Bo', 0, 'Paris'), (2, 'Eve', 5, NULL)"]


def _rows(spark, number):
    return spark.sql(f"SELECT * FROM VALUES {FILES[number]} AS t(Id, Name, Age, City)")


def test_each_micro_batch_is_graded_and_measured_with_rules_about_other_rows(spark, tmp_path):
    rules = dqlang.compile(RULES)
    lookups = {"Cities": spark.sql("SELECT 'Rome' AS Code")}

    # Spark: before 4.0 Connect cannot hand a data frame over to the function, which makes its own.
    given = None if ENGINE == "connect" and spark_version() < (4, 0) else lookups

    def grade_batch(batch, number):
        lookups = given or {"Cities": batch.sparkSession.sql("SELECT 'Rome' AS Code")}
        rules.grade(batch, lookups=lookups).write.parquet(str(tmp_path / "out" / str(number)))
        # On Connect this runs on the server, where no variable of the test is.
        (tmp_path / f"{number}.json").write_text(rules.measure(batch, lookups=lookups).to_json())

    for number in range(len(FILES)):  # the second round goes on from the checkpoint
        _rows(spark, number).coalesce(1).write.mode("append").parquet(str(tmp_path / "in"))
        stream = spark.readStream.schema("Id INT, Name STRING, Age INT, City STRING").parquet(str(tmp_path / "in"))
        writer = stream.writeStream.foreachBatch(grade_batch).option("checkpointLocation", str(tmp_path / "kept"))
        writer.trigger(availableNow=True).start().awaitTermination()
    for number in range(len(FILES)):
        alone = rules.grade(_rows(spark, number), lookups=lookups)
        written = spark.read.parquet(str(tmp_path / "out" / str(number)))
        assert sorted(written.collect(), key=str) == sorted(alone.collect(), key=str)
        measured = rules.measure(_rows(spark, number), lookups=lookups)
        assert (tmp_path / f"{number}.json").read_text() == measured.to_json()
        assert measured[0].failures == [2, 0][number], "unique within its micro-batch"


def test_a_restarted_stream_goes_on_with_the_same_grades(spark, tmp_path):
    lookups = {"Cities": spark.sql("SELECT 'Rome' AS Code")}
    for number in range(len(FILES)):
        _rows(spark, number).coalesce(1).write.mode("append").parquet(str(tmp_path / "in"))
        stream = spark.readStream.schema("Id INT, Name STRING, Age INT, City STRING").parquet(str(tmp_path / "in"))
        graded = dqlang.compile(OF_ROWS).grade(stream, lookups=lookups)
        writer = graded.writeStream.format("parquet").option("path", str(tmp_path / "out"))
        writer.option("checkpointLocation", str(tmp_path / "kept")).trigger(
            availableNow=True
        ).start().awaitTermination()
    alone = dqlang.compile(OF_ROWS).grade(_rows(spark, 0).union(_rows(spark, 1)), lookups=lookups)
    written = spark.read.parquet(str(tmp_path / "out"))
    assert sorted(written.collect(), key=str) == sorted(alone.collect(), key=str)
