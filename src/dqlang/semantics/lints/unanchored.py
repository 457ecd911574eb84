"""A pattern that lets any text stand before or behind it."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.advice import UnanchoredPattern
from dqlang.patterns.reach import found_everywhere, found_nowhere
from dqlang.patterns.tree import Pattern
from dqlang.semantics.lints import Found, Seen
from dqlang.semantics.patterns import read
from dqlang.syntax import ast


def _tells_nothing(pattern: Pattern) -> bool:
    """Where it is found everywhere or nowhere, that is what is told."""
    return found_everywhere(pattern.tree) is not None or found_nowhere(pattern.tree)


def _is_plain(pattern: str) -> bool:
    """Whether it is text in which no sign means anything special."""
    return not set(pattern) & set(r"\^$.|?*+()[]{}")


def look(seen: Seen) -> Iterator[Found]:
    """Only where a rule asks that a text match: what must not match is meant anywhere, and conditions often ask for a
    beginning."""
    for sighting in seen.sightings:
        check = sighting.use.check
        if isinstance(check, ast.Match) and not sighting.use.negated and not sighting.in_condition:
            pattern = read(check.pattern.value)
            if not (pattern.anchored_start and pattern.anchored_end) and not _tells_nothing(pattern):
                place = check.pattern.span
                plain = sighting.source.slice(place) if _is_plain(check.pattern.value) else None
                yield sighting.source, UnanchoredPattern(place, pattern.anchored_start, pattern.anchored_end, plain)
