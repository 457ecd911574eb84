"""A list that holds a value twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dqlang.diagnostics.advice import RepeatedInList
from dqlang.semantics.fingerprint import plain
from dqlang.semantics.lints import Found, Seen
from dqlang.syntax import ast
from dqlang.syntax.words import value_words


def look(seen: Seen) -> Iterator[Found]:
    for sighting in seen.sightings:
        for repeated in _repeated(*_listed(sighting.use.check)):
            yield sighting.source, repeated


def _listed(check: ast.Check) -> tuple[tuple[ast.Value | ast.Combination, ...], bool]:
    """The items of a check's list, and whether case makes no difference between them."""
    match check:
        case ast.InSet(items, ignoring_case):
            return items, ignoring_case
        case ast.MatchSeveral(_, patterns):
            return patterns, False
        case ast.OnDays(_, days):
            return days, True
        case ast.HaveKeys(keys):
            return keys, False
    return (), False


def _repeated(items: tuple[ast.Value | ast.Combination, ...], ignoring_case: bool) -> Iterator[RepeatedInList]:
    first: dict[Any, ast.Value | ast.Combination] = {}
    for item in items:
        earlier = first.setdefault(_same(item, ignoring_case), item)
        if earlier is not item:
            yield RepeatedInList(item.span, value_words(item), earlier.span)


def _same(item: ast.Value | ast.Combination, ignoring_case: bool) -> str:
    """What two items share where they are the same value: `5` and `5.0` are."""
    if isinstance(item, ast.Text):
        return repr(item.value.lower() if ignoring_case else item.value)
    return repr(plain(item))
