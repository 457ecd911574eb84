"""What is written as SQL text means the same on real Spark in every configuration, whatever stands in it."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dqlang.plan import moments
from dqlang.plan.compare import compare, in_set
from dqlang.plan.expr import (
    Call,
    Case,
    Cast,
    ColumnRef,
    Lambda,
    Literal,
    RowsWithSame,
    Variable,
    and_,
    is_not_null,
    is_null,
    not_,
    or_,
    predicate,
    rlike,
    text,
)
from dqlang.plan.types import (
    BOOLEAN,
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
    Field,
    array,
    decimal,
    map_of,
    struct,
)
from dqlang.spark.sql import quote_name, quote_text, render

pytestmark = pytest.mark.classic

CONFIGURATIONS = (
    "spark.sql.parser.escapedStringLiterals",
    "spark.sql.ansi.doubleQuotedIdentifiers",
    "spark.sql.ansi.enforceReservedKeywords",
)
HOSTILE = [
    *("", " ", "plain", "it's", "''", "'", '"', '""', 'say "hi"', "a\\b", "\\", "\\\\", "\\'", "\\n", "`", "``", "a`b"),
    *(
        "a;b",
        "--",
        "-- x",
        "/*",
        "*/",
        "/* x */",
        "a\nb",
        "\r\n",
        "\t",
        "\x00",
        "a\x00b",
        "\x7f",
        "é",
        "日本",
        "🤖",
        "\u2028",
    ),
    *("\xa0", "\ufeff", "\u202e", "${env:HOME}", "${1}", "a${1}", "$", "${", "$ {", "}", "$${env:HOME}", "{env:HOME}"),
    *(
        "${spark.sql.ansi.enabled}",
        "${system:user.name}",
        "${}",
        "a$",
        "'||'",
        "' OR 1=1 --",
        "\\u0041",
        "\\x41",
        "r'x'",
    ),
    *("%s", "%", "_", ":name", "?", "{{x}}", "\\${env:HOME}", "x" * 5000, "'" * 500, "^\\d{3}$", "\\Qa\\E", "x''y"),
]


@pytest.fixture(params=product(("true", "false"), repeat=3), ids="-".join)
def configured(request, spark):
    """The session in one of the combinations that change how text is parsed."""
    for name, value in zip(CONFIGURATIONS, request.param, strict=True):
        spark.conf.set(name, value)
    yield spark
    for name in CONFIGURATIONS:
        spark.conf.unset(name)


def code_points(spark, texts: list[str]) -> list[bytes]:
    row = spark.range(1).selectExpr(*(f"encode({quote_text(t)}, 'UTF-8') AS t{i}" for i, t in enumerate(texts))).first()
    return [bytes(value) for value in row]


def test_texts_arrive_as_they_are(configured):
    assert code_points(configured, HOSTILE) == [text.encode() for text in HOSTILE]


@settings(max_examples=8)
@given(st.lists(st.text(st.sampled_from("a$ {}'\"\\`;-/*\n\x00é🤖:1${")), min_size=50, max_size=100))
def test_any_text_arrives_as_it_is(spark, texts):
    assert code_points(spark, texts) == [text.encode() for text in texts]


def test_a_lone_surrogate_equals_no_text(spark):
    equal = render(predicate("=", text("\ud800"), ColumnRef(("s",), STRING)))
    assert spark.sql("SELECT * FROM VALUES ('?'), ('\ufffd'), ('') AS t(s)").selectExpr(equal).distinct().collect() == [
        (False,)
    ]


def test_names_arrive_as_they_are(configured):
    """A column and a field of each name; the data frame's own alias and a column beside it are named like them."""
    from pyspark.sql import functions as F

    names = [name for name in HOSTILE if "${" not in name and name]
    fields = [F.lit(i).alias(name) for i, name in enumerate(names)]
    for alias in ("plain", "a`b", "it's", "a.b"):
        others = [F.lit("other").alias(name) for name in names if name != alias]
        df = configured.range(1).select(F.struct(*fields).alias(alias), *others).alias(alias)
        refs = [ColumnRef((alias, name), INTEGER) for name in names]
        assert list(df.selectExpr(*map(render, refs)).first()) == list(range(len(names)))
        plain = [ColumnRef((name,), STRING) for name in names if name != alias]
        assert set(df.selectExpr(*map(render, plain)).first()) == {"other"}


def test_fields_of_fields_and_of_items(configured):
    df = configured.sql(
        "SELECT named_struct('b', named_struct('c\\'', 1, 'd', 2)) AS a, array(named_struct('x`', 5)) AS l"
    )
    inner = struct(Field("x`", INTEGER))
    item = Lambda("item", predicate("=", Variable("item", ("x`",), INTEGER), Literal(5, INTEGER)), BOOLEAN)
    exprs = [
        ColumnRef(("a", "b", "d"), INTEGER),
        Call("forall", (ColumnRef(("l",), array(inner)), item), BOOLEAN),
    ]
    assert list(df.selectExpr(*map(render, exprs)).first()) == [2, True]


def test_struct_fields_are_read_alone(spark, tmp_path):
    """An odd field's name keeps Spark from reading the whole struct no more than a plain one does."""
    spark.sql("SELECT named_struct('it\\'s', 1, 'big', 'x') AS a").write.parquet(f"{tmp_path}/data")
    df = spark.read.parquet(f"{tmp_path}/data")
    plan = df.selectExpr(render(ColumnRef(("a", "it's"), INTEGER)))._jdf.queryExecution().executedPlan().toString()
    assert "ReadSchema: struct<a:struct<it's:int>>" in plan


def test_a_pattern_is_compiled_once_and_not_for_each_row(configured):
    """The optimizer makes one literal of a text in hexadecimal, also inside of a lambda and of IN."""
    s = ColumnRef(("s",), STRING)
    inside = Lambda("x", rlike(Variable("x", (), STRING), r"^\d+\z"), BOOLEAN)
    exprs = [
        rlike(s, r"^\d+\z"),
        predicate("IN", s, text("it's"), text("a\\b")),
        Call("exists", (Call("array", (s,), array(STRING)), inside), BOOLEAN),
    ]
    df = configured.range(2).selectExpr("CAST(id AS STRING) AS s").selectExpr(*map(render, exprs))
    plan = df._jdf.queryExecution().optimizedPlan().toString()
    assert "cast(0x" not in plan.lower() and plan.count(r"^\d+\z") == 2
    assert [tuple(row) for row in df.collect()] == [(True, False, True), (True, False, True)]


LITERALS = [
    (Literal(True, BOOLEAN), "true"),
    (Literal(None, BOOLEAN), None),
    (Literal(-128, BYTE), "-128"),
    (Literal(128, BYTE), None),
    (Literal(-32768, SHORT), "-32768"),
    (Literal(-(2**31), INTEGER), str(-(2**31))),
    (Literal(-(2**63), LONG), str(-(2**63))),
    (Literal(Decimal("1E+2"), decimal(3, 0)), "100"),
    (Literal(Decimal("0.50"), decimal(2, 2)), "0.50"),
    (Literal(Decimal("-0.5"), decimal(38, 18)), "-0.500000000000000000"),
    (Literal(Decimal("0"), decimal(18, 18)), "0.000000000000000000"),
    (Literal(Decimal("1E-30"), decimal(38, 30)), "0." + "0" * 29 + "1"),
    (Literal(Decimal("9" * 38), decimal(38, 0)), "9" * 38),
    (Literal(Decimal("-" + "9" * 38), decimal(38, 0)), "-" + "9" * 38),
    (Literal(Decimal("123"), decimal(2, 0)), None),
    (Literal(Decimal("9" * 41), decimal(41, 0)), None),
    (Literal(Decimal("0.1"), FLOAT), "0.1"),
    (Literal(Decimal("1E+400"), DOUBLE), "Infinity"),
    (Literal(float("nan"), DOUBLE), "NaN"),
    (Literal(float("-inf"), FLOAT), "-Infinity"),
    (Literal("2024-02-29", DATE), "2024-02-29"),
    (Literal("2024-01-31T10:00:00", TIMESTAMP), "2024-01-31 10:00:00"),
    (Literal("2024-01-31T10:00", TIMESTAMP), "2024-01-31 10:00:00"),
    (Literal("2024-01-31T10:00:00.5+02:00", TIMESTAMP), "2024-01-31 08:00:00.5"),
    (Literal("2024-01-31T10:00:00Z", TIMESTAMP), "2024-01-31 10:00:00"),
    (Literal("2024-01-31 10:00:00", TIMESTAMP_NTZ), "2024-01-31 10:00:00"),
    (Literal(None, struct(Field("a b", array(map_of(STRING, TIMESTAMP))))), None),
]


@pytest.mark.parametrize("timestamp_type", ["TIMESTAMP_LTZ", "TIMESTAMP_NTZ"])
def test_literals_have_their_value_and_exactly_their_type(configured, timestamp_type):
    configured.conf.set("spark.sql.timestampType", timestamp_type)
    try:
        df = configured.range(1).selectExpr(*(f"{render(node)} AS e{i}" for i, (node, _) in enumerate(LITERALS)))
        found = df.selectExpr(*(f"CAST(e{i} AS STRING)" for i in range(len(LITERALS)))).first()
        # Spark: before 4.0 a small decimal as text has an exponent.
        written = [f"{Decimal(text):f}" if "E-" in (text or "") else text for text in found]
        assert written == [want for _, want in LITERALS]
        types = [field.dataType.simpleString().replace("timestamp_ltz", "timestamp") for field in df.schema]
        assert types == [simple(node.type) for node, _ in LITERALS]
    finally:
        configured.conf.unset("spark.sql.timestampType")


def simple(type) -> str:
    names = {"byte": "tinyint", "short": "smallint", "integer": "int", "long": "bigint"}
    if type.name == "decimal":
        return f"decimal({min(type.precision, 38)},{type.scale})"
    return "struct<a b:array<map<string,timestamp>>>" if type.name == "struct" else names.get(type.name, type.name)


def test_operators_bind_as_the_tree_says(configured):
    t, f, n = (Literal(value, BOOLEAN) for value in (True, False, None))
    one, two = Literal(1, INTEGER), Literal(2, INTEGER)
    cases = [
        (not_(and_(t, f)), True),
        (and_(not_(t), f), False),
        (or_(t, and_(f, f)), True),
        (and_(or_(t, f), f), False),
        (and_(f, or_(t, f), t), False),
        (not_(predicate("=", one, two)), True),
        (predicate("=", not_(t), f), True),
        (predicate("=", predicate("<", one, two), t), True),
        (is_null(and_(t, n)), True),
        (is_not_null(predicate("=", one, two)), True),
        (not_(is_null(n)), False),
        (not_(predicate("IN", one, one, two)), False),
        (predicate("IN", predicate("=", one, two), t, f), True),
        (is_null(predicate("IN", one, two, Literal(None, INTEGER))), True),
        (predicate("=", Case(((f, one),), None, INTEGER), one), None),
        (predicate("<", Literal(-1, INTEGER), Cast(text("-0.5"), decimal(2, 1))), True),
    ]
    found = configured.range(1).selectExpr(*(f"{render(expr)} AS e{i}" for i, (expr, _) in enumerate(cases))).first()
    assert list(found) == [want for _, want in cases]


def test_a_thousand_items_overflow_no_stack(spark):
    items = [predicate("=", ColumnRef(("id",), LONG), Literal(i, LONG)) for i in range(1000)]
    either = or_(*items)
    assert spark.range(998, 1002).selectExpr(render(either), render(not_(either))).collect() == [
        (True, False),
        (True, False),
        (False, True),
        (False, True),
    ]


def test_now_is_one_fixed_instant_where_asked(configured):
    now, today = Call("current_timestamp", (), TIMESTAMP), Call("current_date", (), DATE)
    running = configured.range(1).selectExpr(f"{render(now)} AS n", f"{render(today)} AS t").schema
    assert [field.dataType.simpleString() for field in running] == ["timestamp", "date"]
    configured.conf.set("spark.sql.session.timeZone", "Asia/Tokyo")
    try:
        fixed = (render(Cast(node, STRING), now="2024-01-31T20:00:00.123456Z") for node in (now, today))
        assert list(configured.range(1).selectExpr(*fixed).first()) == ["2024-02-01 05:00:00.123456", "2024-02-01"]
    finally:
        configured.conf.set("spark.sql.session.timeZone", "UTC")


def test_a_step_before_is_its_helper_column(spark):
    step = RowsWithSame((ColumnRef(("id",), LONG),))
    df = spark.range(1).selectExpr("7 AS `it's ``1```")
    assert df.selectExpr(render(step, {step: "it's `1`"})).first()[0] == 7
    assert quote_name("it's `1`") == "`it's ``1```"


def test_what_is_the_same_for_all_rows_is_computed_once(either_ansi):
    """A day against `now` is a day against a literal, and a long list is one hash set, whatever stands in it."""
    d, s = ColumnRef(("d",), DATE), ColumnRef(("s",), STRING)
    items = [text(f"it's {i}") for i in range(20)]
    exprs = [
        compare("lt", d, moments.now()),
        moments.within_last(d, 18, "year"),
        in_set(s, items),
        compare("lt", d, text("2024-01-31")),
    ]
    df = either_ansi.range(1).selectExpr("date_add(current_date(), CAST(id AS INT)) AS d", "CAST(id AS STRING) AS s")
    graded = df.selectExpr(*(f"{render(expr)} AS e{i}" for i, expr in enumerate(exprs)))
    plan = graded._jdf.queryExecution().optimizedPlan().toString().lower()
    assert "current_" not in plan and "case when" not in plan and "rlike" not in plan
    assert "inset" in plan and "x'" not in plan
