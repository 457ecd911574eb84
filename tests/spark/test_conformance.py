"""Every conformance case four ways: the fused and the two-step grade, ANSI mode on and off."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from pyspark.sql.types import IntegerType, StructField, StructType

import dqlang

CASES = yaml.safe_load((Path(__file__).parents[1] / "conformance" / "grades.yaml").read_text(encoding="utf-8"))
NUMBER = "row number of the test"


def numbered(spark, query):
    """The query's rows, each with its number: grading may return them in another order."""
    data = spark.sql(query)
    schema = StructType([StructField(NUMBER, IntegerType()), *data.schema.fields])
    return spark.createDataFrame([(i, *row) for i, row in enumerate(data.collect())], schema)


def fused(rules, data, lookups, spark):
    return dqlang.grade(data, rules, lookups=lookups)


def two_steps(rules, data, lookups, spark):
    columns = dqlang.apply_dq_rules(rules, data, spark, lookups=lookups)
    added = columns.columns[len(data.columns) :]
    assert all(name.startswith(("dqs_", "dqw_")) for name in added)
    for row in columns.select(*(f"`{name}`" for name in added)).collect():
        assert all(passed in (True, False) for passed in row), "a boolean column is null"
    return dqlang.flatten_dq_results(columns)


def grades(graded):
    """(severe names, warning names) of each row, in the order of the row numbers; checks the struct's own promises."""
    rows = sorted(graded.select(f"`{NUMBER}`", "DataQualityResult").collect())
    results = [row.DataQualityResult for row in rows]
    for result in results:
        assert (result.SevereCount, result.WarningCount) == (len(result.SevereErrors), len(result.WarningErrors))
    assert [row[0] for row in rows] == list(range(len(rows))), "rows were added or lost"
    return [(result.SevereErrors, result.WarningErrors) for result in results]


@pytest.mark.parametrize("route", [fused, two_steps])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_grades(case, route, either_ansi):
    spark = either_ansi
    data = numbered(spark, case["data"])
    lookups = {name: spark.sql(query) for name, query in case.get("lookups", {}).items()}
    nothing = [[] for _ in range(data.count())]
    expected = list(zip(case.get("severe", nothing), case.get("warning", nothing), strict=True))

    assert grades(route(case["rules"], data, lookups, spark)) == expected
