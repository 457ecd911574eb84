"""Which lines were meant as examples, and what to say of those that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from antlr4 import Token

from dqlang.diagnostics.examples import NotAnExample
from dqlang.source import Span
from dqlang.syntax.generated.DataQualityParser import DataQualityParser as P
from dqlang.syntax.masking import masked
from dqlang.syntax.tokens import Line

_OPENING = r"(?:for )?examples?|e\.g\.?|eg|ex\.|test(?: case)?s?"
_COLUMN = "expected a column and its value, such as `Name 'Gle9'`"
_VALUE = "expected a value: text in quotes, a number, a date, `true`, `false`, `null`, or a list in `[ ]`"
_VERDICT = "expected `passes` or `fails`, or `,` and another column with its value"
_DAY = "expected a day such as `2024-06-01`, or a moment such as `2024-06-01T10:00:00`"
_END = "expected the end of the example, or when it holds, such as `on 2024-06-01`"
_VALUES = (P.TEXT, P.NUMBER, P.DATE, P.TIMESTAMP, P.TRUE, P.FALSE, P.NULL, P.RB)
_PRESENT = "write the date itself; when the example holds is said behind its verdict, as in `fails on 2024-06-01`"
_ADVICE = {
    P.NOW: _PRESENT,
    P.TODAY: _PRESENT,
    P.OR: "an example is about one row: write another one for the other value",
    P.OF: "an example gives values to columns, not to what is computed from them",
}

_BEGINNING = re.compile(rf"(?:{_OPENING})(?: ?[:=]| -(?= )) ?", re.IGNORECASE)
_WITHOUT_COLON = re.compile(rf"(?:{_OPENING}) (?!(?:must|should)\b)(?=[\w`'\"])", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:must|should)\b", re.IGNORECASE)
_LIKENESS = 0.7


def begins_as_example(line: Line) -> bool:
    """Whether a line begins `example:`, which nothing else does."""
    return [token.type for token in line.tokens[:2]] == [P.EXAMPLE, P.COLON]


def meant_as_example(written: str) -> bool:
    """Whether a line that does not read was meant as an example."""
    return opening(written) > 0


def opening(written: str) -> int:
    """How long the piece is that stands for `example:`; 0 where the line was not meant as an example."""
    found = _BEGINNING.match(written) or _misspelt(written)
    if found is None and not _MODAL.search(masked(written)):
        found = _WITHOUT_COLON.match(written)
    return found.end() if found else 0


def _misspelt(written: str) -> re.Match[str] | None:
    found = re.match(r"(\w+) ?: ?", written)
    return found if found and near(found[1], ["example"]) else None


def near(word: str, words: list[str]) -> str | None:
    """The word that a misspelt one was meant to be."""
    from difflib import get_close_matches  # only where something is wrong

    found = get_close_matches(word.lower(), words, 1, _LIKENESS)
    return found[0] if found else None


def not_an_example(line: Line, token: Token) -> NotAnExample:
    """The problem of an example at the token where reading stopped."""
    if token.type == Token.EOF:
        end = line.span.end
        return NotAnExample(Span(end - 1, end), "", _advice(line.tokens, token))
    return NotAnExample(Span(token.start, token.stop + 1), token.text, _advice(line.tokens, token))


def _advice(tokens: Sequence[Token], stopped: Token) -> str:
    before = [token.type for token in tokens if stopped.type == Token.EOF or token.stop < stopped.start]
    last = before[-1]
    told = any(
        kind in (P.PASSES, P.FAILS) and value in _VALUES for value, kind in zip(before, before[1:], strict=False)
    )
    if stopped.type in _ADVICE and not told:
        return _ADVICE[stopped.type]
    if told:
        return _DAY if last in (P.ON, P.AT) else _END
    if before.count(P.LB) > before.count(P.RB):
        return "expected `,` and another value, or `]`" if last in _VALUES else _VALUE
    if last in _VALUES:
        return _VERDICT
    return _COLUMN if last in (P.COLON, P.COMMA, P.AND) else _VALUE
