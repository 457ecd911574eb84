"""Diagnostics as data: one JSON document, a list with an object on each line."""

from __future__ import annotations

import json
from collections.abc import Iterable

from dqlang.diagnostics.problem import Diagnostic


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """The names and their order are fixed; places count from 1, ends are one past the last character."""
    # ASCII: half a surrogate pair, or any other odd character of the source, is then escaped and always printable.
    rows = [json.dumps(as_data(each), ensure_ascii=True) for each in diagnostics]
    return "[\n" + ",\n".join(rows) + "\n]" if rows else "[]"


def as_data(diagnostic: Diagnostic) -> dict[str, object]:
    names = ("code", "severity", "message", "help", "path", "line", "column", "end_line", "end_column")
    data: dict[str, object] = {name: getattr(diagnostic, name) for name in names}
    edit_names = ("line", "column", "end_line", "end_column", "replacement")
    data["edits"] = [dict(zip(edit_names, edit, strict=True)) for edit in diagnostic.edits]
    data["related"] = [dict(zip(("line", "column", "label"), each, strict=True)) for each in diagnostic.related]
    data["fixable"] = diagnostic.fixable
    return data
