"""Which values pass the rules about one subject, as sets of points.

A set of points is a whole number, a bit for each point, so that rules are compared by `&`. Of each rule two sets are
known: the points that `may` pass, and those that `must`. What is said of rules holds for all values, never for most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from dqlang.plan.types import UNKNOWN, Type
from dqlang.record import record
from dqlang.semantics.answers import Asker, asker
from dqlang.semantics.context import Sighting
from dqlang.semantics.duplicates import NamedRule
from dqlang.semantics.fingerprint import plain
from dqlang.semantics.outcomes import NULL, TRUE, Outcomes, and_, or_
from dqlang.semantics.points import ITEM, MISSING, Named, Point, points
from dqlang.syntax import ast

_MOST_RULES = 16
_RANGES: dict[str, tuple[int, int | None]] = {
    "month": (1, 12),
    "day": (1, 31),
    "hour": (0, 23),
    "minute": (0, 59),
    "second": (0, 59),
    "length": (0, None),
    "count": (0, None),
}
"""What a function of a value can give."""


@dataclass(frozen=True, slots=True)
class Part:
    """A check, or what checks joined by `or` ask together."""

    uses: tuple[ast.CheckUse, ...]
    may: int
    must: int


@dataclass(frozen=True, slots=True)
class Passing:
    """A rule about the group's subject. `parts` must all hold; `alone` are its checks one by one. `asked` are the
    points at which its condition may hold, as far as the condition is about the same subject."""

    rule: NamedRule
    parts: tuple[Part, ...]
    alone: tuple[Part, ...]
    may: int
    must: int
    asked: int


@record
class Group:
    """The rules of one subject. `alive`: the points that a column can hold which all of them fit; `missing`: the one
    for no value at all. `kind` is the type of what is checked."""

    subject: ast.Subject
    kind: Type
    rules: tuple[Passing, ...]
    alive: int
    missing: int = 1

    @property
    def there(self) -> int:
        """All points but the missing value."""
        return self.alive & ~self.missing


def groups(rules: Sequence[NamedRule], sightings: Sequence[Sighting]) -> Iterator[Group]:
    """The rules by their subjects. A list in parentheses, or a whole row, has no values of its own."""
    types = {id(seen.target.node): seen.target.value.type for seen in sightings}
    by_subject: dict[str, list[NamedRule]] = {}
    for rule in rules:
        if not isinstance(rule.subject, ast.Columns | ast.Rows):
            by_subject.setdefault(key_of(rule.subject), []).append(rule)
    for same in by_subject.values():
        for first in range(0, len(same), _MOST_RULES):
            group = _Gathering(same[first : first + _MOST_RULES], types).group()
            if group is not None:
                yield group


def key_of(subject: ast.Subject) -> str:
    return repr(plain(subject))


@dataclass
class _Gathering:
    """Makes a group: first what all its rules name, then the points, then what passes at each."""

    rules: list[NamedRule]
    types: dict[int, Type]
    named: Named = field(default_factory=Named)

    def group(self) -> Group | None:
        subject = self.rules[0].subject
        kind = self._type(subject)
        asked = [[asker(use, self.named) for use in rule.rule.checks] for rule in self.rules]
        tests = [self._tests(rule) for rule in self.rules]
        if not self.named.can_be_cut(kind):
            return None
        cells = [MISSING, *([ITEM] if _is_of_items(subject) else []), *points(self.named, kind, _range(subject))]
        found = [self._passing(*each, cells) for each in zip(self.rules, asked, tests, strict=True)]
        alive = reduce(int.__and__, (fits for _, fits in found))
        return Group(subject, kind, tuple(rule for rule, _ in found), alive)

    def _type(self, subject: ast.Subject) -> Type:
        nodes = subject.items if isinstance(subject, ast.AnyOf) else (subject,)
        kinds = {self.types.get(id(node), UNKNOWN) for node in nodes}
        return kinds.pop() if len(kinds) == 1 else UNKNOWN

    def _tests(self, rule: NamedRule) -> list[Asker]:
        """The tests of the subject itself that a condition joins by `and`."""
        if rule.rule.when is None or _is_of_items(rule.subject):
            return []
        return [asker(test.use, self.named) for test in tests_of(rule.rule.when, key_of(rule.subject))]

    def _passing(
        self, rule: NamedRule, asked: list[Asker], tests: list[Asker], cells: list[Point]
    ) -> tuple[Passing, int]:
        answers = [[each(cell) for cell in cells] for each in (*asked, *tests)]
        fits = _bits(None not in column for column in zip(*answers, strict=True))
        known = [[answer or 0 for answer in row] for row in answers]
        checks, conditions = known[: len(asked)], known[len(asked) :]
        uses, nothing = rule.rule.checks, _of_nothing(rule)
        alone = tuple(_part((use,), row, nothing) for use, row in zip(uses, checks, strict=True))
        whole = _part(uses, _joined(checks, rule.rule.joiner), nothing)
        parts = (whole,) if rule.rule.joiner == "or" else alone
        holds = _joined(conditions, "and") if conditions else [TRUE] * len(cells)
        return Passing(rule, parts, alone, whole.may, whole.must, _bits(answer & TRUE for answer in holds)), fits


def tests_of(condition: ast.Condition | None, subject: str) -> Iterator[ast.Test]:
    """The tests of one subject that must all hold where the condition does."""
    if isinstance(condition, ast.And):
        for item in condition.items:
            yield from tests_of(item, subject)
    elif isinstance(condition, ast.Test) and key_of(condition.subject) == subject:
        yield condition


def _range(subject: ast.Subject) -> tuple[int, int | None] | None:
    return _RANGES.get(subject.name) if isinstance(subject, ast.Function) else None


def _joined(rows: list[list[Outcomes]], joiner: str | None) -> list[Outcomes]:
    join = or_ if joiner == "or" else and_
    return [reduce(join, column) for column in zip(*rows, strict=True)]


def _is_of_items(subject: ast.Subject) -> bool:
    """Whether a rule asks each of several values, of which one may be missing where the subject as a whole is not."""
    return isinstance(subject, ast.AnyOf | ast.Every)


def _of_nothing(rule: NamedRule) -> Outcomes | None:
    """The answer where the subject as a whole is missing; None: that of the checks."""
    if rule.rule.if_present:
        return TRUE
    return NULL if isinstance(rule.subject, ast.Every) else None


def _part(uses: tuple[ast.CheckUse, ...], row: list[Outcomes], of_nothing: Outcomes | None) -> Part:
    answers = row if of_nothing is None else [of_nothing, *row[1:]]
    return Part(uses, _bits(answer & TRUE for answer in answers), _bits(answer == TRUE for answer in answers))


def _bits(flags: Iterable[Any]) -> int:
    """A whole number whose bits are the flags, the first one last. As text, since that is one call for all bits."""
    return int("".join(["1" if flag else "0" for flag in flags])[::-1], 2)
