"""Moments: `now`, `today`, `18 years ago`, `30 days after Admitted`.

Days, weeks, months and years counted from today are a day; seconds, minutes and hours counted from now an instant.
Counted from a column, a date stays a date, or becomes a timestamp where hours or less are counted; a timestamp stays
one.
Text is read as a timestamp, whatever is counted, since one column may hold both `2024-01-31` and `2024-01-31T10:00`; a
day in it is its midnight. What leads beyond the calendar is null.
"""

from __future__ import annotations

from dqlang.plan.calendar import SECOND_UNITS, now, shift, today
from dqlang.plan.coerce import is_null_literal, moment_in
from dqlang.plan.compare import compare
from dqlang.plan.expr import NULL, Expr, Literal, and_
from dqlang.plan.mismatch import TypeMismatch, in_words
from dqlang.plan.types import TIMESTAMP

__all__ = ["in_future", "moment", "now", "today", "within_last"]


def moment(amount: int, unit: str, direction: str, anchor: Expr | None) -> Expr:
    """`direction`: `ago` and `from now` without an anchor, `before` and `after` with one. Raises TypeMismatch."""
    amount = -amount if direction in ("ago", "before") else amount
    if anchor is None:
        return shift(now() if unit in SECOND_UNITS else today(), amount, unit)
    if is_null_literal(anchor):
        return Literal(None, TIMESTAMP)
    return shift(_moment(anchor, "no time can be counted from {}"), amount, unit)


def within_last(value: Expr, amount: int, unit: str) -> Expr:
    """Not before so long ago, and not after now. Raises TypeMismatch."""
    if is_null_literal(value):
        return NULL
    value = _moment(value, "{} is no moment that could be within the last days")
    return and_(compare("ge", value, moment(amount, unit, "ago", None)), compare("le", value, now()))


def in_future(value: Expr) -> Expr:
    """After now. Raises TypeMismatch."""
    if not is_null_literal(value):
        value = _moment(value, "{} is no moment that could be in the future")
    return compare("gt", value, now())


def _moment(value: Expr, refusal: str) -> Expr:
    value = moment_in(value)
    if value.type.family not in ("date", "timestamp"):
        raise TypeMismatch(refusal.format(in_words(value.type)))
    return value
