"""Facts about a table: which columns are sensitive, which tell the rows apart, and who the owner is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dqlang.diagnostics.facts import FactTwice, KeyIsSensitive, NoSuchMissing, SensitiveTwice
from dqlang.diagnostics.problem import Problem
from dqlang.plan.expr import ColumnRef, Expr
from dqlang.plan.sensitive import Path, touches
from dqlang.plan.types import ArrayType, MapType
from dqlang.record import record
from dqlang.semantics.context import Fault
from dqlang.semantics.scope import Scope, check_names, step
from dqlang.source import Source
from dqlang.syntax import ast
from dqlang.syntax.value_words import path_words
from dqlang.syntax.words import value_words


@record
class SourcedFact:
    """A fact and the file in which it stands."""

    fact: ast.Fact
    source: Source


@record
class KnownFacts:
    """What is said of a table, columns in the schema's spelling, where there is one; and what is wrong with it."""

    sensitive: tuple[Path, ...]
    key: tuple[Path, ...]
    owner: str | None
    problems: list[tuple[Source, Problem]]


def known_facts(facts: Sequence[SourcedFact], scope: Scope) -> KnownFacts:
    problems: list[tuple[Source, Problem]] = []
    sensitive = _sensitive(facts, scope, problems)
    key, owners = _first(facts, ast.KeyColumns, "key", problems), _all(facts, ast.Owner)
    _first(facts, ast.Owner, "owner", problems)
    names = list(dict.fromkeys(each.fact.name.value for each in owners))
    paths = _paths(key, scope, problems) if key is not None else ()
    problems += _hidden_key(key, sensitive)
    return KnownFacts(sensitive, paths, names[0] if len(names) == 1 else None, problems)


def unfit_for_missing(fact: ast.Missing) -> Iterator[Problem]:
    """What cannot count as missing."""
    for value in fact.values:
        if not isinstance(value, ast.Text | ast.Number | ast.Date | ast.Timestamp):
            yield NoSuchMissing(value.span, value_words(value))


def _all(facts: Sequence[SourcedFact], kind: type[ast.Fact]) -> list[SourcedFact]:
    return [each for each in facts if isinstance(each.fact, kind)]


def _first(
    facts: Sequence[SourcedFact], kind: type[ast.Fact], what: str, problems: list[tuple[Source, Problem]]
) -> SourcedFact | None:
    """The first of a kind; joined rule sets may each say it, of which the first is taken, but one file says it once."""
    found = _all(facts, kind)
    for place, each in enumerate(found):
        before = next((other for other in found[:place] if other.source is each.source), None)
        if before is not None and before.fact.span != each.fact.span:
            problems.append((each.source, FactTwice(each.fact.span, what, before.fact.span)))
    return found[0] if found else None


def _paths(key: SourcedFact, scope: Scope, problems: list[tuple[Source, Problem]]) -> tuple[Path, ...]:
    assert isinstance(key.fact, ast.KeyColumns)
    paths: dict[Path, None] = {}
    for column in key.fact.columns:
        try:
            paths[_path(column, scope)] = None
        except Fault as fault:
            problems.append((key.source, fault.problem))
    return tuple(paths)


def _hidden_key(key: SourcedFact | None, sensitive: Sequence[Path]) -> Iterator[tuple[Source, Problem]]:
    for column in key.fact.columns if key is not None and isinstance(key.fact, ast.KeyColumns) else ():
        if touches(column.parts, sensitive):
            yield key.source, KeyIsSensitive(column.span, path_words(column.parts))


def _sensitive(facts: Sequence[SourcedFact], scope: Scope, problems: list[tuple[Source, Problem]]) -> tuple[Path, ...]:
    first: dict[tuple[str, ...], SourcedFact] = {}
    for each in _all(facts, ast.Sensitive):
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
    return tuple(paths)


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
