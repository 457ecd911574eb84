"""What Spark is made to do where rows are held against each other: one exchange and one sort for each order, no window
over a whole table; and where such rules are refused, left out, or written as text."""

from __future__ import annotations

import re

import pytest
from generated import operators, physical_plan
from plans import grades
from pyspark.sql import functions as F

import dqlang

pytestmark = pytest.mark.classic
RULES = """\
ordered_rows
    Seq must increase in order of Ts per G
    Status must follow ['a' to 'b', 'b' to 'a', 'b' to 'b'] in order of Ts per G
    Seq must increase by 1 per G as steps
    Day must have no gap above 1 day
    (Ts, Seq) should not overlap per G
    Seq should not be an outlier
    Seq should not be an outlier by 2 standard deviations
"""


@pytest.fixture(scope="module")
def rows(spark):
    columns = (
        "id AS Id, CAST(id % 3 AS STRING) AS G, CAST(id / 4 AS INT) AS Ts",
        "IF(id % 7 = 5, NULL, CAST(id AS INT)) AS Seq",
        "IF(id % 2 = 0, 'a', 'b') AS Status, date_add(DATE'2024-01-01', CAST(id + id / 11 AS INT)) AS Day",
        "named_struct('Site', id % 2) AS At",
    )
    return spark.sql(f"SELECT {', '.join(columns)} FROM range(40)")


def _counted(rows, *sentences: str) -> dict[str, int]:
    graded = dqlang.compile("t\n" + "".join(f"    {sentence}\n" for sentence in sentences)).grade(rows)
    found = operators(graded)
    return {name: found.count(name) for name in ("ShuffleExchange", "Sort", "Window")}


def test_rules_of_one_order_share_an_exchange_and_a_sort(rows):
    same = (
        "Seq must increase in order of Ts per G",
        "Seq must not decrease by 2 in order of Ts per G",
        "Status must follow ['a' to 'b', 'b' to 'a'] in order of Ts per G",
        "Day must have no gap above 1 day in order of Ts per G",
    )
    assert _counted(rows, *same) == {"ShuffleExchange": 1, "Sort": 1, "Window": 2}


def test_each_order_within_the_same_groups_is_one_more_sort(rows):
    sentences = (
        "Seq must increase in order of Ts per G",
        "Seq must increase by 1 per G",
        "Status must follow ['a' to 'b'] in order of Ts per G",
        "(Ts, Seq) must not overlap per G",
    )
    # A range is ordered by where it begins, here by Ts, too.
    assert _counted(rows, *sentences) == {"ShuffleExchange": 1, "Sort": 2, "Window": 3}


def test_groups_and_orders_that_are_no_column_are_sorted_once_too(rows):
    sentences = (
        "Seq must increase in order of Ts per At.Site",
        "Status must follow ['a' to 'b'] in order of Ts per At.Site",
    )
    assert _counted(rows, *sentences) == {"ShuffleExchange": 1, "Sort": 1, "Window": 2}
    read = ("Status must increase by 1 per At.Site", "Status must have no gap above 1 day per At.Site as gap")
    assert _counted(rows, *read) == {"ShuffleExchange": 1, "Sort": 2, "Window": 3}


def test_no_window_goes_over_the_whole_table(rows):
    graded = dqlang.compile(RULES.replace(" per G", "")).grade(rows)
    windows = re.findall(r"windowspecdefinition\(([^ ,]+) *(ASC)?", physical_plan(graded).toString())
    assert windows and not any(ascending for _, ascending in windows), "each begins with a column that groups"


def test_the_whole_table_is_ordered_by_its_parts(spark, rows):
    """Of rows in order no part holds many, and it is seen across the parts."""
    rules = dqlang.compile("t\n    Id must increase by 1 in order of (Day, Id)\n    Id must be at least 0\n")
    spark.conf.set("spark.sql.shuffle.partitions", "8")
    spark.conf.set("spark.sql.adaptive.enabled", "false")
    try:
        many = spark.range(4000).selectExpr("id AS Id", "date_add(DATE'2024-01-01', CAST(id / 7 AS INT)) AS Day")
        graded = rules.grade(many.where("Id != 2000"))
        sizes = [row[1] for row in graded.groupBy("DataQualityResult").count().collect()]
        placed = graded.selectExpr("DataQualityResult.SevereCount AS n", "spark_partition_id() AS place")
        per_task = [row[1] for row in placed.groupBy("place").agg(F.count("n"), F.sum("n")).collect()]
    finally:
        spark.conf.unset("spark.sql.shuffle.partitions")
        spark.conf.unset("spark.sql.adaptive.enabled")
    assert sorted(sizes) == [1, 3998] and max(per_task) < 1500


def test_outliers_take_one_row_of_aggregates(rows):
    sentences = (
        "Seq must not be an outlier",
        "Ts must not be an outlier",
        "Ts must not be an outlier by 3 standard deviations",
    )
    graded = dqlang.compile("t\n" + "".join(f"    {sentence}\n" for sentence in sentences)).grade(rows)
    found = operators(graded)
    assert found.count("BroadcastNestedLoopJoin") == 1 and "Window" not in found


def test_both_texts_grade_alike(spark, rows):
    rows.createOrReplaceTempView("ordered_rows")
    rules = dqlang.compile(RULES, schema="Id BIGINT, G STRING, Ts INT, Seq INT, Status STRING, Day DATE")
    expected = grades(rules.grade(rows))
    assert len(set(map(str, expected.values()))) > 5
    found = spark.sql(rules.to_sql())
    assert grades(found) == expected
    assert found.columns[:7] == rows.columns and not any("__dq" in name for name in found.columns)
    names: dict = {}
    exec(compile(rules.to_pyspark(), "rules.py", "exec"), names)
    assert grades(names["grade"](rows)) == expected
    spark.catalog.dropTempView("ordered_rows")


def test_a_plan_is_written_and_read_again(spark, rows):
    from dqlang.plan.serialize import from_json, to_json
    from dqlang.spark.grade import grade

    plan, _ = dqlang.compile(RULES).bound(rows, None)
    assert from_json(to_json(plan)) == plan
    assert grades(grade(rows, from_json(to_json(plan)))) == grades(dqlang.compile(RULES).grade(rows))


@pytest.mark.parametrize("sentence", [line.strip() for line in RULES.splitlines()[1:]])
def test_refused_on_streams_by_name(spark, rows, tmp_path, sentence):
    rows.limit(1).drop("At").write.parquet(str(tmp_path / "data"))
    stream = spark.readStream.schema(rows.drop("At").schema).parquet(str(tmp_path / "data"))
    with pytest.raises(dqlang.DqError, match="looks at all rows of the table") as refused:
        dqlang.compile(f"t\n    Id must be present\n    {sentence}\n").grade(stream)
    assert sentence in str(refused.value)


def test_in_a_micro_batch_the_rows_of_the_batch_are_looked_at(spark, rows, tmp_path):
    rows.drop("At").coalesce(1).write.parquet(str(tmp_path / "in"))
    stream = spark.readStream.schema(rows.drop("At").schema).parquet(str(tmp_path / "in"))
    rules = dqlang.compile(RULES)

    def write(batch, number):
        rules.grade(batch).write.parquet(str(tmp_path / "out"))

    writer = stream.writeStream.foreachBatch(write).option("checkpointLocation", str(tmp_path / "kept"))
    writer.trigger(availableNow=True).start().awaitTermination()
    assert grades(spark.read.parquet(str(tmp_path / "out"))) == grades(rules.grade(rows.drop("At")))


def test_observed_data_leaves_them_out_by_name(rows):
    _, found = dqlang.compile(RULES + "    Id must be present\n").observe(rows)
    assert len(found.left_out) == len(RULES.splitlines()) - 1
    assert all("looks at other rows" in each.reason for each in found.left_out)
