"""`+ - * /` on numbers: never throws, and is null where there is no answer or it does not fit.

Whole numbers are computed in 64 bits, and divided as DOUBLE, so that no fraction is dropped. Decimals give what Spark's
give. A number of the file is read as FLOAT or DOUBLE where it stands beside one. Text is read as a number.
"""

from __future__ import annotations

from dqlang.plan.coerce import NUMBER, as_number, cast, is_null_literal
from dqlang.plan.decimals import WIDEST, smallest_type
from dqlang.plan.expr import Call, Cast, Expr, Literal
from dqlang.plan.mismatch import TypeMismatch, TypeNeeded, in_words
from dqlang.plan.numbers import as_type, literal_value
from dqlang.plan.types import DOUBLE, FLOAT, LONG, DecimalType, Type, decimal

_FUNCTIONS = {"+": "try_add", "-": "try_subtract", "*": "try_multiply", "/": "try_divide"}
_WHOLE_AS_DECIMAL = {"byte": 3, "short": 5, "integer": 10, "long": 20}


def arithmetic(operator: str, left: Expr, right: Expr) -> Expr:
    """Raises TypeMismatch where a side is no number, TypeNeeded where the type of neither is known."""
    if left.type.family == right.type.family == "unknown":
        raise TypeNeeded
    left, right = _number(left), _number(right)
    if is_null_literal(left) or is_null_literal(right):
        return Literal(None, LONG)
    if "float" in (left.type.family, right.type.family):
        return _floating(operator, left, right)
    if left.type.family == right.type.family == "whole":
        return _whole(operator, left, right)
    return _decimal(operator, left, right)


def _number(value: Expr) -> Expr:
    if is_null_literal(value) or value.type.is_number:
        return value
    if value.type.family in ("text", "unknown"):
        return as_number(value)
    if value.type.family in ("date", "timestamp"):
        raise TypeMismatch(
            f"{in_words(value.type)} takes no part in arithmetic", "count from it, as in `30 days after X`"
        )
    raise TypeMismatch(f"{in_words(value.type)} takes no part in arithmetic")


def _floating(operator: str, left: Expr, right: Expr) -> Expr:
    """FLOAT with FLOAT stays FLOAT, as in Spark; everything else is DOUBLE, ANSI mode or not."""
    single = {_beside(left, right), _beside(right, left)} == {"float"} and operator != "/"
    type = FLOAT if single else DOUBLE
    return Call(_FUNCTIONS[operator], (_read(left, right, type), _read(right, left, type)), type)


def _beside(value: Expr, other: Expr) -> str:
    return other.type.name if literal_value(value) is not None else value.type.name


def _read(value: Expr, other: Expr, type: Type) -> Expr:
    """A literal beside a FLOAT is that FLOAT, also where the computation is in DOUBLE."""
    known = literal_value(value)
    return as_type(value if known is None else Literal(known, other.type), type)


def _whole(operator: str, left: Expr, right: Expr) -> Expr:
    type = DOUBLE if operator == "/" else LONG
    return Call(_FUNCTIONS[operator], (_as_whole(left, type), _as_whole(right, type)), type)


def _as_whole(value: Expr, type: Type) -> Expr:
    known = literal_value(value)
    return Literal(int(known), type) if known is not None else cast(value, type)


def _decimal(operator: str, left: Expr, right: Expr) -> Expr:
    left_type, right_type = _decimal_type(left), _decimal_type(right)
    if left_type is None or right_type is None:
        return Literal(None, NUMBER)
    natural = _result(operator, left_type, right_type)
    type = _adjusted(natural)
    computed = Call(_FUNCTIONS[operator], (_as_decimal(left, left_type), _as_decimal(right, right_type)), type)
    # Spark: what it gives beyond 38 digits hangs on spark.sql.decimalOperations.allowPrecisionLoss.
    return computed if type == natural else Cast(computed, type)


def _decimal_type(value: Expr) -> DecimalType | None:
    if isinstance(value.type, DecimalType):
        return value.type if value.type.precision <= WIDEST else None
    known = literal_value(value)
    return smallest_type(known) if known is not None else decimal(_WHOLE_AS_DECIMAL[value.type.name], 0)


def _as_decimal(value: Expr, type: DecimalType) -> Expr:
    known = literal_value(value)
    return Literal(known, type) if known is not None else cast(value, type)


def _result(operator: str, left: DecimalType, right: DecimalType) -> DecimalType:
    """Spark's type of an exact result; it may have more than 38 digits."""
    before, right_before = left.precision - left.scale, right.precision - right.scale
    if operator == "*":
        return decimal(left.precision + right.precision + 1, left.scale + right.scale)
    if operator == "/":
        scale = max(6, left.scale + right.precision + 1)
        return decimal(before + right.scale + scale, scale)
    scale = max(left.scale, right.scale)
    return decimal(max(before, right_before) + scale + 1, scale)


def _adjusted(type: DecimalType) -> DecimalType:
    """Spark keeps the digits before the point and gives up those behind it, down to 6."""
    if type.precision <= WIDEST:
        return type
    before = type.precision - type.scale
    return decimal(WIDEST, max(WIDEST - before, min(type.scale, 6)))
