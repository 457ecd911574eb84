"""`treat 'N/A' as missing`: columns as rules read them, with null in place of what counts as missing."""

from __future__ import annotations

from collections.abc import Sequence

from dqlang.plan.coerce import as_number, as_text
from dqlang.plan.compare import in_set
from dqlang.plan.expr import Call, Case, Expr, Literal, predicate, text
from dqlang.plan.numbers import number
from dqlang.plan.types import DATE, STRING, TIMESTAMP, VOID
from dqlang.syntax import ast

_NUMBERS = ("tinyint", "smallint", "int", "bigint", "float", "double", "decimal")


def without_missing(value: Expr, missing: Sequence[ast.Value]) -> Expr:
    """A column, a field or an item of a list: null where it holds one of the values that count as missing. Text is
    compared as it stands, case and spaces included, and only with columns of text; numbers only with numbers."""
    branches = _branches(value, missing) if missing else []
    if not branches:
        return value
    nothing = Literal(None, VOID if value.type.family == "unknown" else value.type)
    return Case(tuple((branch, nothing) for branch in branches), value, value.type)


def _branches(value: Expr, missing: Sequence[ast.Value]) -> list[Expr]:
    texts = [text(each.value) for each in missing if isinstance(each, ast.Text)]
    numbers = [number(each.value) for each in missing if isinstance(each, ast.Number)]
    moments = [_moment(each) for each in missing if isinstance(each, ast.Date | ast.Timestamp)]
    if value.type.family == "text":
        return _one_of(value, texts)
    if value.type.is_number:
        return _one_of(value, numbers)
    if value.type.family in ("date", "timestamp"):
        return _one_of(value, moments)
    if value.type.family == "unknown":
        return [*_where(value, ("string",), as_text, texts), *_where(value, _NUMBERS, as_number, numbers)]
    return []


def _moment(node: ast.Date | ast.Timestamp) -> Expr:
    return Literal(node.written, DATE if isinstance(node, ast.Date) else TIMESTAMP)


def _one_of(value: Expr, items: Sequence[Expr]) -> list[Expr]:
    return [in_set(value, items)] if items else []


def _where(value: Expr, types: Sequence[str], read, items: Sequence[Expr]) -> list[Expr]:
    """Of a column whose type is not known before it is there: where it is one of these."""
    # Spark: the name of a decimal's type goes on with its digits, that of a text's perhaps with its collation.
    name = Call("typeof", (value,), STRING)
    fits = [predicate("startswith", name, text(each)) for each in types]
    kind = fits[0] if len(fits) == 1 else predicate("OR", *fits)
    return [predicate("AND", kind, found) for found in _one_of(read(value), items)]
