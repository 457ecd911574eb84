"""That `generated.py` sees what Spark generates: long methods, stages that do not compile, and what stands outside."""

from __future__ import annotations

import pytest
from generated import JIT_LIMIT, generated, largest_method, operators

pytestmark = pytest.mark.classic


def _cases(spark, branches: int):
    """A column that is one method in a whole stage, whatever its length."""
    cases = " ".join(f"WHEN id = {i}L THEN id * {i}L" for i in range(branches))
    return spark.range(10).selectExpr(f"CASE {cases} END AS total")


def test_a_short_and_a_long_method(spark):
    (stage,) = generated(_cases(spark, 5))
    assert stage.whole_stage and stage.quick and stage.operators == "Project < Range"
    (stage,) = generated(_cases(spark, 300))
    assert stage.largest > JIT_LIMIT and not stage.quick


def test_what_stands_outside_of_a_whole_stage_is_compiled_alone(spark):
    wide = _cases(spark, 40).selectExpr("total", *(f"total + {i} AS c{i}" for i in range(120)))
    found = generated(wide)
    assert [each.whole_stage for each in found] == [False, True]
    assert all(each.largest > 100 for each in found) and largest_method(wide) < JIT_LIMIT


def test_a_stage_that_does_not_compile_falls_apart(spark):
    spark.sparkContext.setLogLevel("OFF")  # Spark reports the class with its whole text
    try:
        found = generated(_cases(spark, 3_000))
    finally:
        spark.sparkContext.setLogLevel("ERROR")
    assert found[0].whole_stage and found[0].largest is None
    assert [each.operators for each in found[1:]] == ["Project"]


def test_operators_are_those_without_adaptive_execution(spark):
    counted = spark.range(10).groupBy("id").count()
    assert operators(counted) == ["HashAggregate", "HashAggregate", "Range"]
    assert spark.conf.get("spark.sql.adaptive.enabled") == "true"
