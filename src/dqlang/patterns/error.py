"""Why a pattern is refused. Offsets count code points inside the pattern."""

from __future__ import annotations


class PatternError(Exception):
    """A pattern that dqlang does not take: what is wrong, how to mend it, where, and what to write in its place
    (None where that would be a guess: `help` then says what may be meant)."""

    def __init__(self, message: str, help: str | None, start: int, end: int, replacement: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
        self.start = start
        self.end = end
        self.replacement = replacement


class BrokenPattern(PatternError):
    """The text is no pattern: a bracket is open, there is nothing to repeat, a range runs backwards."""


class UnsupportedPattern(PatternError):
    """The text uses a construct outside the accepted subset."""


class DangerousPattern(PatternError):
    """The pattern would take too long, or too much of the stack, on some texts."""


def shown(text: str) -> str:
    """A piece of a pattern in backquotes, shortened where it is long."""
    return f"`{text}`" if len(text) <= 40 else f"`{text[:24]}...{text[-8:]}`"
