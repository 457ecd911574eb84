"""The values of examples as typed literals: of their own kind, or read as the type of a schema's column."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from decimal import Decimal

from dqlang.plan.decimals import WIDEST, scaled, smallest_type
from dqlang.plan.expr import Call, Cast, Expr, Literal
from dqlang.plan.types import (
    BOOLEAN,
    DATE,
    LONG,
    STRING,
    TIMESTAMP,
    ArrayType,
    DecimalType,
    Type,
    array,
    decimal,
)
from dqlang.syntax import ast
from dqlang.syntax.examples import Items, PlainValue
from dqlang.syntax.words import given_words

_DECIMALS = (decimal(18, 4), decimal(38, 18))
"""What a number with a point is by itself: products of the first are exact, the second is what text is read as."""
_BITS = {"byte": 7, "short": 15, "integer": 31, "long": 63}
_HOLDS = {
    "text": "text",
    "whole": "whole numbers",
    "decimal": "numbers",
    "float": "numbers",
    "boolean": "true or false",
    "date": "dates",
    "timestamp": "timestamps",
    "array": "lists",
    "struct": "groups of fields",
    "map": "maps",
    "binary": "raw bytes",
}


class Unfit(Exception):
    """A value that a column cannot hold; what it does hold, and what could be written instead."""

    def __init__(self, value: PlainValue | Items, holds: str, advice: str | None = None) -> None:
        super().__init__()
        self.value, self.holds, self.advice = value, holds, advice


def own_type(value: PlainValue | Items, unknown: Type) -> Type:
    """The type of a value by itself; `unknown` is that of nothing. Raises Unfit for a list of several kinds."""
    match value:
        case ast.Text():
            return STRING
        case ast.Number():
            return _of_number(value)
        case ast.Date():
            return DATE
        case ast.Timestamp():
            return TIMESTAMP
        case ast.Boolean():
            return BOOLEAN
        case Items(items):
            types = [own_type(item, unknown) for item in items if not isinstance(item, ast.Null)]
            return array(_of_items(value, types, unknown))
    return unknown


def _of_number(number: ast.Number) -> Type:
    if "." not in number.written and -(2**63) <= number.value < 2**63:
        return LONG
    fitting = (type for type in _DECIMALS if _fits(number.value, type))
    return next(fitting, smallest_type(number.value) or decimal(WIDEST, WIDEST))


def _of_items(items: Items, types: list[Type], unknown: Type) -> Type:
    kinds = list(dict.fromkeys(types))
    if all(kind.is_number for kind in kinds) and len(kinds) > 1:
        return _DECIMALS[1]
    if len(kinds) > 1:
        raise Unfit(items, "lists of values of one kind")
    if kinds:
        return kinds[0]
    return unknown.item if isinstance(unknown, ArrayType) else STRING


def read_as(type: Type, value: PlainValue | Items) -> Expr:
    """A value as a literal of a type. Raises Unfit."""
    if isinstance(value, ast.Null):
        return Literal(None, type)
    if isinstance(value, Items):
        return _list(type, value)
    reader = _READERS.get(type.family, lambda type, value: None)
    read = reader(type, value) or (reader(type, _unquoted(value)) if isinstance(value, ast.Text) else None)
    if read is None:
        raise Unfit(value, _HOLDS.get(type.family, "values of a special kind"), _advice(type, value))
    return read


def _unquoted(text: ast.Text) -> PlainValue:
    """What stands in quotes, where it is plainly something else: a column of dates may be known from a csv."""
    written = text.value
    if re.fullmatch(r"-?[0-9]{1,38}(\.[0-9]{1,38})?", written):
        return ast.Number(Decimal(written), written, text.span)
    if written.lower() in ("true", "false"):
        return ast.Boolean(written.lower() == "true", text.span)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}:[0-9]{2})?", written):
        with suppress(ValueError):  # there is no such day or time
            datetime.fromisoformat(written)
            kind = ast.Date if len(written) == 10 else ast.Timestamp
            return kind(written.replace(" ", "T"), text.span)
    return text


def _list(type: Type, items: Items) -> Expr:
    if not isinstance(type, ArrayType):
        raise Unfit(items, _HOLDS.get(type.family, "values of a special kind"))
    return list_of(type, tuple(read_as(type.item, item) for item in items.items))


def list_of(type: ArrayType, items: tuple[Expr, ...]) -> Expr:
    # An empty array has no type of its own; and to Sail, one of groups that are all there has another type than the
    # column of a table in which some are missing.
    return Cast(Call("array", items, type), type)


def _text(type: Type, value: PlainValue) -> Expr | None:
    """Data as text holds numbers and dates as they are written."""
    match value:
        case ast.Text(text):
            return Literal(text, type)
        case ast.Boolean(truth):
            return Literal(str(truth).lower(), type)
    return Literal(value.written, type)


def _whole(type: Type, value: PlainValue) -> Expr | None:
    if not isinstance(value, ast.Number) or scaled(value.value)[1] > 0:
        return None
    least, most = -(2 ** _BITS[type.name]), 2 ** _BITS[type.name] - 1
    if not least <= value.value <= most:
        raise Unfit(value, f"whole numbers from {least} to {most}")
    return Literal(int(value.value), type)


def _decimal(type: Type, value: PlainValue) -> Expr | None:
    assert isinstance(type, DecimalType)
    if isinstance(value, ast.Number) and not _fits(value.value, type):
        raise Unfit(value, f"numbers of at most {type.precision} digits, {type.scale} of them behind the point")
    return Literal(value.value, type) if isinstance(value, ast.Number) else None


def _fits(value: Decimal, type: DecimalType) -> bool:
    own = smallest_type(value)
    if own is None or own.scale > type.scale:
        return False
    return value == 0 or own.precision - own.scale <= type.precision - type.scale


def _float(type: Type, value: PlainValue) -> Expr | None:
    if isinstance(value, ast.Text):  # what such a column may hold, and no number of a rule file is
        return Literal(value.value, type) if value.value in ("NaN", "Infinity", "-Infinity") else None
    return Literal(value.value, type) if isinstance(value, ast.Number) else None


def _boolean(type: Type, value: PlainValue) -> Expr | None:
    return Literal(value.value, type) if isinstance(value, ast.Boolean) else None


def _date(type: Type, value: PlainValue) -> Expr | None:
    return Literal(value.written, type) if isinstance(value, ast.Date) else None


def _timestamp(type: Type, value: PlainValue) -> Expr | None:
    return Literal(value.written, type) if isinstance(value, ast.Date | ast.Timestamp) else None


_READERS = {
    "text": _text,
    "whole": _whole,
    "decimal": _decimal,
    "float": _float,
    "boolean": _boolean,
    "date": _date,
    "timestamp": _timestamp,
}


def _advice(type: Type, value: PlainValue) -> str | None:
    if isinstance(type, ArrayType):
        return f"write a list: `[{given_words(value)}]`"
    return "write the fields, such as `Address.Zip '123'`, or `null`" if type.family == "struct" else None
