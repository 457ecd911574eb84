"""Diagnostics for people: where, what, the source line with the fault marked, and how to mend it.

person.dq:3:20: error DQ201: ...
  3 |     Name should be humn_name
    |                    ^^^^^^^^^
  help: ...
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from dqlang.diagnostics.display import cells, visible
from dqlang.diagnostics.edits import choices, edited, lines_of
from dqlang.diagnostics.problem import Diagnostic

LINE_WIDTH = 100
"""A source line wider than this is cut around the fault."""
_COLORS = {"error": "red", "advice": "yellow", "help": "cyan"}
_Paint = Callable[[str, str], str]


def render(diagnostics: Iterable[Diagnostic], texts: Mapping[str | None, str], *, color: bool = False) -> str:
    """All diagnostics as text, a blank line between them. `texts` holds the files' contents by path; where one is
    missing, the source line is left out."""
    lines = {path: lines_of(text) for path, text in texts.items()}
    paint = _painted if color else _plain
    return "\n\n".join("\n".join(_blocks(each, lines.get(each.path, []), paint)) for each in diagnostics)


def place(diagnostic: Diagnostic) -> str:
    """`path:line:column`, or `line 3, column 5` where there is no file."""
    if diagnostic.path is None:
        return f"line {diagnostic.line}, column {diagnostic.column}"
    return f"{visible(diagnostic.path)}:{diagnostic.line}:{diagnostic.column}"


def _plain(text: str, role: str) -> str:
    return text


def _painted(text: str, role: str) -> str:
    import click

    return click.style(text, fg=_COLORS.get(role), bold=role in ("error", "advice", "place"))


def _blocks(diagnostic: Diagnostic, lines: list[str], paint: _Paint) -> list[str]:
    head = f"{paint(place(diagnostic), 'place')}: "
    head += (
        f"{paint(f'{diagnostic.severity} {diagnostic.code}', diagnostic.severity)}: {_continued(diagnostic.message, 2)}"
    )
    end_column = diagnostic.end_column if diagnostic.end_line == diagnostic.line else None
    gutter = len(str(max([diagnostic.line, *(line for line, _, _ in diagnostic.related)])))
    result = [
        head,
        *_excerpt(lines, diagnostic.line, diagnostic.column, end_column, gutter, diagnostic.severity, paint),
    ]
    if diagnostic.help:
        result.append(f"  {paint('help', 'help')}: {_continued(diagnostic.help, 8)}")
    for text in mended(diagnostic, lines):
        result.append(f"  {paint('did you mean', 'help')}: {_continued(text, 16)}")
    for line, column, label in diagnostic.related:
        result.append(f"  {_continued(label, 2)} (line {line}):")
        result.extend(_excerpt(lines, line, column, column + 1, gutter, "help", paint))
    return result


def _continued(text: str, indent: int) -> str:
    """Text of possibly several lines, the further ones indented."""
    return f"\n{' ' * indent}".join(visible(line) for line in text.rstrip().split("\n"))


def _excerpt(
    lines: list[str], line: int, column: int, end_column: int | None, gutter: int, role: str, paint: _Paint
) -> list[str]:
    """The source line and the marks below it; nothing where the line is not known."""
    if not 1 <= line <= len(lines):
        return []
    text = lines[line - 1].rstrip("\r")
    shown, marks = mark(text, column - 1, len(text) if end_column is None else end_column - 1)
    return [f"  {line:>{gutter}} | {shown}".rstrip(), f"  {'':>{gutter}} | {paint(marks, role)}"]


def mark(text: str, start: int, end: int) -> tuple[str, str]:
    """The line as shown, and the line of carets for its characters from `start` up to `end`."""
    shown = cells(text)
    start, end = min(start, len(shown)), min(max(end, start), len(shown))
    while 0 < start < len(shown) and shown[start][1] == 0:
        start -= 1  # a combining mark is marked together with its letter
    left, right = _window(shown, start, end)
    before = "..." if left else ""
    after = "..." if right < len(shown) else ""
    indent = len(before) + sum(width for _, width in shown[left:start])
    carets = max(1, sum(width for _, width in shown[start : min(end, right)]))
    return before + "".join(piece for piece, _ in shown[left:right]) + after, " " * indent + "^" * carets


def _window(shown: list[tuple[str, int]], start: int, end: int) -> tuple[int, int]:
    """Which characters of a very long line are shown: the fault, or its beginning, and what stands around it."""
    if sum(width for _, width in shown) <= LINE_WIDTH:
        return 0, len(shown)
    room = LINE_WIDTH - 6
    fault = sum(width for _, width in shown[start:end])
    left = _back(shown, start, max(room // 3, room - fault - room // 3))
    right, used = left, 0
    while right < len(shown) and used + shown[right][1] <= room:
        used += shown[right][1]
        right += 1
    if right == len(shown):
        left = _back(shown, right, room)
    return left, right


def _back(shown: list[tuple[str, int]], place: int, columns: int) -> int:
    """The character that stands so many columns before a place, or fewer where the line begins."""
    while place > 0 and columns - shown[place - 1][1] >= 0:
        place -= 1
        columns -= shown[place][1]
    return place


def mended(diagnostic: Diagnostic, lines: list[str]) -> list[str]:
    """The lines as each choice of edits would leave them, unless the help says it already."""
    said = diagnostic.help or ""
    shown = [(edits, edited(lines, edits, LINE_WIDTH)) for edits in choices(diagnostic.edits)]
    return [
        text for edits, text in shown if text and text not in said and not all(_says(said, edit[4]) for edit in edits)
    ]


def _says(help: str, replacement: str) -> bool:
    """Whether the help holds the replacement as words of their own."""
    return (
        re.search(rf"(?<!\w){re.escape(replacement.strip())}(?!\w)", help) is not None if replacement.strip() else False
    )
