"""Whether the names in a sentence mean anything, also in one that is only about to be offered."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache

from dqlang.checks import registry
from dqlang.plan.functions import FUNCTIONS
from dqlang.semantics.unbuilt import feature
from dqlang.source import Span
from dqlang.syntax import ast

_DEFINED = re.compile(r"^[ \t\ufeff]*define[ \t]+(\w+)[ \t]", re.MULTILINE)
_Naming = ast.Named | ast.Function | ast.InDefined | ast.MatchDefined


def unknown_name(sentence: object, defined: Container[str] = ()) -> Span | None:
    """Where the first check, function, list or pattern stands that there is not. `defined` are the names that `define`
    gives."""
    return next((node.span for node in _named(sentence) if not _is_known(node, defined)), None)


def _is_known(node: _Naming, defined: Container[str]) -> bool:
    if isinstance(node, ast.Function):
        return node.name in FUNCTIONS
    if isinstance(node, ast.InDefined | ast.MatchDefined):
        return node.name in defined
    if node.phrase.removeprefix("be ") in defined:
        return True
    return registry.find(node.phrase) is not None or feature(node.phrase) is not None


def _named(node: object) -> Iterator[_Naming]:
    if isinstance(node, _Naming):
        yield node
    if isinstance(node, tuple):
        for item in node:
            yield from _named(item)
    elif is_dataclass(node):
        for field in fields(node):
            yield from _named(getattr(node, field.name))


@lru_cache(maxsize=8)
def defined_in(text: str) -> frozenset[str]:
    """The names that a text gives, also in definitions that cannot be read. Each unknown name asks anew."""
    return frozenset(_DEFINED.findall(text.lower()))
