"""The two sides of a comparison: which kinds go together, and how each is read."""

from __future__ import annotations

from dqlang.plan.coerce import (
    as_boolean,
    as_date,
    as_number,
    as_text,
    as_timestamp,
    cast,
    is_null_literal,
)
from dqlang.plan.expr import Expr, Literal
from dqlang.plan.mismatch import TypeMismatch, TypeNeeded, in_words
from dqlang.plan.types import Type, without_order
from dqlang.record import record

_NUMBER, _DAY = "write a number, as in `18`", "write a day, as in `2024-12-31`"
_VALUES = {
    "boolean": "write `true` or `false`",
    "date": _DAY,
    "timestamp": _DAY,
    "time": "write a time of day, as in `08:30`",
    "whole": _NUMBER,
    "decimal": _NUMBER,
    "float": _NUMBER,
}
"""What to compare with a column of each kind."""
_ORDERED = ("numbers", "moments", "times", "text")


@record
class Sides:
    """Both sides as one kind: `numbers`, `moments` (dates and timestamps), `times` (of day), `text`, or `same` (equal
    types without an order)."""

    kind: str
    left: Expr
    right: Expr


def sides(left: Expr, right: Expr, *, ordered: bool, moment: bool = False) -> Sides | None:
    """None: one side is nothing but null, so that there is no answer. `ordered`: more than equality is asked.
    `moment`: the word between them is one for dates. Raises TypeMismatch, TypeNeeded."""
    if is_null_literal(left) or is_null_literal(right):
        return None
    left, right = _known(left, right, moment)
    found = _pair(left, right, moment)
    if ordered and found.kind not in _ORDERED:
        raise TypeMismatch(_no_order(found.left.type), "use `equal to`")
    return found


def _known(left: Expr, right: Expr, moment: bool) -> tuple[Expr, Expr]:
    """A side of unknown type is read as what the other one is."""
    if left.type.family == right.type.family == "unknown":
        raise TypeNeeded
    if left.type.family == "unknown":
        return _read_as(left, right.type, moment), right
    if right.type.family == "unknown":
        return left, _read_as(right, left.type, moment)
    return left, right


def _read_as(value: Expr, type: Type, moment: bool) -> Expr:
    if type.family in ("whole", "decimal"):
        return as_number(value)
    if type.family == "text":
        return as_timestamp(as_text(value)) if moment else as_text(value)
    return value if type.family == "time" or without_order(type) else cast(value, type)


def _pair(left: Expr, right: Expr, moment: bool) -> Sides:
    families = {left.type.family, right.type.family}
    if families <= {"date", "timestamp", "text"} and (families != {"text"} or moment):
        return Sides("moments", _as_moment(left, right), _as_moment(right, left))
    if "time" in families and families <= {"time", "timestamp", "text", "unknown"}:
        return Sides("times", left, right)
    if moment:
        other = left if left.type.family not in ("date", "timestamp", "time", "text") else right
        raise TypeMismatch(
            f"{in_words(other.type)} is neither before nor after anything",
            "use `less than`, `greater than`, `at most` or `at least`" if other.type.is_number else None,
        )
    if families <= {"whole", "decimal", "float", "text"} and families != {"text"}:
        return Sides("numbers", _as(as_number, left), _as(as_number, right))
    if families == {"text"}:
        return Sides("text", left, right)
    if families <= {"boolean", "text"}:
        return Sides("same", _as(as_boolean, left), _as(as_boolean, right))
    if left.type == right.type and not without_order(left.type) and left.type.family != "other":
        return Sides("same", left, right)
    raise TypeMismatch(_cannot(left.type, right.type), _help(left, right))


def _as(read, value: Expr) -> Expr:
    return read(value) if value.type.family == "text" else value


def _as_moment(value: Expr, other: Expr) -> Expr:
    if value.type.family != "text":
        return value
    return as_date(value) if other.type.family == "date" else as_timestamp(value)


def _cannot(left: Type, right: Type) -> str:
    mine, other = in_words(left), in_words(right)
    if (held := without_order(left) or without_order(right)) is not None:
        return f"{in_words(held)} cannot be compared with anything"
    if left.family == "other" or right.family == "other":
        return f"{in_words(left if left.family == 'other' else right)} cannot be compared with anything"
    if mine == other:
        return f"the two differ in what they hold, {_several(mine)} of different kinds cannot be compared"
    return f"{mine} cannot be compared with {other}"


def _help(left: Expr, right: Expr) -> str | None:
    if "array" in (left.type.family, right.type.family):
        return "`every` before the column's name asks about the items of a list"
    return _VALUES.get(left.type.family) if isinstance(right, Literal) else None


def _no_order(type: Type) -> str:
    return f"{_several(in_words(type))} have no order"


def _several(words: str) -> str:
    return {"a list": "lists", "a group of fields": "groups of fields", "true or false": "true and false"}.get(
        words, words
    )
