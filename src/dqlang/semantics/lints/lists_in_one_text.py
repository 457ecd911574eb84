"""A list of one text that holds commas: `['M,F']`."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.advice_on_words import ListInOneText
from dqlang.semantics.lints import Found, Seen
from dqlang.syntax import ast


def look(seen: Seen) -> Iterator[Found]:
    """Of more texts than one, each may hold a comma: `['Smith, J', 'Doe, J']`."""
    for sighting in seen.sightings:
        check = sighting.use.check
        if isinstance(check, ast.InSet) and len(check.items) == 1 and isinstance(check.items[0], ast.Text):
            [item] = check.items
            if "," in item.value and all(part.strip() for part in item.value.split(",")):
                yield sighting.source, ListInOneText(item.span, item.value, _apart(sighting.source.slice(item.span)))


def _apart(written: str) -> str:
    """The same with quotes around each value, of the kind that the text has."""
    return ", ".join(f"{written[0]}{part.strip()}{written[-1]}" for part in written[1:-1].split(","))
