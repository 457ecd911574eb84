"""Quotes and brackets that are missing, or do not go together: where they may belong.

As in `repairs.py` these are guesses, proven by reading the line again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from antlr4 import Token

from dqlang.source import Span
from dqlang.syntax.generated.DataQualityLexer import DataQualityLexer as Lexer
from dqlang.syntax.repairs import Repair
from dqlang.syntax.tokens import read_tokens

_QUOTES = "'\"`\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00b4\u2032\u2033\u00ab\u00bb"
_NO_QUOTES = "\u00b4\u2032\u2033\u00ab"
_WITH_APOSTROPHE = re.compile(r"(?:^|[\s\[(,])(?P<text>'[^'\n]*(?:(?<=\w)'(?=\w)[^'\n]*)+')(?=$|[\s\]),])")
_GAP = re.compile(r"(?:^|(?<=[\s\[(,]))(?=[^\s\[\](),'\"`])")
_PART = "if|when|for|as|because|tagged|ignoring|and|or|with|must|should"
_END = re.compile(rf"(?<=[^\s\[(,])(?=\s*(?:$|[\]),]|\s(?:{_PART})\b))")
_ODD = re.compile(r"(?<!\w)['\"`]|['\"`](?!\w)")
_PAIRS = {"(": ")", "[": "]"}
_MANY = 40
_BEFORE_TEXT = (Lexer.MATCH, Lexer.MATCHES, Lexer.CONTAIN, Lexer.CONTAINS, Lexer.WITH, Lexer.LIKE)


def quotes(written: str, fault: int) -> Iterator[Repair]:
    """Repairs of the quotes of a line: of one text in it, of which one quote is wrong or missing."""
    yield from _mixed(written, fault)
    yield from _backquoted(written)
    yield from _inner(written)
    yield from _lone(written)


def _mixed(written: str, fault: int) -> Iterator[Repair]:
    """Text between two different quotes, or between signs that are none."""
    places = [i for i, character in enumerate(written) if character in _QUOTES]
    pairs = [(i, j) for i in places for j in places if i < j and (written[i] != written[j] or written[i] in _NO_QUOTES)]
    for i, j in sorted(pairs, key=lambda pair: (abs(pair[0] - fault), pair[1] - pair[0]))[:_MANY]:
        yield _requoted(written, i, j)


def _backquoted(written: str) -> Iterator[Repair]:
    """Text in backquotes, which are for names."""
    for match in re.finditer(r"`[^`\n]+`", written):
        yield _requoted(written, match.start(), match.end() - 1)


def _requoted(written: str, start: int, end: int) -> Repair:
    inner = written[start + 1 : end]
    place = Span(start, end + 1)
    return Repair(place, "'" + re.sub("'+", "''", inner) + "'", 0.5, "quote", place)


def _inner(written: str) -> Iterator[Repair]:
    """An apostrophe within text, which has to be doubled."""
    for match in _WITH_APOSTROPHE.finditer(written):
        place = Span(match.start("text"), match.end("text"))
        inner = re.sub(r"(?<!')'(?!')", "''", match["text"][1:-1])
        yield Repair(place, f"'{inner}'", 0.6, "quote", place)


def _lone(written: str) -> Iterator[Repair]:
    """A quote left out: in front of a word, or behind one. What it closes or opens is marked."""
    count = 0
    for quote in ("'", '"', "`"):
        places = [i for i, character in enumerate(written) if character == quote]
        if len(places) % 2 == 0:
            continue
        for place in places:
            for gap in _gaps(written, place):
                count += 1
                if count <= 3 * _MANY:
                    yield _inserted(written, quote, gap, place)


def _gaps(written: str, place: int) -> list[int]:
    """Where the other quote of the one at a place may belong, the nearest first on either side."""
    behind = [match.start() for match in _END.finditer(written, place + 2)]
    before = [match.start() for match in _GAP.finditer(written, 0, place)]
    if place and not written[place - 1].isspace() and written[place - 1] not in "[(,":
        return [*reversed(before)]
    return behind


def of_words(written: str, tokens: list[Token], fault: int) -> Iterator[Repair]:
    """Text that has no quotes, or those of names: behind `because` all up to what reads as the next part."""
    for match in re.finditer(r"\bbecause (?=[^'\"\s])", written, re.IGNORECASE):
        start = match.end()
        for end in [m.start() for m in re.finditer(r" (?:when|if present|for|as|tagged)\b|$", written[start:])]:
            place = Span(start, start + end)
            inner = written[start : start + end].strip("`'\"\u00b4")
            yield Repair(place, "'" + inner.replace("'", "''") + "'", 0.5, "quote", place)
    yield from _inner(written)
    for before, token in zip(tokens, tokens[1:], strict=False):
        if token.start == fault and token.type == Lexer.QUOTED_NAME and before.type in _BEFORE_TEXT:
            yield _requoted(written, token.start, token.stop)


def _inserted(written: str, quote: str, gap: int, place: int) -> Repair:
    marked = Span(min(gap, place), max(gap, place + 1))
    text = written[marked.start : marked.end]
    mended = quote + text if gap <= place else text + quote
    return Repair(marked, mended, 0.7, "quote", marked)


def oddity(text: str) -> int:
    """How unlikely the texts of a line are: few begin or end with a space, hold other quotes, or nothing at all."""
    inner = [t.text[1:-1] for t in read_tokens(text) if t.type == Lexer.TEXT]
    return sum((each != each.strip()) + (not each) + bool(_ODD.search(each)) for each in inner)


def told(written: str, mended: str) -> tuple[str, str]:
    """The quote of a text, and what is wrong with it as it is written."""
    sign = mended[0] if mended[0] in _QUOTES else mended[-1]
    if mended == written + sign:
        return sign, "is never closed"
    if mended == sign + written:
        return sign, "is never opened"
    if not (written[0] in _QUOTES or written[-1] in _QUOTES):
        return sign, "has no quotes"
    if written[0] == written[-1] == sign:
        return sign, "holds a quote, and there it is written twice"
    if written[0] == written[-1] == "`":
        return sign, "stands in backquotes, which are for names"
    if written[0] not in _QUOTES or written[-1] not in _QUOTES:
        return sign, "lacks a quote"
    if written[0] in _NO_QUOTES and written[-1] in _NO_QUOTES:
        return sign, "stands between signs that are no quotes"
    return sign, "ends with another sign than it begins with"


def closers(written: str, tokens: list[Token], opening: int) -> Iterator[Repair]:
    """Where the bracket at `opening` may end: behind each word that follows, the last ones first."""
    sign = _PAIRS[written[opening]]
    end = next((t.start for t in tokens if t.start > opening and t.type in (Lexer.MUST, Lexer.SHOULD)), len(written))
    for token in reversed([t for t in tokens if opening < t.start < end][:_MANY]):
        place = Span(token.start, token.stop + 1)
        yield Repair(Span(place.end, place.end), sign, 1.0, "bracket", Span(opening, opening + 1))


def openers(written: str, tokens: list[Token], closing: int) -> Iterator[Repair]:
    """Where the bracket that is closed at `closing` may begin: in front of each word before it."""
    sign = "(" if written[closing] == ")" else "["
    for token in reversed([t for t in tokens if t.start < closing][-_MANY:]):
        place = Span(closing, closing + 1)
        yield Repair(Span(token.start, token.start), sign, 1.0, "bracket", place)


def unbalanced(tokens: list[Token]) -> int | None:
    """Where a bracket is closed that was never opened."""
    open_: list[int] = []
    for token in tokens:
        if token.type in (Lexer.LP, Lexer.LB):
            open_.append(token.type)
        elif token.type in (Lexer.RP, Lexer.RB):
            if not open_:
                return token.start
            open_.pop()
    return None
