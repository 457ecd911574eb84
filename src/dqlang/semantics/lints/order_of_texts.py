"""Two text columns compared by order, where '10' comes before '9'."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.advice import OrderOfTexts
from dqlang.plan.expr import ColumnRef, Expr
from dqlang.semantics.lints import Found, Seen
from dqlang.syntax import ast
from dqlang.syntax.words import subject_words, value_words


def look(seen: Seen) -> Iterator[Found]:
    for sighting in seen.sightings:
        check = sighting.use.check
        if not _orders(check) or sighting.target.value.type.family != "text":
            continue
        for node, operand in zip(_values(check), sighting.operands, strict=False):
            if _is_text_column(operand):
                words = subject_words(sighting.target.node), value_words(node)
                yield sighting.source, OrderOfTexts(node.span, *words)


def _orders(check: ast.Check) -> bool:
    if isinstance(check, ast.Compare):
        return check.operator != "eq" and check.form != "moment"
    return isinstance(check, ast.Between)


def _values(check: ast.Check) -> tuple[ast.Value, ...]:
    if isinstance(check, ast.Compare):
        return (check.value,)
    return (check.low, check.high) if isinstance(check, ast.Between) else ()


def _is_text_column(operand: Expr) -> bool:
    return isinstance(operand, ColumnRef) and operand.type.family == "text"
