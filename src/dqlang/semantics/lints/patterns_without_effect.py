"""A pattern that is found in any text, or in none."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.advice_on_values import AnyTextMatches, PatternNeverFound
from dqlang.patterns.reach import found_everywhere, found_nowhere
from dqlang.semantics.lints import Found, Seen
from dqlang.semantics.patterns import read
from dqlang.syntax import ast


def look(seen: Seen) -> Iterator[Found]:
    for sighting in seen.sightings:
        check, negated = sighting.use.check, sighting.use.negated
        if isinstance(check, ast.Match):
            tree = read(check.pattern.value).tree
            everywhere = found_everywhere(tree)
            if everywhere:
                yield sighting.source, AnyTextMatches(check.pattern.span, everywhere == "line", negated)
            elif found_nowhere(tree):
                yield sighting.source, PatternNeverFound(check.pattern.span, negated)
