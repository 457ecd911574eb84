"""Which lookups rules name. The sentences are asked, not a plan: without the lookups' types there may be none yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from dqlang.syntax import ast


def lookup_names(rules: Iterable[ast.Rule]) -> list[tuple[str, ...]]:
    """Each lookup once, by the parts of its name, as it is first written. Names are alike in any case."""
    named: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        for node in _lookups(rule):
            named.setdefault(".".join(node.table).lower(), node.table)
    return list(named.values())


def _lookups(node: object) -> Iterator[ast.InLookup]:
    if isinstance(node, ast.InLookup):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from _lookups(item)
    elif is_dataclass(node):
        for field in fields(node):
            yield from _lookups(getattr(node, field.name))
