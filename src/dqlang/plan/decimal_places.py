"""How many decimals a number has: those of its value, so that 2.500 has one.

- A number of floating point has the decimals of its shortest text, the one that programs show: 0.1 has one, and the sum
  of 0.1 and 0.2 has 17.
- Text has those of the number that it reads as; with an exponent, those that the number has without.
- NaN and the infinities are no numbers with decimals: no answer.
"""

from __future__ import annotations

from decimal import Decimal

from dqlang.plan.coerce import as_text, is_null_literal
from dqlang.plan.expr import NULL, TRUE, Call, Cast, Expr, Literal, case, is_not_null, not_, or_, predicate, rlike
from dqlang.plan.mismatch import TypeMismatch, in_words
from dqlang.plan.numbers import absolute, always, as_type, digits
from dqlang.plan.reading import as_number, reads_as_number
from dqlang.plan.types import DOUBLE, INTEGER, Type, decimal

_EXACT = {"float": 2**24, "double": 2**53}
"""From here on each number of floating point is whole, whatever stands behind the point of its like."""


def at_most_decimals(value: Expr, most: int) -> Expr:
    """Three-valued; raises TypeMismatch for what is no number."""
    if is_null_literal(value):
        return NULL
    if value.type.family in ("text", "unknown"):
        return _of_text(as_text(value), most)
    if not value.type.is_number:
        raise TypeMismatch(f"{in_words(value.type)} has no decimals")
    if value.type.family == "float":
        return _of_floating(value, most)
    return _of_exact(value, most)


def _of_exact(value: Expr, most: int) -> Expr:
    if digits(value.type)[1] <= most:
        return always(True, value)
    unit = Literal(Decimal(1).scaleb(-most), decimal(most, most) if most else decimal(1, 0))
    return predicate("=", Call("mod", (value, unit), value.type), Literal(0, INTEGER))


def _of_text(value: Expr, most: int) -> Expr:
    """By the digits as they stand, any number of them; only an exponent asks for the value."""
    kept = f"[0-9]{{{most}}}" if most else ""
    no_further = not_(rlike(value, rf"\.{kept}[0-9]*[1-9]"))
    return case(
        (not_(reads_as_number(value)), NULL),
        (rlike(value, "[eE]"), _of_exact(as_number(value), most)),
        (is_not_null(value), no_further),
    )


def _of_floating(value: Expr, most: int) -> Expr:
    """There is a number of so many decimals of which this one is the nearest. It is found beside the value times a
    power of ten, which is itself rounded.

    # Invariant: beyond the numbers that are exact, neighbours are further apart than numbers of so many decimals.
    """
    wide, power = as_type(value, DOUBLE), Literal(Decimal(10) ** most, DOUBLE)
    shifted = Call("try_multiply", (wide, power), DOUBLE)
    whole = Call("rint", (shifted,), DOUBLE)
    beside = [
        whole,
        *(Call(step, (whole, Literal(Decimal(1), DOUBLE)), DOUBLE) for step in ("try_subtract", "try_add")),
    ]
    nearest = or_(*(predicate("=", _shifted_back(each, power, value.type), value) for each in beside))
    size = absolute(shifted)
    return case(
        (predicate(">=", absolute(wide), _infinite()), NULL),  # NaN is above it
        (predicate(">=", size, Literal(Decimal(_EXACT[value.type.name]), DOUBLE)), TRUE),
        (is_not_null(value), nearest),
    )


def _infinite() -> Expr:
    return Literal("Infinity", DOUBLE)


def _shifted_back(whole: Expr, power: Expr, type: Type) -> Expr:
    back = Call("try_divide", (whole, power), DOUBLE)
    return back if type == DOUBLE else Cast(back, type)
