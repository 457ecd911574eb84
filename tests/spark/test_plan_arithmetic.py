"""Arithmetic and functions, on real Spark."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from itertools import product

import pytest
from evaluated import column, evaluate, table

from dqlang.plan.arithmetic import arithmetic
from dqlang.plan.compare import compare
from dqlang.plan.expr import Cast, Literal, text
from dqlang.plan.functions import FUNCTIONS, function
from dqlang.plan.numbers import number
from dqlang.plan.types import (
    BYTE,
    DATE,
    DOUBLE,
    FLOAT,
    INTEGER,
    LONG,
    SHORT,
    STRING,
    TIMESTAMP,
    TIMESTAMP_NTZ,
    UNKNOWN,
    VOID,
    array,
    decimal,
)
from dqlang.spark.quote import type_sql
from dqlang.spark.sql import render

pytestmark = pytest.mark.classic

OPERATORS = {"+": "try_add", "-": "try_subtract", "*": "try_multiply", "/": "try_divide"}
TYPES = [BYTE, SHORT, INTEGER, LONG, decimal(1, 0), decimal(5, 2), decimal(20, 10), decimal(38, 0), decimal(38, 18)]
MOST = 2**63 - 1


def literal(written: str) -> Literal:
    return number(Decimal(written))


def test_decimals_have_the_types_of_sparks_own(either_ansi):
    """Of any two types of which one is decimal, computed as Spark would without us; whole numbers are 64 bits wide."""
    data = either_ansi.sql(table({f"c{i}": (type, [None]) for i, type in enumerate(TYPES)}))
    pairs = [(i, j, op) for i, j in product(range(len(TYPES)), repeat=2) for op in OPERATORS]
    exprs = [arithmetic(op, column(f"c{i}", TYPES[i]), column(f"c{j}", TYPES[j])) for i, j, op in pairs]
    ours = data.selectExpr(*(f"{render(expr)} AS e{k}" for k, expr in enumerate(exprs))).schema
    native = data.selectExpr(*(f"{OPERATORS[op]}(c{i}, c{j}) AS e{k}" for k, (i, j, op) in enumerate(pairs))).schema
    for (i, j, op), expr, our, sparks in zip(pairs, exprs, ours, native, strict=True):
        assert our.dataType.simpleString() == type_sql(expr.type).lower()
        if "decimal" in (TYPES[i].name, TYPES[j].name):
            assert our.dataType == sparks.dataType, (TYPES[i], op, TYPES[j])
        else:
            assert our.dataType.simpleString() == ("double" if op == "/" else "bigint")


def test_types_do_not_hang_on_how_decimals_lose_precision(spark):
    data = spark.sql(table({f"c{i}": (type, [None]) for i, type in enumerate(TYPES)}))
    exprs = [arithmetic(op, column("c8", TYPES[8]), column("c6", TYPES[6])) for op in OPERATORS]
    spark.conf.set("spark.sql.decimalOperations.allowPrecisionLoss", "false")
    try:
        found = data.selectExpr(*(f"{render(expr)} AS e{k}" for k, expr in enumerate(exprs))).schema
        assert [field.dataType.simpleString().upper() for field in found] == [type_sql(expr.type) for expr in exprs]
    finally:
        spark.conf.unset("spark.sql.decimalOperations.allowPrecisionLoss")


def test_floats_have_the_types_that_we_say(either_ansi):
    data = either_ansi.sql(
        table({"f": (FLOAT, [None]), "d": (DOUBLE, [None]), "n": (LONG, [None]), "e": (TYPES[5], [None])})
    )
    f, d, n, e = column("f", FLOAT), column("d", DOUBLE), column("n", LONG), column("e", TYPES[5])
    pairs = [(f, f), (f, d), (f, n), (e, f), (d, n), (d, e), (f, literal("0.1")), (literal("1"), d)]
    exprs = [arithmetic(op, a, b) for a, b in pairs for op in OPERATORS]
    found = data.selectExpr(*(f"{render(expr)} AS e{k}" for k, expr in enumerate(exprs))).schema
    assert [field.dataType.simpleString() for field in found] == [expr.type.name for expr in exprs]
    assert [expr.type for expr in exprs[:4]] == [FLOAT, FLOAT, FLOAT, DOUBLE]


def test_what_does_not_fit_is_null(either_ansi):
    data = table(
        {"n": (LONG, [MOST, 3, None]), "i": (INTEGER, [2**31 - 1, -5, None]), "e": (TYPES[7], ["9" * 38, "3", None])}
    )
    n, i, e = column("n", LONG), column("i", INTEGER), column("e", TYPES[7])
    exprs = [
        arithmetic("+", n, literal("1")),
        arithmetic("-", literal("-2"), n),
        arithmetic("*", n, n),
        arithmetic("+", i, literal("1")),
        arithmetic("*", i, i),
        arithmetic("/", i, literal("2")),
        arithmetic("/", n, literal("0")),
        arithmetic("+", e, literal("1")),
        arithmetic("/", e, literal("0.0")),
        arithmetic("*", literal("100000"), literal("100000")),
        arithmetic("+", n, literal("1" * 45)),
        arithmetic("+", n, Literal(None, VOID)),
    ]
    assert evaluate(either_ansi, data, [Cast(expr, STRING) for expr in exprs]) == [
        [None, "4", None],
        [None, "-5", None],
        [None, "9", None],
        [str(2**31), "-4", None],
        [str((2**31 - 1) ** 2), "25", None],
        ["1.0737418235E9", "-2.5", None],
        [None, None, None],
        [None, "4", None],
        [None, None, None],
        ["10000000000"] * 3,
        [None, None, None],
        [None, None, None],
    ]


def test_texts_are_computed_as_numbers(either_ansi):
    data = table({"s": (STRING, ["12", "0.1", "abc", "1d", None])})
    s = column("s", STRING)
    exprs = [
        compare("eq", arithmetic("*", s, literal("2")), literal("24")),
        compare("eq", arithmetic("+", s, literal("0.2")), literal("0.3")),
        arithmetic("/", s, literal("0")),
    ]
    assert evaluate(either_ansi, data, exprs) == [
        [True, False, None, None, None],
        [False, True, None, None, None],
        [None] * 5,
    ]


def test_a_literal_beside_a_float_is_read_as_that_type(either_ansi):
    data = table({"f": (FLOAT, ["0.1", "0.2"]), "d": (DOUBLE, ["0.1", "0.2"])})
    exprs = [
        compare("eq", arithmetic("+", column("f", FLOAT), literal("0.2")), literal("0.3")),
        compare("eq", arithmetic("/", column("f", FLOAT), literal("0.1")), literal("1")),
        compare("eq", arithmetic("*", column("d", DOUBLE), literal("10")), literal("1")),
        compare("le", arithmetic("+", column("d", DOUBLE), column("f", FLOAT)), literal("0.3")),
    ]
    assert evaluate(either_ansi, data, exprs) == [[True, False], [True, False], [True, False], [True, False]]


def test_arithmetic_without_a_schema(either_ansi):
    computed = arithmetic("*", column("u", UNKNOWN), literal("2"))
    data = table({"u": (STRING, ["1.5", "x", None])})
    assert evaluate(either_ansi, data, [compare("eq", computed, literal("3"))]) == [[True, None, None]]


WHITE = "\t\n\v\f\r \x85\xa0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000"


def test_functions_of_text(either_ansi):
    values = ["", "é🤖a", f"{WHITE}a b{WHITE}", WHITE, "\u200ba\ufeff", "ÀÉ", None]
    names = ("length", "trim", "lower", "upper")
    answers = evaluate(
        either_ansi, table({"s": (STRING, values)}), [function(name, column("s", STRING)) for name in names]
    )
    python = (len, lambda v: v.strip(WHITE), str.lower, str.upper)
    assert answers == [[None if v is None else oracle(v) for v in values] for oracle in python]


def test_trim_takes_all_white_space_that_checks_know(spark):
    """One definition of whitespace: what `trim of` leaves is what `have leading whitespace` does not find."""
    from dqlang.plan.expr import rlike
    from dqlang.plan.reading import WHITESPACE

    data = "SELECT chr AS s FROM (SELECT decode(unhex(lpad(hex(id), 4, '0')), 'UTF-16BE') AS chr FROM range(1, 55296))"
    s = column("s", STRING)
    trimmed, white = evaluate(spark, data, [compare("eq", function("trim", s), text("")), rlike(s, f"^[{WHITESPACE}]")])
    assert trimmed == white and sum(white) == 25


def test_counts(either_ansi):
    data = "SELECT a, IF(a IS NULL, NULL, map('k', 1)) AS m FROM VALUES (array(1, NULL)), (array()), (NULL) AS t(a)"
    exprs = [function("count", column("a", array(INTEGER)))]
    assert evaluate(either_ansi, data, exprs) == [[2, 0, None]]


def test_absolute_never_overflows(either_ansi):
    data = table(
        {
            "n": (LONG, [-(2**63), MOST, -1, None]),
            "b": (BYTE, [-128, 127, 0, None]),
            "f": (DOUBLE, ["-1.5", "NaN", "-Infinity", None]),
            "e": (TYPES[7], ["-" + "9" * 38, "1", "0", None]),
            "g": (decimal(38, 18), ["-99999999999999999999.999999999999999999", "-0.000000000000000001", "0", None]),
            "s": (STRING, ["-1.5", "x", "2", None]),
        }
    )
    types = {"n": LONG, "b": BYTE, "f": DOUBLE, "e": TYPES[7], "g": decimal(38, 18), "s": STRING}
    columns = [column(name, type) for name, type in types.items()]
    # Within itself it is written in another way, which means the same.
    deep = [reduce(lambda value, _: function("absolute", value), range(6), each) for each in columns]
    exprs = [Cast(value, STRING) for value in (*(function("absolute", each) for each in columns), *deep)]
    assert evaluate(either_ansi, data, exprs) == 2 * [
        [None, str(MOST), "1", None],
        ["128", "127", "0", None],
        ["1.5", "NaN", "Infinity", None],
        ["9" * 38, "1", "0", None],
        ["99999999999999999999.999999999999999999", "0.000000000000000001", "0.000000000000000000", None],
        ["1.500000000000000000", None, "2.000000000000000000", None],
    ]


def test_parts_of_moments(either_ansi):
    data = """SELECT CAST(t AS DATE) AS d, t, CAST(s AS TIMESTAMP_NTZ) AS n, s
              FROM (SELECT s, CAST(s AS TIMESTAMP_LTZ) AS t FROM VALUES
              ('2024-02-29T13:14:15'), ('0001-01-01T00:00:00'), ('9999-12-31T23:59:59'), (NULL) AS v(s))"""
    kinds = {"d": DATE, "t": TIMESTAMP, "n": TIMESTAMP_NTZ, "s": STRING}
    days = {"year": [2024, 1, 9999, None], "month": [2, 1, 12, None], "day": [29, 1, 31, None]}
    times = {"hour": [13, 0, 23, None], "minute": [14, 0, 59, None], "second": [15, 0, 59, None]}
    asked = [
        (name, kind, want) for name, want in {**days, **times}.items() for kind in kinds if name in days or kind != "d"
    ]
    answers = evaluate(either_ansi, data, [function(name, column(kind, kinds[kind])) for name, kind, _ in asked])
    assert answers == [want for _, _, want in asked]


def test_parts_of_moments_at_the_ends_of_the_calendar(either_ansi):
    data = """SELECT date_from_unix_date(a) AS d, timestamp_micros(b) AS t
              FROM VALUES (2147483647, 9223372036854775807L), (-2147483648, -9223372036854775808L) AS v(a, b)"""
    exprs = [function("year", column("d", DATE)), function("year", column("t", TIMESTAMP))]
    exprs += [function(name, column("t", TIMESTAMP)) for name in ("hour", "minute", "second")]
    assert evaluate(either_ansi, data, exprs) == [[5881580, -5877641], [294247, -290308], [4, 19], [0, 59], [54, 5]]


def test_functions_have_the_types_that_they_say(spark):
    data = spark.sql("SELECT '' AS s, array(1) AS a, -1.5D AS f, DATE'2024-01-31' AS d, now() AS t")
    arguments = {"count": ("a", array(INTEGER)), "absolute": ("f", DOUBLE)}
    exprs = [function(name, column(*arguments.get(name, ("s", STRING)))) for name in FUNCTIONS]
    found = data.selectExpr(*(f"{render(expr)} AS e{i}" for i, expr in enumerate(exprs))).schema
    assert [field.dataType.simpleString() for field in found] == [type_sql(expr.type).lower() for expr in exprs]
    assert [expr.type for expr in exprs] == [spec.result or DOUBLE for spec in FUNCTIONS.values()]
