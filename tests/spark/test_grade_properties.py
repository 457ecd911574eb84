"""For any outcome of any number of rules, both ways of grading, the measurement and the failures agree."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from plans import column, grades, plan, rule

from dqlang.plan.types import BOOLEAN
from dqlang.spark.failures import failures
from dqlang.spark.grade import apply_rules, flatten, grade, split
from dqlang.spark.measure import measure

OUTCOMES = st.sampled_from([True, False, None])
TABLES = st.integers(0, 40).flatmap(
    lambda width: st.tuples(
        st.lists(st.sampled_from(["severe", "warning"]), min_size=width, max_size=width),
        st.lists(st.lists(OUTCOMES, min_size=width, max_size=width), max_size=4),
    )
)


@settings(max_examples=12)
@given(TABLES)
def test_all_ways_agree(spark, table):
    severities, rows = table
    columns = "".join(f", c{i} BOOLEAN" for i in range(len(severities)))
    data = spark.createDataFrame([(i, *row) for i, row in enumerate(rows)], f"Id INT{columns}")
    rules = plan(*(rule(f"r{i}", column(f"c{i}", type=BOOLEAN), severity) for i, severity in enumerate(severities)))

    def failed(row, severity):
        return [f"r{i}" for i, passed in enumerate(row) if not passed and severities[i] == severity]

    expected = {i: (failed(row, "severe"), failed(row, "warning")) for i, row in enumerate(rows)}
    assert grades(grade(data, rules)) == expected
    if severities:
        assert grades(flatten(apply_rules(data, rules))) == expected
    good, bad = map(grades, split(data, rules))
    assert {**good, **bad} == expected and not any(severe for severe, _ in good.values())
    assert all(severe for severe, _ in bad.values())
    assert [v.failures for v in measure(data, rules)] == [
        sum(not row[i] for row in rows) for i in range(len(severities))
    ]
    shown = [(row["key"].Id, row["rule"]) for row in failures(data, rules, key="Id").collect()]
    assert shown == [(i, f"r{place}") for i, row in enumerate(rows) for place, passed in enumerate(row) if not passed]
