"""What the analysis of one sentence carries along: where problems go, what is known of the data, what was seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dqlang.diagnostics.against_schema import CannotCompare
from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.values import MeaninglessComparison
from dqlang.plan.expr import ColumnRef, Expr
from dqlang.plan.mismatch import TypeMismatch, TypeNeeded
from dqlang.plan.sensitive import Path
from dqlang.plan.types import UNKNOWN
from dqlang.source import Source, Span
from dqlang.syntax import ast

if TYPE_CHECKING:
    from dqlang.semantics.lookups import Lookups
    from dqlang.semantics.scope import Scope

UNSEEN = ColumnRef(("?",), UNKNOWN)
"""Stands in for a value that has a problem, so that what depends on it brings no further ones. Its rule is dropped."""


class Fault(Exception):
    """A problem that ends the analysis of the part in which it is raised."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Target:
    """What a check is asked about: one value, or `several` side by side; `item` of an array, whose rows are gone."""

    values: tuple[Expr, ...]
    node: ast.Subject
    several: bool = False
    item: bool = False

    @property
    def value(self) -> Expr:
        return self.values[0]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A check that was asked about a value, with the types found, for the lints."""

    source: Source
    use: ast.CheckUse
    target: Target
    operands: tuple[Expr, ...]
    result: Expr
    in_condition: bool


@dataclass
class Context:
    """The analysis of one sentence. `failed` and `types_needed` speak of the subject being looked at."""

    rule: ast.Rule
    source: Source
    scope: Scope
    lookups: Lookups
    problems: list[tuple[Source, Problem]]
    sightings: list[Sighting]
    in_condition: bool = False
    failed: bool = False
    types_needed: bool = False
    walked: tuple[str, ...] | None = None
    """The array whose items are being looked at, if any."""
    operands: list[Expr] = field(default_factory=list)
    """What the check being looked at compares with."""
    sensitive: tuple[Path, ...] = ()
    """The columns whose values are never shown."""
    missing: tuple[ast.Value, ...] = ()
    """The values that count as missing."""
    columns: dict[str, Path] = field(default_factory=dict)
    """The columns that the subject's rule reads, by their words, in the order in which they were met."""
    _reported: list[Problem] = field(default_factory=list)

    def begin_subject(self) -> None:
        self.failed = self.types_needed = False
        self.columns = {}
        self.sightings = []

    def report(self, problem: Problem) -> Expr:
        """Notes a problem, once for all subjects of the sentence, and gives something to go on with."""
        self.failed = self.failed or problem.severity == "error"
        if problem not in self._reported:
            self._reported.append(problem)
            self.problems.append((self.source, problem))
        return UNSEEN

    def attempt(self, span: Span, build: Callable[..., Expr], *arguments: Any, **options: Any) -> Expr:
        """What `build` makes, with a problem reported where types do not go together."""
        try:
            return build(*arguments, **options)
        except Fault as fault:
            return self.report(fault.problem)
        except TypeMismatch as mismatch:
            problem = CannotCompare if self.scope.known else MeaninglessComparison
            return self.report(problem(span, mismatch.reason, mismatch.help))
        except TypeNeeded:
            self.types_needed = True
            return UNSEEN
