"""`every column must be present`: without a schema, an array of that name."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.advice_on_words import ColumnsNotNamed
from dqlang.semantics.lints import Found, Seen
from dqlang.syntax import ast

_WORDS = ("column", "columns", "field", "fields", "row", "rows", "value", "values")


def look(seen: Seen) -> Iterator[Found]:
    for sighting in seen.sightings:
        subject = sighting.target.node
        if not isinstance(subject, ast.Every) or sighting.target.value.type.family != "unknown":
            continue
        word = sighting.source.slice(subject.column.span)
        if word.lower() in _WORDS:
            yield sighting.source, ColumnsNotNamed(subject.span, word)
