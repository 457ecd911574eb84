"""Measured while the data is written: nothing about the data changes, and the numbers are those of `measure`."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest
from engines import ENGINE
from plans import plan, rule

import dqlang
from dqlang.plan.expr import NULL
from dqlang.spark.observe import observe
from dqlang.spark.problems import DataProblem

# Sail observes nothing. On Connect, 3.5 never hands over what it observed, and 4.0 not always: not where it is asked
# for the columns of the observed data first, and not where it takes longer than 100 ms to notice.
pytestmark = [pytest.mark.classic, pytest.mark.connect, *([pytest.mark.since("4.1")] if ENGINE == "connect" else [])]

RULES = """\
Person
    Name must be present
    Name should match '^[A-Z]' when Age is greater than 1 for at least 50% of rows
    Age must be positive if present for all but 1 row
    `Home Town` must be in ['Rome', 'Oslo']
    Address.Zip must have length 5 if present as zip_größe
    every Tags should have length at least 2
    Id must be unique
    City must be in lookup Cities.Code
"""

DATA = """
    SELECT * FROM VALUES
      (1, 'Ann', 3, 'Rome', 'Rome', named_struct('Zip', '12345'), array('ab')),
      (2, 'bo', -1, 'it''s "${x}" \\\\', 'Oslo', NULL, array('a', NULL)),
      (2, NULL, NULL, NULL, NULL, named_struct('Zip', '1'), NULL),
      (4, 'Eve', 9, 'Oslo', 'Rome', named_struct('Zip', NULL), array())
    AS t(Id, Name, Age, `Home Town`, City, Address, Tags)
"""


@pytest.fixture
def lookups(spark):
    return {"Cities": spark.sql("SELECT 'Rome' AS Code UNION ALL SELECT 'Rome' UNION ALL SELECT NULL")}


def _write(df):
    df.write.format("noop").mode("overwrite").save()


def _without(measurement, left_out):
    """A measurement without the rules that an observation leaves out."""
    return [v for v in measurement if (v.rule, v.severity) not in {(each.rule, each.severity) for each in left_out}]


def test_what_is_observed_is_what_is_measured(either_ansi, lookups):
    data, rules = either_ansi.sql(DATA), dqlang.compile(RULES)
    observed, result = rules.observe(data, lookups=lookups)
    _write(observed)
    found, measured = result.get(), rules.measure(data, lookups=lookups)
    assert list(found) == _without(measured, result.left_out) and len(found) == 7
    assert (found.rows, found.rows_with_severe, found.rows_with_warning) == (4, 2, 2)
    assert result.get() is found


def test_the_data_is_as_it_was(spark, lookups):
    data = spark.sql(DATA)
    observed, _ = dqlang.compile(RULES).observe(data, lookups=lookups)
    assert observed.schema == data.schema
    assert observed.collect() == data.collect()


def test_rules_about_other_rows_are_left_out_with_the_reason(spark):
    rules = dqlang.compile("t\n    a must be unique\n    a should be unique within b\n    a must be present\n")
    observed, result = rules.observe(spark.sql("SELECT 1 AS a, 2 AS b"))
    assert [(each.rule, each.severity) for each in result.left_out] == [
        ("a_unique", "severe"),
        ("a_unique_within_b", "warning"),
    ]
    assert all("looks at other rows" in each.reason for each in result.left_out)
    _write(observed)
    assert [verdict.rule for verdict in result.get()] == ["a_present"]


@pytest.mark.parametrize("count", [1, 33, 200])
def test_each_number_of_rules(spark, count):
    lines = [f"    a {'must' if i % 3 else 'should'} be greater than {i} as rule_{i}" for i in range(count)]
    data, rules = spark.range(0, 100, 1, 3).selectExpr("id AS a"), dqlang.compile("\n".join(["t", *lines, ""]))
    observed, result = rules.observe(data)
    _write(observed)
    assert result.get() == rules.measure(data)
    assert [verdict.failures for verdict in result.get()] == [min(i + 1, 100) for i in range(count)]


def test_empty_tables_and_no_rules(spark):
    data, rules = spark.sql("SELECT 1 AS a"), dqlang.compile("t\n    a must be present when a is greater than 0\n")
    for table, some in ((data.where("a > rand() + 1"), rules), (data, rules.select(tags="none"))):
        observed, result = some.observe(table)
        _write(observed)
        assert result.get() == some.measure(table)
    assert result.get().rows == 1 and result.get().passed


def test_a_rule_without_an_answer_fails(spark):
    observed, result = observe(spark.sql("SELECT 1 AS a"), plan(rule("a", NULL), rule("b", NULL, "warning")))
    _write(observed)
    assert [v.failures for v in result.get()] == [1, 1] and result.get().rows_with_warning == 1


def test_before_the_data_is_written_there_is_nothing_and_nobody_waits_for_ever(spark):
    rules = dqlang.compile("t\n    a must be present\n")
    observed, result = rules.observe(spark.sql("SELECT 1 AS a"))
    began = time.monotonic()
    with pytest.raises(DataProblem, match="nothing has been observed so far"):
        result.get(timeout=0.1)
    assert time.monotonic() - began < 5
    _write(observed)
    assert result.get().rows == 1, "asked too early is not asked in vain"


def test_a_write_in_another_thread_is_waited_for(spark):
    observed, result = dqlang.compile("t\n    id must be present\n").observe(spark.range(0, 1_000, 1, 2))
    writing = threading.Timer(0.3, _write, [observed])
    writing.start()
    assert result.get(timeout=60).rows == 1_000
    writing.join()


def test_the_first_action_counts_as_it_runs(spark):
    data, rules = spark.range(0, 100, 1, 1), dqlang.compile("t\n    id must be less than 90\n")
    observed, result = rules.observe(data)
    _write(observed)
    _write(observed)
    assert (result.get().rows, result.get()[0].failures) == (100, 10), "a second action adds nothing"
    observed, result = rules.observe(data)
    assert observed.limit(5).count() == 5
    assert result.get().rows < 100, "rows behind a limit never come by"
    observed, result = rules.observe(data)
    observed.limit(0).collect()
    with pytest.raises(DataProblem, match="nothing has been observed"):
        result.get(timeout=0.1)


def test_two_rule_sets_in_one_query(spark):
    data = spark.range(10)
    first, second = (dqlang.compile(f"t\n    id must be less than {n}\n") for n in (3, 7))
    once, one = first.observe(data)
    twice, other = second.observe(once.where("id > 0"))
    again, third = first.observe(twice)
    _write(again)
    assert [(each.get().rows, each.get()[0].failures) for each in (one, other, third)] == [(10, 7), (9, 3), (9, 7)]


def test_names_of_columns_do_not_meet_ours(spark):
    data = spark.sql("SELECT 1 AS __dq_bits_1, 2 AS rows, 3 AS counts, 4 AS `x.y`, 5 AS dqlang")
    rules = dqlang.compile("t\n    `rows` must be positive\n    `x.y` must be negative\n    counts must be present\n")
    observed, result = rules.observe(data)
    assert observed.columns == data.columns
    _write(observed)
    assert [verdict.failures for verdict in result.get()] == [0, 1, 0]


def test_names_of_rules_and_tables_may_hold_anything(spark):
    odd = "q'\"`${user.name} \\n\n\t;\u2028 ü\U0001f600 </x>"
    made = plan(rule(odd, NULL), table=odd)
    observed, result = observe(spark.sql("SELECT 1 AS a"), made)
    _write(observed)
    assert (result.get()[0].rule, result.get().table) == (odd, odd)


def test_data_that_is_observed_can_be_graded(spark, lookups):
    rules = dqlang.compile(RULES)
    observed, result = rules.observe(spark.sql(DATA), lookups=lookups)
    graded = rules.grade(observed, lookups=lookups)
    counts = [len(row.DataQualityResult.SevereErrors) for row in graded.collect()]
    assert result.get().rows == len(counts) == 4


def test_a_measurement_knows_its_table(spark):
    rules = dqlang.compile("sales.orders\n    id must be present\n")
    measured = rules.measure(spark.range(1))
    assert measured.table == "sales.orders" and measured == replace(measured, batch=7)
