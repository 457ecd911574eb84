"""A length compared with a number below zero."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.advice import NegativeLength
from dqlang.semantics.lints import Found, Seen
from dqlang.syntax import ast
from dqlang.syntax.words import check_words


def look(seen: Seen) -> Iterator[Found]:
    for sighting in seen.sightings:
        if isinstance(sighting.use.check, ast.Length):
            for value in _values(sighting.use.check.comparison):
                if isinstance(value, ast.Number) and value.value < 0:
                    yield sighting.source, NegativeLength(value.span, check_words(sighting.use.check))


def _values(comparison: ast.Compare | ast.Between) -> tuple[ast.Value, ...]:
    if isinstance(comparison, ast.Between):
        return comparison.low, comparison.high
    return (comparison.value,)
