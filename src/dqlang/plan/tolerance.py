"""`within T`: a comparison widened by T, both ends included."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from dqlang.plan.calendar import SECOND_UNITS, as_instant, shift
from dqlang.plan.coerce import as_date, as_number, as_timestamp, cast, is_instant, is_null_literal
from dqlang.plan.decimals import WIDEST, from_fraction, smallest_type
from dqlang.plan.expr import NULL, Call, Cast, Expr, Literal, and_, case, predicate, text
from dqlang.plan.instants import compare_moments
from dqlang.plan.mismatch import TypeMismatch, TypeNeeded, in_words
from dqlang.plan.numbers import absolute, compare_numbers, digits, literal_value, number
from dqlang.plan.types import DOUBLE, DecimalType, Type, decimal
from dqlang.record import record

_MOST_DIGITS = 18
_INFINITE, _NOTHING = Cast(text("Infinity"), DOUBLE), Literal(Decimal(0), DOUBLE)


@record
class Tolerance:
    """`kind`: `number`; `share`, where `amount` is in percent of the absolute value of the right-hand side; `duration`,
    with its `unit`."""

    kind: str
    amount: Decimal
    unit: str | None


def within(tolerance: Tolerance, operator: str, left: Expr, right: Expr) -> Expr:
    """The comparison widened; by a duration, equality only. Null where a side is null, or a bound fits no type."""
    if is_null_literal(left) or is_null_literal(right):
        return NULL
    if left.type.family == right.type.family == "unknown":
        raise TypeNeeded
    if tolerance.kind == "duration":
        assert tolerance.unit is not None and operator == "eq"  # semantics refuses any other
        return _near_in_time(*_moments(left, right), int(tolerance.amount), tolerance.unit)
    low, high = _bounds(tolerance, _as_number(right), floating="float" in (left.type.family, right.type.family))
    value = _as_number(left)
    at_least, at_most = compare_numbers("ge", value, low), compare_numbers("le", value, high)
    return {"eq": and_(at_least, at_most), "ge": at_least, "gt": at_least}.get(operator, at_most)


# --- numbers --------------------------------------------------------------------------------------------------------


def _as_number(value: Expr) -> Expr:
    if value.type.family in ("text", "unknown"):
        return as_number(value)
    if not value.type.is_number:
        help = "say by how much time, as in `within 3 days`" if value.type.family in ("date", "timestamp") else None
        raise TypeMismatch(f"a number or a share is no tolerance for {in_words(value.type)}", help)
    return value


def _bounds(tolerance: Tolerance, value: Expr, *, floating: bool) -> tuple[Expr, Expr]:
    """The value less, and plus, the tolerance."""
    known = literal_value(value)
    if known is not None:
        width = Fraction(tolerance.amount)
        if tolerance.kind == "share":
            width = width * abs(Fraction(known)) / 100
        low, high = Fraction(known) - width, Fraction(known) + width
        return number(from_fraction(low)), number(from_fraction(high))
    return _floating_bounds(tolerance, value) if floating else _exact_bounds(tolerance, value)


def _factor(tolerance: Tolerance) -> Decimal:
    return from_fraction(Fraction(tolerance.amount) / (100 if tolerance.kind == "share" else 1))


def _floating_bounds(tolerance: Tolerance, value: Expr) -> tuple[Expr, Expr]:
    value, width = cast(value, DOUBLE), Literal(_factor(tolerance), DOUBLE)
    moved: Expr = width
    if tolerance.kind == "share":
        # A share of infinity is infinity, and the difference of the two NaN: what is infinite stays where it is.
        share = Call("try_multiply", (absolute(value), width), DOUBLE)
        moved = case((predicate("<", absolute(value), _INFINITE), share), otherwise=_NOTHING)
    return Call("try_subtract", (value, moved), DOUBLE), Call("try_add", (value, moved), DOUBLE)


def _exact_bounds(tolerance: Tolerance, value: Expr) -> tuple[Expr, Expr]:
    """# Spark: a result of more than 38 digits is rounded behind the point. So the operands are held narrow enough for
    an exact result; where they do not fit, there is no answer."""
    factor = _factor(tolerance)
    type = smallest_type(factor)
    if type is None or type.scale > _MOST_DIGITS or (tolerance.kind == "share" and type.precision > _MOST_DIGITS):
        raise TypeMismatch("a tolerance of so many digits cannot be computed", f"use at most {_MOST_DIGITS} digits")
    width: Expr = Literal(factor, type)
    if tolerance.kind == "share":
        held = cast(value, _narrowed(value.type, WIDEST - 1 - type.precision))
        before, behind = digits(held.type)
        product = decimal(before + behind + type.precision + 1, behind + type.scale)
        width = Call("try_multiply", (absolute(held), width), product)
    return _sums(value, width)


def _sums(value: Expr, width: Expr) -> tuple[Expr, Expr]:
    """Both operands as one decimal type of at most 37 digits: the sum has one more."""
    before, behind = (max(pair) for pair in zip(digits(value.type), digits(width.type), strict=True))
    behind = min(behind, WIDEST - 2)
    operand = decimal(min(before + behind, WIDEST - 1), behind)
    result = decimal(operand.precision + 1, behind)
    pair = cast(value, operand), cast(width, operand)
    return Call("try_subtract", pair, result), Call("try_add", pair, result)


def _narrowed(type: Type, precision: int) -> DecimalType:
    before, behind = digits(type)
    return decimal(min(before + behind, precision), min(behind, precision))


# --- moments --------------------------------------------------------------------------------------------------------


def _moments(left: Expr, right: Expr) -> tuple[Expr, Expr]:
    for value in (left, right):
        if value.type.family not in ("date", "timestamp", "text", "unknown"):
            help = "say the range with `between`" if value.type.family == "time" else "use a number, as in `within 5`"
            raise TypeMismatch(f"a duration is no tolerance for {in_words(value.type)}", help)
    return _moment(left, right), _moment(right, left)


def _moment(value: Expr, other: Expr) -> Expr:
    if value.type.family == "unknown":
        return as_timestamp(value) if other.type.family == "text" else cast(value, other.type)
    if value.type.family == "text":
        return as_date(value) if other.type.family == "date" else as_timestamp(value)
    return value


def _near_in_time(left: Expr, right: Expr, amount: int, unit: str) -> Expr:
    first = last = right
    if unit in SECOND_UNITS:
        left, first, last = _as_instants(left, right)
    low, high = shift(first, -amount, unit), shift(last, amount, unit)
    return and_(compare_moments("ge", left, low), compare_moments("le", left, high))


def _as_instants(left: Expr, right: Expr) -> tuple[Expr, Expr, Expr]:
    """The instant that must be near, and the first and last of those that it must be near to: a day that meets a
    timestamp other than `now` stands for the whole day, up to the next midnight."""
    if right.type.family == "date" and left.type.family != "date" and not is_instant(left):
        return left, as_instant(right), as_instant(shift(right, 1, "day"))
    if left.type.family == "date" and right.type.family != "date" and not is_instant(right):
        return right, as_instant(left), as_instant(shift(left, 1, "day"))
    return as_instant(left), as_instant(right), as_instant(right)
