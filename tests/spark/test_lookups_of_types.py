"""A key of any type is found in a lookup, or not, whichever way Spark is made to search."""

from __future__ import annotations

import pytest

import dqlang

VALUES = {
    "BOOLEAN": ["true", "false"],
    "TINYINT": ["0", "127", "-128"],
    "INT": ["127", "0", "2147483647", "-1"],
    "BIGINT": ["0", "127", "9223372036854775807", "-1"],
    "FLOAT": ["0.0", "-0.0", "NaN", "0.1", "127"],
    "DOUBLE": ["0.0", "-0.0", "NaN", "Infinity", "0.1", "127"],
    "DECIMAL(10,2)": ["0.10", "127.00", "-1"],
    "DECIMAL(20,4)": ["127", "0.1000", "1234567890123456.0001"],
    "DECIMAL(38,0)": ["127", "12345678901234567890123456789012345678"],
    "DATE": ["2024-01-31", "0001-01-01"],
    "TIMESTAMP": ["2024-01-31 00:00:00", "2024-01-31 00:00:00.000001"],
    "TIMESTAMP_NTZ": ["2024-01-31 00:00:00", "2024-01-31 10:00:00"],
    "STRING": ["", "a", "A", "it's", "ä😀", "${env:HOME}", "0.1", "127", "2024-01-31"],
    "BINARY": ["", "a"],
}
PAIRS = [(type, type) for type in VALUES] + [
    ("TINYINT", "BIGINT"),
    ("BIGINT", "INT"),
    ("FLOAT", "DOUBLE"),
    ("DOUBLE", "INT"),
    ("DECIMAL(10,2)", "DECIMAL(20,4)"),
    ("DECIMAL(20,4)", "DECIMAL(38,0)"),
    ("DECIMAL(38,0)", "DECIMAL(20,4)"),
    ("INT", "DECIMAL(10,2)"),
    ("DATE", "TIMESTAMP"),
    ("TIMESTAMP", "TIMESTAMP_NTZ"),
    ("STRING", "DATE"),
    ("STRING", "INT"),
]
THRESHOLD = "spark.sql.autoBroadcastJoinThreshold"


def _table(spark, type: str, *names: str):
    """All values of a type and null, in each column in another order."""
    values = [f"CAST({_sql(value)} AS {type})" for value in VALUES[type]] + [f"CAST(NULL AS {type})"]
    rows = (", ".join(values[(row + shift) % len(values)] for shift in range(len(names))) for row in range(len(values)))
    numbered = ", ".join(f"({i}, {row})" for i, row in enumerate(rows))
    return spark.sql(f"SELECT * FROM VALUES {numbered} AS t(Id, {', '.join(names)})")


def _sql(value: str) -> str:
    return f"CAST(X'{value.encode().hex()}' AS STRING)"


def _failed(graded) -> dict:
    return {row.Id: sorted(row.DataQualityResult.SevereErrors) for row in graded.collect()}


@pytest.mark.classic
@pytest.mark.parametrize(("own", "other"), PAIRS, ids=lambda type: type)
def test_one_row_and_joins_find_the_same(spark, own, other):
    data, lookup = _table(spark, own, "A", "B"), _table(spark, other, "X", "Y").selectExpr("X", "Y").where("Id <> 1")
    rules = dqlang.compile(
        "T\n    A must be in lookup L.X\n    B must be in lookup L.Y\n    (A, B) must be in lookup L.(X, Y)\n"
        "    A must not be in lookup L.Y as not_in\n    every Items must be in lookup L.X as every_item"
    )
    data = data.selectExpr("*", "array(A, B) AS Items")
    found = _failed(rules.grade(data, lookups={"L": lookup}))
    spark.conf.set(THRESHOLD, "-1")
    try:
        assert _failed(rules.grade(data, lookups={"L": lookup})) == found
    finally:
        spark.conf.unset(THRESHOLD)
    assert any("A_in_lookup_L_X" not in names for names in found.values()), "something is found"
    assert any("A_in_lookup_L_X" in names for names in found.values()), "null is not"
