"""Verdicts over a table, and its failures one by one."""

from __future__ import annotations

import pytest
from plans import (
    SAMPLE,
    SAMPLE_DATA,
    column,
    in_lookup,
    many_rules,
    number,
    plan,
    rows,
    rule,
    share,
    unique,
)

from dqlang.measurement import Verdict
from dqlang.plan.expr import is_not_null, is_null, or_, predicate
from dqlang.plan.types import BINARY, DOUBLE, INTEGER, STRING, Field, Type, array, map_of, struct
from dqlang.spark.failures import failures
from dqlang.spark.grade import grade
from dqlang.spark.measure import measure
from dqlang.spark.problems import DataProblem


@pytest.fixture
def data(spark):
    return spark.sql(SAMPLE_DATA)


def test_verdicts_of_the_sample(either_ansi):
    measured = measure(either_ansi.sql(SAMPLE_DATA), SAMPLE)
    assert [(v.rule, v.severity, v.rows, v.failures, v.share, v.passed) for v in measured] == [
        ("Name_letters", "warning", 4, 2, 0.5, False),
        ("Name_present", "severe", 4, 1, 0.25, False),
        ("Age_gt_0", "severe", 4, 3, 0.75, False),
        ("Age_null", "warning", 4, 3, 0.75, False),
        ("City_in_set", "severe", 4, 2, 0.5, False),
    ]
    assert (measured.rows, measured.rows_with_severe, measured.rows_with_warning) == (4, 3, 4)
    assert not measured.passed


def test_rows_are_those_that_the_rule_speaks_about(data):
    age = column("Age", type=INTEGER)
    passed = or_(is_null(age), predicate(">", age, number(0)))
    rules = plan(
        rule("if_present", passed, applies=is_not_null(age), allowance=share("33")),
        rule("strict", passed, applies=is_not_null(age), allowance=share("34")),
        rule("scope_null", predicate("=", number(1), number(1)), applies=predicate(">", age, number(0))),
        rule(
            "never", predicate("=", number(1), number(1)), applies=predicate(">", age, number(99)), allowance=rows("0")
        ),
        rule("counted", passed, allowance=rows("2")),
        rule("all_but", passed, allowance=rows("1", "all but")),
    )
    found = {v.rule: (v.rows, v.failures, v.share, v.passed) for v in measure(data, rules)}
    assert found == {
        "if_present": (3, 2, 2 / 3, True),
        "strict": (3, 2, 2 / 3, False),
        "scope_null": (1, 0, 0.0, True),
        "never": (0, 0, None, False),
        "counted": (4, 2, 0.5, True),
        "all_but": (4, 2, 0.5, False),
    }


def test_an_empty_table_passes(data):
    measured = measure(data.where("false"), SAMPLE)
    assert measured.passed and measured.rows == 0 and {v.share for v in measured} == {None}
    assert measure(data, plan()).rows == 4 and len(measure(data, plan())) == 0


def test_a_measurement_agrees_with_the_grades(spark, data):
    lookup = {"Cities": spark.sql("SELECT 'Rome' AS Code")}
    extra = (rule("u", unique(column("City"))), rule("known", in_lookup("Cities", {"City": "Code"})))
    for rules in (plan(*SAMPLE.rules, *extra), many_rules(200)):
        measured = measure(data, rules, lookup)
        graded = [row.DataQualityResult for row in grade(data, rules, lookup).collect()]
        failed = [name for row in graded for name in row.SevereErrors + row.WarningErrors]
        assert {v.rule: v.failures for v in measured} == {r.name: failed.count(r.name) for r in rules.rules}
        assert measured.rows_with_severe == sum(row.SevereCount > 0 for row in graded)
        assert measured.rows_with_warning == sum(row.WarningCount > 0 for row in graded)


def test_a_thousand_rules_are_measured(data):
    assert len(measure(data, many_rules(1000))) == 1000


@pytest.mark.classic
def test_one_scan(spark, tmp_path):
    spark.sql(SAMPLE_DATA).write.parquet(str(tmp_path / "data"))
    tracker = spark.sparkContext.statusTracker()
    spark.sparkContext.setJobGroup("measure", "")
    data = spark.read.parquet(str(tmp_path / "data"))
    before = len(tracker.getJobIdsForGroup("measure"))
    measure(data, SAMPLE)
    # Adaptive execution runs each stage of a query as a job: one writes the shuffle, one reads it.
    assert len(tracker.getJobIdsForGroup("measure")) - before <= 2
    spark.sparkContext.setLocalProperty("spark.jobGroup.id", None)


def test_verdicts_as_a_data_frame(spark, data):
    frame = measure(data, SAMPLE).to_df(spark)
    assert frame.columns == ["rule", "severity", "rows", "failures", "share", "passed", "value", "group"]
    assert frame.where("rule = 'Age_gt_0'").first()[:] == ("Age_gt_0", "severe", 4, 3, 0.75, False, None, None)
    assert measure(data, plan()).to_df(spark).collect() == []
    assert Verdict("a", "severe", 0, 0, None, True).value is None


def test_failures_one_by_one(data):
    found = failures(data, SAMPLE, key="id")
    assert found.columns == ["rule", "severity", "column", "value", "reason", "key"]
    assert [row[:5] for row in found.where("key.Id = 2").collect()] == [
        ("Name_letters", "warning", "Name", "Gle9", None),
        ("Age_gt_0", "severe", "Age", "-1", "nobody is younger"),
        ("Age_null", "warning", "", "-1", None),
    ]
    assert found.count() == 11
    assert failures(data, SAMPLE).first()["key"].asDict() == {"Id": 1, "Name": "Ann", "Age": 3, "City": "Rome"}
    assert failures(data, SAMPLE, key=["City", "Id"]).first()["key"].asDict() == {"City": "Rome", "Id": 1}
    assert failures(data, plan()).collect() == []
    with pytest.raises(DataProblem, match="there is no column `Nr`"):
        failures(data, SAMPLE, key="Nr")


def test_a_key_holds_no_helper_column(spark, data):
    rules = plan(rule("u", unique(column("City"))), rule("known", in_lookup("Cities", {"City": "Code"})))
    found = failures(data, rules, {"Cities": spark.sql("SELECT 'Rome' AS Code")})
    assert found.schema["key"].dataType.names == ["Id", "Name", "Age", "City"]
    assert sorted((row["rule"], row["key"].Id) for row in found.collect()) == [
        ("known", 2),
        ("known", 3),
        ("known", 4),
        ("u", 3),
    ]


def test_values_of_any_type_become_text(either_ansi):
    data = either_ansi.sql("""
        SELECT array(1, NULL) AS a, map('k', named_struct('x', 1.5D)) AS m, named_struct('Zip', 'z') AS s,
               double('NaN') AS d, X'00FF' AS b, INTERVAL '1' DAY AS i
    """)
    types = {
        "a": array(INTEGER),
        "m": map_of(STRING, struct(Field("x", DOUBLE))),
        "s": struct(Field("Zip", STRING)),
        "d": DOUBLE,
        "b": BINARY,
        "i": Type("interval day"),
    }
    never = predicate("=", number(1), number(2))
    rules = plan(*(rule(name, never, value=column(name, type=type)) for name, type in types.items()))
    shown = {row["rule"]: row["value"] for row in failures(data, rules).collect()}
    assert shown["a"] == "[1,null]" and shown["m"] == '{"k":{"x":1.5}}' and shown["s"] == '{"Zip":"z"}'
    assert shown["d"] == "NaN" and shown["b"] == "00FF"
    assert shown["i"] == "INTERVAL '1' DAY"
