"""How a line that does not read could be made to: one word misspelt, doubled, swapped, missing or wrong.

These are guesses, the likeliest first; whoever asks proves them by reading the line again.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from antlr4 import Token

from dqlang.diagnostics.spelling import ONE, allowed, slip
from dqlang.record import record
from dqlang.source import Span
from dqlang.syntax.generated.DataQualityLexer import DataQualityLexer as Lexer
from dqlang.syntax.tokens import KEYWORDS, read_tokens

_NEAR = 0.02  # for each word between a repair and the place where reading stopped
_BACK = 60
_AHEAD = 8  # within parentheses reading may stop before the word that is wrong
_SIGNS = "<>=+-*/%()[],."
# fmt: off
_MISSING = (
    "must", "should", "be", "is", "have", "has", "than", "to", "with", "of", "and", "or", "in", "lookup", "when",
    "if", "at", "least", "most", "because", "on", "before", "after", "between", "greater", "less", "equal",
    "match", "contain", "for", "rows", "from", "the", "last", "within",
)
# fmt: on
"""Words that may be missing, or stand wrongly as another one."""

_SWALLOWING = ("within", "because", "for", "is", "less", "from", "last", "the")
"""Words behind which nearly anything reads: of one that stands wrongly, nobody can say that it was meant as them."""

_JOINING = ("when", "if", "and", "or", "because")

_OPPOSITES = [
    {"least", "most"},
    {"before", "after"},
    {"greater", "less"},
    {"start", "end"},
    {"starts", "ends"},
    {"first", "last"},
    {"upper", "lower"},
    {"positive", "negative"},
    {"and", "or"},
]


@record
class Repair:
    """`span` of the line becomes `replacement`. `marked` is the word that is wrong, `kind` how."""

    span: Span
    replacement: str
    cost: float
    kind: str
    marked: Span

    def of(self, written: str) -> str:
        return written[: self.span.start] + self.replacement + written[self.span.end :]


def line_tokens(written: str) -> list[Token]:
    """The words and signs of a line, without comments and line breaks."""
    return [t for t in read_tokens(written) if t.channel == Token.DEFAULT_CHANNEL and t.type != Lexer.NL]


def likely(tokens: list[Token], fault: int, reach: Span | None = None) -> list[Repair]:
    """One slip of the fingers, at the fault or before it (or within `reach`)."""
    last = _at(tokens, fault)
    places = range(min(last + _AHEAD, len(tokens) - 1), max(last - _BACK, -1), -1)
    if reach is not None:
        places = [i for i in reversed(range(len(tokens))) if reach.start <= tokens[i].start < reach.end]
    found = [repair for i in places for repair in _slips(tokens, i, last)]
    return sorted(found, key=lambda repair: repair.cost)


def _slips(tokens: list[Token], i: int, last: int) -> Iterator[Repair]:
    far = _NEAR * abs(last - i)
    token, place = tokens[i], _span(tokens[i])
    if i and token.text.lower() == tokens[i - 1].text.lower() and token.text[0] not in _SIGNS:
        yield Repair(_with_gap(tokens, i), "", 0.3 + far, "twice", place)
    if token.type != Lexer.NAME:
        return
    for cost, keyword in near_keywords(token.text.lower()):
        if cost <= ONE:
            yield Repair(place, _like(token.text, keyword), cost + far, "word", place)
    for split in _splits(token.text):
        yield Repair(place, split, 0.9 + far, "word", place)
    if i + 1 < len(tokens) and token.stop + 2 == tokens[i + 1].start:
        joined = token.text + tokens[i + 1].text
        if joined.lower() in KEYWORDS:
            both = place.to(_span(tokens[i + 1]))
            yield Repair(both, joined, 0.9 + far, "word", both)


def unlikely(tokens: list[Token], fault: int) -> list[Repair]:
    """Two slips in one word, a keyword that became another one, and neighbours that changed places."""
    last = _at(tokens, fault)
    found: list[Repair] = []
    for i in range(last, max(last - _BACK, -1), -1):
        found += _misread(tokens, i, last)
        if i and tokens[i].text == tokens[i - 1].text and tokens[i].text[0] in _SIGNS:
            found.append(Repair(_with_gap(tokens, i), "", 0.5, "twice", _span(tokens[i])))
    for i in range(min(last, len(tokens) - 2), max(last - 6, -1), -1):
        found.append(_swapped(tokens, i, 1.0 + _NEAR * abs(last - i)))
    return sorted(found, key=lambda repair: repair.cost)


def _misread(tokens: list[Token], i: int, last: int) -> Iterator[Repair]:
    token, place = tokens[i], _span(tokens[i])
    is_keyword = token.text.lower() in KEYWORDS
    if token.type != Lexer.NAME and not is_keyword:
        return
    for cost, keyword in near_keywords(token.text.lower()):
        if is_keyword == (cost <= ONE) and _is_other(token.text, keyword) and keyword != "as":
            yield Repair(place, _like(token.text, keyword), cost + 0.3 + _NEAR * abs(last - i), "word", place)


def _swapped(tokens: list[Token], i: int, cost: float) -> Repair:
    one, other = tokens[i], tokens[i + 1]
    place = _span(one).to(_span(other))
    gap = "" if one.text in (",", ".", "-") else " "
    return Repair(place, f"{other.text}{gap}{one.text}", cost, "swapped", place)


def missing(tokens: list[Token], fault: int, expected: list[str]) -> Iterator[list[Repair]]:
    """A keyword left out, or another one in its place: groups of repairs at one place, of which several may read."""
    last = _at(tokens, fault)
    words = [word for word in dict.fromkeys([*expected, *_MISSING]) if word != "as"]  # it takes any word for a name
    for i in (last, last - 1):
        if not 0 <= i < len(tokens):
            continue
        token, place = tokens[i], _span(tokens[i])
        if i == last:
            at_end = fault > token.stop
            spot = Span(token.stop + 1, token.stop + 1) if at_end else Span(token.start, token.start)
            yield [Repair(spot, f" {word}" if at_end else f"{word} ", 1.4, "missing", place) for word in words]
        if token.text.isalpha() or token.type == Lexer.NAME:
            others = [word for word in words if word not in _SWALLOWING and _is_other(token.text, word)]
            yield [Repair(place, word, 1.6, "word", place) for word in others]
        if i != last:
            spot = Span(token.start, token.start)
            yield [Repair(spot, f"{word} ", 1.4, "missing", place) for word in words]


def _is_other(written: str, word: str) -> bool:
    """Whether a word can have been meant by another one: never itself, nor its opposite."""
    return written.lower() != word and {written.lower(), word} not in _OPPOSITES


def swaps(tokens: list[Token], reach: Span) -> list[Repair]:
    """Neighbours within a name that changed places."""
    inside = [i for i, token in enumerate(tokens) if reach.start <= token.start < reach.end]
    return [_swapped(tokens, i, 1.0) for i in inside if i + 1 in inside]


def between(tokens: list[Token], reach: Span) -> list[Repair]:
    """A word left out, so that what stands behind it seems to belong to the name."""
    inside = [token for token in tokens if reach.start < token.start < reach.end]
    spots = [(Span(token.start, token.start), _span(token)) for token in inside]
    return [Repair(spot, f"{word} ", 1.4, "missing", place) for spot, place in spots for word in _JOINING]


def stray(tokens: list[Token], fault: int) -> list[Repair]:
    """A sign too many where reading stopped, or right before."""
    last = _at(tokens, fault)
    signs = [i for i in (last, last - 1) if i >= 0 and not tokens[i].text[:1].isalnum() and len(tokens[i].text) < 3]
    return [Repair(_with_gap(tokens, i), "", 1.5, "stray", _span(tokens[i])) for i in signs]


@lru_cache(maxsize=1 << 12)
def near_keywords(word: str) -> tuple[tuple[float, str], ...]:
    """The keywords that a word in lower case may be a misspelling of, each with its cost, the likeliest first."""
    limit = max(allowed(word), ONE)
    letters = set(word)
    found = []
    for keyword in KEYWORDS:
        if keyword != word and abs(len(keyword) - len(word)) <= limit and len(letters ^ set(keyword)) <= 2 * limit:
            cost = slip(word, keyword, limit)
            if cost <= limit:
                found.append((cost, keyword))
    return tuple(sorted(found))


def _splits(word: str) -> Iterator[str]:
    """`mustbe`, `Agemust`: two words without the space between them."""
    lower = word.lower()
    for place in range(1, len(word)):
        left, right = lower[:place], lower[place:]
        if right in ("must", "should") or (left in KEYWORDS and right in KEYWORDS and len(word) > 4):
            yield f"{word[:place]} {word[place:]}"


def _like(written: str, keyword: str) -> str:
    return keyword.upper() if written.isupper() and len(written) > 1 else keyword


def _at(tokens: list[Token], fault: int) -> int:
    """The place of the token at a fault; of the last one where the sentence stops too early."""
    return next((i for i, token in enumerate(tokens) if token.start >= fault), len(tokens) - 1)


def _with_gap(tokens: list[Token], i: int) -> Span:
    """A token with the space that goes when it goes."""
    if i + 1 < len(tokens):
        tight = tokens[i].stop + 1 == tokens[i + 1].start
        if not tight or not i:
            return Span(tokens[i].start, tokens[i + 1].start)
    return Span(tokens[i - 1].stop + 1 if i else tokens[i].start, tokens[i].stop + 1)


def _span(token: Token) -> Span:
    return Span(token.start, token.stop + 1)
