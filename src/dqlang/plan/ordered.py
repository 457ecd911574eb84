"""A row held against the row before it: steps, gaps, transitions; ranges held against each other.

The row before is the nearest one in the order, within the group, that has a value and a place in the order. Where
several rows share that place, it is known only as far as they agree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dqlang.plan.arithmetic import arithmetic
from dqlang.plan.calendar import SECOND_UNITS, as_instant, shift
from dqlang.plan.coerce import as_number, moment_in
from dqlang.plan.compare import compare
from dqlang.plan.expr import (
    FALSE,
    NULL,
    TRUE,
    Case,
    Expr,
    Literal,
    OverRows,
    and_,
    case,
    is_not_null,
    is_null,
    not_,
    or_,
    predicate,
)
from dqlang.plan.mismatch import TypeMismatch, in_words
from dqlang.plan.numbers import as_type, common_type
from dqlang.plan.sides import Sides, sides
from dqlang.plan.types import DOUBLE, LONG

_ONE = Literal(1, LONG)
_SIGNS = {"increase": "+", "decrease": "-"}
_DIRECTIONS = {"increase": "gt", "decrease": "lt"}

Keys = tuple[Expr, ...]
Asked = Callable[[Expr], Expr]


def moves(kind: str, value: Expr, order: Keys, groups: Keys) -> Case:
    """`increase` or `decrease`: strictly."""
    _refuse_unordered(value)
    return _held(value, order, groups, lambda before: compare(_DIRECTIONS[kind], value, before))


def moves_by(kind: str, value: Expr, amount: Expr, order: Keys | None, groups: Keys) -> Case:
    """By a number, which may be another column's. Without an order, by the order of the numbers themselves."""
    if value.type.family in ("text", "unknown"):
        value = as_number(value)
    if value.type.family in ("date", "timestamp"):
        raise TypeMismatch(f"{in_words(value.type)} does not {kind} by a number", "say by how much time, as in `1 day`")
    arithmetic("+", value, amount)  # what is no number is refused in its words
    return _held(
        value, order or (value,), groups, lambda before: compare("eq", value, arithmetic(_SIGNS[kind], before, amount))
    )


def moves_by_time(kind: str, value: Expr, amount: int, unit: str, order: Keys | None, groups: Keys) -> Case:
    """By a time span. Without an order, by the order of the moments themselves."""
    value = _moment(value, unit)
    amount = amount if kind == "increase" else -amount
    return _held(value, order or (value,), groups, lambda before: compare("eq", value, shift(before, amount, unit)))


def no_gap(value: Expr, amount: int, unit: str, order: Keys | None, groups: Keys) -> Case:
    """Not later than so long behind the row before. Without an order, behind the nearest earlier moment: rows of one
    moment are one to whoever looks for gaps."""
    value = _moment(value, unit)

    def near(before: Expr) -> Expr:
        return compare("le", value, shift(before, amount, unit))

    if order:
        return _held(value, order, groups, near)
    own = (value,)
    previous = OverRows("previous", value, groups, own, value.type)
    # Of rows of one moment the first has the earlier moment before it; the others have their own.
    earlier = OverRows("least alike", previous, groups, own, value.type)
    first = or_(is_null(earlier), predicate("=", earlier, value))
    return case((is_null(value), NULL), (first, TRUE), otherwise=near(earlier))


def follows(value: Expr, transitions: Sequence[tuple[str, str]], order: Keys, groups: Keys) -> Case:
    """Each step from one text to the next is one of these."""
    later: dict[str, list[str]] = {}
    for before, after in transitions:
        later.setdefault(before, []).append(after)

    def listed(before: Expr) -> Expr:
        return or_(
            *(and_(_is(before, [first]), _is(value, list(dict.fromkeys(texts)))) for first, texts in later.items())
        )

    return _held(value, order, groups, listed)


def negated(asked: Case) -> Case:
    """The opposite of what one of these functions gave. A first row has nothing before it, and holds either way."""
    return replace(asked, otherwise=not_(asked.otherwise or NULL))


def overlaps(start: Expr, end: Expr, groups: Keys) -> Expr:
    """Whether a range shares a moment with another one of its group, or begins at the same: where one ends the next may
    begin. Without an end a range goes on for good; without a start, or with one behind the end, it is none."""
    found = sides(start, end, ordered=True)
    if found is None:
        return NULL
    is_open = is_null(end)
    start, end = _as_one_type(found)
    is_none = or_(is_null(start), and_(not_(is_open), or_(is_null(end), predicate("<", end, start))))
    begins, ends = case((not_(is_none), start)), case((not_(is_none), end))
    open_ = case((and_(not_(is_none), is_open), TRUE))
    order = (start,)
    alike = OverRows("count alike", begins, groups, order, LONG)
    open_before = OverRows("count before", open_, groups, order, LONG)
    latest_end = OverRows("greatest before", ends, groups, order, end.type)
    next_start = OverRows("next", begins, groups, order, start.type)
    return case(
        (is_none, NULL),
        (predicate(">", alike, _ONE), TRUE),
        (predicate(">", open_before, Literal(0, LONG)), TRUE),
        (predicate(">", latest_end, start), TRUE),
        (is_null(next_start), FALSE),
        (is_open, TRUE),
        otherwise=predicate("<", next_start, end),
    )


# --- the row before -------------------------------------------------------------------------------------------------


def _held(value: Expr, order: Keys, groups: Keys, asked: Asked) -> Case:
    """What is asked of the value before. There is no answer for a row without a value or a place in the order, where it
    shares that place, and behind rows of one place that differ."""
    own = order == (value,)
    placed = value if own else case((and_(*map(is_not_null, order)), value))
    alike = OverRows("count alike", placed, groups, order, LONG)
    without_place = or_(is_null(placed), predicate(">", alike, _ONE))
    if own:
        before = OverRows("previous", value, groups, order, value.type)
        return case((without_place, NULL), (is_null(before), TRUE), otherwise=asked(before))

    def before_by(function: str) -> Expr:
        # A row without a value may stand between those that share its place.
        shared = case((is_not_null(placed), OverRows(function, placed, groups, order, value.type)))
        return OverRows("previous", shared, groups, order, value.type)

    least, greatest = before_by("least alike"), before_by("greatest alike")
    differ = not_(predicate("=", least, greatest))
    return case((without_place, NULL), (is_null(greatest), TRUE), (differ, NULL), otherwise=asked(greatest))


def _is(value: Expr, texts: list[str]) -> Expr:
    items = tuple(Literal(text, value.type) for text in texts)
    return predicate("=" if len(items) == 1 else "IN", value, *items)


# --- types ----------------------------------------------------------------------------------------------------------


def _refuse_unordered(value: Expr) -> None:
    """Raises TypeMismatch, TypeNeeded."""
    sides(value, value, ordered=True)


def _moment(value: Expr, unit: str) -> Expr:
    """A date or timestamp. Where hours are counted, a day is its midnight."""
    value = moment_in(value)
    if value.type.family not in ("date", "timestamp"):
        help = "say by how much, as in `by 1`" if value.type.is_number else None
        raise TypeMismatch(f"no time lies between two values that are {_plural(value)}", help)
    return as_instant(value) if unit in SECOND_UNITS and value.type.family == "date" else value


def _plural(value: Expr) -> str:
    return "numbers" if value.type.is_number else f"each {in_words(value.type)}"


def _as_one_type(found: Sides) -> tuple[Expr, Expr]:
    """Both ends of a range. Raises TypeMismatch."""
    start, end = found.left, found.right
    if start.type == end.type:
        return start, end
    if found.kind == "moments":
        return as_instant(start), as_instant(end)
    if "float" in (start.type.family, end.type.family):
        return as_type(start, DOUBLE), as_type(end, DOUBLE)
    common = common_type(start.type, end.type)
    if common is None:
        raise TypeMismatch("the two ends of the range have more digits than one type can hold")
    return as_type(start, common), as_type(end, common)
