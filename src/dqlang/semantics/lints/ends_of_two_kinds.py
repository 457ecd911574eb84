"""`between 10000 and 'x'`: the ends are of two kinds."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.advice_on_values import EndsOfTwoKinds
from dqlang.semantics.lints import Found, Seen
from dqlang.syntax import ast

_DAY = "a date"
_KINDS = {ast.Number: "a number", ast.Text: "text", ast.Date: _DAY, ast.Timestamp: _DAY, ast.Time: "a time of day"}
_KINDS |= {ast.Now: _DAY, ast.Today: _DAY, ast.Moment: _DAY}


def look(seen: Seen) -> Iterator[Found]:
    for sighting in seen.sightings:
        check = sighting.use.check
        # Of a column that holds something else, more is told elsewhere.
        if isinstance(check, ast.Between) and sighting.target.value.type.family in ("text", "unknown"):
            low, high = _kind(check.low), _kind(check.high)
            if low and high and low != high:
                yield sighting.source, EndsOfTwoKinds(check.low.span.to(check.high.span), low, high)


def _kind(end: ast.Value) -> str | None:
    """What an end is; None for a column and the like, and for text that reads as a number, a date or a time."""
    if isinstance(end, ast.Text) and end.value.strip().lstrip("+-.")[:1].isdigit():
        return None
    return _KINDS.get(type(end))
