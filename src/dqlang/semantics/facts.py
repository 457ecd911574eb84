"""Facts about a table's columns: which of them are sensitive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dqlang.diagnostics.facts import SensitiveTwice
from dqlang.diagnostics.problem import Problem
from dqlang.plan.expr import ColumnRef, Expr
from dqlang.plan.sensitive import Path
from dqlang.plan.types import ArrayType, MapType
from dqlang.semantics.context import Fault
from dqlang.semantics.scope import Scope, check_names, step
from dqlang.source import Source
from dqlang.syntax import ast
from dqlang.syntax.value_words import path_words


@dataclass(frozen=True)
class SourcedFact:
    """A fact and the file in which it stands."""

    fact: ast.Sensitive
    source: Source


def sensitive_columns(
    facts: Sequence[SourcedFact], scope: Scope
) -> tuple[tuple[Path, ...], list[tuple[Source, Problem]]]:
    """The sensitive columns in the schema's spelling, where there is one, and what is wrong with what was said."""
    problems: list[tuple[Source, Problem]] = []
    first: dict[tuple[str, ...], SourcedFact] = {}
    for each in facts:
        column = each.fact.column
        said = first.setdefault(tuple(part.lower() for part in column.parts), each)
        if said is not each and said.source is each.source:  # joined rule sets may say the same of their table
            problems.append((each.source, SensitiveTwice(column.span, path_words(column.parts), said.fact.column.span)))
    paths: dict[Path, None] = {}
    for each in first.values():
        try:
            paths[_path(each.fact.column, scope)] = None
        except Fault as fault:
            problems.append((each.source, fault.problem))
    return tuple(paths), problems


def _path(column: ast.Column, scope: Scope) -> Path:
    """The column in the schema's spelling. Its path may lead through lists and into their items. Raises Fault."""
    check_names(column)
    if not scope.known:
        return column.parts
    found: Expr = scope.first(column)
    for place in range(1, len(column.parts)):
        found = step(_item(found), column, place)
    assert isinstance(found, ColumnRef)
    return found.path


def _item(column: Expr) -> Expr:
    """What a path goes on in: the items of a list, the values of a map."""
    assert isinstance(column, ColumnRef)
    type = column.type
    while isinstance(type, ArrayType | MapType):
        type = type.item if isinstance(type, ArrayType) else type.value
    return ColumnRef(column.path, type)
