"""Values of sensitive columns in the examples of a rule file: what is told of its problems shows none of them.

Stars stand in their place in the lines, which stay as long as they are, so that all places hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dqlang.diagnostics.problem import Diagnostic, DqError, Problem, diagnostic
from dqlang.plan.sensitive import MASK, Path, touches
from dqlang.record import record
from dqlang.source import Source, Span
from dqlang.syntax import ast
from dqlang.syntax.example_lines import begins_as_example, meant_as_example, near
from dqlang.syntax.examples import Example, Given
from dqlang.syntax.parse import parse
from dqlang.syntax.tokens import Line, logical_lines, read_tokens

_PIECE = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|[^\s,'\"`\[\]]+")
_WORDS = frozenset({"and", "on", "at", "passes", "fails"})
_VALUES = frozenset({"null", "true", "false"})
"""Values that a help names as what may be written."""


@record
class Told:
    """A file's text and its problems, as they may be shown."""

    text: str
    diagnostics: list[Diagnostic]


def told(source: Source, problems: Sequence[Problem]) -> Told:
    """The problems with their places worked out; without values of sensitive columns, as is the text."""
    hidden = _hidden(source) if problems else []
    found = [diagnostic(problem, source) for problem in problems]
    return Told(_starred(source.text, hidden), [_masked(each, source, hidden) for each in found] if hidden else found)


def shown_text(text: str) -> str:
    """The text of a file as it may be shown."""
    return _starred(text, _hidden(Source(text)))


def error_of(found: Sequence[tuple[Source, Problem]]) -> DqError:
    """The error that reports these problems."""
    sources = list(dict.fromkeys(source for source, _ in found))
    error = DqError.of(found)
    if not any(map(_hidden, sources)):
        return error
    from dqlang.diagnostics.text import render

    reports, diagnostics = [], []
    for source in sources:
        here = told(source, [problem for each, problem in found if each == source])
        reports.append(render(here.diagnostics, {source.path: here.text}))
        diagnostics += here.diagnostics
    return DqError(diagnostics, "\n".join([str(error).partition("\n")[0], *reports]))


# --- where the values stand -----------------------------------------------------------------------------------------


def _hidden(source: Source) -> list[Span]:
    """The values of sensitive columns, and in examples that do not read all that may be one."""
    if "sensitive" not in source.text.lower():
        return []
    file, _ = parse(source, mend=False)
    facts = [fact for table in file.tables for fact in table.facts]
    sensitive = [fact.column.parts for fact in facts if isinstance(fact, ast.Sensitive)]
    if not sensitive:
        return []
    read = [(example.span, given) for table in file.tables for example, given in _given(table)]
    spans = [given.value.span for _, given in read if touches(given.column.parts, sensitive)]
    whole = {place.start for place, _ in read}
    for line in logical_lines(read_tokens(source.text)):
        if line.span.start not in whole and _is_example(line, source):
            spans += _behind(source, line.span, sensitive)
    return sorted(spans, key=lambda span: span.start)


def _given(table: ast.Table) -> Iterator[tuple[Example, Given]]:
    for rule in table.rules:
        for example in rule.examples:
            yield from ((example, given) for given in example.values)


def _is_example(line: Line, source: Source) -> bool:
    return begins_as_example(line) or meant_as_example(source.slice(line.span))


def _behind(source: Source, line: Span, sensitive: Sequence[Path]) -> Iterator[Span]:
    """All behind the first name of a sensitive column, but for a verdict at the end."""
    written = source.slice(line)
    names = "|".join(sorted({re.escape(part) for path in sensitive for part in path}, key=len, reverse=True))
    name = re.search(rf"(?<!\w)`?(?:{names})`?(?!\w)", written, re.IGNORECASE)
    if name:
        last = re.search(r"\s(\w+)[.,]?\s*$", written)
        verdict = last is not None and near(last[1], ["passes", "fails"])
        yield Span(line.start + name.end(), line.start + last.start() if last and verdict else line.end)


# --- what is shown in their place -----------------------------------------------------------------------------------


def _starred(text: str, hidden: Sequence[Span]) -> str:
    for span in hidden:
        text = text[: span.start] + re.sub(r"\S", "*", text[span.start : span.end]) + text[span.end :]
    return text


def _masked(found: Diagnostic, source: Source, hidden: Sequence[Span]) -> Diagnostic:
    """A problem of an example's line without the line's values; an edit that would write one is not offered."""
    lines = range(found.line, found.end_line + 1)
    here = [span for span in hidden if source.position(span.start)[0] in lines]
    pieces = {piece.strip("'\"") for span in here for piece in _PIECE.findall(source.slice(span))} - _WORDS - {""}
    if not pieces:
        return found
    quoting = any(_without(edit[4], pieces) != edit[4] for edit in found.edits)
    return replace(
        found,
        message=_without(found.message, pieces),
        help=found.help and _without(found.help, pieces - _VALUES),
        edits=() if quoting else found.edits,
        fixable=found.fixable and not quoting,
    )


def _without(text: str, pieces: set[str]) -> str:
    any_piece = "|".join(re.escape(piece) for piece in sorted(pieces, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{any_piece})(?!\w)", MASK, text) if pieces else text
