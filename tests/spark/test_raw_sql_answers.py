"""Raw SQL gives the answers of Spark's own SQL where that has one, and none where that throws."""

from __future__ import annotations

import itertools

import pytest

import dqlang

ROWS = list(itertools.product([None, -3, 0, 2, 2147483647], [None, 0, 2, 5], [None, "", "a", "AB", "7", "2024-02-29"]))
DATA = """
    SELECT a, b, s, CAST(a AS DECIMAL(12,2)) / 4 AS m, CAST(b AS DOUBLE) / 3 AS x, date_add(DATE'2024-02-28', b) AS d,
      a > b AS f, TIMESTAMP'2024-03-01 00:00:00' + make_interval(0, 0, 0, 0, b - 2) AS ts
"""
SAME_AS_SPARK = [
    "a > b",
    "a + b > 2 and not b = 5",
    "a <> b or s is null",
    "a <=> b",
    "a is distinct from b",
    "a between 0 and b",
    "a not between 0 and b",
    "a in (2, b, -3)",
    "a not in (2, null)",
    "f is true or f is not false",
    "not f",
    "s in ('a', 'AB') and length(s) >= b",
    "upper(s) = s",
    "substring(s, 2) = 'B' or left(s, 1) = 'a'",
    "s || 'x' = 'ax'",
    "concat(s, s) = 'aa'",
    "contains(s, 'A') or startswith(s, 'a') or endswith(s, '9')",
    "s rlike '^[a-z]+' or s regexp '[0-9]$'",
    "instr(s, 'B') = 2",
    "coalesce(a, b, 0) = 0",
    "nullif(a, b) is null",
    "if(a > b, s, 'a') = 'a'",
    "case when a > b then 'x' when a < b then 'y' end = 'y'",
    "case a when 0 then s else 'a' end = 'a'",
    "greatest(a, b) = a and least(a, b) = b",
    "abs(a) = 3",
    "round(m, 1) = m",
    "m > x",
    "x * 3 = b",
    "try_divide(a, b) > 1",
    "try_add(a, 1) > a",
    "year(d) = 2024 and month(d) = 3 and day(d) < 3",
    "datediff(d, date '2024-02-28') = b",
    "date_add(d, 2) >= date '2024-03-02'",
    "d > date '2024-02-28'",
    "d = ts",
    "d <> ts",
    "d < ts or ts > date '2024-03-01'",
    "d <=> ts",
    "nullif(d, ts) is null",
    "ts between d and date '2024-03-01'",
    "ts not between date '2024-03-01' and d",
    "ts in (d, date '2024-03-01')",
    "case ts when d then a else b end = a",
    "ts <= '2024-03-01'",
    "hour(ts) = 3 or minute(ts) = 1",
    "a = -3 or -a = 3",
    "true",
    "null",
]


@pytest.fixture(scope="module")
def data(spark):
    values = ", ".join(
        f"({row}, {'NULL' if a is None else a}, {'NULL' if b is None else b}, {'NULL' if s is None else repr(s)})"
        for row, (a, b, s) in enumerate(ROWS)
    )
    return spark.sql(f"{DATA}, row FROM VALUES {values} AS t(row, a, b, s)")


def graded(data, conditions: list[str]) -> list[tuple]:
    lines = [f'    row must satisfy sql "{sql}" as r{place}' for place, sql in enumerate(conditions)]
    rules = dqlang.compile("\n".join(["t", *lines]), allow_sql=True)
    found = rules.grade(data).select("row", "DataQualityResult.SevereErrors").collect()
    failed = {row["row"]: set(row["SevereErrors"]) for row in found}
    return [tuple(f"r{place}" not in failed[row] for place in range(len(conditions))) for row in range(len(ROWS))]


@pytest.mark.classic
@pytest.mark.connect
def test_it_answers_as_sql_does(spark, data):
    conditions = SAME_AS_SPARK
    asked = ", ".join(f"coalesce({sql.replace('a + b', 'CAST(a AS BIGINT) + b')}, false)" for sql in conditions)
    asked = asked.replace("try_add(a, 1)", "try_add(CAST(a AS BIGINT), 1)").replace("coalesce(null, false)", "false")
    data.createOrReplaceTempView("raw_sql_rows")
    expected = [tuple(row)[1:] for row in spark.sql(f"SELECT row, {asked} FROM raw_sql_rows ORDER BY row").collect()]
    found = graded(data, conditions)
    wrong = [
        (conditions[place], ROWS[row])
        for row in range(len(ROWS))
        for place in range(len(conditions))
        if found[row][place] != expected[row][place]
    ]
    assert not wrong


THROWS_ELSEWHERE = [
    "a + 2147483647 > 0",
    "a * a * a * a > 5",
    "try_cast(s as int) = 7",
    "a > s",
    "d = s",
    "try_mod(a, b) = 1",
]


def test_nothing_throws(either_ansi, data):
    """In Spark each of these throws on some row, where ANSI mode is on."""
    _is_as_counted(data)


@pytest.mark.sail
def test_sail_answers_alike(spark, data):
    _is_as_counted(data, THROWS_ELSEWHERE[:-1])  # remainders are refused there


def _is_as_counted(data, conditions=THROWS_ELSEWHERE):
    found = graded(data, conditions)
    for row, (a, b, s) in enumerate(ROWS):
        number = 7 if s == "7" else None
        power = None if a is None or abs(a) ** 4 >= 2**63 else a**4
        expected = (
            a is not None and a + 2147483647 > 0,
            power is not None and power > 5,
            number == 7,
            a is not None and number is not None and a > number,
            s == "2024-02-29" and b is not None and b == 1,
            a is not None and b not in (None, 0) and (abs(a) % b) * (1 if a >= 0 else -1) == 1,
        )
        assert found[row] == expected[: len(conditions)]
