"""Two texts of a list without a comma between them: `'paid''shipped'` is one text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dqlang.diagnostics.advice_on_words import CommaMissing
from dqlang.semantics.lints import Found, Seen
from dqlang.syntax import ast

_TOUCHING = re.compile(r"(?<=\w\w\w)(''|\"\")(?=\w\w\w)")
"""Words with an apostrophe (`O''Brien`, `Qur''an`, `Rock''n''Roll`) have fewer letters on one of its sides."""


def look(seen: Seen) -> Iterator[Found]:
    for sighting in seen.sightings:
        if isinstance(sighting.use.check, ast.InSet):
            for item in sighting.use.check.items:
                written = sighting.source.slice(item.span)
                apart = _TOUCHING.sub(lambda match: f"{match[0][0]}, {match[0][0]}", written)
                if isinstance(item, ast.Text) and apart != written:
                    yield sighting.source, CommaMissing(item.span, item.value, apart)
