"""Days, instants, and counting from one to another. Nothing here throws or wraps: what is too far is null."""

from __future__ import annotations

from dqlang.plan.decimals import from_scaled
from dqlang.plan.expr import Call, Cast, Expr, Literal, and_, case, predicate
from dqlang.plan.types import DATE, INTEGER, TIMESTAMP, Type, decimal

DAY_UNITS = {"day": 1, "week": 7}
MONTH_UNITS = {"month": 1, "year": 12}
SECOND_UNITS = ("hour", "minute", "second")

FIRST_DAY = Literal("-290308-12-23", DATE)
LAST_DAY = Literal("+294247-01-09", DATE)
"""The days whose midnight is a timestamp in every time zone."""

_INTERVAL = Type("interval")
_MOST = 2**31 - 1


def now() -> Expr:
    return Call("current_timestamp", (), TIMESTAMP)


def today() -> Expr:
    return Call("current_date", (), DATE)


def day_of(moment: Expr) -> Expr:
    """The day of a timestamp in the session's time zone; of one without a zone, its own."""
    return moment if moment.type.family == "date" else Cast(moment, DATE)


def has_midnight(day: Expr) -> Expr:
    """Whether a day's midnight can be a timestamp.

    # Spark: beyond these days TRY_CAST to a timestamp is 1970 or throws "long overflow", and is never null.
    """
    return and_(predicate(">=", day, FIRST_DAY), predicate("<=", day, LAST_DAY))


def is_near(moment: Expr) -> bool:
    """Whether a moment is known to have a midnight: today, and what a file says, since its years have four digits."""
    return isinstance(moment, Literal) or moment == today()


def as_instant(moment: Expr) -> Expr:
    """A day's midnight, and a timestamp without a zone, as an instant in the session's zone; null where too far."""
    if moment.type == TIMESTAMP:
        return moment
    instant = Cast(moment, TIMESTAMP)
    return instant if is_near(moment) else case((has_midnight(day_of(moment)), instant))


def shift(moment: Expr, amount: int, unit: str) -> Expr:
    """A date or timestamp moved by an amount that may be negative. A date moved by days or more stays a date, and moved
    by hours or less becomes a timestamp; a timestamp keeps its type. A month that is too short ends early (January 31
    and one month is February 29). Days and months are the calendar's in the session's zone, hours are elapsed time."""
    if moment.type.family != "date":
        return _shift_timestamp(moment, amount, unit)
    if unit in DAY_UNITS:
        return _add_days(moment, amount * DAY_UNITS[unit])
    if unit in MONTH_UNITS:
        return _add_months(moment, amount * MONTH_UNITS[unit])
    return _shift_timestamp(as_instant(moment), amount, unit)


def _add_days(day: Expr, days: int) -> Expr:
    if abs(days) > _MOST:
        return Literal(None, DATE)
    moved = Call("date_add", (day, _integer(days)), DATE)
    # Spark: date_add wraps around silently.
    bound = _MOST - days if days >= 0 else -_MOST - days
    return case((predicate("<=" if days >= 0 else ">=", day, _day_number(bound)), moved))


def _day_number(days: int) -> Expr:
    return Call("date_from_unix_date", (_integer(days),), DATE)


def _add_months(day: Expr, months: int) -> Expr:
    if abs(months) > _MOST:
        return Literal(None, DATE)
    interval = Call("make_ym_interval", (_integer(0), _integer(months)), Type("interval year to month"))
    return Call("try_add", (day, interval), DATE)


def _shift_timestamp(moment: Expr, amount: int, unit: str) -> Expr:
    """# Spark: an interval of days and seconds would count 24 hours as a calendar day; a calendar interval does not."""
    if unit in MONTH_UNITS:
        place, amount = 1, amount * MONTH_UNITS[unit]
    elif unit in DAY_UNITS:
        place, amount = 3, amount * DAY_UNITS[unit]
    else:
        place = 4 + SECOND_UNITS.index(unit)
    if abs(amount) > (10**12 - 1 if unit == "second" else _MOST):
        return Literal(None, moment.type)
    last = Literal(from_scaled(amount, 0), decimal(18, 6)) if unit == "second" else _integer(amount)
    interval = Call("make_interval", (*(_integer(0) for _ in range(place)), last), _INTERVAL)
    return Call("try_add", (moment, interval), moment.type)


def _integer(value: int) -> Literal:
    return Literal(value, INTEGER)
