"""Grading a stream: lazily, and refused before it starts where it cannot be."""

from __future__ import annotations

import pytest
from plans import SAMPLE, SAMPLE_DATA, SAMPLE_GRADES, column, grades, in_lookup, plan, rule, unique

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
