"""Advice, one opinion per file: a module here with a function `look(seen)` is found and asked.

`look` gets what the analysis has seen of one table and yields advice with the file it belongs to. It never sees a rule
that has an error, so that one fault gives one report.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from importlib import import_module

from dqlang.diagnostics.problem import Problem
from dqlang.record import record
from dqlang.semantics.context import Sighting
from dqlang.semantics.duplicates import NamedRule
from dqlang.semantics.passing import Group, groups
from dqlang.source import Source

Found = tuple[Source, Problem]


@record
class Seen:
    """The sound rules of one table, and each check that was asked, with the types found."""

    rules: Sequence[NamedRule]
    sightings: Sequence[Sighting]

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The rules by what they are about, with the values that pass them."""
        return tuple(groups(self.rules, self.sightings))


def advice(seen: Seen) -> list[Found]:
    """All advice; what several subjects of one sentence share is said once."""
    found: dict[tuple[int, Problem], Found] = {}
    for look in _looks():
        for source, problem in look(seen):
            found.setdefault((id(source), problem), (source, problem))
    return list(found.values())


@cache
def _looks() -> tuple[Callable[[Seen], Iterator[Found]], ...]:
    modules = [import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    return tuple(module.look for module in modules if hasattr(module, "look"))
