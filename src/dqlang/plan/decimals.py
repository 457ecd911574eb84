"""Arithmetic on the numbers of a rule file, exact.

# Invariant: nothing here uses the decimal module's own arithmetic, which rounds to the context's 28 digits.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from dqlang.plan.types import DecimalType, decimal

WIDEST = 38
"""The most digits that a decimal type has."""


def scaled(value: Decimal) -> tuple[int, int]:
    """A finite number as (whole number, digits behind the point), without zeros at the end behind the point."""
    sign, digits, exponent = value.as_tuple()
    whole, scale = int("".join(map(str, digits))), -int(exponent)
    while scale > 0 and whole % 10 == 0:
        whole, scale = whole // 10, scale - 1
    if scale < 0:
        whole, scale = whole * 10**-scale, 0
    return (-whole if sign else whole), scale


def from_scaled(whole: int, scale: int) -> Decimal:
    return Decimal((int(whole < 0), tuple(map(int, str(abs(whole)))), -scale))


def from_fraction(value: Fraction) -> Decimal:
    """A fraction that has an end when written with a point."""
    scale = 0
    while value.denominator != 1:
        value, scale = value * 10, scale + 1
    return from_scaled(value.numerator, scale)


def smallest_type(value: Decimal) -> DecimalType | None:
    """The smallest decimal type that holds a value exactly; None where there is none."""
    whole, scale = scaled(value)
    precision = max(len(str(abs(whole))), scale)
    return decimal(precision, scale) if precision <= WIDEST else None
