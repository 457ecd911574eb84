"""Decimals, LIKE, times of day and days of the week against oracles in plain Python, in other time zones and types."""

from __future__ import annotations

import random
import re
import struct
import time
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

import dqlang
from dqlang.patterns.like import read_like
from dqlang.plan.compare import compare
from dqlang.plan.decimal_places import at_most_decimals
from dqlang.plan.expr import ColumnRef
from dqlang.plan.times import literal
from dqlang.plan.types import DOUBLE, FLOAT, STRING, TIMESTAMP
from dqlang.spark.sql import quote_text, render

pytestmark = pytest.mark.classic
RANDOM = random.Random(5)


def failed(spark, rule: str, data) -> list[bool]:
    """For each row, in the order of its `id`, whether it fails the rule."""
    graded = dqlang.compile(f"t\n    {rule} as r").grade(data).selectExpr("id", "DataQualityResult.SevereCount AS n")
    return [bool(row.n) for row in sorted(graded.collect(), key=lambda row: row.id)]


def shortest(number: float, bits: str) -> str:
    """The shortest text that reads as the number: Python's own for 64 bits, found by trying for 32."""
    if bits == "d":
        return repr(number)
    tried = (f"{number:.{digits}g}" for digits in range(1, 12))
    return next(text for text in tried if struct.unpack("f", struct.pack("f", float(text)))[0] == number)


def decimals_of(number: float, bits: str) -> int:
    _, digits, exponent = Decimal(shortest(number, bits)).normalize().as_tuple()
    return max(0, -int(exponent))


def floats(bits: str) -> list[float]:
    size, form = (8, "<Q") if bits == "d" else (4, "<I")
    found = [round(RANDOM.uniform(-(10**e), 10**e), d) for e in range(0, 16) for d in range(0, 7) for _ in range(6)]
    found += [
        k / 10**d for d in range(1, 6) for k in (2**50 + 1, 2**52 + 3, 2**53 - 1, 9007199254740991, 4503599627370497)
    ]
    found += [struct.unpack("<" + bits, struct.pack(form, RANDOM.getrandbits(8 * size)))[0] for _ in range(300)]
    found += [2.0**e for e in range(-30, 60)] + [-0.0, 5e-324, 0.1 + 0.2, 1.005, 1e23, 9.5e22]
    kept = [struct.unpack(bits, struct.pack(bits, each))[0] for each in found if bits == "d" or abs(each) < 1e38]
    return [each for each in kept if each == each and abs(each) != float("inf")]


@pytest.mark.parametrize(("bits", "type"), [("d", DOUBLE), ("f", FLOAT)])
def test_decimals_of_floating_point_are_those_of_the_shortest_text(either_ansi, bits, type):
    numbers = floats(bits)
    assert len(numbers) > 1000
    rows = ", ".join(f"({i}, '{each!r}')" for i, each in enumerate(numbers))
    column, places = ColumnRef(("x",), type), (0, 1, 2, 5, 12)
    answers = ", ".join(f"{render(at_most_decimals(column, most))} AS c{most}" for most in places)
    found = either_ansi.sql(
        f"SELECT id, {answers} FROM (SELECT id, CAST(x AS {type.name}) AS x FROM VALUES {rows} AS t(id, x))"
    )
    for row in found.collect():
        number = numbers[row.id]
        expected = [decimals_of(number, bits) <= most for most in places]
        assert [row[f"c{most}"] for most in places] == expected, repr(number)


def test_texts_are_like_as_sql_has_it(spark):
    patterns = {"".join(RANDOM.choice("ab%_%\u00e9") for _ in range(RANDOM.randint(0, 7))) for _ in range(150)}
    patterns |= {"%", "_", "", "a\\%b", "a\\_%", "%.%", "[%]", "(_)*", "\\\\%"}
    texts = ["".join(RANDOM.choice("ab\u00e9") for _ in range(RANDOM.randint(0, 7))) for _ in range(40)]
    texts += [
        "",
        "a%b",
        "a_b",
        ".",
        "[]",
        "(x)*",
        "\\x",
        "a\nb",
        "\U0001f600",
        "\ud83d\ude00a".encode("utf-16", "surrogatepass").decode("utf-16"),
    ]
    rows = ", ".join(f"({i}, {quote_text(text)})" for i, text in enumerate(texts))
    from dqlang.semantics.patterns import looks_like

    patterns = sorted(patterns)
    asked = ", ".join(
        f"{render(looks_like(ColumnRef(('x',), STRING), read_like(p)))} AS c{i}" for i, p in enumerate(patterns)
    )
    own = ", ".join(f"x LIKE {quote_text(p)} AS d{i}" for i, p in enumerate(patterns))
    for row in spark.sql(f"SELECT id, {asked}, {own} FROM VALUES {rows} AS t(id, x)").collect():
        for i, pattern in enumerate(patterns):
            # Spark: its LIKE is the oracle.
            assert row[f"c{i}"] == row[f"d{i}"] == read_like(pattern).matches(texts[row.id]), (texts[row.id], pattern)


def test_many_signs_on_a_long_text_take_no_time(spark):
    pattern = "%a" * 12 + "%_b%c_"
    started = time.monotonic()
    data = spark.sql("SELECT 1 AS id, repeat('a', 200000) AS C")
    assert failed(spark, f"C must look like '{pattern}'", data) == [True]
    assert time.monotonic() - started < 10


ZONES = ["UTC", "America/New_York", "Asia/Kolkata", "Europe/Lisbon", "+05:30"]


@pytest.mark.parametrize("zone", ZONES)
def test_times_of_day_and_weekdays_are_those_of_the_session(spark, zone):
    instants = [
        datetime(1900, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=RANDOM.randrange(10**10)) for _ in range(200)
    ]
    instants += [each.replace(hour=13, minute=30, second=0, microsecond=m) for each in instants[:20] for m in (0, 1)]
    tz = timezone(timedelta(hours=5, minutes=30)) if zone == "+05:30" else ZoneInfo(zone)
    rows = ", ".join(
        f"({i}, {int(each.timestamp()) * 1_000_000 + each.microsecond}L)" for i, each in enumerate(instants)
    )
    operators = {
        "lt": datetime.__lt__,
        "le": datetime.__le__,
        "gt": datetime.__gt__,
        "ge": datetime.__ge__,
        "eq": datetime.__eq__,
    }
    exprs = [f"{render(compare(name, ColumnRef(('x',), TIMESTAMP), literal('09:00')))} AS {name}" for name in operators]
    spark.conf.set("spark.sql.session.timeZone", zone)
    try:
        data = spark.sql(f"SELECT id, timestamp_micros(x) AS x FROM VALUES {rows} AS t(id, x)")
        found = {row.id: row for row in data.selectExpr("id", *exprs).collect()}
        weekend = failed(spark, "x must be on a weekend", data)
    finally:
        spark.conf.set("spark.sql.session.timeZone", "UTC")
    for i, each in enumerate(instants):
        local = each.astimezone(tz)
        nine = local.replace(hour=9, minute=0, second=0, microsecond=0)
        clock, bound = local.replace(tzinfo=None), nine.replace(tzinfo=None)
        assert {name: found[i][name] for name in operators} == {n: test(clock, bound) for n, test in operators.items()}
        assert weekend[i] == (local.weekday() < 5)


@pytest.mark.since("4.1")
def test_columns_of_times(spark):
    spark.conf.set("spark.sql.timeType.enabled", "true")
    try:
        data = spark.sql(
            "SELECT id, CAST(T AS TIME) AS T, CAST(U AS TIME(0)) AS U, T AS S, "
            "CAST(concat('2024-01-31 ', T) AS TIMESTAMP) AS M FROM VALUES (1, '09:00:00', '10:00:00'), "
            "(2, '08:59:59.999999', '08:00:00'), (3, '17:00:00.5', '23:59:59'), (4, NULL, '10:00:00') AS t(id, T, U)"
        )
        expected = {
            "T must be between 09:00 and 17:00": [False, True, True, True],
            "T must be 09:00": [False, True, True, True],
            "T must be in [09:00, 10:00]": [False, True, True, True],
            "T must be before U": [False, True, False, True],
            "T must be equal to S": [False, False, False, True],
            "T must be equal to M": [False, False, False, True],
            "U must be after S": [False, True, False, True],
            "hour of T must be at least 9": [False, True, False, True],
            "T must be at most '09:00'": [False, False, True, True],
            "T must be unique": [False, False, False, True],
        }
        for rule, fails in expected.items():
            assert failed(spark, rule, data) == fails, rule
    finally:
        spark.conf.unset("spark.sql.timeType.enabled")


def test_what_cannot_be_compared_is_refused(spark):
    data = spark.sql(
        "SELECT 1 AS id, DATE'2024-01-31' AS D, map('a', 1) AS M, named_struct('x', map(1, 2)) AS G, true AS B"
    )
    told = {
        "D must be before 09:00": "a date cannot be compared with a time of day|is neither before nor after",
        "D must be at least 09:00": "a date cannot be compared with a time of day",
        "id must be before 09:00": "whole number",
        "B must be on a weekday": "B",
        "D must have at most 2 decimals": "D",
        "id must look like 'a%'": "id",
        "M must be a key": "`M` holds a map, which `be a key` cannot count",
        "rows must be unique": "`M` holds a map, which `be unique` cannot count",
    }
    for rule, message in told.items():
        with pytest.raises(dqlang.DqError) as refused:
            dqlang.compile(f"t\n    {rule}").grade(data)
        assert re.search(message, str(refused.value)), (rule, str(refused.value))


def test_rows_of_many_columns_are_compared_as_a_whole(spark):
    twins = ", ".join(f"CAST(id % 2 + {i} AS STRING) AS c{i}" for i in range(60))
    other = ", ".join(f"CAST(id * {i} AS STRING)" for i in range(60))
    data = spark.sql(f"SELECT {twins} FROM range(4) UNION ALL SELECT {other} FROM range(7, 8)")
    (verdict,) = dqlang.compile("t\n    rows must be unique").measure(data)
    assert (verdict.rows, verdict.failures) == (5, 4)


def test_as_sql_and_as_pyspark_they_grade_the_same(spark):
    rules = """t
    A must have at most 1 decimal
    S must match any of ['^a', 'b$']
    S must look like 'a%b_c'
    S must look like '100\\%' as percent
    D must be on ['Monday', 'Friday']
    T must be between 09:00 and 17:00
    S must be before 09:00 as early
    (A, S) must be in [(1.5, 'a'), (2, 'b')]
    S must be a key
    rows must be unique
"""
    data = spark.sql(
        "SELECT * FROM VALUES (1.5D, 'a', DATE'2024-01-29', TIMESTAMP'2024-01-31 10:00:00'), "
        "(1.55D, 'axbyc', DATE'2024-01-30', TIMESTAMP'2024-01-31 18:00:00'), (2D, '100%', NULL, NULL), "
        "(NULL, '08:00', NULL, NULL), (NULL, NULL, NULL, NULL), (NULL, NULL, NULL, NULL) AS t(A, S, D, T)"
    )
    data.createOrReplaceTempView("t")
    compiled = dqlang.compile(rules, schema="A DOUBLE, S STRING, D DATE, T TIMESTAMP")
    graded = sorted(compiled.grade(data).selectExpr("A", "S", "DataQualityResult").collect(), key=str)
    assert sorted(spark.sql(compiled.to_sql()).selectExpr("A", "S", "DataQualityResult").collect(), key=str) == graded
    module: dict = {}
    exec(compiled.to_pyspark(), module)
    assert sorted(module["grade"](data).selectExpr("A", "S", "DataQualityResult").collect(), key=str) == graded
    assert any(row.DataQualityResult.SevereCount for row in graded)


def test_without_a_schema_text_and_timestamps_have_a_time_of_day(spark):
    text = dqlang.compile("t\n    X must be at least 09:00 as r").to_sql()
    spark.sql(
        "SELECT TIMESTAMP'2024-01-31 09:00:00.5' AS X UNION ALL SELECT TIMESTAMP'2024-01-31 08:00:00'"
    ).createOrReplaceTempView("t")
    assert sorted(row.DataQualityResult.SevereCount for row in spark.sql(text).collect()) == [0, 1]
    spark.sql("SELECT '09:00' AS X UNION ALL SELECT '08:59:59.9' UNION ALL SELECT 'x'").createOrReplaceTempView("t")
    assert sorted(row.DataQualityResult.SevereCount for row in spark.sql(text).collect()) == [0, 1, 1]
