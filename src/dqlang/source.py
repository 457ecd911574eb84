"""Source text and places in it. Every offset counts code points from the start of the text, as Python does."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from dqlang.record import record

STDIN = "<stdin>"
"""The path of what came through standard input, which is no file."""

MARK = "\ufeff"
"""The byte-order mark that some programs put before a text, and nobody sees."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a source text: from `start` up to, not including, `end`."""

    start: int
    end: int

    def to(self, other: Span) -> Span:
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@record
class Source:
    """A rule file's text, exactly as it was read, and where it came from (None: not from a file)."""

    text: str
    path: str | None = None
    root: str | None = field(default=None, compare=False, repr=False)
    """The folder that holds all that the file may use; None: its own folder."""

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        starts.extend(i + 1 for i, character in enumerate(self.text) if character == "\n")
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1. A byte-order mark is no column, as in editors."""
        line = bisect_right(self._line_starts, offset)
        column = offset - self._line_starts[line - 1] + 1
        return line, max(1, column - 1) if line == 1 and self.text.startswith(MARK) else column

    def line(self, number: int) -> str:
        """The text of a line (from 1), without its line break and without a byte-order mark."""
        start = self._line_starts[number - 1]
        end = self._line_starts[number] if number < len(self._line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n").removeprefix(MARK if number == 1 else "")

    def slice(self, span: Span) -> str:
        """The text that a span covers."""
        return self.text[span.start : span.end]
