"""Rule files as they lie on a disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from dqlang.diagnostics.problem import DqError, Problem
from dqlang.source import Source, Span


@dataclass(frozen=True)
class NotPlainText(Problem):
    """A file is not a plain text file in UTF-8.

    Word processors and some versions of Windows Notepad save other formats. Save the file as plain text with the
    encoding UTF-8.
    """

    code: ClassVar[str] = "DQ100"

    def message(self) -> str:
        return "this file is not plain text in UTF-8"

    def help(self) -> str:
        return "save it as plain text with the encoding UTF-8"


def read_rule_file(path: str | Path) -> Source:
    """The text of a rule file. Raises OSError where it cannot be read, DqError where it is not text in UTF-8."""
    data = Path(path).read_bytes()
    try:
        text = data.decode("utf-8")
        if "\0" in text:
            raise ValueError
    except ValueError:  # UnicodeDecodeError is one
        raise DqError.of([(Source("", str(path)), NotPlainText(Span(0, 0)))]) from None
    return Source(text, str(path))
