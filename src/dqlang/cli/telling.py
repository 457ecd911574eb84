"""How `lint` tells what it found: to people, and in the formats of other programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dqlang.cli.outcome import Refused
from dqlang.cli.rule_files import path_of
from dqlang.cli.terminal import echo, has_color

if TYPE_CHECKING:
    from dqlang.diagnostics.linted import Linted
    from dqlang.diagnostics.problem import Diagnostic

FORMATS = ("text", "concise", "json", "github", "sarif")


def tell(
    problems: Sequence[Diagnostic],
    texts: Mapping[str, str],
    refusals: Sequence[Refused],
    form: str,
    silenced: int = 0,
) -> None:
    """Standard output gets what the format can hold; what could not be read is on standard error in every format."""
    {"json": _json, "concise": _concise, "github": _github, "sarif": _sarif}.get(form, _text)(
        _linted(problems, texts, refusals, silenced)
    )
    for refusal in refusals:
        refusal.show()


def _linted(
    problems: Sequence[Diagnostic], texts: Mapping[str, str], refusals: Sequence[Refused], silenced: int
) -> Linted:
    from dqlang.diagnostics.linted import Linted, Unread

    by_path = {path_of(path): text for path, text in texts.items()}
    unread = [Unread(each.path and path_of(each.path), each.message, each.help) for each in refusals]
    found = Linted(problems, by_path, unread, silenced=silenced)
    # In a workflow paths count from the checked out repository, in whatever folder a step runs.
    workspace = os.environ.get("GITHUB_WORKSPACE")
    whole = replace(found, root=workspace) if workspace else found
    return whole if whole.below_root(os.curdir) else found


def _json(found: Linted) -> None:
    from dqlang.diagnostics.json_lines import render

    echo(render(found.problems))


def _concise(found: Linted) -> None:
    from dqlang.diagnostics.concise import render

    if found.problems:
        echo(render(found.problems))


def _github(found: Linted) -> None:
    from dqlang.diagnostics.github import render

    if found.problems or found.unread:
        echo(render(found))


def _sarif(found: Linted) -> None:
    from dqlang.diagnostics.sarif import render

    echo(render(found))


def _text(found: Linted) -> None:
    from dqlang.diagnostics.text import render

    if found.problems:
        echo(render(found.problems, found.texts, color=has_color(sys.stdout)) + "\n")
    if found.texts:
        echo(_summary(found))


def _summary(found: Linted) -> str:
    from dqlang.report.words import counted

    errors = sum(each.severity == "error" for each in found.problems)
    advice = len(found.problems) - errors
    told = f"{counted(errors, 'error') if errors else 'no errors'} in {counted(len(found.texts), 'file')}"
    told += f", and {counted(advice, 'piece')} of advice" if advice else ""
    told += f" ({found.silenced:,} silenced)" if found.silenced else ""
    return told + (f"; {counted(len(found.unread), 'path')} could not be judged" if found.unread else "")
