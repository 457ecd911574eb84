"""The form of a problem. A problem is a class with typed fields; its text is a method; its docstring is its page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from dqlang.record import record
from dqlang.source import Source, Span


@record
class Edit:
    """A replacement that mends the problem: `span` becomes `replacement`. It is offered to a person; whether it may be
    made unseen is said by the problem's `fixable`."""

    span: Span
    replacement: str


@record
class Related:
    """Another place that explains the problem ("first taken here")."""

    span: Span
    label: str


@record
class Problem:
    """What is wrong at `span`. Subclasses add fields, set `code` and say `message`, and where it helps `help`, `edits`,
    `related`. Messages are in lower case without a final stop; the user's words stand in backquotes."""

    span: Span

    code: ClassVar[str]
    severity: ClassVar[str] = "error"

    def message(self) -> str:
        raise NotImplementedError  # abstract: each problem says its own

    def help(self) -> str | None:
        return None

    def edits(self) -> tuple[Edit, ...]:
        return ()

    @property
    def fixable(self) -> bool:
        """Whether all `edits` together may be made unseen: the mended text can only mean what was written. Never where
        one is a guess, nor where a rule that compiles would mean something else."""
        return False

    def related(self) -> tuple[Related, ...]:
        return ()


@record
class Diagnostic:
    """A problem as callers see it: plain data. Lines and columns count from 1; `end_column` is one past the last
    character. `edits` are (line, column, end_line, end_column, replacement), safe to make unseen where the problem is
    `fixable`; `related` are (line, column, label)."""

    code: str
    severity: str
    message: str
    help: str | None
    path: str | None
    line: int
    column: int
    end_line: int
    end_column: int
    edits: tuple[tuple[int, int, int, int, str], ...] = ()
    related: tuple[tuple[int, int, str], ...] = ()
    fixable: bool = False


def diagnostic(problem: Problem, source: Source) -> Diagnostic:
    """The problem with its places worked out."""
    place = (*source.position(problem.span.start), *source.position(problem.span.end))
    return Diagnostic(
        problem.code,
        problem.severity,
        problem.message(),
        problem.help(),
        source.path,
        *place,
        edits=tuple(
            (*source.position(e.span.start), *source.position(e.span.end), e.replacement) for e in problem.edits()
        ),
        related=tuple((*source.position(r.span.start), r.label) for r in problem.related()),
        fixable=problem.fixable,
    )


class DqError(ValueError):
    """Rules that cannot be compiled. `diagnostics` says why; printed, it reads as the command line's report."""

    def __init__(self, diagnostics: list[Diagnostic], report: str) -> None:
        super().__init__(report)
        self.diagnostics = diagnostics

    def __reduce__(self):
        return DqError, (self.diagnostics, str(self))

    @classmethod
    def of(cls, found: Sequence[tuple[Source, Problem]]) -> DqError:
        """The error that reports these problems, each with the source in which it is."""
        from dqlang.diagnostics.text import render  # the formats import this module

        reports = []
        diagnostics: list[Diagnostic] = []
        for source, group in groupby(found, key=lambda each: each[0]):
            here = [diagnostic(problem, source) for _, problem in group]
            reports.append(render(here, {source.path: source.text}))
            diagnostics += here
        return cls(diagnostics, "\n".join(["these rules cannot be compiled", *reports]))
