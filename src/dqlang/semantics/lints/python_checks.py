"""A check registered from Python is outside the promise that no rule stops the job."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.advice import PythonCheck
from dqlang.plan.expr import ColumnFunction
from dqlang.semantics.lints import Found, Seen
from dqlang.syntax import ast


def look(seen: Seen) -> Iterator[Found]:
    for sighting in seen.sightings:
        check = sighting.use.check
        if isinstance(sighting.result, ColumnFunction) and isinstance(check, ast.Named):
            yield sighting.source, PythonCheck(check.span, check.phrase)
