"""Rules that an older Spark cannot run are refused there by name; nothing else is asked of a version."""

from __future__ import annotations

import pytest
from engines import spark_version

import dqlang
from dqlang.checks import registry
from dqlang.diagnostics.problem import DqError
from dqlang.plan.expr import ColumnRef, not_
from dqlang.plan.types import STRING
from dqlang.spark.engine import Engine, engine_of, remember
from dqlang.spark.versions import functions, needs_newer, refuse_older

RULES = """\
Event
    Id must be present
    Payload must be valid json
    Id must be 1 when Payload is valid json
    (Payload, Id) must be unique
"""


@pytest.fixture
def plan():
    return dqlang.compile(RULES, schema="Id INT, Payload STRING")._plan


def test_an_older_spark_names_each_rule_what_it_lacks_and_what_to_do(plan):
    with pytest.raises(DqError) as refused:
        refuse_older(plan, (3, 5))
    assert str(refused.value).splitlines() == [
        "`Payload must be valid json` (line 3) needs Spark 4.0: Spark 3.5 has no strict reader of JSON",
        "`Id must be 1 when Payload is valid json` (line 4) needs Spark 4.0: Spark 3.5 has no strict reader of JSON",
        "help: grade with a newer Spark, or leave the rule out, for example by a tag and `select`",
    ]
    for version in ((4, 0), (4, 2), (5, 0)):
        refuse_older(plan, version)


def test_only_such_rules_make_the_version_worth_a_question(plan):
    assert needs_newer(plan)
    assert not needs_newer(dqlang.compile("E\n    Id must be present\n    Id must be unique", schema="Id INT")._plan)


def test_functions_are_found_wherever_they_stand():
    json = registry.find("be valid json").build(ColumnRef(("Payload",), STRING))
    assert "try_parse_json" in set(functions(not_(json)))


def test_the_data_s_engine_decides(spark):
    data = spark.sql("SELECT 1 AS Id, '{}' AS Payload")
    rules = dqlang.compile(RULES)
    if spark_version() >= (4, 0):
        assert rules.grade(data).first().DataQualityResult.SevereErrors == []
    else:
        with pytest.raises(DqError, match="line 3"):
            rules.grade(data)
    known = engine_of(data)
    remember(spark, Engine("Spark", (3, 5)))
    try:
        for refused in (rules.grade, rules.measure, rules.failures, rules.split):
            with pytest.raises(DqError, match="needs Spark 4.0: Spark 3.5 has"):
                refused(data)
    finally:
        remember(spark, known)


@pytest.mark.classic
def test_the_engine_of_a_session(spark):
    assert engine_of(spark.range(1)) == Engine("Spark", spark_version())
