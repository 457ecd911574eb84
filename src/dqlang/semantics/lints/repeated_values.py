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
        if isinstance(sighting.use.check, ast.InSet):
            for repeated in _repeated(sighting.use.check):
                yield sighting.source, repeated


def _repeated(check: ast.InSet) -> Iterator[RepeatedInList]:
    first: dict[Any, ast.Value] = {}
    for item in check.items:
        earlier = first.setdefault(_same(item, check.ignoring_case), item)
        if earlier is not item:
            yield RepeatedInList(item.span, value_words(item), earlier.span)


def _same(item: ast.Value, ignoring_case: bool) -> str:
    """What two items share where they are the same value: `5` and `5.0` are."""
    if isinstance(item, ast.Text):
        return repr(item.value.lower() if ignoring_case else item.value)
    return repr(plain(item))
