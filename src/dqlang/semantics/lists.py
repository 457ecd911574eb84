"""`in [...]`: values of one kind, none of them null."""

from __future__ import annotations

from dataclasses import replace

from dqlang.diagnostics.values import ColumnInList, MixedList, NullInList
from dqlang.plan.compare import in_set
from dqlang.plan.expr import Expr
from dqlang.semantics.context import Context, Fault
from dqlang.semantics.values import value
from dqlang.syntax import ast
from dqlang.syntax.words import check_words, value_words

_KINDS = {
    ast.Text: "text",
    ast.Number: "numbers",
    ast.Boolean: "`true` or `false`",
    ast.Date: "dates",
    ast.Today: "dates",
    ast.Timestamp: "timestamps",
    ast.Now: "timestamps",
    ast.Moment: "moments",
}


def in_list(node: ast.InSet, subject: Expr, context: Context) -> Expr:
    """Whether the value is one of the list's. Raises Fault."""
    _refuse_null(node)
    for item in node.items:
        if type(item) not in _KINDS or (isinstance(item, ast.Moment) and _hangs_on_column(item)):
            raise Fault(ColumnInList(item.span, value_words(item)))
    _refuse_mixed(node)
    items = [value(item, context) for item in node.items]
    return in_set(subject, items, ignoring_case=node.ignoring_case)


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
