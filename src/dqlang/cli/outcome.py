"""How a command ends: exit codes, refusals, and what is said where the fault is ours."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, Any

import click

from dqlang.diagnostics.display import visible

if TYPE_CHECKING:
    from dqlang.diagnostics.problem import Diagnostic

AS_ASKED = 0
PROBLEMS = 1
NOT_JUDGED = 2
BUG = 3
INTERRUPTED = 130  # as a shell reports a program ended by Ctrl-C: not 1, which would say that rules failed
PIPE_CLOSED = 141  # likewise for a reader such as `head` that had enough


class Refused(click.ClickException):
    """Nothing could be judged: wrong usage, a file that cannot be read, data that is not there; and the way out."""

    exit_code = NOT_JUDGED

    def __init__(self, message: str, help: str | None = None) -> None:
        super().__init__(message)
        self.help = help
        self.path: str | None = None

    def of(self, path: str) -> Refused:
        """The same, known to be about this file or folder."""
        self.path = path
        return self

    def show(self, file: IO[Any] | None = None) -> None:
        from dqlang.cli.terminal import styled

        click.echo(f"{styled('error', fg='red', bold=True)}: {_lines(self.message)}", err=True)
        if self.help:
            click.echo(f"  {styled('help', fg='cyan')}: {_lines(self.help)}", err=True)


class RefusedFor(Refused):
    """Several refusals that were found before anything ran, told in one go."""

    def __init__(self, refusals: list[Refused]) -> None:
        super().__init__("; ".join(each.message for each in refusals))
        self.refusals = refusals

    def show(self, file: IO[Any] | None = None) -> None:
        for each in self.refusals:
            each.show(file)


class RulesRefused(Refused):
    """Rules that do not compile: their diagnostics as text, and as data."""

    def __init__(self, report: str, diagnostics: Sequence[Diagnostic] = ()) -> None:
        super().__init__(report)
        self.diagnostics = tuple(diagnostics)

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, err=True)


def _lines(text: str) -> str:
    return "\n    ".join(visible(line) for line in text.split("\n"))


def bug(error: Exception, debug: bool) -> int:
    """Says in one sentence that the fault is ours, with the details only where they are asked for."""
    if debug or os.environ.get("DQLANG_DEBUG"):
        import traceback

        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    what = visible(" ".join(str(error).split())[:200])
    click.echo(
        f"error: this is a fault in dqlang, not in your files ({type(error).__name__}: {what}); please report it to "
        "the project with the command you typed, the rules if you may share them, and what DQLANG_DEBUG=1 prints",
        err=True,
    )
    return BUG
