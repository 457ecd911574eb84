"""A value and a lookup's column made comparable, so that rows can be joined on them."""

from __future__ import annotations

from dqlang.plan.calendar import as_instant, day_of
from dqlang.plan.expr import Expr, Literal, case
from dqlang.plan.numbers import as_type, common_type, compare_numbers
from dqlang.plan.sides import sides
from dqlang.plan.times import as_clock
from dqlang.plan.types import BOOLEAN, DATE, DOUBLE, exact

_SIMPLE = frozenset({"text", "whole", "decimal", "float", "boolean", "date", "timestamp", "binary"})


def lookup_keys(value: Expr, column: Expr) -> tuple[Expr, Expr]:
    """Both as one type, equal exactly where `equal to` holds between them. A key of the value is null where the value
    has no answer; a key of the column also where no value could equal it."""
    found = sides(value, column, ordered=False)
    if found is None:
        return Literal(None, BOOLEAN), Literal(None, BOOLEAN)
    if found.kind == "numbers":
        return _numbers(found.left, found.right)
    if found.kind == "moments" and found.left.type != found.right.type:
        if DATE in (found.left.type, found.right.type):
            return day_of(found.left), day_of(found.right)
        return as_instant(found.left), as_instant(found.right)
    if found.kind == "times":
        return as_clock(found.left), as_clock(found.right)
    return found.left, found.right


def found_by_hash(value: Expr, column: Expr) -> bool:
    """Whether values of both are equal only where Spark's hash of them is: those of one type that has no parts, no
    collation and one way to write each value."""
    return value.type == column.type == exact(column.type) and value.type.family in _SIMPLE


def _numbers(value: Expr, column: Expr) -> tuple[Expr, Expr]:
    if value.type != column.type and "float" in (value.type.family, column.type.family):
        return as_type(value, DOUBLE), as_type(column, DOUBLE)
    if value.type.family == "float":
        return value, column
    common = common_type(value.type, column.type)
    if common is not None:
        return as_type(value, common), as_type(column, common)
    # No type holds both: what the column has beyond the value's type equals no value.
    reduced = as_type(column, value.type)
    return value, case((compare_numbers("eq", reduced, column), reduced))
