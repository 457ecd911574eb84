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
        if sighting.use.negated or sighting.in_condition:
            continue
        for written in _asked(sighting.use.check):
            pattern = read(written.value)
            if not (pattern.anchored_start and pattern.anchored_end) and not _tells_nothing(pattern):
                alone = isinstance(sighting.use.check, ast.Match) and _is_plain(written.value)
                plain = sighting.source.slice(written.span) if alone else None
                found = UnanchoredPattern(written.span, pattern.anchored_start, pattern.anchored_end, plain)
                yield sighting.source, found


def _asked(check: ast.Check) -> tuple[ast.Text, ...]:
    """The patterns that a text is to match."""
    if isinstance(check, ast.MatchSeveral) and check.quantifier != "none":
        return check.patterns
    return (check.pattern,) if isinstance(check, ast.Match) else ()
