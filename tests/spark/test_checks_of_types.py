"""The named checks on columns that are not text, on several columns, with formats, and in other time zones."""

from __future__ import annotations

from datetime import datetime

import pytest
from engines import spark_version
from hypothesis import given, settings
from hypothesis import strategies as st

from dqlang.checks import registry
from dqlang.plan.date_format import FULL_MONTHS
from dqlang.plan.expr import Call, ColumnRef
from dqlang.plan.reading import as_date, as_timestamp
from dqlang.plan.types import (
    BINARY,
    BOOLEAN,
    DATE,
    DOUBLE,
    FLOAT,
    INTEGER,
    LONG,
    STRING,
    TIMESTAMP,
    TIMESTAMP_NTZ,
    VOID,
    Field,
    array,
    decimal,
    map_of,
    struct,
)
from dqlang.spark.sql import quote_text, render

pytestmark = pytest.mark.classic

MAP = map_of(STRING, INTEGER)
PAIR = struct(Field("a", INTEGER))
PRESENCE = {"be null": False, "be missing": False, "be present": True, "be blank": False}
NUMBER = {"be valid number": True, "be valid integer": True, "be positive": True, "be negative": False}
NO_NUMBER = {"be valid number": False, "be valid integer": False}

# (value in SQL, its type, what the checks must answer)
CASES = [
    ("0", INTEGER, {**PRESENCE, **NUMBER, "be positive": False}),
    ("-9223372036854775808L", LONG, {**NUMBER, "be positive": False, "be negative": True}),
    ("2147483647", INTEGER, NUMBER),
    ("5.0D", DOUBLE, NUMBER),
    ("5.5D", DOUBLE, {**NUMBER, "be valid integer": False}),
    ("-0.0D", DOUBLE, {**NUMBER, "be positive": False}),
    ("1e300D", DOUBLE, NUMBER),
    ("CAST('NaN' AS DOUBLE)", DOUBLE, {**PRESENCE, **NO_NUMBER, "be positive": True, "be negative": False}),
    ("CAST('-Infinity' AS DOUBLE)", DOUBLE, {**NO_NUMBER, "be positive": False, "be negative": True}),
    ("FLOAT('Infinity')", FLOAT, {**NO_NUMBER, "be positive": True}),
    ("FLOAT(0.1)", FLOAT, {**NUMBER, "be valid integer": False}),
    ("CAST(7.000 AS DECIMAL(5,3))", decimal(5, 3), NUMBER),
    ("CAST(-7.001 AS DECIMAL(5,3))", decimal(5, 3), {"be valid integer": False, "be negative": True}),
    ("CAST(99999999999999999999999999999999999999BD AS DECIMAL(38,0))", decimal(38, 0), NUMBER),
    ("CAST(0.5 AS DECIMAL(38,38))", decimal(38, 38), {**NUMBER, "be valid integer": False}),
    ("true", BOOLEAN, {**PRESENCE, "be valid boolean": True}),
    ("DATE'2024-02-29'", DATE, {**PRESENCE, "be valid date": True, "be valid timestamp": True}),
    ("TIMESTAMP'2024-02-29 10:00:00'", TIMESTAMP, {"be valid date": True, "be valid timestamp": True}),
    ("TIMESTAMP_NTZ'2024-02-29 10:00:00'", TIMESTAMP_NTZ, {"be valid date": True, "be valid timestamp": True}),
    ("array()", array(STRING), {**PRESENCE, "be empty": True}),
    ("array(CAST(NULL AS STRING))", array(STRING), {"be empty": False}),
    ("map()", MAP, {**PRESENCE, "be empty": True}),
    ("map('a', 1)", MAP, {"be empty": False}),
    ("named_struct('a', 1)", PAIR, PRESENCE),
    ("X''", BINARY, PRESENCE),
]
ABSENT = {"be null": True, "be missing": True, "be present": False, "be blank": True}


def both(spark, cases) -> None:
    """Each value, and null in its place, in one query."""
    columns, expected = [], []
    for number, (_, type, answers) in enumerate(cases):
        subject = ColumnRef((f"v{number}",), type)
        for phrase, answer in answers.items():
            columns.append(render(registry.find(phrase).build(subject)))
            expected.append((answer, ABSENT.get(phrase)))
    present = ", ".join(f"{value} AS v{number}" for number, (value, *_) in enumerate(cases))
    absent = ", ".join(f"IF(id = 0, v{number}, NULL) AS v{number}" for number in range(len(cases)))
    named = ", ".join(f"{column} AS c{number}" for number, column in enumerate(columns))
    rows = spark.sql(f"SELECT {named} FROM (SELECT id, {absent} FROM (SELECT id, {present} FROM range(2))) ORDER BY id")
    assert list(zip(*rows.collect(), strict=True)) == expected


def test_checks_of_every_type_they_accept(either_ansi):
    both(either_ansi, CASES)


def test_a_column_of_nothing_has_no_value(either_ansi):
    subject = ColumnRef(("x",), VOID)
    found = {p: registry.find(p) for p in registry.phrases() if not registry.find(p).several}
    if spark_version() < (4, 0):
        del found["be valid json"]
    columns = ", ".join(f"{render(spec.build(subject))} AS `{phrase}`" for phrase, spec in found.items())
    [row] = either_ansi.sql(f"SELECT {columns} FROM VALUES (NULL) AS t(x)").collect()
    assert row.asDict() == {phrase: ABSENT.get(phrase) for phrase in found}


def test_values_that_must_differ(either_ansi):
    columns = tuple(ColumnRef((name,), INTEGER) for name in "abc")
    differ = render(registry.find("differ").build(columns))
    rows = "(1, 2, 3), (1, 2, 1), (1, 1, NULL), (1, 2, NULL), (NULL, NULL, NULL)"
    found = either_ansi.sql(f"SELECT {differ} FROM VALUES {rows} AS t(a, b, c)").collect()
    assert [row[0] for row in found] == [True, False, False, None, None]


# --- dates in another format ----------------------------------------------------------------------------------------

FORMATS = {
    "dd/MM/yyyy": {"29/02/2024": "2024-02-29", "29/02/2023": None, "9/2/2024": None, "29/02/2024 ": None, "": None},
    "d.M.yyyy": {
        "9.2.2024": "2024-02-09",
        "09.02.2024": "2024-02-09",
        "9x2x2024": None,
        "009.2.2024": None,
        "0.1.2024": None,
    },
    "ddMMyyyy": {"29022024": "2024-02-29", "2902202": None, "31042024": None, "29020000": None},
    "MM/dd/yy": {"02/29/00": "2000-02-29", "02/29/01": None, "02/28/99": "2099-02-28"},
    "d MMM yyyy": {"1 Jan 2024": "2024-01-01", "1 jan 2024": "2024-01-01", "1 Jen 2024": None, "30 FEB 2024": None},
    "MMMM d, yyyy": {"May 5, 2024": "2024-05-05", "september 30, 2024": "2024-09-30", "Sept 3, 2024": None},
    "yyyy-MM-ddTHH:mm:ss": {"2024-01-31T23:59:59": "2024-01-31", "2024-01-31T24:00:00": None, "2024-01-31": None},
    "yyyy-MM-dd'at'HH.mm": {"2024-01-31at10.30": "2024-01-31", "2024-01-31At10.30": None, "2024-01-31at10.60": None},
    "yyyy\u5e74MM\u6708dd\u65e5": {"2024\u5e7402\u670829\u65e5": "2024-02-29", "2024\u5e7402\u670830\u65e5": None},
    "dd''MM$yyyy\\": {"29'02$2024\\": "2024-02-29", "29'02$2024": None},
    "yyyy-MM-dd": {"2024-02-29": "2024-02-29", "2024-02-29\n": None, "0000-01-01": None, "\u0662024-02-29": None},
}


def test_dates_in_other_formats(either_ansi):
    X = ColumnRef(("x",), STRING)
    for date_format, texts in FORMATS.items():
        valid = render(registry.find("be valid date").build(X, format=date_format))
        value = f"CAST({render(as_date(X, date_format))} AS STRING)"
        rows = ", ".join(f"({n}, {quote_text(text)})" for n, text in enumerate(texts)) + f", ({len(texts)}, NULL)"
        found = either_ansi.sql(f"SELECT {value}, {valid} FROM VALUES {rows} AS t(id, x) ORDER BY id").collect()
        expected = [(text, text is not None) for text in texts.values()] + [(None, None)]
        assert [tuple(row) for row in found] == expected, date_format


DAYS = st.dates(min_value=datetime(1, 1, 1).date(), max_value=datetime(9999, 12, 31).date())


@settings(max_examples=5)
@given(days=st.lists(DAYS, min_size=30, max_size=60))
def test_each_day_reads_back_from_each_format(spark, days):
    X = ColumnRef(("x",), STRING)
    written = {
        "d.M.yyyy": lambda d: f"{d.day}.{d.month}.{d.year:04}",
        "MMMM dd yyyy": lambda d: f"{FULL_MONTHS[d.month - 1]} {d.day:02} {d.year:04}",
        "yyyyMMdd": lambda d: f"{d.year:04}{d.month:02}{d.day:02}",
    }
    for date_format, write in written.items():
        rows = ", ".join(f"({n}, '{write(d)}')" for n, d in enumerate(days))
        found = spark.sql(
            f"SELECT {render(as_date(X, date_format))} FROM VALUES {rows} AS t(id, x) ORDER BY id"
        ).collect()
        assert [row[0] for row in found] == days


# --- time zones -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("zone, offset", [("Asia/Kolkata", 330), ("America/Caracas", -240)])
def test_without_a_zone_the_sessions_is_meant(either_ansi, zone, offset):
    micros = render(Call("unix_micros", (as_timestamp(ColumnRef(("x",), STRING)),), LONG))
    texts = "('2024-01-31'), ('2024-01-31T00:00'), ('2024-01-31 00:00:00Z'), ('2024-01-31T00:00+02:00')"
    before = either_ansi.conf.get("spark.sql.session.timeZone")
    either_ansi.conf.set("spark.sql.session.timeZone", zone)
    try:
        found = [row[0] for row in either_ansi.sql(f"SELECT {micros} FROM VALUES {texts} AS t(x)").collect()]
    finally:
        either_ansi.conf.set("spark.sql.session.timeZone", before)
    midnight = 1706659200 * 10**6
    minute = 60 * 10**6
    assert found == [midnight - offset * minute] * 2 + [midnight, midnight - 120 * minute]


def test_a_session_whose_timestamps_have_no_zone(either_ansi):
    valid = render(registry.find("be valid timestamp").build(ColumnRef(("x",), STRING)))
    either_ansi.conf.set("spark.sql.timestampType", "TIMESTAMP_NTZ")
    try:
        found = either_ansi.sql(
            f"SELECT {valid} FROM VALUES ('2024-01-31T10:00:00+02:00'), ('2024-02-30') AS t(x)"
        ).collect()
    finally:
        either_ansi.conf.unset("spark.sql.timestampType")
    assert [row[0] for row in found] == [True, False]
