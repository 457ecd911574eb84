"""What the names of a file stand for, and its sentences with that put in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from dqlang.checks import registry
from dqlang.diagnostics.definitions import (
    DefinitionAsColumn,
    DefinitionCycle,
    OtherKindOfDefinition,
    UnknownDefinition,
)
from dqlang.diagnostics.meaning import UnknownArgument, UnknownCheck
from dqlang.diagnostics.problem import Edit, Problem
from dqlang.diagnostics.reading import NestedTooDeep
from dqlang.diagnostics.spelling import is_near, nearest
from dqlang.diagnostics.used_files import DefinitionsClash
from dqlang.semantics.own_meaning import problems_of_checks, problems_of_pattern
from dqlang.semantics.unbuilt import feature
from dqlang.source import Source, Span
from dqlang.syntax import ast
from dqlang.syntax.examples import Example
from dqlang.syntax.limits import CHAIN, DEPTH
from dqlang.syntax.walk import below

_Node = TypeVar("_Node")
_KINDS = {ast.Listed: "a list", ast.Asked: "a check"}
_VALUES = ("Value", "Value | None")
"""The types of fields in which a constant can stand as well as a column."""


@dataclass(eq=False)
class Known:
    """A definition with the names in it put in place, and where it stands. Where it is `broken`, that is told, and
    nothing is to be said of sentences that use it. `told` are the codes of the advice that there is on it."""

    definition: ast.Definition
    source: Source
    broken: bool = False
    told: set[str] = field(default_factory=set)
    pattern: bool | None = None
    """Whether its text is a sound pattern; None where nobody asked."""
    depth: int = 1
    """How many definitions stand on each other here, this one included."""
    checks: int = 1
    """For how many checks it stands, written out."""

    @property
    def name(self) -> str:
        return self.definition.name

    @property
    def kind(self) -> str:
        return kind_of(self.definition)

    @property
    def place(self) -> str:
        line = self.source.position(self.definition.span.start)[0]
        return f"`{self.source.path}`, line {line}" if self.source.path else f"line {line}"


def kind_of(definition: ast.Definition) -> str:
    means = definition.means
    return _KINDS.get(type(means), "a text" if isinstance(means, ast.Text) else "a value")


def _check_name(node: object) -> str | None:
    """What may be the defined name of a check: `adult` in `be adult`."""
    if not isinstance(node, ast.Named) or not node.phrase.startswith("be "):
        return None
    return node.phrase.removeprefix("be ")


class Names:
    """The names that one file knows: its own and those that it brings in by `use`. `found` gets the problems, each with
    the file in which it is; `brought` says of each `use` in which files its names are defined."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.known: dict[str, Known] = {}
        self.brought: list[tuple[ast.Use, set[int]]] = []
        self.found: list[tuple[Source, Problem]] = []
        self.used: set[str] = set()
        self.lost: set[str] = set()
        """Names whose definitions cannot be read."""
        self.complete = True
        """Whether all files could be read that bring in names."""
        self._open: list[str] = []
        self._waiting: dict[str, Known] = {}

    def bring(self, use: ast.Use, names: Names) -> Iterator[DefinitionsClash]:
        """Takes in the names of another file; what another one has brought already is told."""
        for name, known in names.known.items():
            other = self.known.setdefault(name, known)
            if other is not known:
                yield DefinitionsClash(use.path.span, name, (other.place, known.place))
        self.brought.append((use, {id(known.source) for known in names.known.values()}))
        self.lost |= names.lost
        self.complete = self.complete and names.complete

    def add(self, definition: ast.Definition, broken: bool) -> None:
        self.known[definition.name] = Known(definition, self.source, broken)

    def settle(self, own: Iterable[str]) -> None:
        """Puts the names in the file's own definitions in place, and judges each by itself."""
        self._waiting = {name: self.known[name] for name in own}
        for known in list(self._waiting.values()):
            self._settle(known)

    def _settle(self, known: Known) -> None:
        if self._waiting.pop(known.name, None) is None:
            return
        self._open.append(known.name)
        placed = self.placed(known.definition)
        self._open.pop()
        if placed is None:
            known.broken = True
            return
        known.definition = placed
        limit = self._measured(known)
        if limit is not None:
            known.broken = True
            self.found.append((self.source, NestedTooDeep(placed.name_span, limit)))
            return
        self._judge(known, problems_of_checks(placed, self.source, self.values))

    def _measured(self, known: Known) -> int | None:
        """Counts what a definition stands for, before anybody goes through it: a few lines can stand for billions of
        checks. Gives the limit that it is above."""
        means = known.definition.means
        if isinstance(means, ast.Asked):
            inner = [self.known[each.check.name] for each in means.uses if isinstance(each.check, ast.DefinedCheck)]
            known.depth = 1 + max((each.depth for each in inner), default=0)
            known.checks = len(means.uses) - len(inner) + sum(each.checks for each in inner)
        return DEPTH if known.depth > DEPTH else CHAIN if known.checks > CHAIN else None

    def _judge(self, known: Known, problems: Iterable[Problem]) -> bool:
        """Notes what is wrong with a definition, and whether it can be used all the same."""
        errors = False
        for problem in problems:
            self.found.append((known.source, problem))
            known.told.add(problem.code)
            errors = errors or problem.severity == "error"
        known.broken = known.broken or errors
        return not errors

    @property
    def values(self) -> list[str]:
        return [name for name, each in self.known.items() if isinstance(each.definition.means, _value_kinds())]

    def placed(self, sentence: _Node) -> _Node | None:
        """A sentence with what its names stand for; None where there is a problem, which is noted."""
        placing = _Placing(self)
        result = placing.of(sentence, "")
        return None if placing.failed else result

    def meant(self, name: str, place: Span) -> Known:
        """The definition of a known name, settled. Raises _Broken."""
        self.used.add(name)
        known = self.known[name]
        if name in self._open:
            chain = [*self._open[self._open.index(name) :], name]
            self.found.append((self.source, DefinitionCycle(place, tuple(chain))))
            raise _Broken
        if len(self._open) > DEPTH:
            self.found.append((self.source, NestedTooDeep(place, DEPTH)))
            raise _Broken
        if known.source is self.source:
            self._settle(known)
        if known.broken:
            raise _Broken
        return known

    def is_pattern(self, known: Known) -> bool:
        """Whether a text can be matched; asked once, and told where it is defined."""
        if known.pattern is None:
            broken = known.broken
            known.pattern = self._judge(known, problems_of_pattern(known.definition, known.source))
            known.broken = broken  # as a text it is as good as any
        return known.pattern


class _Broken(Exception):
    """What stands here is told elsewhere."""


def _value_kinds() -> tuple[type, ...]:
    return (ast.Text, ast.Number, ast.Date, ast.Timestamp, ast.Time, ast.Boolean, ast.Now, ast.Today)


class _Placing:
    """Goes through one sentence. `failed`: there is a problem, here or in what a name stands for."""

    def __init__(self, names: Names) -> None:
        self._names, self.failed = names, False
        self._places: dict[type, Callable[[Any, str], Any]] = {
            ast.Named: self._named,
            ast.InDefined: self._in_list,
            ast.MatchDefined: self._match,
            ast.Column: self._column,
        }

    def of(self, node: Any, declared: str) -> Any:
        """`declared` is the type of the field in which the node stands."""
        if isinstance(node, tuple):
            items = tuple(self.of(item, "") for item in node)
            return node if all(one is other for one, other in zip(items, node, strict=True)) else items
        kind = type(node)
        if kind is Example:
            return node
        place = self._places.get(kind)
        if place is not None:
            try:
                return place(node, declared)
            except _Broken:
                self.failed = True
                return node
        changed = {}
        for name, declared in below(kind):
            value = getattr(node, name)
            placed = self.of(value, declared)
            if placed is not value:
                changed[name] = placed
        return replace(node, **changed) if changed else node

    def _wrong(self, problem: Problem) -> _Broken:
        self._names.found.append((self._names.source, problem))
        return _Broken()

    def _known(self, name: str, place: Span) -> Known | None:
        if name in self._names.known:
            return self._names.meant(name, place)
        if name in self._names.lost or not self._names.complete:
            raise _Broken
        return None

    # --- checks

    def _named(self, node: ast.Named, declared: str) -> Any:
        name = _check_name(node)
        if name is None or registry.find(node.phrase) is not None:
            return node
        known = self._known(name, node.span) if " " not in name else None
        if known is None:
            self._refuse_misspelt(node, name)
            return node
        if not isinstance(known.definition.means, ast.Asked):
            raise self._wrong(self._no_check(known, node))
        if node.arguments:
            raise self._wrong(UnknownArgument(node.arguments[0].span, node.phrase, node.preposition, ()))
        means = known.definition.means
        return ast.DefinedCheck(name, node.span, means.uses, means.joiner)

    def _refuse_misspelt(self, node: ast.Named, name: str) -> None:
        """A check that nobody knows, and that is spelled nearly as a definition."""
        if feature(node.phrase) is not None:
            return
        near = [each for each in nearest(name, self._names.known) if is_near(name, each)]
        if near:
            checks = [each.removeprefix("be ") for each in registry.suggest(node.phrase) if each.startswith("be ")]
            checks = [each for each in checks if is_near(name, each)]
            edit = Edit(node.span, near[0]) if len(near) == 1 and not checks else None
            raise self._wrong(UnknownCheck(node.span, node.phrase, (*near, *checks)[:3], edit=edit))

    def _no_check(self, known: Known, node: ast.Named) -> Problem:
        ways = {"a list": ["be in {}"], "a text": ["be equal to {}", "match {}"], "a value": ["be equal to {}"]}
        choices = tuple(way.format(known.name) for way in ways[known.kind])
        new = choices[0].removeprefix("be ") if len(choices) == 1 and not node.arguments else None
        return OtherKindOfDefinition(node.span, known.name, known.kind, "a check", choices, new)

    def _in_list(self, node: ast.InDefined, declared: str) -> Any:
        known = self._known(node.name, node.span)
        if known is None:
            raise self._wrong(self._unknown(node, "list", lambda each: each.kind == "a list"))
        if not isinstance(known.definition.means, ast.Listed):
            raise self._wrong(_of_kind(known, node.span, "a list"))
        return replace(node, items=known.definition.means.items)

    def _match(self, node: ast.MatchDefined, declared: str) -> Any:
        known = self._known(node.name, node.span)
        if known is None:
            raise self._wrong(self._unknown(node, "pattern", lambda each: each.kind == "a text"))
        if not isinstance(known.definition.means, ast.Text):
            raise self._wrong(_of_kind(known, node.span, "a pattern"))
        if not self._names.is_pattern(known):
            raise _Broken
        return replace(node, pattern=known.definition.means)

    def _unknown(
        self, node: ast.InDefined | ast.MatchDefined, kind: str, fits: Callable[[Known], bool]
    ) -> UnknownDefinition:
        near = nearest(node.name, [name for name, each in self._names.known.items() if fits(each)])
        return UnknownDefinition(node.span, node.name, kind, tuple(near))

    # --- values and columns

    def _column(self, node: ast.Column, declared: str) -> Any:
        name = node.parts[0].lower()
        if len(node.parts) > 1 or name not in (*self._names.known, *self._names.lost):
            return node
        known = self._known(name, node.span)
        assert known is not None
        if declared not in _VALUES:
            raise self._wrong(DefinitionAsColumn(node.span, known.name, known.kind))
        if not isinstance(known.definition.means, _value_kinds()):
            raise self._wrong(_of_kind(known, node.span, "a value"))
        return ast.DefinedValue(known.name, node.span, known.definition.means)


def _of_kind(known: Known, place: Span, wanted: str) -> OtherKindOfDefinition:
    """A definition where one of another kind is needed, which no change of the words around it would mend."""
    ways = {"a list": ["be in {}"], "a check": ["be {}"], "a text": ["be equal to {}", "match {}"]}
    choices = tuple(way.format(known.name) for way in ways.get(known.kind, ["be equal to {}"]))
    return OtherKindOfDefinition(place, known.name, known.kind, wanted, choices)
