"""Typed expressions as Spark SQL text: the one place where a plan becomes text that Spark parses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dqlang.plan.expr import (
    Call,
    Case,
    Cast,
    ColumnFunction,
    ColumnRef,
    Expr,
    InLookup,
    Lambda,
    Literal,
    LookupValues,
    OverRows,
    OverTable,
    RowsWithSame,
    Variable,
)
from dqlang.plan.keys import found_by_hash
from dqlang.plan.types import TIMESTAMP
from dqlang.spark.literals import literal
from dqlang.spark.quote import UnsafeName, field_of, quote_name, quote_text, type_sql

__all__ = ["UnsafeName", "quote_name", "quote_text", "render"]

_FUNCTION = re.compile(r"[a-z_][a-z0-9_]*")
# Spark: under enforceReservedKeywords these are no functions' names unless in backquotes.
_RESERVED = frozenset({"any", "current_date", "current_timestamp", "some"})
_STEPS = (RowsWithSame, OverRows, OverTable, InLookup, LookupValues, ColumnFunction)


def render(expr: Expr, names: Mapping[Expr, str] | None = None, now: str | None = None) -> str:
    """The expression as SQL.

    `names` has, for each step node, the helper column that an earlier step computed. `now` is an instant (ISO, with its
    zone) to stand for the current one.
    """
    return _Writer(names or {}, now).write(expr)


class _Writer:
    def __init__(self, names: Mapping[Expr, str], now: str | None) -> None:
        self._names = names
        self._now = now

    def write(self, expr: Expr) -> str:
        if isinstance(expr, Literal):
            return literal(expr)
        if isinstance(expr, ColumnRef):
            return _path(expr.path[0], expr.path[1:])
        if isinstance(expr, Variable):
            return _path(expr.name, expr.path)
        if isinstance(expr, Call):
            return self._call(expr)
        if isinstance(expr, Cast):
            return f"TRY_CAST({self.write(expr.operand)} AS {type_sql(expr.type)})"
        if isinstance(expr, Case):
            return self._case(expr)
        if isinstance(expr, Lambda):
            return f"{quote_name(expr.parameter)} -> {self.write(expr.body)}"
        return self._helper(expr)

    def _helper(self, expr: Expr) -> str:
        if not isinstance(expr, _STEPS):
            raise TypeError(f"not an expression: {expr!r}")
        if expr not in self._names:
            raise LookupError(f"no step has computed {expr!r}")
        return quote_name(self._names[expr])

    def _case(self, expr: Case) -> str:
        branches = " ".join(f"WHEN {self.write(when)} THEN {self.write(then)}" for when, then in expr.branches)
        otherwise = f" ELSE {self.write(expr.otherwise)}" if expr.otherwise is not None else ""
        return f"CASE {branches}{otherwise} END"

    def _call(self, expr: Call) -> str:
        name = expr.function
        if name in ("current_timestamp", "current_date") and self._now is not None:
            return self._fixed(name)
        if name == "array_contains" and isinstance(expr.arguments[0], LookupValues):
            return self._among(*expr.arguments)
        if _FUNCTION.fullmatch(name):
            called = quote_name(name) if name in _RESERVED else name
            return f"{called}({', '.join(map(self.write, expr.arguments))})"
        if name in ("AND", "OR"):
            return self._chain(name, expr.arguments)
        operands = [self._operand(argument) for argument in expr.arguments]
        if name in ("IS NULL", "IS NOT NULL"):
            return f"{operands[0]} {name}"
        if name == "NOT":
            return f"NOT {operands[0]}"
        if name in ("IN", "NOT IN"):
            return f"{operands[0]} {name} ({', '.join(operands[1:])})"
        return f" {name} ".join(operands)

    def _chain(self, name: str, items: Sequence[Expr]) -> str:
        """Items joined by AND or OR, in one flat chain.

        # Spark: the parser makes a balanced tree of a flat chain by itself. Written as nested parentheses, a thousand
        # items would take it seconds the first time: it looks ahead over the whole text at each parenthesis.
        """
        written = (f"({w})" if _is_chain(item) else w for item, w in ((item, self.write(item)) for item in items))
        return f" {name} ".join(written)

    def _operand(self, expr: Expr) -> str:
        """An operand, in parentheses unless it binds by itself: no reader and no parser needs to know precedences."""
        written = self.write(expr)
        operator = isinstance(expr, Call) and not _FUNCTION.fullmatch(expr.function)
        return f"({written})" if operator else written

    def _among(self, values: LookupValues, item: Expr) -> str:
        """Whether an item is in a lookup, whose values stand in buckets by their hash."""
        buckets, written = self._helper(values), self.write(item)
        if not found_by_hash(item, values.value):
            return f"array_contains(flatten({buckets}), {written})"
        return f"array_contains(get({buckets}, hash({written}) & (size({buckets}) - 1)), {written})"

    def _fixed(self, name: str) -> str:
        instant = literal(Literal(self._now, TIMESTAMP))
        return instant if name == "current_timestamp" else f"CAST({instant} AS DATE)"


def _path(name: str, fields: Sequence[str]) -> str:
    written = quote_name(name)
    for field in fields:
        written = field_of(written, field)
    return written


def _is_chain(expr: Expr) -> bool:
    return isinstance(expr, Call) and expr.function in ("AND", "OR")
