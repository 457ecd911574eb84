"""Rule files as they lie on a disk."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from dqlang.data_files import RULES_ARE, kind_of_data, kind_of_name
from dqlang.diagnostics.problem import DqError, Problem
from dqlang.record import record
from dqlang.source import Source, Span


@record
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
    """The text of a rule file. Raises OSError where it cannot be read, DqError where it is data or no text in UTF-8."""
    try:
        data = Path(path).read_bytes()
    except OSError:
        if Path(path).is_dir():  # Spark writes data as folders
            refuse_data(kind_of_name(str(path)), f"`{path}`")
        raise
    refuse_data(kind_of_data(data, str(path)), f"`{path}`")
    try:
        text = data.decode("utf-8")
        if "\0" in text:
            raise ValueError
    except ValueError:  # UnicodeDecodeError is one
        raise DqError.of([(Source("", str(path)), NotPlainText(Span(0, 0)))]) from None
    return Source(text, str(path))


def refuse_data(kind: str | None, given: str) -> None:
    """Raises DqError where what is given as rules is a kind of data. None of its rows is shown."""
    if kind:
        raise DqError([], f"{given} looks like data ({kind}), not rules; {RULES_ARE}")
