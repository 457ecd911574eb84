"""Expressions in a short notation of the tests' own, so that they can be read and compared."""

from __future__ import annotations

from functools import singledispatch

from dqlang.plan import expr

_INFIX = {"AND", "OR", "=", "<", ">", "<=", ">="}


@singledispatch
def shown(node) -> str:
    raise TypeError(node)


@shown.register
def _(node: expr.Call) -> str:
    items = [shown(item) for item in node.arguments]
    if node.function in _INFIX:
        return "(" + f" {node.function} ".join(items) + ")"
    if node.function.startswith("IS "):
        return f"({items[0]} {node.function})"
    return f"{node.function}({', '.join(items)})"


@shown.register
def _(node: expr.ColumnRef) -> str:
    return ".".join(node.path)


@shown.register
def _(node: expr.Variable) -> str:
    return ".".join((node.name, *node.path))


@shown.register
def _(node: expr.Literal) -> str:
    return "null" if node.value is None else repr(node.value)


@shown.register
def _(node: expr.Cast) -> str:
    return f"{shown(node.operand)} as {node.type.sql()}"


@shown.register
def _(node: expr.Case) -> str:
    branches = [f"{shown(test)}: {shown(value)}" for test, value in node.branches]
    return "{" + "; ".join([*branches, f"else: {shown(node.otherwise)}" if node.otherwise else ""]) + "}"


@shown.register
def _(node: expr.Lambda) -> str:
    return f"{node.parameter} -> {shown(node.body)}"


@shown.register
def _(node: expr.RowsWithSame) -> str:
    return f"rows_with_same({', '.join(map(shown, node.keys))})"


@shown.register
def _(node: expr.InLookup) -> str:
    pairs = [f"{shown(key)} = {shown(other)}" for key, other in zip(node.keys, node.lookup_keys, strict=True)]
    return f"in_lookup {'.'.join(node.lookup)} ({', '.join(pairs)})"


@shown.register
def _(node: expr.LookupValues) -> str:
    return f"values_of {'.'.join(node.lookup)} ({shown(node.value)})"
