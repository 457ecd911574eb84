"""`in [...]`: values of one kind, none of them null."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dqlang.diagnostics.shapes import CombinationWidth
from dqlang.diagnostics.values import ColumnInList, MixedList, NullInList
from dqlang.plan.compare import in_set
from dqlang.plan.expr import NULL, Call, Expr, and_, case, is_null, or_
from dqlang.semantics.context import Context, Fault, Target
from dqlang.semantics.fingerprint import plain
from dqlang.semantics.values import value
from dqlang.syntax import ast
from dqlang.syntax.words import check_words, subject_words, value_words

_KINDS = {
    ast.Text: "text",
    ast.Number: "numbers",
    ast.Boolean: "`true` or `false`",
    ast.Date: "dates",
    ast.Today: "dates",
    ast.Timestamp: "timestamps",
    ast.Now: "timestamps",
    ast.Moment: "moments",
    ast.Time: "times of day",
}


def in_list(node: ast.InSet, subject: Expr, context: Context) -> Expr:
    """Whether the value is one of the list's. Raises Fault."""
    _refuse_other_items(node)
    items = [value(item, context) for item in node.items]
    return in_set(subject, items, ignoring_case=node.ignoring_case)


def in_combinations(node: ast.InSet, target: Target, context: Context) -> Expr:
    """Whether several values together are one of the list's combinations. There is no answer where a part of them is
    null, or does not read as what it is compared with. Raises Fault."""
    combinations = _combinations(node, target)
    columns = [replace(node, items=items) for items in zip(*(each.items for each in combinations), strict=True)]
    for column in columns:
        _refuse_other_items(column)
    members = {_one_of(each, target, node, context): None for each in _by_first(combinations)}
    unread = [_unread(value, column, context) for value, column in zip(target.values, columns, strict=True)]
    return case((or_(*unread), NULL), otherwise=or_(*members))


def _combinations(node: ast.InSet, target: Target) -> list[ast.Combination]:
    width = len(target.values)
    found = [item for item in node.items if isinstance(item, ast.Combination)]
    for item in node.items:
        if not isinstance(item, ast.Combination):
            raise Fault(MixedList(item.span, "combinations in parentheses", "single values"))
    for each in found:
        if len(each.items) != width:
            raise Fault(CombinationWidth(each.span, len(each.items), width))
        for item in each.items:
            if isinstance(item, ast.Null):
                raise Fault(NullInList(item.span, _apart(each, target)))
    return found


def _apart(combination: ast.Combination, target: Target) -> str:
    """A combination that holds null, said as tests that each column is asked."""
    columns = target.node.items if isinstance(target.node, ast.Columns) else (target.node,)
    pairs = zip(columns, combination.items, strict=True)
    return "when " + " and ".join(f"{subject_words(column)} is {value_words(item)}" for column, item in pairs)


def _by_first(combinations: list[ast.Combination]) -> list[list[ast.Combination]]:
    """Those that differ in their last value alone go together: one look at the others is enough for all of them."""
    found: dict[Any, list[ast.Combination]] = {}
    for each in combinations:
        found.setdefault(repr(plain(each.items[:-1])), []).append(each)
    return list(found.values())


def _one_of(alike: list[ast.Combination], target: Target, node: ast.InSet, context: Context) -> Expr:
    columns = [*[(item,) for item in alike[0].items[:-1]], tuple(each.items[-1] for each in alike)]
    pairs = zip(target.values, columns, strict=True)
    return and_(*(_in(subject, items, node.ignoring_case, context) for subject, items in pairs))


def _in(subject: Expr, items: Sequence[ast.Value], ignoring_case: bool, context: Context) -> Expr:
    return in_set(subject, [value(item, context) for item in items], ignoring_case=ignoring_case)


def _unread(subject: Expr, column: ast.InSet, context: Context) -> Expr:
    """Whether a part has no answer, whatever it is compared with in its column of the list."""
    answer = _in(subject, column.items[:1], column.ignoring_case, context)
    plain_equality = isinstance(answer, Call) and answer.function == "="
    return is_null(answer.arguments[0] if plain_equality else answer)


def _refuse_other_items(node: ast.InSet) -> None:
    """What cannot stand in a list."""
    _refuse_null(node)
    for item in node.items:
        if type(item) not in _KINDS or (isinstance(item, ast.Moment) and _hangs_on_column(item)):
            raise Fault(ColumnInList(item.span, value_words(item)))
    _refuse_mixed(node)


def _refuse_null(node: ast.InSet) -> None:
    for item in node.items:
        if isinstance(item, ast.Null):
            others = tuple(item for item in node.items if not isinstance(item, ast.Null))
            rest = check_words(replace(node, items=others)) if others else None
            raise Fault(NullInList(item.span, f"be null or {rest}" if rest else "be null"))


def _refuse_mixed(node: ast.InSet) -> None:
    """A moment counted from today is a day and one counted from now an instant: both go with either."""
    kinds = {_KINDS[type(item)]: item for item in reversed(node.items)}
    kinds.pop("moments", None)
    if len(kinds) > 1:
        (first, _), (other, item) = sorted(kinds.items(), key=lambda pair: node.items.index(pair[1]))[:2]
        raise Fault(MixedList(item.span, first, other))


def _hangs_on_column(moment: ast.Moment) -> bool:
    anchor = moment.anchor
    if isinstance(anchor, ast.Moment):
        return _hangs_on_column(anchor)
    return not (anchor is None or isinstance(anchor, ast.Date | ast.Timestamp | ast.Now | ast.Today))
