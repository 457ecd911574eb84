"""Dates and timestamps on Sail, whose calendar ends where chrono's does, about the years -262,000 and 262,000.

Beyond that, days are counted by whole numbers: the calendar repeats itself every 400 years.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from dqlang.plan.expr import Call, Cast, Expr, Literal, and_, case, not_, predicate, text
from dqlang.plan.types import DATE, INTEGER, LONG, TIMESTAMP, TIMESTAMP_NTZ, DecimalType, Type, decimal
from dqlang.spark.sail.refused import call

_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
_NEAR_DAYS = 90_000_000
_DAY = 86_400_000_000
_PARTS_OF_TIME = {"hour": (3_600_000_000, 24), "minute": (60_000_000, 60), "second": (1_000_000, 60)}
_UNITS_OF_TIME = (3_600_000_000, 60_000_000, 1_000_000)
_FAR_DATE = re.compile(r"([+-])([0-9]{5,7})-([0-9]{2})-([0-9]{2})")


def literal(node: Literal) -> Expr:
    """A date beyond the four digits of a year, by its number."""
    far = _FAR_DATE.fullmatch(str(node.value)) if node.type == DATE and node.value is not None else None
    if far is None:
        return node
    year, month, day = int(far[1] + far[2]), int(far[3]), int(far[4])
    cycles = (year - 2000) // _CYCLE_YEARS
    number = (date(year - cycles * _CYCLE_YEARS, month, day) - date(1970, 1, 1)).days + cycles * _CYCLE_DAYS
    return Call("date_from_unix_date", (Literal(number, INTEGER),), DATE)


def cast_moment(node: Cast) -> Expr:
    """From one kind of moment to another, and from text whose form a pattern has tested."""
    source, target = node.operand.type, node.type
    if source.family == "text":
        return node
    if target == DATE:
        return case((_near(node.operand), node), otherwise=_far_day(node.operand))
    if target == TIMESTAMP:
        return node
    raise call("a cast", f"{source.name} to {target.name}")


def part_of_day(node: Call) -> Expr:
    """`year`, `month`, `day` of a date."""
    (day,) = node.arguments
    return case((_near(day), node), otherwise=_far_part(node.function, day))


def part_of_time(node: Call) -> Expr:
    """`hour`, `minute`, `second` of a timestamp."""
    (moment,) = node.arguments
    unit, many = _PARTS_OF_TIME[node.function]
    whole = _floor(_micros(moment), unit)
    return case((_near(moment), node), otherwise=Cast(_remainder(whole, many), INTEGER))


def weekday(node: Call) -> Expr:
    """From 0 for Monday, by the number of a day: the first one, in 1970, was a Thursday."""
    (day,) = node.arguments
    number = Call("+", (Cast(Call("unix_date", (day,), INTEGER), LONG), Literal(3, LONG)), LONG)
    return Cast(_remainder(number, 7), INTEGER)


def seconds(node: Call) -> Expr:
    """The seconds of a timestamp with their fraction."""
    part, moment = node.arguments
    if part != text("SECOND") or not isinstance(node.type, DecimalType):
        raise call("date_part", moment.type.name)
    micros = Cast(_remainder(_micros(moment), 60_000_000), decimal(8, 0))
    far = Cast(Call("*", (micros, Literal(Decimal("0.000001"), decimal(6, 6))), decimal(15, 6)), node.type)
    return case((_near(moment), node), otherwise=far)


def days_added(node: Call) -> Expr:
    """`date_add`, which throws there where the day is too far for its type, also in a branch that is not taken."""
    day, days = node.arguments
    number = Call("+", (Cast(Call("unix_date", (day,), INTEGER), LONG), Cast(days, LONG)), LONG)
    return Call("date_from_unix_date", (Cast(number, INTEGER),), DATE)


def moved(node: Call) -> Expr:
    """`try_add` of a moment and an interval that `calendar.shift` made."""
    moment, interval = node.arguments
    assert isinstance(interval, Call)
    amounts = [argument.value for argument in interval.arguments if isinstance(argument, Literal)]
    if interval.function == "make_ym_interval":
        return case((_near(moment), node), otherwise=_far_months(moment, interval))
    if len(amounts) > 4:
        unit = _UNITS_OF_TIME[len(amounts) - 5]
        return _from_micros(_added(_micros(moment), int(amounts[-1] * unit)), moment.type)
    calendar = Call("+", (moment, interval), moment.type)
    return case((_near(moment), calendar), otherwise=_far_moment(moment, amounts))


# --- near and far ---------------------------------------------------------------------------------------------------


def _near(moment: Expr) -> Expr:
    low, high = (_bound(days, moment.type) for days in (-_NEAR_DAYS, _NEAR_DAYS))
    return and_(predicate(">=", moment, low), predicate("<=", moment, high))


def _bound(days: int, type: Type) -> Expr:
    if type == DATE:
        return Call("date_from_unix_date", (Literal(days, INTEGER),), DATE)
    return _from_micros(Literal(days * _DAY, LONG), type)


def _from_micros(micros: Expr, type: Type) -> Expr:
    instant = Call("timestamp_micros", (micros,), TIMESTAMP)
    return instant if type == TIMESTAMP else Cast(instant, TIMESTAMP_NTZ)


def _micros(moment: Expr) -> Expr:
    return Call("unix_micros", (moment if moment.type == TIMESTAMP else Cast(moment, TIMESTAMP),), LONG)


def _far_day(moment: Expr) -> Expr:
    return Call("date_from_unix_date", (Cast(_floor(_micros(moment), _DAY), INTEGER),), DATE)


def _far_part(function: str, day: Expr) -> Expr:
    cycles, near = _in_cycle(day)
    part = Call(function, (near,), INTEGER)
    if function != "year":
        return part
    return Call("+", (part, Cast(Call("*", (cycles, Literal(_CYCLE_YEARS, LONG)), LONG), INTEGER)), INTEGER)


def _in_cycle(day: Expr) -> tuple[Expr, Expr]:
    """How many cycles a day is away, and the same day in the first one."""
    number = Cast(Call("unix_date", (day,), INTEGER), LONG)
    near = Call("date_from_unix_date", (Cast(_remainder(number, _CYCLE_DAYS), INTEGER),), DATE)
    return _floor(number, _CYCLE_DAYS), near


def _far_months(day: Expr, interval: Call) -> Expr:
    cycles, near = _in_cycle(day)
    shifted = Cast(Call("unix_date", (Call("try_add", (near, interval), DATE),), INTEGER), LONG)
    number = Call("+", (shifted, Call("*", (cycles, Literal(_CYCLE_DAYS, LONG)), LONG)), LONG)
    return Call("date_from_unix_date", (Cast(number, INTEGER),), DATE)


def _far_moment(moment: Expr, amounts: list) -> Expr:
    """By days, or by months and the calendar, in UTC."""
    if len(amounts) == 4:
        return _from_micros(_added(_micros(moment), int(amounts[3]) * _DAY), moment.type)
    months = Call(
        "make_ym_interval", (Literal(0, INTEGER), Literal(int(amounts[1]), INTEGER)), Type("interval year to month")
    )
    day = Cast(Call("unix_date", (_far_months(_far_day(moment), months),), INTEGER), LONG)
    time = _remainder(_micros(moment), _DAY)
    # The first midnight of the earliest day is before all timestamps: earlier days are counted back from the next one.
    next_day, left = Call("+", (day, Literal(1, LONG)), LONG), Call("-", (time, Literal(_DAY, LONG)), LONG)
    early = predicate("<", day, Literal(0, LONG))
    micros = case((early, _at_time(next_day, left)), otherwise=_at_time(day, time))
    return _from_micros(micros, moment.type)


def _at_time(day: Expr, time: Expr) -> Expr:
    return Call("try_add", (Call("try_multiply", (day, Literal(_DAY, LONG)), LONG), time), LONG)


def _added(micros: Expr, amount: int) -> Expr:
    if not -(2**63) <= amount < 2**63:
        return Literal(None, LONG)
    return Call("try_add", (micros, Literal(amount, LONG)), LONG)


def _floor(number: Expr, by: int) -> Expr:
    """The whole part of a quotient, rounded down: `div` rounds to zero. No step of it leaves the type."""
    whole = Call("div", (number, Literal(by, LONG)), LONG)
    below = and_(
        predicate("<", number, Literal(0, LONG)), not_(predicate("=", _remainder(number, by), Literal(0, LONG)))
    )
    return case((below, Call("-", (whole, Literal(1, LONG)), LONG)), otherwise=whole)


def _remainder(number: Expr, by: int) -> Expr:
    return Call("pmod", (number, Literal(by, LONG)), LONG)
