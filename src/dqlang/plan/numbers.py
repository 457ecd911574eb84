"""Numbers compared exactly: nothing is rounded, nothing overflows, and no row pays for it where types allow.

# Spark: left alone, it widens two decimals to a common type and loses digits (or throws) where that would pass 38, and
# reads whole numbers beside a FLOAT as FLOAT where ANSI mode is off. So every side gets its type here.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from dqlang.plan.decimals import WIDEST, from_scaled, scaled, smallest_type
from dqlang.plan.expr import FALSE, TRUE, Call, Cast, Expr, Literal, case, is_not_null, parts, predicate, text
from dqlang.plan.types import DOUBLE, INTEGER, LONG, STRING, DecimalType, Type, decimal

SIGNS = {"lt": "<", "gt": ">", "le": "<=", "ge": ">=", "eq": "="}
TURNED = {"lt": "gt", "gt": "lt", "le": "ge", "ge": "le", "eq": "eq"}
"""`a lt b` is `b gt a`."""

_NEGATED_EXACTLY = 34
_HOLDS_LONG = decimal(20, 0)
_WRITTEN_THRICE = 60
"""How many nodes a value may have that is written three times: within itself that would be three times three times."""
_BITS = {"byte": 7, "short": 15, "integer": 31, "long": 63}
_DIGITS = {"byte": 3, "short": 5, "integer": 10, "long": 19}


def number(value: Decimal) -> Literal:
    """A number of a rule file: whole in the smaller of 32 and 64 bits where it fits, otherwise a decimal."""
    whole, scale = scaled(value)
    if scale == 0 and -(2**63) <= whole < 2**63:
        return Literal(whole, INTEGER if -(2**31) <= whole < 2**31 else LONG)
    # More than 38 digits fit no type; a comparison goes by the value, and anything else finds null.
    return Literal(value, smallest_type(value) or decimal(WIDEST, min(scale, WIDEST)))


def literal_value(expr: Expr) -> Decimal | None:
    """The exact value of a whole or decimal literal."""
    if isinstance(expr, Literal) and expr.type.family in ("whole", "decimal") and expr.value is not None:
        return Decimal(expr.value)
    return None


def digits(type: Type) -> tuple[int, int]:
    """Digits before and behind the point that a whole or decimal type needs at most."""
    if isinstance(type, DecimalType):
        return type.precision - type.scale, type.scale
    return _DIGITS[type.name], 0


def compare_numbers(operator: str, left: Expr, right: Expr) -> Expr:
    """Two numbers of any types; three-valued. NaN is equal to itself and above every other."""
    low, high = literal_value(left), literal_value(right)
    if low is not None and high is not None:
        return TRUE if _holds(operator, low, high) else FALSE
    if low is not None:
        return _with_literal(TURNED[operator], right, low)
    if high is not None:
        return _with_literal(operator, left, high)
    if left.type == right.type:
        return predicate(SIGNS[operator], left, right)
    if "float" in (left.type.family, right.type.family):
        return predicate(SIGNS[operator], as_type(left, DOUBLE), as_type(right, DOUBLE))
    return _exactly(operator, left, right)


def as_type(value: Expr, type: Type) -> Expr:
    if value.type == type:
        return value
    known = literal_value(value)
    return Literal(known, type) if known is not None and type.family == "float" else Cast(value, type)


def absolute(value: Expr) -> Expr:
    """The number without its sign; of the smallest whole number null, which has none in 64 bits."""
    if value.type.family == "whole":
        value = as_type(value, LONG)
    wide = isinstance(value.type, DecimalType) and value.type.precision > _NEGATED_EXACTLY
    if not wide and value.type != LONG:
        return Call("abs", (value,), value.type)
    if _nodes(value) > _WRITTEN_THRICE:
        return _absolute_at_once(value)
    negated = _negated_as_text(value) if wide else Call("try_subtract", (Literal(0, LONG), value), LONG)
    return case((predicate("<", value, _in_units(0, value.type)), negated), otherwise=value)


def _absolute_at_once(value: Expr) -> Expr:
    """The same with `value` written once, as what is within has to be, lest it double at each level; slower."""
    if value.type == LONG:
        as_decimal = Cast(value, _HOLDS_LONG)
        return Cast(Call("abs", (as_decimal,), _HOLDS_LONG), LONG)
    return Cast(Call("ltrim", (text("-"), Cast(value, STRING)), STRING), value.type)


def _nodes(value: Expr) -> int:
    return 1 + sum(map(_nodes, parts(value)))


def _negated_as_text(value: Expr) -> Expr:
    # Spark: abs and the minus sign round a decimal of more than 34 digits, or throw; subtraction gives up a decimal.
    unsigned = Call("substring", (Cast(value, STRING), Literal(2, INTEGER)), STRING)
    return Cast(unsigned, value.type)


def always(answer: bool, value: Expr) -> Expr:
    """An answer that is the same for every value but null, which has none."""
    return case((is_not_null(value), TRUE if answer else FALSE))


def _holds(operator: str, left: Decimal, right: Decimal) -> bool:
    return {
        "lt": left < right,
        "gt": left > right,
        "le": left <= right,
        "ge": left >= right,
        "eq": left == right,
    }[operator]


def _with_literal(operator: str, value: Expr, bound: Decimal) -> Expr:
    """A number of the file is read as the column's own type where that is FLOAT or DOUBLE. Otherwise it is moved,
    without changing any answer, to the nearest that the column's type can hold: `< 0.5` is `< 1` for whole numbers."""
    if value.type.family == "float":
        return predicate(SIGNS[operator], value, Literal(bound, value.type))
    step = 10 ** digits(value.type)[1]
    units = Fraction(bound) * step
    below, above = floor(units), ceil(units)
    if operator == "eq" and below != above:
        return always(False, value)
    nearest = above if operator in ("lt", "ge") else below
    lowest, highest = _range(value.type)
    if lowest <= nearest <= highest:
        return predicate(SIGNS[operator], value, _in_units(nearest, value.type))
    return always(operator in (("lt", "le") if nearest > highest else ("gt", "ge")), value)


def _range(type: Type) -> tuple[int, int]:
    """The smallest and the largest number of a type, in units of its last digit."""
    if isinstance(type, DecimalType):
        return -(10**type.precision) + 1, 10**type.precision - 1
    return -(2 ** _BITS[type.name]), 2 ** _BITS[type.name] - 1


def _in_units(units: int, type: Type) -> Literal:
    if not isinstance(type, DecimalType):
        return Literal(units, type)
    return Literal(from_scaled(units, type.scale), type)


def common_type(left: Type, right: Type) -> Type | None:
    """The smallest type that holds every number of both, whole or decimal; None where 38 digits are too few."""
    if left == right:
        return left
    if left.family == right.family == "whole":
        return max(left, right, key=lambda type: _BITS[type.name])
    before, behind = (max(pair) for pair in zip(digits(left), digits(right), strict=True))
    return decimal(before + behind, behind) if before + behind <= WIDEST else None


def _exactly(operator: str, left: Expr, right: Expr) -> Expr:
    common = common_type(left.type, right.type)
    if common is not None:
        return predicate(SIGNS[operator], as_type(left, common), as_type(right, common))
    if digits(left.type)[1] > digits(right.type)[1]:
        return _coarse_with_fine(TURNED[operator], right, left)
    return _coarse_with_fine(operator, left, right)


def _coarse_with_fine(operator: str, coarse: Expr, fine: Expr) -> Expr:
    """`coarse` has more digits before the point, `fine` more behind it, and no type holds both.

    # Invariant: where `coarse` does not fit beside as many decimals as `fine` has, it is further from zero than any
    # `fine` can be, so its sign decides.
    """
    shared = decimal(WIDEST, digits(fine.type)[1])
    fitted = as_type(coarse, shared)
    return case(
        (is_not_null(fitted), predicate(SIGNS[operator], fitted, as_type(fine, shared))),
        (is_not_null(fine), _with_literal(operator, coarse, Decimal(0))),
    )
