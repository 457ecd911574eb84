"""Dates and timestamps compared and counted, on real Spark, to the ends of the calendar."""

from __future__ import annotations

from decimal import Decimal

import pytest
from evaluated import column, evaluate

from dqlang.plan.compare import Tolerance, between, compare, in_set, lookup_keys
from dqlang.plan.expr import Call, Cast, Literal, is_null, predicate, text
from dqlang.plan.moments import in_future, moment, now, today, within_last
from dqlang.plan.types import DATE, INTEGER, STRING, TIMESTAMP, TIMESTAMP_NTZ

pytestmark = pytest.mark.classic

OPERATORS = {
    "lt": lambda a, b: a < b,
    "gt": lambda a, b: a > b,
    "le": lambda a, b: a <= b,
    "ge": lambda a, b: a >= b,
    "eq": lambda a, b: a == b,
}
MICROSECONDS = 86_400_000_000
DAYS = [-(2**31), -1_826_250_000, -106_751_993, -106_751_992, -106_751_991, -106_751_990, -719_162, -1, 0, 1, 19_753]
DAYS += [20_000, 2_932_896, 106_751_990, 106_751_991, 106_751_992, 1_826_250_000, 2**31 - 1, None]
MICROS = [
    -(2**63),
    -106_751_990 * MICROSECONDS,
    -1,
    0,
    1,
    19_753 * MICROSECONDS,
    19_753 * MICROSECONDS + 36_000_000_000,
]
MICROS += [106_751_990 * MICROSECONDS, 106_751_990 * MICROSECONDS + 1, 2**63 - 1, None]

D, T, N, S = column("d", DATE), column("t", TIMESTAMP), column("n", TIMESTAMP_NTZ), column("s", STRING)


def day(text: str) -> Literal:
    return Literal(text, DATE)


def instant(text: str) -> Literal:
    return Literal(text, TIMESTAMP)


def pairs(spark_sql_left: str, left: list, spark_sql_right: str, right: list, names: str) -> str:
    """All combinations, as a query; the SQL makes a value of a number `x`."""
    rows = ", ".join(f"({sql_number(a)}, {sql_number(b)})" for a in left for b in right)
    return f"SELECT {spark_sql_left} AS {names[0]}, {spark_sql_right} AS {names[1]} FROM VALUES {rows} AS v(a, b)"


def sql_number(value: int | None) -> str:
    return "CAST(NULL AS BIGINT)" if value is None else f"CAST('{value}' AS BIGINT)"


def results(left: list, right: list, operator: str) -> list[bool | None]:
    return [None if a is None or b is None else OPERATORS[operator](a, b) for a in left for b in right]


DATE_OF = "date_from_unix_date(CAST({} AS INT))"


def test_days_in_any_year(either_ansi):
    data = pairs(DATE_OF.format("a"), DAYS, DATE_OF.format("b"), DAYS, "de")
    exprs = [compare(operator, D, column("e", DATE)) for operator in OPERATORS]
    assert evaluate(either_ansi, data, exprs) == [results(DAYS, DAYS, operator) for operator in OPERATORS]


def test_a_day_against_a_timestamp_is_the_whole_day(either_ansi):
    data = pairs(DATE_OF.format("a"), DAYS, "timestamp_micros(b)", MICROS, "dt")
    days_of_micros = [None if m is None else m // MICROSECONDS for m in MICROS]
    exprs = [compare(operator, D, T) for operator in OPERATORS]
    assert evaluate(either_ansi, data, exprs) == [results(DAYS, days_of_micros, operator) for operator in OPERATORS]
    turned = [compare(operator, T, D) for operator in ("gt", "lt", "ge", "le", "eq")]
    assert evaluate(either_ansi, data, turned) == [results(DAYS, days_of_micros, operator) for operator in OPERATORS]


def test_a_day_against_now_is_its_midnight(either_ansi):
    """Also days whose midnight is no timestamp: Spark's own cast makes 1970 of them, or throws."""
    data = f"SELECT {DATE_OF.format('a')} AS d FROM VALUES {', '.join(f'({sql_number(a)})' for a in DAYS)} AS v(a)"
    day_of_now = 19_753
    for at, micros in (("2024-01-31T00:00:00Z", 0), ("2024-01-31T10:00:00Z", 1)):
        midnights = [None if d is None else d * 2 for d in DAYS]
        for operator in OPERATORS:
            exprs = [compare(operator, D, now()), compare(turn(operator), now(), D)]
            want = results(midnights, [day_of_now * 2 + micros], operator)
            assert evaluate_at(either_ansi, data, exprs, at) == [want, want], (operator, at)


def turn(operator: str) -> str:
    return {"lt": "gt", "gt": "lt", "le": "ge", "ge": "le", "eq": "eq"}[operator]


def evaluate_at(spark, data: str, exprs: list, at: str) -> list[list[object]]:
    """Evaluated as `split` does, with a fixed `now`."""
    from dqlang.spark.sql import render

    rows = spark.sql(data).selectExpr(*(f"{render(e, now=at)} AS e{i}" for i, e in enumerate(exprs))).collect()
    return [list(values) for values in zip(*(tuple(row) for row in rows), strict=True)]


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati"])
def test_nothing_throws_in_any_zone(either_ansi, zone):
    """Every pair of kinds at the ends of the calendar has an answer, and the right order where it is known."""
    either_ansi.conf.set("spark.sql.session.timeZone", zone)
    try:
        data = pairs(DATE_OF.format("a"), DAYS, "timestamp_micros(b)", MICROS, "dt")
        data = f"SELECT d, t, n FROM ({data}) CROSS JOIN VALUES {NTZ} AS w(n)"
        kinds = [D, T, N, now(), today(), instant("2024-01-31T10:00"), day("2024-01-31")]
        kinds += [moment(5, unit, way, None) for unit in UNITS for way in ("ago", "from now")]
        exprs = [compare(operator, X, other) for X in (D, T, N) for other in kinds for operator in ("lt", "eq")]
        ways = [(amount, unit, way) for amount in (1, 40_000_000) for unit in UNITS for way in ("after", "before")]
        exprs += [compare("lt", X, moment(*counted, X)) for X in (D, T, N) for counted in ways]
        answers = evaluate(either_ansi, data, exprs, folded=False)
        assert all(answer in (True, False, None) for answers_of_one in answers for answer in answers_of_one)
    finally:
        either_ansi.conf.set("spark.sql.session.timeZone", "UTC")


NTZ = """(TIMESTAMP_NTZ'+294247-01-10T04:00:54.775807'), (TIMESTAMP_NTZ'-290308-12-21T19:59:05.224192'),
         (TIMESTAMP_NTZ'2024-01-31T10:00:00'), (NULL)"""
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")


def test_timestamps_with_and_without_a_zone_meet_in_the_sessions_zone(either_ansi):
    either_ansi.conf.set("spark.sql.session.timeZone", "America/New_York")
    try:
        data = """SELECT TIMESTAMP_LTZ'2024-01-31T15:00:00Z' AS t, n FROM VALUES
                  (TIMESTAMP_NTZ'2024-01-31T10:00:00'), (TIMESTAMP_NTZ'2024-01-31T09:59:59'),
                  (TIMESTAMP_NTZ'+294247-01-10T04:00:00'), (TIMESTAMP_NTZ'-290308-12-22T00:00:00'), (NULL) AS v(n)"""
        exprs = [compare("eq", N, T), compare("lt", N, T), compare("gt", T, N)]
        earlier = [False, True, False, True, None]
        assert evaluate(either_ansi, data, exprs) == [[True, False, False, False, None], earlier, earlier]
    finally:
        either_ansi.conf.set("spark.sql.session.timeZone", "UTC")


def test_text_is_read_as_what_it_meets(either_ansi):
    data = "SELECT s FROM VALUES ('2024-01-31'), ('2024-01-31T10:00:00'), ('2024-02-30'), ('soon'), (NULL) AS v(s)"
    exprs = [
        compare("le", S, day("2024-01-31")),
        compare("le", S, instant("2024-01-31T10:00:00")),
        compare("lt", S, now()),
        compare("lt", S, text("2024-02-01"), moment=True),
        compare("lt", S, text("2024-02-01")),
        compare("eq", day("2024-01-31"), text("2024-01-31")),
        compare("eq", day("2024-01-31"), text("2024-02-30")),
        between(S, day("2024-01-01"), day("2024-02-01")),
    ]
    assert evaluate(either_ansi, data, exprs) == [
        [True, None, None, None, None],
        [True, True, None, None, None],
        [True, True, None, None, None],
        [True, True, None, None, None],
        [True, True, False, False, None],
        [True] * 5,
        [None] * 5,
        [True, None, None, None, None],
    ]


def test_sets_of_days_and_instants(either_ansi):
    data = """SELECT DATE'2024-01-31' AS d, TIMESTAMP_LTZ'2024-01-31T10:00:00Z' AS t, '2024-01-31' AS s"""
    days, instants = (
        [day("2024-01-31"), day("2024-02-01")],
        [instant("2024-01-31T10:00:00"), instant("2023-01-01T00:00")],
    )
    exprs = [in_set(X, items) for X in (D, T, S) for items in (days, instants)]
    assert evaluate(either_ansi, data, exprs) == [[True], [True], [True], [True], [True], [False]]


def test_lookups_by_day_and_instant(either_ansi):
    data = """SELECT DATE'2024-01-31' AS d, TIMESTAMP_LTZ'2024-01-31T10:00:00Z' AS t,
              TIMESTAMP_NTZ'2024-01-31T10:00:00' AS n"""
    exprs = []
    for left, right in ((D, T), (T, D), (T, N), (D, N), (N, D), (N, T)):
        keys = lookup_keys(left, right)
        assert keys[0].type == keys[1].type
        exprs.append(predicate("=", *keys))
    assert evaluate(either_ansi, data, exprs) == [[True]] * 6


COUNTED = [
    (moment(30, "day", "after", D), DATE, "2024-03-01"),
    (moment(1, "month", "after", D), DATE, "2024-02-29"),
    (moment(1, "month", "before", D), DATE, "2023-12-31"),
    (moment(1, "year", "after", D), DATE, "2025-01-31"),
    (moment(2, "week", "before", D), DATE, "2024-01-17"),
    (moment(2, "hour", "before", D), TIMESTAMP, "2024-01-30 22:00:00"),
    (moment(90, "minute", "after", T), TIMESTAMP, "2024-01-31 11:30:00"),
    (moment(5_000_000_000, "second", "after", T), TIMESTAMP, "2182-07-11 18:53:20"),
    (moment(1, "month", "after", T), TIMESTAMP, "2024-02-29 10:00:00"),
    (moment(1, "day", "after", N), TIMESTAMP_NTZ, "2024-02-01 10:00:00"),
    (moment(1, "hour", "after", N), TIMESTAMP_NTZ, "2024-01-31 11:00:00"),
    (moment(1, "day", "after", S), TIMESTAMP, "2024-02-01 00:00:00"),
    (moment(1, "hour", "after", S), TIMESTAMP, "2024-01-31 01:00:00"),
    (moment(1, "day", "after", day("2024-02-28")), DATE, "2024-02-29"),
    (moment(999_999_999_999, "day", "after", D), DATE, None),
    (moment(5_000_000, "year", "before", T), TIMESTAMP, None),
    (moment(999_999_999_999, "year", "after", T), TIMESTAMP, None),
    (moment(200_000_000, "year", "after", D), DATE, None),
]


def test_counting_from_a_moment(either_ansi):
    data = """SELECT DATE'2024-01-31' AS d, TIMESTAMP_LTZ'2024-01-31T10:00:00Z' AS t,
              TIMESTAMP_NTZ'2024-01-31T10:00:00' AS n, '2024-01-31' AS s"""
    answers = evaluate(either_ansi, data, [Cast(expr, STRING) for expr, _, _ in COUNTED])
    assert answers == [[want] for _, _, want in COUNTED]


def test_the_types_of_moments_are_sparks(spark):
    from dqlang.spark.sql import render

    data = spark.sql("SELECT DATE'2024-01-31' AS d, current_timestamp() AS t, TIMESTAMP_NTZ'2024-01-31' AS n, '' AS s")
    exprs = [(expr, type) for expr, type, _ in COUNTED]
    exprs += [(moment(3, unit, "ago", None), DATE if unit in UNITS[3:] else TIMESTAMP) for unit in UNITS]
    found = data.selectExpr(*(f"{render(expr)} AS e{i}" for i, (expr, _) in enumerate(exprs))).schema
    assert [field.dataType.simpleString() for field in found] == [type.name for _, type in exprs]
    assert [expr.type for expr, _ in exprs] == [type for _, type in exprs]


def test_days_are_added_without_wrapping_around(either_ansi):
    data = f"SELECT {DATE_OF.format('a')} AS d FROM VALUES (2147483647), (2147483646), (-2147483648), (0) AS v(a)"
    days = [Call("unix_date", (moment(1, "day", way, D),), INTEGER) for way in ("after", "before")]
    months = [is_null(moment(1, "month", way, D)) for way in ("after", "before")]
    assert evaluate(either_ansi, data, days + months) == [
        [None, 2147483647, -2147483647, 1],
        [2147483646, 2147483645, None, -1],
        [True, True, False, False],
        [False, False, True, False],
    ]


def test_a_day_has_23_hours_where_the_clock_goes_forward(either_ansi):
    """Days are the calendar's, hours are elapsed time."""
    either_ansi.conf.set("spark.sql.session.timeZone", "America/New_York")
    try:
        data = "SELECT TIMESTAMP_LTZ'2024-03-09T12:00:00' AS t"
        exprs = [Cast(moment(1, "day", "after", T), STRING), Cast(moment(24, "hour", "after", T), STRING)]
        assert evaluate(either_ansi, data, exprs) == [["2024-03-10 12:00:00"], ["2024-03-10 13:00:00"]]
    finally:
        either_ansi.conf.set("spark.sql.session.timeZone", "UTC")


def test_within_the_last_and_in_the_future(either_ansi):
    """At 10:00 on January 31."""
    at = "2024-01-31T10:00:00Z"
    data = """SELECT CAST(t AS TIMESTAMP_LTZ) AS t, CAST(t AS DATE) AS d, CAST(t AS TIMESTAMP_NTZ) AS n, s FROM (
              SELECT t AS s, CAST(t AS TIMESTAMP_LTZ) AS t FROM VALUES ('2024-01-27T23:59:59'), ('2024-01-28T00:00:00'),
              ('2024-01-30T09:59:59'), ('2024-01-30T10:00:00'), ('2024-01-31T10:00:00'), ('2024-01-31T10:00:01'),
              ('2024-02-01T00:00:00'), (NULL) AS v(t))"""
    three_days = [False, True, True, True, True, False, False, None]
    hours = [False, False, False, True, True, False, False, None]
    future = [False, False, False, False, False, True, True, None]
    exprs = [within_last(X, 3, "day") for X in (T, N, S)] + [within_last(X, 24, "hour") for X in (T, N, S)]
    exprs += [in_future(X) for X in (T, N, S)]
    assert evaluate_at(either_ansi, data, exprs, at) == [three_days] * 3 + [hours] * 3 + [future] * 3
    by_day = [False, True, True, True, True, True, False, None]
    by_midnight = [False, False, False, False, True, True, False, None]
    after = [False] * 6 + [True, None]
    exprs = [within_last(D, 3, "day"), within_last(D, 24, "hour"), in_future(D)]
    assert evaluate_at(either_ansi, data, exprs, at) == [by_day, by_midnight, after]


def test_equality_within_a_duration(either_ansi):
    def within(left, right, amount, unit):
        return compare("eq", left, right, tolerance=Tolerance("duration", Decimal(amount), unit))

    data = """SELECT DATE'2024-01-31' AS d, TIMESTAMP_LTZ'2024-01-31T10:00:00Z' AS t,
              TIMESTAMP_NTZ'2024-02-01T01:00:00' AS n, '2024-02-02' AS s, CAST(NULL AS DATE) AS nothing"""
    exprs = [
        within(D, day("2024-02-02"), 2, "day"),
        within(D, day("2024-02-02"), 1, "day"),
        within(T, instant("2024-01-31T12:00:00"), 2, "hour"),
        within(T, instant("2024-01-31T12:00:01"), 2, "hour"),
        within(T, day("2024-02-01"), 14, "hour"),  # the whole day: its midnight is 14 hours away
        within(T, day("2024-02-01"), 13, "hour"),
        within(T, day("2024-01-31"), 1, "second"),
        within(D, N, 1, "hour"),
        within(D, N, 59, "minute"),
        within(D, day("2024-01-30"), 24, "hour"),
        within(D, day("2024-01-30"), 23, "hour"),
        within(S, D, 2, "day"),
        within(S, D, 1, "day"),
        within(column("nothing", DATE), D, 1, "day"),
        within(S, text("2024-02-01"), 1, "day"),
    ]
    want = [True, False, True, False, True, False, True, True, False, True, False, True, False, None, True]
    assert evaluate(either_ansi, data, exprs) == [[answer] for answer in want]


def test_counting_far_from_now_is_null_or_has_an_answer(either_ansi):
    amounts = (1, 10_000, 2**31, 10**12, 10**15)
    exprs = [compare(op, T, moment(n, u, "ago", None)) for op in ("lt", "ge") for n in amounts for u in UNITS]
    exprs += [compare(op, D, moment(n, u, "from now", None)) for op in ("lt", "eq") for n in amounts for u in UNITS]
    data = f"SELECT timestamp_micros(a) AS t, {DATE_OF.format(2**31 - 1)} AS d FROM VALUES (0L), ({2**63 - 1}L) v(a)"
    answers = evaluate(either_ansi, data, exprs)
    assert all(answer in (True, False, None) for row in answers for answer in row)
