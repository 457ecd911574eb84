"""Tokens of a text that differs from another one in one place: only there are they read anew.

Guesses at what was meant read one line very many times, and most of that is cutting it into words.
"""

from __future__ import annotations

from collections.abc import Callable

from antlr4 import Token

from dqlang.syntax.generated.DataQualityLexer import DataQualityLexer as Lexer
from dqlang.syntax.tokens import read_tokens, tokens_in

_ALIKE = 0.5
"""So much of a text must be as in the last one."""


class Relexer:
    """Keeps the tokens of one text, and reads others that are much like it."""

    def __init__(self) -> None:
        self._text, self._tokens = "", []

    def tokens(self, text: str) -> list[Token]:
        front, behind = _shared(self._text, text)
        if front + behind < _ALIKE * len(text):
            self._text, self._tokens = text, read_tokens(text)
            return list(self._tokens)
        return self._relexed(text, front, behind)

    def _relexed(self, text: str, front: int, behind: int) -> list[Token]:
        kept = self._untouched(front)
        begin = kept[-1].stop + 1 if kept else 0
        moved = len(text) - len(self._text)
        same = {
            token.start + moved: i for i, token in enumerate(self._tokens) if token.start >= len(self._text) - behind
        }
        found = list(kept)
        for token in tokens_in(text[begin:]):
            start = token.start + begin
            if start in same:  # from here on all is as it was
                return found + [_moved(each, moved) for each in self._tokens[same[start] :]]
            found.append(_moved(token, begin))
        return found

    def _untouched(self, front: int) -> list[Token]:
        """The first tokens, which nothing behind them could change: a space follows, and no text is open."""
        kept = 0
        for i, token in enumerate(self._tokens):
            if token.stop + 1 >= front or token.type == Lexer.UNTERMINATED:
                break
            if self._text[token.stop + 1] == " ":
                kept = i + 1
        return self._tokens[:kept]


def _shared(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts share at the beginning, and how many further ones at the end."""
    most = min(len(one), len(other))
    front = _same(most, lambda n: one[:n] == other[:n])
    return front, _same(most - front, lambda n: one[len(one) - n :] == other[len(other) - n :])


def _same(most: int, alike: Callable[[int], bool]) -> int:
    """The largest number up to `most` for which two texts are alike, found by halves."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if alike(middle) else (least, middle - 1)
    return least


def _moved(token: Token, by: int) -> Token:
    if by == 0:
        return token
    copy = token.clone()
    copy.text = token.text
    copy.start, copy.stop = token.start + by, token.stop + by
    return copy
