"""Columns of the rarer kinds: text with a collation, and what Spark cannot sort."""

from __future__ import annotations

import pytest
from engines import ENGINE, spark_version

import dqlang
from dqlang.diagnostics.problem import DqError

COLLATED = """
    SELECT id, s COLLATE UTF8_LCASE AS S, s COLLATE UNICODE_CI AS U, s COLLATE {trimming} AS R, s AS P,
        array(s COLLATE UTF8_LCASE) AS L, named_struct('X', s COLLATE UTF8_LCASE, 'D', id) AS G,
        array(named_struct('X', s COLLATE UTF8_LCASE)) AS LG
    FROM VALUES (1, 'a'), (2, 'A'), (3, 'b '), (4, NULL) AS t(id, s)
"""
# Spark: 4.0 knows no collation that overlooks spaces at the end.
COLLATED = COLLATED.format(trimming="UTF8_BINARY_RTRIM" if spark_version() >= (4, 1) else "UTF8_LCASE")
ANSWERS = {
    "S must be 'a'": "TFFF",
    "S must be in ['a', 'zz']": "TFFF",
    "S must be in ['a', 'zz'] ignoring case": "TTFF",
    "S must start with 'a'": "TFFF",
    "S must match '^a'": "TFFF",
    "S must be upper case": "FTFF",
    "S must be lower case": "TFTF",
    "S must be unique": "TTTF",
    "S must be unique within U": "TTTF",
    "S must be equal to U": "TTTF",
    "S must be less than 'a'": "FTFF",
    "(S, P) must differ": "FFFF",
    "R must be 'b'": "FFFF",
    "trim of R must be 'b'": "FFTF",
    "S must be in lookup Codes.K": "TFFF",
    "P must be in lookup Codes.C": "TFFF",
    "every L must be 'a'": "TFFF",
    "every L must be in lookup Codes.C": "TFFF",
    "L must be equal to L": "TTTT",
    "G.X must be 'a'": "TFFF",
    "every LG.X must be 'a'": "TFFF",
    "id must be 0 when S is 'a'": "FTTT",
}

# Which of `equal to`, `at least` and `at most` hold within 10%.
NEAR = {
    ("Infinity", "Infinity"): "111",
    ("-Infinity", "-Infinity"): "111",
    ("Infinity", "-Infinity"): "010",
    ("-Infinity", "Infinity"): "001",
    ("5", "Infinity"): "001",
    ("5", "-Infinity"): "010",
    ("NaN", "Infinity"): "010",
    ("NaN", "NaN"): "111",
    ("5", "NaN"): "001",
    ("9", "10"): "111",
    ("8", "10"): "001",
}

# Spark: before 4.0 Connect cannot tell a client of calendar intervals.
OF_INTERVALS = [pytest.mark.since("4.0")] if ENGINE == "connect" else []


@pytest.mark.since("4.0")
def test_text_is_compared_exactly_whatever_its_collation(either_ansi):
    spark = either_ansi
    data = spark.sql(COLLATED)
    codes = {"Codes": spark.sql("SELECT 'a' AS K, 'a' COLLATE UNICODE_CI AS C")}
    sentences = [f"    {sentence} as r{i}" for i, sentence in enumerate(ANSWERS)]
    rules = dqlang.compile("\n".join(["T", *sentences]))
    graded = rules.grade(data, lookups=codes).orderBy("id").collect()
    failed = [row.DataQualityResult.SevereErrors for row in graded]
    found = {s: "".join("F" if f"r{i}" in row else "T" for row in failed) for i, s in enumerate(ANSWERS)}
    assert found == ANSWERS
    assert rules.grade(data, lookups=codes).schema["S"] == data.schema["S"]


@pytest.mark.parametrize(
    "made",
    [
        pytest.param("parse_json('1')", marks=pytest.mark.since("4.0")),
        pytest.param("array(parse_json('1'))", marks=pytest.mark.since("4.0")),
        pytest.param("named_struct('X', 1, 'V', parse_json('1'))", marks=pytest.mark.since("4.0")),
        pytest.param("make_interval(1)", marks=OF_INTERVALS),
        "map(1, 2)",
    ],
)
def test_what_has_no_order_is_refused_by_unique(spark, made):
    data = spark.sql(f"SELECT {made} AS V, 1 AS Id")
    for sentence in ("V must be unique", "(Id, V) must be unique", "Id must be unique within V"):
        with pytest.raises(DqError, match="`V` holds .*, which `be unique.*` cannot count"):
            dqlang.grade(data, f"T\n    {sentence}")


@pytest.mark.parametrize(
    "made",
    [
        pytest.param("map(1, 2)", marks=OF_INTERVALS),
        pytest.param("parse_json('1')", marks=pytest.mark.since("4.0")),
    ],
)
def test_what_has_no_order_is_compared_with_nothing(spark, made):
    data = spark.sql(f"SELECT named_struct('V', {made}, 'X', 1) AS S, array(make_interval(1)) AS A")
    for sentence in ("S must be equal to S", "A must be equal to A", "(S, S) must differ", "S must be in lookup L.S"):
        with pytest.raises(DqError, match="cannot be compared with anything"):
            dqlang.grade(data, f"T\n    {sentence}", lookups={"L": data})


def test_kinds_that_can_be_sorted_can_be_unique(spark):
    data = spark.sql("SELECT INTERVAL '1' DAY AS D, INTERVAL '1' MONTH AS M, X'00' AS B, named_struct('X', 1) AS S")
    graded = dqlang.grade(data, "T\n    D, M, B and S must be unique")
    assert graded.select("DataQualityResult.SevereErrors").first() == ([],)


def test_infinity_is_near_itself(either_ansi):
    rows = ", ".join(map(str, NEAR))
    numbers = either_ansi.sql(f"SELECT double(A) AS A, double(B) AS B FROM VALUES {rows} AS t(A, B)")
    sentences = [f"    A must be {word} B within 10%" for word in ("equal to", "at least", "at most")]
    graded = dqlang.grade(numbers, "\n".join(["T", *sentences])).select("DataQualityResult.SevereErrors").collect()
    found = ["".join(str(int(name not in row[0])) for name in ("A_eq_B", "A_ge_B", "A_le_B")) for row in graded]
    assert found == list(NEAR.values())
