"""Numbers far from all others of their column. What is not finite is far from every number, and counts for none."""

from __future__ import annotations

from decimal import Decimal

from dqlang.plan.coerce import as_number, cast, is_null_literal
from dqlang.plan.expr import (
    FALSE,
    NULL,
    TRUE,
    Call,
    Cast,
    Expr,
    Literal,
    OverTable,
    and_,
    case,
    is_null,
    or_,
    predicate,
    text,
)
from dqlang.plan.mismatch import TypeMismatch, in_words
from dqlang.plan.types import DOUBLE

_FENCE = Literal(Decimal("1.5"), DOUBLE)
_HUGE, _MINUS_HUGE = Literal(Decimal("1e140"), DOUBLE), Literal(Decimal("-1e140"), DOUBLE)
_PART = Literal(Decimal("1e-170"), DOUBLE)
_INFINITY = Cast(text("Infinity"), DOUBLE)
_MINUS_INFINITY = Cast(text("-Infinity"), DOUBLE)


def is_outlier(value: Expr, deviations: Decimal | None) -> Expr:
    """Outside Tukey's fences, or further from the mean than so many standard deviations. Raises TypeMismatch."""
    if is_null_literal(value):
        return NULL
    value = _number(value)
    finite = value
    if value.type.family == "float":
        value = cast(value, DOUBLE)
        within = and_(predicate("<", value, _INFINITY), predicate(">", value, _MINUS_INFINITY))
        finite = case((within, value))
    value, finite = cast(value, DOUBLE), cast(finite, DOUBLE)
    far = _outside_fences(value, finite) if deviations is None else _deviates(value, finite, deviations)
    return case((is_null(value), NULL), (is_null(finite), TRUE), otherwise=far)


def _outside_fences(value: Expr, finite: Expr) -> Expr:
    low, high = (OverTable("percentile", (finite, Literal(Decimal(at), DOUBLE)), DOUBLE) for at in ("0.25", "0.75"))
    margin = _double("try_multiply", _double("try_subtract", high, low), _FENCE)
    below = predicate("<", value, _double("try_subtract", low, margin))
    return or_(below, predicate(">", value, _double("try_add", high, margin)))


def _deviates(value: Expr, finite: Expr, deviations: Decimal) -> Expr:
    least, greatest = (OverTable(function, (finite,), DOUBLE) for function in ("min", "max"))
    # Squares of such numbers are beyond a double: these are judged as parts of them, beside which small ones are none.
    huge = or_(predicate("<", least, _MINUS_HUGE), predicate(">", greatest, _HUGE))
    parts = (_double("try_multiply", each, _PART) for each in (value, finite))
    far = case((huge, _strays(*parts, deviations)), otherwise=_strays(value, finite, deviations))
    # A mean of equal numbers may differ from them in its last digit. Of one number there is no deviation.
    return case((predicate("<", least, greatest), far), otherwise=FALSE)


def _strays(value: Expr, finite: Expr, deviations: Decimal) -> Expr:
    mean, deviation = (OverTable(function, (finite,), DOUBLE) for function in ("avg", "stddev_samp"))
    distance = _double("abs", _double("try_subtract", value, mean))
    return predicate(">", distance, _double("try_multiply", deviation, Literal(deviations, DOUBLE)))


def _double(function: str, *arguments: Expr) -> Expr:
    return Call(function, arguments, DOUBLE)


def _number(value: Expr) -> Expr:
    if value.type.family in ("text", "unknown"):
        return as_number(value)
    if not value.type.is_number:
        raise TypeMismatch(f"{in_words(value.type)} is no number that could be an outlier")
    return value
