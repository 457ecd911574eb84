"""Dates and timestamps compared: a day stands for the whole day, unless it meets `now`.

A day against a timestamp is compared with the timestamp's day in the session's time zone. Only against `now`, and what
is counted from `now` in hours, minutes or seconds, a day is the instant of its midnight. Timestamps are instants.
"""

from __future__ import annotations

from dqlang.plan.calendar import day_of, has_midnight, is_near
from dqlang.plan.coerce import is_constant, is_instant
from dqlang.plan.expr import Call, Cast, Expr, Literal, case, predicate
from dqlang.plan.numbers import SIGNS, TURNED
from dqlang.plan.types import DATE, INTEGER, TIMESTAMP, TIMESTAMP_NTZ


def compare_moments(operator: str, left: Expr, right: Expr) -> Expr:
    """Two dates or timestamps; three-valued."""
    if left.type == right.type:
        return predicate(SIGNS[operator], left, right)
    if right.type == DATE or (right.type == TIMESTAMP_NTZ and left.type == TIMESTAMP):
        return compare_moments(TURNED[operator], right, left)
    if left.type == TIMESTAMP_NTZ:
        return _within_time(operator, left, right)
    if not is_instant(right):
        return predicate(SIGNS[operator], left, day_of(right))
    if is_constant(right) and operator != "eq":
        return _midnight_with_constant(operator, left, right)
    return _within_time(operator, left, right)


def _within_time(operator: str, left: Expr, right: Expr) -> Expr:
    """As instants, where `left` can be one; a day that is too far for that is compared as a day."""
    as_instants = predicate(SIGNS[operator], Cast(left, TIMESTAMP), right)
    if is_near(left):
        return as_instants
    day = day_of(left)
    return case((has_midnight(day), as_instants), otherwise=predicate(SIGNS[operator], day, day_of(right)))


def _midnight_with_constant(operator: str, day: Expr, instant: Expr) -> Expr:
    """A day's midnight against an instant that is the same for all rows: against a day that Spark computes once.

    The midnight is before the instant where the day is before the first day that begins at the instant or later.
    """
    its_day = day_of(instant)
    if operator in ("gt", "le"):
        return predicate(SIGNS[operator], day, its_day)
    has_begun = predicate("<", Cast(its_day, TIMESTAMP), instant)
    next_day = Call("date_add", (its_day, Literal(1, INTEGER)), DATE)
    return predicate(SIGNS[operator], day, case((has_begun, next_day), otherwise=its_day))
