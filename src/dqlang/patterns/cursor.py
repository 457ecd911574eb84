"""A place in a pattern that moves forward."""

from __future__ import annotations

import re
from typing import NoReturn

from dqlang.patterns.error import BrokenPattern, UnsupportedPattern


class Cursor:
    """Reads a pattern from the left. `peek` gives an empty text behind the end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def peek(self, ahead: int = 0) -> str:
        return self.text[self.at + ahead : self.at + ahead + 1]

    def sees(self, text: str) -> bool:
        return self.text.startswith(text, self.at)

    def take(self, count: int = 1) -> str:
        taken = self.text[self.at : self.at + count]
        self.at += count
        return taken

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What a (linear) expression finds right here; does not move."""
        return pattern.match(self.text, self.at)

    def broken(self, message: str, help: str, start: int, end: int, replacement: str | None = None) -> NoReturn:
        raise BrokenPattern(message, help, start, min(end, len(self.text)), replacement)

    def unsupported(self, message: str, help: str, start: int, end: int, replacement: str | None = None) -> NoReturn:
        raise UnsupportedPattern(message, help, start, min(end, len(self.text)), replacement)
