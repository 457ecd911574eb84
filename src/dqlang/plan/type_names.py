"""The names that Spark's DDL and its JSON schemas give to types."""

from __future__ import annotations

import re

from dqlang.plan.types import (
    BINARY,
    BOOLEAN,
    BYTE,
    COLLATED,
    DATE,
    DOUBLE,
    FLOAT,
    INTEGER,
    LONG,
    SHORT,
    STRING,
    TIME,
    TIMESTAMP,
    TIMESTAMP_NTZ,
    VOID,
    Type,
    decimal,
)

DEEPEST = 100
"""How deep types may be nested in a schema: Python's recursion has an end."""

_NAMES = {
    "string": STRING,
    "boolean": BOOLEAN,
    "tinyint": BYTE,
    "byte": BYTE,
    "smallint": SHORT,
    "short": SHORT,
    "int": INTEGER,
    "integer": INTEGER,
    "bigint": LONG,
    "long": LONG,
    "float": FLOAT,
    "real": FLOAT,
    "double": DOUBLE,
    "date": DATE,
    "timestamp": TIMESTAMP,
    "timestamp_ltz": TIMESTAMP,
    "timestamp_ntz": TIMESTAMP_NTZ,
    "binary": BINARY,
    "void": VOID,
    "null": VOID,
    "variant": Type("variant"),
    "char": STRING,
    "character": STRING,
    "varchar": STRING,
    "time": TIME,
    "geometry": Type("geometry"),
    "geography": Type("geography"),
}
_DECIMALS = ("decimal", "dec", "numeric")


class SchemaError(ValueError):
    """A schema that cannot be read; the text says where and what was expected."""


def simple_type(name: str) -> Type:
    """A type from Spark's short name: `integer`, `decimal(10,2)`, `varchar(5)`, `interval day to second`."""
    lowered = name.strip().lower()
    if lowered.startswith("interval"):
        return Type(lowered)
    if lowered.startswith("string collate "):
        return text_with(lowered.split()[-1])
    found = re.fullmatch(r"(\w+)\s*(?:\(\s*(\d+|any)\s*(?:,\s*(-?\d+)\s*)?\))?", lowered)
    if found is None:
        raise SchemaError(f"`{name}` is not a type that Spark has")
    return named_type(found[1], tuple(int(n) for n in found.groups()[1:] if n and n != "any"), name)


def text_with(collation: str) -> Type:
    """Text of a collation, which may be the exact one."""
    return STRING if collation.split(".")[-1].lower() == "utf8_binary" else COLLATED


def named_type(word: str, numbers: tuple[int, ...], written: str) -> Type:
    if word in _DECIMALS:
        return _decimal(numbers)
    if word not in _NAMES:
        raise SchemaError(f"`{written}` is not a type that Spark has")
    return _NAMES[word]


def _decimal(numbers: tuple[int, ...]) -> Type:
    precision, scale = (*numbers, 0)[:2] if numbers else (10, 0)
    if not 1 <= precision <= 38 or not 0 <= scale <= precision:
        raise SchemaError(
            f"DECIMAL({precision},{scale}) is not possible: at most 38 digits, and no more behind the point"
        )
    return decimal(precision, scale)
