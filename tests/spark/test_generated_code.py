"""No number of rules and no check makes a Java method that the JIT leaves alone, and no plan does more than it must."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import pytest
from corpus_cases import cases
from engines import spark_version
from generated import JIT_LIMIT, generated, largest_method, operators
from plans import many_rules

import dqlang
from dqlang.plan.expr import ColumnRef
from dqlang.plan.rules import Plan
from dqlang.plan.types import Type
from dqlang.spark.code_size import fused
from dqlang.spark.grade import apply_rules, flatten, grade

pytestmark = pytest.mark.classic
_FOLDING = "org.apache.spark.sql.catalyst.optimizer.ConvertToLocalRelation"


@pytest.fixture(scope="module")
def data(spark, tmp_path_factory):
    place = str(tmp_path_factory.mktemp("generated") / "data")
    columns = ("id AS Id", "concat('n', id) AS Name", "CAST(id AS INT) AS Age", "'Rome' AS City", "1 AS Unused")
    spark.range(9).selectExpr(*columns).write.parquet(place)
    return spark.read.parquet(place)


@pytest.mark.parametrize("count", [1, 20, 60, 100, 300, 2_000])
def test_methods_stay_short_at_any_number_of_rules(data, count):
    graded = grade(data, many_rules(count))
    assert largest_method(graded) < JIT_LIMIT
    stages = [each.operators for each in generated(graded) if each.whole_stage]
    is_fused = fused([rule.passed for rule in many_rules(count).rules], 5) is not None
    assert any("Project < Project" in each for each in stages) == is_fused
    assert is_fused == (count <= 100), "few rules are fused, many are split"


@pytest.mark.parametrize("count", [20, 300])
def test_methods_stay_short_under_a_filter_on_the_grade(data, count):
    graded = grade(data, many_rules(count))
    for condition in ("DataQualityResult.SevereCount = 0", "DataQualityResult.WarningCount > 1 AND Age > 3"):
        assert largest_method(graded.where(condition)) < JIT_LIMIT


@pytest.mark.parametrize("count", [20, 300])
def test_methods_stay_short_by_way_of_boolean_columns(data, count):
    assert largest_method(flatten(apply_rules(data, many_rules(count)))) < JIT_LIMIT


def test_methods_stay_short_over_a_wide_table(data):
    wide = data.selectExpr("*", *(f"concat(Name, {i}) AS wide_{i}" for i in range(60)))
    own = [each for each in generated(grade(wide, many_rules(40))) if each.operators.startswith("Project")]
    assert [each.largest < JIT_LIMIT for each in own[:2]] == [True, True]


@pytest.fixture
def unfolded(spark):
    """A session that runs over VALUES what it would run over a file."""
    spark.conf.set("spark.sql.optimizer.excludedRules", _FOLDING)
    yield spark
    spark.conf.unset("spark.sql.optimizer.excludedRules")


def test_no_check_takes_a_method_beyond_the_limit(unfolded):
    """Each rule of the corpus alone, and a dozen of it over columns of their own, which share nothing."""
    long = {}
    sets = {case.blocks["dq"]: case.blocks["data"] for case in (each.values[0] for each in cases("dq", "data", "rows"))}
    if spark_version() < (4, 0):
        sets = {text: sql for text, sql in sets.items() if "valid json" not in text and "have keys" not in text}
    for text, sql in sets.items():
        data, rules = unfolded.sql(sql), dqlang.compile(text)
        plan = rules.bound(data)[0]
        copied = data.selectExpr(*(f"`{name}` AS `{name}{i}`" for name in data.columns for i in range(12)))
        dozen = Plan(plan.table, tuple(_moved(rule, str(i)) for rule in plan.rules for i in range(12)))
        # Alone: that rows of 36 lists and maps are written in one long method is Spark's own.
        frames = rules.grade(data), grade(copied, dozen).select("DataQualityResult")
        sizes = [each.largest for frame in frames for each in generated(frame)]
        if any(size is None or size >= JIT_LIMIT for size in sizes):
            long[text] = sizes
    assert len(sets) > 20 and long == {}


def _moved(rule, suffix: str):
    """The rule over columns whose names end in the suffix."""

    def moved(node):
        if isinstance(node, ColumnRef):
            return replace(node, path=(node.path[0] + suffix, *node.path[1:]))
        if isinstance(node, tuple):
            return tuple(map(moved, node))
        if is_dataclass(node) and not isinstance(node, Type):
            return replace(node, **{each.name: moved(getattr(node, each.name)) for each in fields(node)})
        return node

    return replace(rule, name=rule.name + suffix, passed=moved(rule.passed))


@pytest.mark.parametrize("count", [20, 300])
def test_a_grade_is_projections_over_a_scan(data, count):
    graded = grade(data, many_rules(count))
    assert set(operators(graded)) == {"Project", "ColumnarToRow", "FileSourceScan"}


@pytest.mark.parametrize("count", [20, 300])
def test_a_column_that_no_rule_needs_is_not_read(data, count):
    plan = grade(data, many_rules(count)).select("DataQualityResult")._jdf.queryExecution().executedPlan().toString()
    assert "ReadSchema: struct<Name:string,Age:int,City:string>" in plan


def test_a_condition_stands_once_in_the_plan_of_many_rules(data):
    written = grade(data, many_rules(300))._jdf.queryExecution().optimizedPlan().toString()
    assert written.count("Oslo 201") == 1
