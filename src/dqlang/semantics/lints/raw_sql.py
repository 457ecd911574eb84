"""Raw SQL can be read by few, and is graded only where it is allowed."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.raw_sql import RawSql
from dqlang.semantics.lints import Found, Seen
from dqlang.syntax import ast


def look(seen: Seen) -> Iterator[Found]:
    for sighting in seen.sightings:
        if isinstance(sighting.use.check, ast.Satisfy):
            yield sighting.source, RawSql(sighting.use.check.span)
