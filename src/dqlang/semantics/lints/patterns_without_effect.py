"""A pattern that is found in any text, or in none."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.advice_on_values import AnyTextMatches, PatternNeverFound
from dqlang.patterns.reach import found_everywhere, never_met
from dqlang.patterns.tree import Anchor, Node
from dqlang.semantics.context import Sighting
from dqlang.semantics.lints import Found, Seen
from dqlang.semantics.patterns import read
from dqlang.syntax import ast

_SIDES = {"^": "start", "A": "start", "$": "end", "z": "end", "Z": "end"}


def look(seen: Seen) -> Iterator[Found]:
    for sighting in seen.sightings:
        check, negated = sighting.use.check, sighting.use.negated
        match check:
            case ast.Match(pattern):
                yield from _told(pattern, negated, sighting)
            case ast.MatchSeveral(quantifier, patterns):
                for pattern in patterns:
                    yield from _told(pattern, negated != (quantifier == "none"), sighting)


def _told(written: ast.Text, negated: bool, sighting: Sighting) -> Iterator[Found]:
    pattern = written.value
    tree = read(pattern).tree
    everywhere = found_everywhere(tree)
    if everywhere:
        yield sighting.source, AnyTextMatches(written.span, everywhere == "line", negated)
        return
    place = never_met(tree)
    if place is not None:
        sign = pattern[place.start : place.end]
        yield sighting.source, PatternNeverFound(written.span, negated, sign, _side(place))


def _side(place: Node) -> str | None:
    return _SIDES[place.kind] if isinstance(place, Anchor) else None
