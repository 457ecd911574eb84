"""Diagnostics one to a line: `path:1:2: DQ201 message`; and `path:1:2: DQ403 advice: message`, which stops nothing."""

from __future__ import annotations

from collections.abc import Iterable

from dqlang.diagnostics.display import visible
from dqlang.diagnostics.problem import Diagnostic


def render(diagnostics: Iterable[Diagnostic]) -> str:
    return "\n".join(
        f"{visible(each.path or '-')}:{each.line}:{each.column}: {each.code} {_kind(each)}{_one_line(each.message)}"
        for each in diagnostics
    )


def _kind(diagnostic: Diagnostic) -> str:
    return "" if diagnostic.severity == "error" else f"{diagnostic.severity}: "


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))
