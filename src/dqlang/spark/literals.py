"""Literals as Spark SQL writes them, each of exactly its type in every configuration of the session."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from dqlang.plan.decimals import WIDEST, from_scaled, scaled, smallest_type
from dqlang.plan.expr import Literal
from dqlang.plan.types import DecimalType, decimal
from dqlang.spark.quote import quote_text, type_sql

_WHOLE = {"byte": ("Y", 7), "short": ("S", 15), "integer": ("", 31), "long": ("L", 63)}
_MOMENTS = {"date": "DATE", "timestamp": "TIMESTAMP_LTZ", "timestamp_ntz": "TIMESTAMP_NTZ"}
_WITHOUT_SECONDS = re.compile(r"(.{10}[T ][0-9]{2}:[0-9]{2})(?=[Zz+-])")
_ISO = re.compile(r"[+-]?[0-9]{4,7}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+ ?[A-Za-z0-9:+/_-]*)?")


def literal(node: Literal) -> str:
    """A literal as SQL. A number that its type cannot hold is null."""
    value, name = node.value, node.type.name
    if value is None:
        return "NULL" if name == "void" else f"CAST(NULL AS {type_sql(node.type)})"
    if name == "boolean":
        return "TRUE" if value else "FALSE"
    if name == "string":
        return quote_text(value)
    if name in _WHOLE:
        return _whole(node)
    if isinstance(node.type, DecimalType):
        return _decimal(Decimal(value), node.type)
    if name in ("float", "double"):
        return f"CAST('{_floating(value)}' AS {name.upper()})"
    return _moment(node)


def _whole(node: Literal) -> str:
    suffix, bits = _WHOLE[node.type.name]
    fits = node.value == int(node.value) and -(2**bits) <= node.value < 2**bits
    return f"{int(node.value)}{suffix}" if fits else f"CAST(NULL AS {type_sql(node.type)})"


def _decimal(value: Decimal, type: DecimalType) -> str:
    own = smallest_type(value)
    before = 0 if own is None or value == 0 else own.precision - own.scale
    if own is None or own.scale > type.scale or before > type.precision - type.scale:
        return f"CAST(NULL AS {type_sql(_possible(type))})"
    # Spark: BD is a decimal of exactly the digits written, zeros at the end too; never an exponent, which changes both.
    written = f"{_with_zeros(value, type.scale):f}BD"
    digits = sum(map(str.isdigit, written.lstrip("-0.").replace(".", "")))
    if max(digits, type.scale, 1) == type.precision:
        return written
    return f"CAST({_with_zeros(value, own.scale):f}BD AS {type_sql(type)})"


def _with_zeros(value: Decimal, scale: int) -> Decimal:
    whole, own = scaled(value)
    return from_scaled(whole * 10 ** (scale - own), scale)


def _possible(type: DecimalType) -> DecimalType:
    return decimal(min(type.precision, WIDEST), min(type.scale, WIDEST))


def _floating(value: Any) -> str:
    written = str(value).lower()
    return {"nan": "NaN", "inf": "Infinity", "infinity": "Infinity", "-inf": "-Infinity"}.get(written, written)


def _moment(node: Literal) -> str:
    if node.type.name not in _MOMENTS or not _ISO.fullmatch(str(node.value)):
        raise ValueError(f"no literal of the type {node.type.name}: {node.value!r}")
    # Spark: a literal with a zone must have seconds.
    written = _WITHOUT_SECONDS.sub(r"\1:00", str(node.value))
    return f"{_MOMENTS[node.type.name]}'{written}'"
