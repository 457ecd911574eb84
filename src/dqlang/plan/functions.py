"""The functions of values: `length of Name`, `year of BirthDate`. None of them throws, and all are null for null."""

from __future__ import annotations

from collections.abc import Callable

from dqlang.plan.calendar import day_of
from dqlang.plan.coerce import as_number, as_text, is_null_literal, moment_in
from dqlang.plan.expr import Call, Expr, Literal, case, is_not_null, text
from dqlang.plan.mismatch import TypeMismatch, in_words
from dqlang.plan.numbers import absolute
from dqlang.plan.types import INTEGER, LONG, STRING, Type
from dqlang.record import record

_TEXT = frozenset({"text", "unknown"})
_SIZED = frozenset({"array", "map", "unknown"})
_NUMBER = frozenset({"whole", "decimal", "float", "text", "unknown"})
_DAY = frozenset({"date", "timestamp", "text", "unknown"})
_TIME = frozenset({"timestamp", "time", "text", "unknown"})

_WHITE_SPACE = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)


@record
class FunctionSpec:
    """A function of one value. `accepts` are type families; `result` is its type, None where it is the argument's own;
    `english` is its line in the reference."""

    name: str
    accepts: frozenset[str]
    result: Type | None
    english: str
    build: Callable[[Expr], Expr]


def function(name: str, argument: Expr) -> Expr:
    """Raises TypeMismatch where the function has no answer for such a type, KeyError for an unknown name."""
    spec = FUNCTIONS[name]
    if is_null_literal(argument):
        return Literal(None, spec.result or LONG)
    if argument.type.family not in spec.accepts:
        help = _HELP.get((name, argument.type.family)) or f"`{name} of` asks about {_ASKED[spec.accepts]}"
        raise TypeMismatch(f"{in_words(argument.type)} has no `{name} of`", help)
    return spec.build(argument)


def _length(value: Expr) -> Expr:
    return Call("length", (as_text(value),), INTEGER)


def _count(value: Expr) -> Expr:
    # Spark: the size of null is -1 where ANSI mode is off.
    return case((is_not_null(value), Call("size", (value,), INTEGER)))


def _of_text(function: str, *more: Expr) -> Callable[[Expr], Expr]:
    return lambda value: Call(function, (as_text(value), *more), STRING)


def _absolute(value: Expr) -> Expr:
    return absolute(value if value.type.is_number else as_number(value))


def _part_of_day(function: str) -> Callable[[Expr], Expr]:
    return lambda value: Call(function, (day_of(moment_in(value)),), INTEGER)


def _part_of_time(function: str) -> Callable[[Expr], Expr]:
    return lambda value: Call(function, (moment_in(value),), INTEGER)


_SPECS = (
    FunctionSpec("length", _TEXT, INTEGER, "how many characters a text has", _length),
    FunctionSpec("count", _SIZED, INTEGER, "how many items a list or a map has", _count),
    FunctionSpec("lower", _TEXT, STRING, "the text in lower case", _of_text("lower")),
    FunctionSpec("upper", _TEXT, STRING, "the text in upper case", _of_text("upper")),
    FunctionSpec(
        "trim", _TEXT, STRING, "the text without whitespace at either end", _of_text("btrim", text(_WHITE_SPACE))
    ),
    FunctionSpec("absolute", _NUMBER, None, "the number without its sign", _absolute),
    FunctionSpec("year", _DAY, INTEGER, "the year of a date or timestamp", _part_of_day("year")),
    FunctionSpec("month", _DAY, INTEGER, "the month of a date or timestamp, 1 to 12", _part_of_day("month")),
    FunctionSpec("day", _DAY, INTEGER, "the day of the month, 1 to 31", _part_of_day("day")),
    FunctionSpec("hour", _TIME, INTEGER, "the hour of a timestamp, 0 to 23", _part_of_time("hour")),
    FunctionSpec("minute", _TIME, INTEGER, "the minute of a timestamp, 0 to 59", _part_of_time("minute")),
    FunctionSpec("second", _TIME, INTEGER, "the second of a timestamp, 0 to 59", _part_of_time("second")),
)
FUNCTIONS: dict[str, FunctionSpec] = {spec.name: spec for spec in _SPECS}
_HELP = {
    ("length", "array"): "use `count of`",
    ("length", "map"): "use `count of`",
    ("count", "text"): "use `length of`",
}
_ASKED = {
    _TEXT: "text",
    _SIZED: "lists and maps",
    _NUMBER: "numbers",
    _DAY: "dates and timestamps",
    _TIME: "timestamps and times of day",
}
