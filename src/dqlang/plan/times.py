"""Times of day compared: of columns that hold them, of timestamps, of text.

A timestamp stands for its time of day in the session's time zone, one without a zone for its own. Text reads as a time
of day where it is written `HH:mm`, perhaps with seconds, and these with a fraction of up to 9 digits, of which the
first 6 count; nothing may stand around it. The hour is 00 to 23.
"""

from __future__ import annotations

from decimal import Decimal

from dqlang.plan.expr import Call, Cast, Expr, Literal, and_, case, or_, predicate, rlike, text
from dqlang.plan.numbers import SIGNS, TURNED
from dqlang.plan.types import INTEGER, STRING, TIME, decimal

_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?"
_FORM = rf"^{_CLOCK}\z"
_BEHIND_A_DAY = rf"^(?:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}[T ])?({_CLOCK})\z"
_AT_THE_END = rf"({_CLOCK})\z"
_REST = "__:__:00.000000"
"""What a time of day lacks of its longest form stands here, at the same places."""


def literal(written: str) -> Literal:
    """A time of day of a rule file, `09:00` or `09:00:30`."""
    return Literal(f"{written}:00"[:8], TIME)


def compare_times(operator: str, left: Expr, right: Expr) -> Expr:
    """One of the two is a time of day; three-valued."""
    if isinstance(right, Literal) and left.type.family == "timestamp":
        return _of_day(operator, left, right.value)
    if isinstance(left, Literal) and right.type.family == "timestamp":
        return _of_day(TURNED[operator], right, left.value)
    return predicate(SIGNS[operator], as_clock(left), as_clock(right))


def as_clock(value: Expr) -> Expr:
    """The time of day as text of one length, `09:00:00.000000`, whose order is the order of times."""
    if isinstance(value, Literal) and value.type == TIME:
        return text(value.value + _REST[8:])
    if value.type == TIME:
        # Spark: columns of times with more or fewer decimals have no comparison.
        return _filled(Cast(value, STRING))
    if value.type.family == "timestamp":
        return _filled(_extract(Cast(value, STRING), _AT_THE_END))
    if value.type.family == "text":
        return case((rlike(value, _FORM), _filled(value)))
    # A column of unknown type may hold timestamps.
    value = Cast(value, STRING)
    return case((rlike(value, _BEHIND_A_DAY), _filled(_extract(value, _BEHIND_A_DAY))))


def _filled(clock: Expr) -> Expr:
    """`09:00`, `09:00:00` and `09:00:00.5` with all their digits, and no more than six behind the point."""
    after = Call("try_add", (Call("length", (clock,), INTEGER), Literal(1, INTEGER)), INTEGER)
    rest = Call("substring", (text(_REST), after), STRING)
    whole = Call("concat", (clock, rest), STRING)
    return Call("substring", (whole, Literal(1, INTEGER), Literal(len(_REST), INTEGER)), STRING)


def _extract(value: Expr, pattern: str) -> Expr:
    return Call("regexp_extract", (value, text(pattern), Literal(1, INTEGER)), STRING)


def _of_day(operator: str, moment: Expr, written: str) -> Expr:
    """A timestamp against a time of day of the file, which has no fraction: only where the second is the same, what
    stands behind it is looked at."""
    hour, minute, second = map(int, written.split(":"))
    bound = Literal(hour * 3600 + minute * 60 + second, INTEGER)
    seconds = _seconds(moment)
    if operator in ("lt", "ge"):
        return predicate(SIGNS[operator], seconds, bound)
    exact = Literal(Decimal(second), decimal(8, 6))
    same = predicate("=", seconds, bound)
    fraction = predicate(
        ">" if operator == "gt" else "=", Call("date_part", (text("SECOND"), moment), exact.type), exact
    )
    if operator == "eq":
        return and_(same, fraction)
    return or_(predicate("<" if operator == "le" else ">", seconds, bound), and_(same, fraction))


def _seconds(moment: Expr) -> Expr:
    """The whole seconds since midnight."""
    hours, minutes = (
        Call("try_multiply", (Call(part, (moment,), INTEGER), Literal(many, INTEGER)), INTEGER)
        for part, many in (("hour", 3600), ("minute", 60))
    )
    whole = Call("try_add", (hours, minutes), INTEGER)
    return Call("try_add", (whole, Call("second", (moment,), INTEGER)), INTEGER)
