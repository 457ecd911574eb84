"""Checks that hold a row against other rows of the table, as expressions: steps, gaps, transitions, overlaps, outliers.

Each looks at all rows, whatever `when` and `if present` say.
"""

from __future__ import annotations

from dqlang.diagnostics.ordering import ItemsAmongRows, NothingToOrderBy, OrderNeeded, OrderOfRanges, RangeNeeded
from dqlang.plan import ordered
from dqlang.plan.expr import Case, Expr, not_
from dqlang.plan.mismatch import in_words
from dqlang.plan.outliers import is_outlier
from dqlang.plan.types import without_order
from dqlang.semantics import fitting, two_readings
from dqlang.semantics.context import Context, Fault, Target
from dqlang.semantics.values import check_duration, operand
from dqlang.syntax import ast
from dqlang.syntax.words import check_words, value_words

_FROM_ROW_TO_ROW = (ast.Step, ast.NoGap, ast.Follow)


def opposite(node: ast.Check, result: Expr) -> Expr:
    """What a check says behind `not`. The first row of a group has nothing before it, and holds either way."""
    if isinstance(node, _FROM_ROW_TO_ROW) and isinstance(result, Case):
        return ordered.negated(result)
    return not_(result)


def step(node: ast.Step, target: Target, context: Context) -> Expr:
    _refuse_items(node, target)
    if not node.ordering.by and (node.amount is None or node.kind == "decrease"):
        raise _unordered(node, node.kind if node.amount is None else f"{node.kind} by {_amount(node)}")
    order, groups = _keys(node.ordering, context)
    if node.amount is None:
        return ordered.moves(node.kind, target.value, order or (), groups)
    if isinstance(node.amount, ast.Duration):
        check_duration(node.amount)
        amount, unit = node.amount.amount, node.amount.unit
        return ordered.moves_by_time(node.kind, target.value, amount, unit, order, groups)
    two_readings.refuse_null(node.amount, node.amount)
    amount_ = operand(node.amount, context)
    context.operands.append(amount_)
    return ordered.moves_by(node.kind, target.value, amount_, order, groups)


def no_gap(node: ast.NoGap, target: Target, context: Context) -> Expr:
    _refuse_items(node, target)
    check_duration(node.longest)
    order, groups = _keys(node.ordering, context)
    return ordered.no_gap(target.value, node.longest.amount, node.longest.unit, order, groups)


def follow(node: ast.Follow, target: Target, context: Context) -> Expr:
    _refuse_items(node, target)
    if not node.ordering.by:
        raise _unordered(node, "follow [...]")
    fitting.require_text(node, target)
    order, groups = _keys(node.ordering, context)
    steps = [(each.before.value, each.after.value) for each in node.transitions]
    return ordered.follows(fitting.as_text(target.value), steps, order or (), groups)


def overlap(node: ast.Overlap, target: Target, context: Context) -> Expr:
    if len(target.values) != 2:
        raise Fault(RangeNeeded(node.span, len(target.values)))
    if node.ordering.by:
        plain = ast.Overlap(ast.Ordering((), node.ordering.per, node.span), node.span)
        raise Fault(OrderOfRanges(node.ordering.span, check_words(plain)))
    start, end = target.values
    _, groups = _keys(node.ordering, context)
    return ordered.overlaps(start, end, groups)


def outlier(node: ast.Outlier, target: Target, context: Context) -> Expr:
    _refuse_items(node, target)
    return is_outlier(target.value, None if node.deviations is None else node.deviations.value)


def _keys(ordering: ast.Ordering, context: Context) -> tuple[tuple[Expr, ...] | None, tuple[Expr, ...]]:
    """By what rows are ordered, None where nothing is said, and by what they are grouped."""
    by = tuple(_key(column, context) for column in ordering.by)
    return by or None, tuple(_key(column, context) for column in ordering.per)


def _key(column: ast.Column, context: Context) -> Expr:
    found = operand(column, context)
    # Spark: by what has no order rows can be neither sorted nor put into windows.
    if (held := without_order(found.type)) is not None:
        raise Fault(NothingToOrderBy(column.span, value_words(column), in_words(held)))
    return found


def _refuse_items(node: ast.Step | ast.NoGap | ast.Follow | ast.Outlier, target: Target) -> None:
    if target.item:
        raise Fault(ItemsAmongRows(node.span, check_words(node)))


def _unordered(node: ast.Step | ast.Follow, kind: str) -> Fault:
    per = ", ".join(map(value_words, node.ordering.per))
    return Fault(OrderNeeded(node.span, check_words(node), kind, f"({per})" if len(node.ordering.per) > 1 else per))


def _amount(node: ast.Step) -> str:
    return check_words(node).removeprefix(f"{node.kind} by ").partition(" per ")[0]
