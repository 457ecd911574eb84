"""Days of the week. A timestamp is on its day in the session's time zone, and text is read as a date or timestamp."""

from __future__ import annotations

from collections.abc import Iterable

from dqlang.plan.calendar import day_of
from dqlang.plan.coerce import is_null_literal, moment_in
from dqlang.plan.expr import NULL, Call, Expr, Literal, predicate
from dqlang.plan.mismatch import TypeMismatch, in_words
from dqlang.plan.types import INTEGER

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKEND = frozenset({"saturday", "sunday"})


def on_days(value: Expr, days: Iterable[str]) -> Expr:
    """Whether a value is on one of the days, named as in DAYS. Raises TypeMismatch."""
    if is_null_literal(value):
        return NULL
    moment = moment_in(value)
    if moment.type.family not in ("date", "timestamp"):
        raise TypeMismatch(f"{in_words(value.type)} is on no day of the week")
    wanted = [Literal(place, INTEGER) for place in sorted({DAYS.index(day) for day in days})]
    day = Call("weekday", (day_of(moment),), INTEGER)
    return predicate("=" if len(wanted) == 1 else "IN", day, *wanted)
