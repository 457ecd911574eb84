"""What is looked at before ANTLR reads a line: characters without meaning, unclosed text and brackets, depth."""

from __future__ import annotations

import re

from antlr4 import Token

from dqlang.diagnostics import marks, reading
from dqlang.diagnostics.problem import Problem
from dqlang.source import Span
from dqlang.syntax.generated.DataQualityLexer import DataQualityLexer as Lexer
from dqlang.syntax.slip_form import MONTHS
from dqlang.syntax.tokens import Line

DEPTH = 32  # deeper, Python's recursion would end the reading
CHAIN = 100
_MONTH = re.compile(MONTHS, re.IGNORECASE)
_ARITHMETIC = (Lexer.PLUS, Lexer.MINUS, Lexer.STAR, Lexer.SLASH)


def before_parsing(line: Line) -> Problem | None:
    """The first problem that a line's tokens show by themselves."""
    for place, token in enumerate(line.tokens):
        if token.type == Lexer.UNTERMINATED:
            return marks.UnterminatedText(_span(token), token.text[0])
        if token.type == Lexer.UNKNOWN or (token.type == Lexer.COLON and not _opens_example(line.tokens, place)):
            return marks.UnknownCharacter(_span(token), token.text)
    if line.unclosed:
        return marks.UnclosedBracket(_span(line.unclosed), line.unclosed.text)
    return _thousands(line.tokens) or _foreign_date(line.tokens) or _too_deep(line.tokens)


def _opens_example(tokens: list[Token], colon: int) -> bool:
    """Whether a colon stands where the language has one: in `example:`."""
    return colon == 1 and tokens[0].type == Lexer.EXAMPLE


def _foreign_date(tokens: list[Token]) -> Problem | None:
    """`31/12/2024`, `2024-1-5`, `31-Dec-2024`, `2024-12`: arithmetic by the grammar, a date for whoever wrote it."""
    for i in range(len(tokens) - 2):
        if tokens[i].type != Lexer.NUMBER:
            continue
        for count in (5, 3):
            piece = tokens[i : i + count]
            if len(piece) == count and _is_date(piece):
                return reading.NoSuchMoment(_span(piece[0]).to(_span(piece[-1])), "".join(t.text for t in piece))
    return None


def _is_date(piece: list[Token]) -> bool:
    """Numbers, or a month's name, joined by signs without spaces; two of them where they are a year and a month."""
    if len({token.type for token in piece[1::2]}) > 1 or piece[1].type not in (Lexer.SLASH, Lexer.MINUS):
        return False
    if piece[-1].stop - piece[0].start + 1 != sum(len(token.text) for token in piece):
        return False
    numbers = [token.type == Lexer.NUMBER for token in piece[::2]]
    if len(piece) == 3:
        return all(numbers) and (len(piece[0].text), piece[1].text, len(piece[2].text)) == (4, "-", 2)
    return all(numbers) or (numbers == [True, False, True] and _MONTH.fullmatch(piece[2].text) is not None)


def _thousands(tokens: list[Token]) -> Problem | None:
    """`1,000` in a list: a number with a comma, or two numbers."""
    in_list = False
    for left, comma, right in zip(tokens, tokens[1:], tokens[2:], strict=False):
        in_list = (in_list or left.type == Lexer.LB) and left.type != Lexer.RB
        if not in_list or [left.type, comma.type, right.type] != [Lexer.NUMBER, Lexer.COMMA, Lexer.NUMBER]:
            continue
        tight = left.stop + 1 == comma.start and comma.stop + 1 == right.start
        if tight and left.text.isdigit() and len(left.text) <= 3 and len(right.text.partition(".")[0]) == 3:
            readings = (f"{left.text}{right.text}", f"{left.text}, {right.text}")
            return reading.TwoReadings(_span(left).to(_span(right)), f"`{left.text},{right.text}`", readings)
    return None


def _too_deep(tokens: list[Token]) -> Problem | None:
    depth = words = signs = 0
    for token in tokens:
        if token.type in (Lexer.LP, Lexer.LB):
            depth += 1
        elif token.type in (Lexer.RP, Lexer.RB):
            depth -= 1
        elif token.type in (Lexer.NOT, Lexer.OF, Lexer.AFTER, Lexer.BEFORE):
            words += 1
        elif token.type in (Lexer.AND, Lexer.OR, Lexer.COMMA):
            words = 0  # what follows stands beside, not inside
        elif token.type in _ARITHMETIC:
            signs += 1
        if max(depth, words) > DEPTH or signs > CHAIN:
            return reading.NestedTooDeep(_span(token), CHAIN if signs > CHAIN else DEPTH)
    return None


def _span(token: Token) -> Span:
    return Span(token.start, token.stop + 1)
