"""Both sides of a comparison or computation brought to types that go together."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from dqlang.plan import reading
from dqlang.plan.expr import (
    Call,
    Cast,
    ColumnFunction,
    ColumnRef,
    Expr,
    InLookup,
    Literal,
    LookupValues,
    OverRows,
    OverTable,
    RowsWithSame,
    Variable,
    parts,
)
from dqlang.plan.numbers import number
from dqlang.plan.types import DATE, STRING, TIMESTAMP, Type, decimal

NUMBER = decimal(38, 18)
"""What text, and a column of unknown type, is read as where a number is meant."""

_PLAIN_NUMBER = re.compile(r" *[+-]?[0-9]{1,20}(\.[0-9]{1,18})? *")
_PLAIN_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HANGS_ON_ROWS = (ColumnRef, Variable, RowsWithSame, OverRows, OverTable, InLookup, LookupValues, ColumnFunction)


def cast(value: Expr, type: Type) -> Expr:
    """The value as a type, which it may already be."""
    return value if value.type == type else Cast(value, type)


def is_null_literal(value: Expr) -> bool:
    return value.type.family == "null" or (isinstance(value, Literal) and value.value is None)


def as_number(value: Expr) -> Expr:
    """Text, or a column of unknown type, as a number; in a text of the file, at once where that is plain."""
    if value.type.family == "unknown":  # by its text: TRY_CAST throws at a text like 1e-999999999
        value = as_text(value)
    if isinstance(value, Literal) and _PLAIN_NUMBER.fullmatch(value.value):
        return number(Decimal(value.value.strip(" ")))
    return reading.as_number(value)


def as_date(value: Expr) -> Expr:
    if isinstance(value, Literal) and _PLAIN_DATE.fullmatch(value.value):
        try:
            return Literal(date.fromisoformat(value.value).isoformat(), DATE)
        except ValueError:
            return Literal(None, DATE)
    return reading.as_date(value)


def as_boolean(value: Expr) -> Expr:
    return reading.as_boolean(value)


def as_timestamp(value: Expr) -> Expr:
    return reading.as_timestamp(value)


def as_text(value: Expr) -> Expr:
    return cast(value, STRING)


def moment_in(value: Expr) -> Expr:
    """A value that must be a moment: text, and what has no known type, as a timestamp."""
    if value.type.family == "text":
        return as_timestamp(value)
    return cast(value, TIMESTAMP) if value.type.family == "unknown" else value


def is_constant(value: Expr) -> bool:
    """Whether a value is the same for all rows, so that Spark computes it once."""
    if isinstance(value, _HANGS_ON_ROWS):
        return False
    return all(is_constant(part) for part in parts(value))


def is_instant(value: Expr) -> bool:
    """Whether a value is counted from `now`: `now` itself, `3 hours ago`."""
    if isinstance(value, Call) and value.function == "current_timestamp":
        return True
    return value.type.family == "timestamp" and any(is_instant(part) for part in parts(value))
