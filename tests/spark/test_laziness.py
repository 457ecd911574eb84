"""Nothing that grades runs a job, and nothing of the session's settings changes."""

from __future__ import annotations

import pytest

import dqlang

pytestmark = pytest.mark.classic

RULES = """\
Person
    Id must be unique
    Name should be human_name
    City must be in lookup Cities.Code
    every Tags must be in lookup Cities.Code
    Born must be less than now when Name is not blank
"""
DATA = """
    SELECT * FROM VALUES (1, 'Ann', 'Rome', array('Rome'), '2024-01-31'), (1, 'Gle9', 'Oslo', array(), 'x')
    AS t(Id, Name, City, Tags, Born)
"""


@pytest.fixture
def jobs(spark):
    """How many jobs have been run since the test began."""
    context = spark.sparkContext
    context.setJobGroup("laziness", "what a test of laziness runs")
    before = len(context.statusTracker().getJobIdsForGroup("laziness"))
    yield lambda: len(context.statusTracker().getJobIdsForGroup("laziness")) - before
    context.setLocalProperty("spark.jobGroup.id", None)


def test_no_way_of_grading_runs_a_job_or_changes_a_setting(spark, jobs):
    data, cities = spark.sql(DATA), spark.sql("SELECT 'Rome' AS Code UNION ALL SELECT NULL")
    settings = spark.sql("SET").collect()
    rules, given = dqlang.compile(RULES), {"lookups": {"Cities": cities}}
    graded = rules.grade(data, **given)
    dqlang.flatten_dq_results(dqlang.apply_dq_rules(rules, data, spark, **given))
    rules.split(data, **given)
    rules.failures(data, key="Id", **given)
    assert jobs() == 0
    assert spark.sql("SET").collect() == settings
    assert not any(frame.is_cached for frame in (data, cities, graded))
    assert graded.count() == 2 and jobs() > 0, "jobs are counted"


def test_a_function_from_python_sees_columns_and_no_rows(spark, jobs, monkeypatch):
    from dqlang.checks import registry

    monkeypatch.setattr(registry, "_registered", {})
    monkeypatch.setattr(registry, "_functions", {})
    dqlang.check("member id")(lambda column: column.rlike("^[0-9]+$"))
    graded = dqlang.compile("Person\n    Id must be member id\n").grade(spark.sql(DATA))
    assert jobs() == 0 and "Python" not in graded._jdf.queryExecution().executedPlan().toString()
