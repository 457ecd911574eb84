"""What Spark is made to do for lookups and for rules about other rows: joins, exchanges, windows and generated code."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from generated import JIT_LIMIT, largest_method, operators
from plans import column, grades, in_lookup, plan, rule, unique
from pyspark.sql import functions as F

import dqlang
from dqlang.plan.expr import Lambda, LookupValues, Variable, predicate
from dqlang.plan.types import STRING, array
from dqlang.spark.gather import AT_MOST_WIDE
from dqlang.spark.grade import grade
from dqlang.spark.helpers import Helpers
from dqlang.spark.run_steps import run_steps
from dqlang.spark.steps import plan_steps

pytestmark = pytest.mark.classic
JOINS = ("BroadcastHashJoin", "BroadcastNestedLoopJoin", "SortMergeJoin", "ShuffledHashJoin", "CartesianProduct")
THRESHOLD = "spark.sql.autoBroadcastJoinThreshold"


@contextmanager
def setting(spark, key: str, value: str):
    spark.conf.set(key, value)
    try:
        yield
    finally:
        spark.conf.unset(key)


@pytest.fixture(scope="module")
def tables(spark, tmp_path_factory):
    """Data with 30 columns of codes, and a lookup with two columns, one row of it twice, nulls in both."""
    place = tmp_path_factory.mktemp("lookups")
    codes = (f"IF(id % 7 = {i % 7}, NULL, concat('code ', id % {i + 3})) AS c{i}" for i in range(30))
    spark.range(0, 60, 1, 2).selectExpr("id AS Id", *codes).write.parquet(str(place / "data"))
    pairs = "explode(array(struct(concat('code ', id) AS Code, concat('code ', id + 1) AS Next))) AS pair"
    rows = spark.range(8).selectExpr(pairs).selectExpr("pair.*")
    odd = spark.sql("SELECT 'code 1' AS Code, 'code 2' AS Next UNION ALL SELECT NULL, 'x' UNION ALL SELECT 'y', NULL")
    rows.union(odd).coalesce(1).write.parquet(str(place / "lookup"))
    return spark.read.parquet(str(place / "data")), spark.read.parquet(str(place / "lookup"))


def _known(count: int, first: int = 0):
    return [rule(f"known_{i}", in_lookup("L", {f"c{i}": "Code"})) for i in range(first, first + count)]


def _every(name: str, lookup_column: str = "Code"):
    values = LookupValues(("L",), column(lookup_column), array(STRING))
    inside = predicate("array_contains", values, Variable("item", (), STRING))
    items = column("Tags", type=array(STRING))
    return rule(name, predicate("forall", items, Lambda("item", inside, STRING)))


def _joins(df) -> list[str]:
    return [name for name in operators(df) if name in JOINS]


def _same_by_joins(spark, make) -> dict:
    """The grades, which must be the same where each search is a join of its own."""
    found = grades(make())
    with setting(spark, THRESHOLD, "-1"):
        assert grades(make()) == found
    return found


def test_many_columns_in_one_small_lookup_are_one_join(spark, tables):
    data, lookup = tables
    both = [rule(f"both_{i}", in_lookup("l", {f"c{i}": "Code", f"c{i + 1}": "Next"}), "warning") for i in range(5)]
    next_ = [rule(f"next_{i}", in_lookup("L", {f"c{i}": "Next"}), "warning") for i in range(5)]
    rules = plan(*_known(20), *both, *next_)
    found = operators(grade(data, rules, {"L": lookup}))
    assert [name for name in found if name in JOINS] == ["BroadcastNestedLoopJoin"]
    assert found.count("BroadcastExchange") == 1 and "ShuffleExchange" not in found
    graded = _same_by_joins(spark, lambda: grade(data, rules, {"L": lookup}))
    assert len(graded) == 60 and len(set(map(str, graded.values()))) > 10


def test_one_column_is_a_join_that_spark_chooses(spark, tables):
    data, lookup = tables
    assert _joins(grade(data, plan(*_known(1)), {"L": lookup})) == ["BroadcastHashJoin"]
    with setting(spark, THRESHOLD, "10"):
        assert _joins(grade(data, plan(*_known(1)), {"L": lookup})) == ["SortMergeJoin"]


def test_nothing_is_broadcast_that_spark_would_not_broadcast(spark, tables):
    data, lookup = tables
    with setting(spark, THRESHOLD, "10"):
        graded = grade(data, plan(*_known(3)), {"L": lookup})
        assert _joins(graded) == ["SortMergeJoin"] * 3
        assert "BroadcastExchange" not in operators(graded)
        query = graded._jdf.queryExecution().executedPlan()
        query.executeCollect()
        assert "ReusedExchange" in query.toString(), "the lookup is shuffled once"


def test_two_lookups_are_a_join_each(tables):
    data, lookup = tables
    other = [rule(f"other_{i}", in_lookup("M", {f"c{i}": "Next"})) for i in range(3)]
    graded = grade(data, plan(*_known(3), *other), {"L": lookup, "M": lookup})
    assert _joins(graded) == ["BroadcastNestedLoopJoin"] * 2


@pytest.mark.parametrize("searches", [20, 200])
def test_methods_stay_short(tables, searches):
    data, lookup = tables
    pairs = [(f"c{i % 20}", f"c{i // 20 + 20}") for i in range(searches)]
    nodes = [in_lookup("L", {one: "Code", other: "Next"}) for one, other in pairs]
    # The searches alone: how long the grade's own methods are is tested where the grade is.
    helpers = Helpers()
    searched = run_steps(data, steps := plan_steps(nodes, helpers), {"L": lookup}).selectExpr(
        "Id", *steps.steps[0].words
    )
    assert _joins(searched) == ["BroadcastNestedLoopJoin"]
    assert largest_method(searched) < JIT_LIMIT


def test_a_wide_table_is_joined_with_one_row_only_where_that_is_little(spark, tables):
    data, lookup = tables
    wide = data.selectExpr("*", *(f"{i} AS wide_{i}" for i in range(100)))
    assert _joins(grade(wide, plan(*_known(2)), {"L": lookup})) == ["BroadcastNestedLoopJoin"]
    # A local table's size is known.
    larger = spark.range(AT_MOST_WIDE // 4).selectExpr("concat('code ', id) AS Code")
    assert _joins(grade(wide, plan(*_known(2)), {"L": larger})) == ["BroadcastHashJoin"] * 2
    assert _joins(grade(data, plan(*_known(2)), {"L": larger})) == ["BroadcastNestedLoopJoin"]
    expected = grades(grade(data, plan(*_known(2)), {"L": larger}))
    assert grades(grade(wide, plan(*_known(2)), {"L": larger})) == expected


def test_every_and_single_values_share_the_join(spark, tables):
    data, lookup = tables
    data = data.selectExpr("*", "array(c0, c1) AS Tags")
    rules = plan(*_known(2), _every("tags"), _every("next_tags", "Next"))
    assert _joins(grade(data, rules, {"L": lookup})) == ["BroadcastNestedLoopJoin"]
    graded = _same_by_joins(spark, lambda: grade(data, rules, {"L": lookup}))
    assert {name for severe, _ in graded.values() for name in severe} == {"known_0", "known_1", "tags", "next_tags"}


def test_a_lambda_leaves_the_searches_in_the_stage(spark, tables):
    data, lookup = tables
    data = data.selectExpr("*", "array(c0, c1) AS Tags")
    some = rule("some", predicate("exists", column("Tags", type=array(STRING)), _long_item()))
    names = operators(grade(data, plan(*_known(2), some), {"L": lookup}).select("DataQualityResult"))
    # The lambda's projection stands above that of the searches, which stands on the join.
    assert names.index("BroadcastNestedLoopJoin") - names.index("Project") >= 2


def _long_item():
    return Lambda("item", predicate("contains", Variable("item", (), STRING), column("c3")), STRING)


def test_an_empty_lookup_and_one_of_nulls(spark, tables):
    data, lookup = tables
    for empty in (lookup.where("false"), lookup.selectExpr("CAST(NULL AS STRING) AS Code", "Next")):
        graded = _same_by_joins(spark, lambda empty=empty: grade(data, plan(*_known(2)), {"L": empty}))
        assert set(map(str, graded.values())) == {"(['known_0', 'known_1'], [])"}


def test_unique_rules_of_one_set_of_keys_share_a_window(spark, tables):
    data, _ = tables
    a, b, c = (column(name) for name in ("c1", "c2", "c3"))
    rules = plan(
        rule("one", unique(a)),
        rule("again", unique(a), "warning"),
        rule("two", unique(a, b)),
        rule("turned", unique(b, a), "warning"),
        rule("three", unique(c)),
    )
    found = operators(grade(data, rules))
    # What is together by c1 is together by c1 and c2.
    assert (found.count("Window"), found.count("ShuffleExchange")) == (3, 2)
    assert not any("Python" in name for name in found)


def test_rows_without_a_key_do_not_meet_in_one_partition(spark):
    """Of 8 partitions, the fullest holds a share of the rows and not all of those without an email."""
    columns = ("IF(id < 10, concat('mail ', id % 5), NULL) AS Email", "id % 3 AS Org", "concat('n', id) AS Name")
    data = spark.range(4000).selectExpr("id AS Id", *columns)
    rules = dqlang.compile(
        "T\n    Email must be unique if present\n    Email should be unique within Org if present\n"
        "    Name must be present"
    )
    with setting(spark, "spark.sql.shuffle.partitions", "8"), setting(spark, "spark.sql.adaptive.enabled", "false"):
        graded = rules.grade(data)
        counted = graded.selectExpr("DataQualityResult.SevereCount AS failed", "spark_partition_id() AS place")
        sizes = [row[1] for row in counted.groupBy("place").agg(F.count("failed"), F.sum("failed")).collect()]
        assert operators(graded).count("Window") == 2
        found = grades(graded)
    assert max(sizes) < 1500
    assert {key: found[key] for key in (0, 9, 10, 3999)} == {
        0: (["Email_unique"], []),
        9: (["Email_unique"], []),
        10: ([], []),
        3999: ([], []),
    }


def test_nulls_within_are_one_group(spark):
    data = spark.sql(
        "SELECT * FROM VALUES (1, 'a', NULL), (2, 'a', NULL), (3, 'b', 'x'), (4, NULL, 'x') AS t(Id, E, O)"
    )
    rules = dqlang.compile("T\n    E must be unique within O\n    (O, E) should be unique\n    Id must be present")
    assert grades(rules.grade(data)) == {
        1: (["E_unique_within_O"], ["O_E_unique"]),
        2: (["E_unique_within_O"], ["O_E_unique"]),
        3: ([], []),
        4: (["E_unique_within_O"], ["O_E_unique"]),
    }
    assert operators(rules.grade(data)).count("Window") == 1
