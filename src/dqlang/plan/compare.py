"""What `less than`, `equal to`, `between` and `in` mean for each pair of types; all answers are three-valued.

Text meets a number as a number, a date as a date, a timestamp or `now` as a timestamp, a time of day as one, true or
false as such, and is null where it does not read so. Two texts compare as text, unless the word is one for dates.
Lists, groups of fields and raw bytes can only be equal, and only to their like; maps never are.
"""

from __future__ import annotations

from collections.abc import Sequence

from dqlang.plan.coerce import as_text, is_constant, is_null_literal
from dqlang.plan.expr import NULL, Call, Expr, Literal, and_, or_, predicate
from dqlang.plan.instants import compare_moments
from dqlang.plan.keys import lookup_keys
from dqlang.plan.numbers import SIGNS, always, compare_numbers
from dqlang.plan.sides import Sides, sides
from dqlang.plan.times import compare_times
from dqlang.plan.tolerance import Tolerance, within
from dqlang.plan.types import STRING

__all__ = ["Tolerance", "between", "compare", "in_set", "lookup_keys"]


def compare(
    operator: str, left: Expr, right: Expr, *, moment: bool = False, tolerance: Tolerance | None = None
) -> Expr:
    """`operator`: lt, gt, le, ge, eq. `moment`: the word is `before`, `after` and so on, which reads text as a moment.
    Raises TypeMismatch where the types have nothing in common, TypeNeeded where neither is known."""
    if tolerance is not None:
        return within(tolerance, operator, left, right)
    found = sides(left, right, ordered=operator != "eq", moment=moment)
    return NULL if found is None else _compared(operator, found)


def between(value: Expr, low: Expr, high: Expr, *, strict: bool = False, tolerance: Tolerance | None = None) -> Expr:
    """Both ends included, or with `strict` excluded. A tolerance widens both ends, and includes them."""
    above, below = ("gt", "lt") if strict else ("ge", "le")
    return and_(
        compare(above, value, low, tolerance=tolerance),
        compare(below, value, high, tolerance=tolerance),
    )


def in_set(value: Expr, items: Sequence[Expr], *, ignoring_case: bool = False) -> Expr:
    """Whether a value equals any of the items, as `equal to` does; `ignoring_case` compares texts in lower case.

    One IN over literals wherever the types allow: Spark looks into a hash set, whatever the number of items.
    """
    if ignoring_case:
        value, items = _lower_case(value, items)
    members: dict[Expr, list[Expr]] = {}
    others: dict[Expr, None] = {}
    for item in items:
        equal = compare("eq", value, item)
        if isinstance(equal, Call) and equal.function == "=" and is_constant(equal.arguments[1]):
            members.setdefault(equal.arguments[0], []).append(equal.arguments[1])
        else:
            others[equal] = None
    for subject in members:
        others.pop(always(False, subject), None)  # what the type cannot hold adds nothing to the rest
    return or_(*(_one_of(subject, found) for subject, found in members.items()), *others)


def _compared(operator: str, found: Sides) -> Expr:
    if found.kind == "numbers":
        return compare_numbers(operator, found.left, found.right)
    if found.kind == "moments":
        return compare_moments(operator, found.left, found.right)
    if found.kind == "times":
        return compare_times(operator, found.left, found.right)
    return predicate(SIGNS[operator], found.left, found.right)


def _one_of(subject: Expr, members: list[Expr]) -> Expr:
    distinct = tuple(dict.fromkeys(members))
    return predicate("=" if len(distinct) == 1 else "IN", subject, *distinct)


def _lower_case(value: Expr, items: Sequence[Expr]) -> tuple[Expr, Sequence[Expr]]:
    """In lower case, where a value and an item are both text; a number has no case."""
    if value.type.family not in ("text", "unknown") or not all(item.type.family == "text" for item in items):
        return value, items
    return Call("lower", (as_text(value),), STRING), [_lowered(item) for item in items]


def _lowered(item: Expr) -> Expr:
    # Outside ASCII the lower case is Spark's to find, so that both sides have it from the same table.
    if isinstance(item, Literal) and not is_null_literal(item) and item.value.isascii():
        return Literal(item.value.lower(), STRING)
    return Call("lower", (item,), STRING)
