"""Going through a syntax tree without knowing its kinds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from dqlang.source import Span
from dqlang.syntax import ast


def nodes(node: Any) -> Iterator[Any]:
    """A node and all nodes below it, in the order in which they are kept."""
    if isinstance(node, tuple):
        for item in node:
            yield from nodes(item)
    elif is_dataclass(node) and not isinstance(node, Span):
        yield node
        for name, _ in below(type(node)):
            yield from nodes(getattr(node, name))


_LEAVES = frozenset({"str", "str | None", "bool", "int", "Decimal", "Span", "Span | None", "tuple[str, ...]"})
"""Types of fields that hold no nodes."""


@cache
def below(kind: type) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of node that hold nodes, each with its type as it is declared; none of what is no node."""
    if not is_dataclass(kind) or kind is Span:
        return ()
    return tuple((each.name, str(each.type)) for each in fields(kind) if str(each.type) not in _LEAVES)


def columns_of(rule: ast.Rule) -> list[ast.Column]:
    """The columns that a rule looks at, as it writes them, each once."""
    asked = (rule.subjects, rule.checks, rule.when)
    columns: dict[tuple[str, ...], ast.Column] = {}
    for node in nodes(asked):
        if isinstance(node, ast.Column):
            columns.setdefault(folded(node), node)
    return list(columns.values())


def folded(column: ast.Column) -> tuple[str, ...]:
    """A column's parts without regard to case."""
    return tuple(part.lower() for part in column.parts)
