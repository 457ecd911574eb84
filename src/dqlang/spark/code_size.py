"""How much Java Spark makes of conditions, roughly: what decides the form in which a grade of them is written."""

from __future__ import annotations

from collections.abc import Iterable

from dqlang.plan.expr import Call, Case, Cast, ColumnRef, Expr, Lambda, Literal, parts

WORD_SIZE = 6_000
"""How many bytes of code the conditions of a word may take: the JIT leaves a method of 8,000 alone."""

_FUSED_SIZE = 10_000
_FUSED_COLUMNS = 40
_RULE = 40
_CALL = 36
_NODES: dict[type, int] = {Literal: 4, ColumnRef: 8, Cast: 160, Case: 40}
# Spark: a longer set is a hash set, whose code does not grow.
_SET = 10


def fused(exprs: Iterable[Expr | None], columns: int) -> list[int] | None:
    """The size of each condition, in bytes, where a grade of them over so many columns is faster inside whole-stage
    code generation; None where it is not, or cannot stand there."""
    conditions = list(exprs)
    if columns > _FUSED_COLUMNS or any(expr is not None and _is_interpreted(expr) for expr in conditions):
        return None
    sizes = [_RULE + (0 if expr is None else _size(expr)) for expr in conditions]
    return sizes if sum(sizes) <= _FUSED_SIZE and max(sizes, default=0) <= WORD_SIZE else None


def _is_interpreted(expr: Expr) -> bool:
    return isinstance(expr, Lambda) or any(map(_is_interpreted, parts(expr)))


def _size(expr: Expr) -> int:
    inner = parts(expr)
    if isinstance(expr, Call) and expr.function in ("IN", "NOT IN") and len(inner) > _SET:
        inner = inner[:1]
    # Spark: what is made of literals alone becomes one.
    if isinstance(expr, Call) and expr.function == "array" and all(isinstance(item, Literal) for item in inner):
        inner = ()
    return _NODES.get(type(expr), _CALL) + sum(map(_size, inner))
