"""Edits of a text: which go together, and what they make of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from dqlang.diagnostics.display import width
from dqlang.source import MARK

EditedLine = tuple[int, int, int, int, str]
"""An edit as a diagnostic holds it: line, column, end line, end column, replacement."""


def lines_of(text: str) -> list[str]:
    """The lines in which diagnostics count: without a byte-order mark."""
    return text.removeprefix(MARK).split("\n")


def choices(edits: Iterable[EditedLine]) -> list[list[EditedLine]]:
    """The edits that are to be made together, in one list. Where some overlap, each is a choice of its own."""
    in_order = sorted(edits)
    if any(left[2:4] > right[0:2] for left, right in pairwise(in_order)):
        return [[edit] for edit in in_order]
    return [in_order] if in_order else []


def edited(lines: Sequence[str], edits: Sequence[EditedLine], columns: int) -> str:
    """The lines that the edits change, as they leave them; where they are wider than `columns`, only what is put in.
    Nothing where an edit spans lines, or stands on none of them."""
    if any(edit[0] != edit[2] or not 1 <= edit[0] <= len(lines) for edit in edits):
        return ""
    changed = [_edited(lines[line - 1], list(of_line)) for line, of_line in groupby(edits, key=lambda edit: edit[0])]
    if max(width(line) for line in changed) > columns:
        return ", ".join(f"`{edit[4]}`" for edit in edits if edit[4])
    whole = "\n".join(changed).strip()
    return "\n".join(line.strip() for line in whole.split("\n"))


def _edited(line: str, edits: Sequence[EditedLine]) -> str:
    for _, column, _, end_column, replacement in reversed(edits):
        line = line[: column - 1] + replacement + line[end_column - 1 :]
    return line
