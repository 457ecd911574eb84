"""Whether the names in a sentence mean anything, also in one that is only about to be offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from dqlang.checks import registry
from dqlang.plan.functions import FUNCTIONS
from dqlang.semantics.unbuilt import feature
from dqlang.source import Span
from dqlang.syntax import ast


def unknown_name(sentence: object) -> Span | None:
    """Where the first check or function stands that there is not, or a list or pattern by name."""
    if isinstance(sentence, ast.NotBuilt) and "by name" in sentence.feature:
        return sentence.fault
    return next((node.span for node in _named(sentence) if not _is_known(node)), None)


def _is_known(node: ast.Named | ast.Function) -> bool:
    if isinstance(node, ast.Function):
        return node.name in FUNCTIONS
    return registry.find(node.phrase) is not None or feature(node.phrase) is not None


def _named(node: object) -> Iterator[ast.Named | ast.Function]:
    if isinstance(node, ast.Named | ast.Function):
        yield node
    if isinstance(node, tuple):
        for item in node:
            yield from _named(item)
    elif is_dataclass(node):
        for field in fields(node):
            yield from _named(getattr(node, field.name))
