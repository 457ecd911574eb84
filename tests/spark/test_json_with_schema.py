"""JSON against a schema, as Python's reader and the reference have it."""

from __future__ import annotations

import json

import pytest
from test_formats_by_form import answers, check, differing

pytestmark = pytest.mark.since("4.0")

VALUES = ["0", "1", "-5", "1.5", "1e2", "true", "null", '"x"', '"5"', '"2024-01-31"', '"2024-02-30"', "[]", "{}", "[1]"]
VALUES += ["2147483647", "2147483648", "9223372036854775808", '{"id": 1}', '["x"]', "[null, 2]", '"2024-01-31T10:00Z"']
KINDS = {
    "INT": lambda v: type(v) is int and -(2**31) <= v < 2**31,
    "BIGINT": lambda v: type(v) is int and -(2**63) <= v < 2**63,
    "DOUBLE": lambda v: type(v) in (int, float),
    "STRING": lambda v: type(v) is str,
    "BOOLEAN": lambda v: type(v) is bool,
    "DATE": lambda v: v == "2024-01-31",
    "TIMESTAMP": lambda v: v in ("2024-01-31", "2024-01-31T10:00Z"),
    "ARRAY<INT>": lambda v: type(v) is list and all(each is None or type(each) is int for each in v),
    "MAP<STRING, INT>": lambda v: type(v) is dict and all(type(each) is int for each in v.values()),
    "STRUCT<id: STRING>": lambda v: type(v) is dict and "id" not in v,
    "VARIANT": lambda v: True,
}


def test_json_with_a_schema(spark):
    texts = [f'{{"a": {value}}}' for value in VALUES] + ["{}", '{"A": []}', '{"a": 1, "b": 2}', *VALUES, "", "{"]
    exprs = [check("be valid json", schema=f"a {kind}{more}") for kind in KINDS for more in ("", " NOT NULL")]
    found = iter(answers(spark, texts, *exprs))
    for kind in KINDS:
        for required in (False, True):
            expected = [has_schema(text, kind, required) for text in texts]
            assert (kind, differing(texts, next(found), expected)) == (kind, [])


def has_schema(text: str, kind: str, required: bool) -> bool:
    try:
        value = json.loads(text)
    except ValueError:
        return False
    if not isinstance(value, dict):
        return False
    inner = value.get("a")
    return not required if inner is None else KINDS[kind](inner)


def test_a_schema_is_asked_of_the_reader_alone(spark):
    """A setting of `from_json` changes nothing."""
    texts = ['{"a": "1"}', '{"a": 1}']
    spark.conf.set("spark.sql.json.enablePartialResults", "false")
    [found] = answers(spark, texts, check("be valid json", schema="a STRING"))
    spark.conf.unset("spark.sql.json.enablePartialResults")
    assert found == [True, False]
