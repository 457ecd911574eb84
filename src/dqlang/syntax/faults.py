"""What to say of a line that ANTLR refuses: the first word that does not fit, and what may stand there instead.

ANTLR's own lists of expected words are useless here: most keywords may be names, so nearly all are expected anywhere.
"""

from __future__ import annotations

from antlr4 import Token
from antlr4.error.Errors import NoViableAltException, RecognitionException

from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.reading import NotASentence
from dqlang.source import Span
from dqlang.syntax.generated.DataQualityParser import DataQualityParser as P
from dqlang.syntax.tokens import Line

_MODALS = {P.MUST, P.SHOULD}
_PARTS = {P.WHEN, P.FOR, P.BECAUSE, P.AS}
_CHECK = ("a check such as `be present`", "`have length ...`", "`match ...`")
_STATE = ("a check such as `present`", "`greater than ...`", "`in [...]`")
_VALUE = ("a value (text in quotes, a number, a date)", "a column")
_AFTER = {
    **dict.fromkeys((P.MUST, P.SHOULD, P.NOT), _CHECK),
    **dict.fromkeys((P.BE, P.IS), _STATE),
    **dict.fromkeys((P.HAVE, P.HAS), ("`length ...`", "`whitespace`", "another check's name")),
    **dict.fromkeys((P.MATCH, P.MATCHES), ("a pattern in quotes",)),
    **dict.fromkeys((P.CONTAIN, P.CONTAINS), ("text in quotes",)),
    **dict.fromkeys((P.THAN, P.LEAST, P.MOST, P.BEFORE, P.AFTER, P.BETWEEN, P.LT, P.GT, P.LE, P.GE, P.EQ), _VALUE),
    **dict.fromkeys((P.GREATER, P.LESS), ("`than`",)),
    **dict.fromkeys((P.WHEN, P.WHERE), ("a condition such as `Country is 'US'`",)),
    P.EQUAL: ("`to`",),
    P.IN: ("a list such as `['A', 'B']`", "`lookup ...`", "`the future`"),
    P.NO: ("`not` in front, as in `must not have whitespace`",),
    P.ON: ("`or before ...`", "`or after ...`"),
}
_ABOVE_TABLES = {P.DEFINE, P.USE, P.TREAT}
_DEFINED = ("a check such as `be present`", "a list such as `['A', 'B']`", "text in quotes")
_LENGTHS = ("a number", "`at least ...`", "`between ...`")
_RARE = {P.GAP, P.DECIMALS, P.WEEKDAY, P.WEEKEND, P.OUTLIER, P.UNUSUAL, P.NETWORK, P.DEVIATIONS, P.PLUS, P.MINUS}
"""What is told only where nothing more usual may stand."""


def not_a_sentence(parser: P, line: Line, error: RecognitionException) -> Problem:
    """The problem at the token where reading stopped."""
    token = error.offendingToken
    before = next((t for t in reversed(line.tokens) if t.stop < token.start or token.type == Token.EOF), None)
    if line.tokens[0].type not in _ABOVE_TABLES and not any(other.type in _MODALS for other in line.tokens):
        return _without_modal(line, token)
    defines = line.tokens[0].type == P.DEFINE and before is not None and before.type == P.AS
    described = _DEFINED if defines else tuple(_described(before, _expected(parser, error)))
    if token.type == Token.EOF:
        return NotASentence(Span(line.span.end - 1, line.span.end), "", described)
    if token.type in _MODALS and before is None:
        return NotASentence(_span(token), token.text, ("a column's name in front of it",))
    return NotASentence(_span(token), token.text, described)


def _without_modal(line: Line, token: Token) -> Problem:
    """A sentence that is no heading and has neither `must` nor `should`."""
    if token.type == Token.EOF:
        return NotASentence(Span(line.span.end - 1, line.span.end), "", ("`must`", "`should`"))
    return NotASentence(_span(token), token.text, ("`must`", "`should`"))


def _expected(parser: P, error: RecognitionException) -> set[int]:
    """The kinds of tokens that could stand where reading stopped."""
    if isinstance(error, NoViableAltException) and error.deadEndConfigs:
        return {kind for config in error.deadEndConfigs for kind in parser.atn.nextTokens(config.state)}
    return set(parser.atn.getExpectedTokens(error.offendingState, error.ctx))


def _described(before: Token | None, expected: set[int]) -> list[str]:
    """At most three things that may stand behind a token, in a steward's words."""
    if before is not None and before.type in _AFTER:
        return list(_AFTER[before.type])
    if expected == {P.DOT}:  # behind a lookup's name, and nowhere else, nothing but a column may stand
        return [f"`.` and a column of the lookup, such as `{before.text if before else 'Countries'}.Code`"]
    if before is not None and before.type == P.LENGTH and P.BETWEEN in expected:
        return list(_LENGTHS)
    if before is not None and before.type == P.NUMBER and {P.DAYS, P.HOURS} <= expected:
        return ["a unit of time such as `days`"]
    if P.TEXT in expected and P.NUMBER in expected:
        return list(_VALUE)
    if expected >= _PARTS:
        return ["the end of the sentence", "`and`", "a part such as `when ...`"]
    if P.NAME in expected:
        return ["a name"]
    return [_shown(kind) for kind in sorted(expected - _RARE or expected)][:3]


def _shown(kind: int) -> str:
    special = {P.TEXT: "text in quotes", P.NUMBER: "a number", Token.EOF: "the end of the sentence"}
    if kind in special:
        return special[kind]
    literal = P.literalNames[kind] if 0 <= kind < len(P.literalNames) else "<INVALID>"
    return f"`{literal.strip(chr(39))}`" if literal != "<INVALID>" else P.symbolicNames[kind].lower().replace("_", " ")


def _span(token: Token) -> Span:
    return Span(token.start, token.stop + 1)
