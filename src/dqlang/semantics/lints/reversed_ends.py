"""`between 120 and 0`: nothing is between a higher and a lower value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dqlang.diagnostics.advice import ReversedEnds
from dqlang.semantics.lints import Found, Seen
from dqlang.syntax import ast
from dqlang.syntax.words import value_words


def look(seen: Seen) -> Iterator[Found]:
    for sighting in seen.sightings:
        check = sighting.use.check
        check = check.comparison if isinstance(check, ast.Length) else check
        # A tolerance widens what is between the ends.
        if isinstance(check, ast.Between) and check.tolerance is None:
            problem = _reversed(check)
            if problem is not None:
                yield sighting.source, problem


def _reversed(check: ast.Between) -> ReversedEnds | None:
    low, high = _value(check.low), _value(check.high)
    if low is None or high is None or type(low) is not type(high):
        return None
    if low > high or (low == high and check.strict):
        swap = None if low == high else (check.low.span, check.high.span)
        place = check.low.span.to(check.high.span)
        return ReversedEnds(place, value_words(check.low), value_words(check.high), check.strict, swap)
    return None


def _value(node: ast.Value) -> Decimal | str | None:
    """Days in ISO form, and times of day, have the order of their texts."""
    if isinstance(node, ast.Number):
        return node.value
    if isinstance(node, ast.Time):
        return f"{node.written}:00"[:8]
    return node.written if isinstance(node, ast.Date) else None
