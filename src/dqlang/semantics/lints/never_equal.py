"""A text of the file that does not read as what the column holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dqlang.diagnostics.advice import NeverEqual
from dqlang.plan.mismatch import in_words
from dqlang.plan.types import DATE
from dqlang.semantics.context import Sighting
from dqlang.semantics.lints import Found, Seen
from dqlang.semantics.text_answers import OF_TEXT
from dqlang.syntax import ast
from dqlang.syntax.words import subject_words, value_words

_TIMESTAMP = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})([T ][0-9]{2}:[0-9]{2}.*)?")


def look(seen: Seen) -> Iterator[Found]:
    for sighting in seen.sightings:
        for text in _texts(sighting.use.check):
            kind = _wanted(sighting)
            if kind is not None and not _reads_as(kind, text.value):
                yield sighting.source, _problem(sighting, text, kind)


def _problem(sighting: Sighting, text: ast.Text, kind: str) -> NeverEqual:
    held = sighting.target.value.type
    words = in_words(held) if held.family not in ("text", "unknown") else in_words(DATE)
    return NeverEqual(text.span, value_words(text), subject_words(sighting.target.node), words)


def _texts(check: ast.Check) -> list[ast.Text]:
    values: tuple[ast.Value, ...] = ()
    match check:
        case ast.Compare():
            values = (check.value,)
        case ast.Between():
            values = (check.low, check.high)
        case ast.InSet():
            values = check.items
    return [value for value in values if isinstance(value, ast.Text)]


def _wanted(sighting: Sighting) -> str | None:
    """What a text must read as here: `number`, `boolean`, `date`, `timestamp`, or anything (None)."""
    check, held = sighting.use.check, sighting.target.value.type
    if held.is_number:
        return "number"
    if held.family in ("boolean", "date", "timestamp"):
        return held.family
    return "timestamp" if isinstance(check, ast.Compare) and check.form == "moment" else None


def _reads_as(kind: str, text: str) -> bool:
    if kind in ("number", "boolean"):
        return OF_TEXT[f"be valid {kind}"](text)
    found = _TIMESTAMP.fullmatch(text)
    if found is None or (kind == "date" and found[2]):
        return False
    try:
        return bool(date.fromisoformat(found[1]))
    except ValueError:
        return False
