"""The tokens of one line as ANTLR's parser asks for them."""

from __future__ import annotations

from antlr4 import Token
from antlr4.Token import CommonToken


class TokenStream:
    """All tokens are there and all are for the parser, so that nothing is fetched, skipped or buffered as in ANTLR's
    `CommonTokenStream`: reading a file takes a tenth less. The names are those that the parser calls."""

    def __init__(self, tokens: list[Token]) -> None:
        self.index = 0
        self.tokens = [*tokens, _end_of(tokens)]
        for index, token in enumerate(self.tokens):
            token.tokenIndex = index

    def LT(self, k: int) -> Token | None:
        """The k-th token from here, which counts from 1; with -1 the one before. Behind the end is the end."""
        try:
            return self.tokens[self.index + k - 1] if k > 0 else self._before(k)
        except IndexError:
            return self.tokens[-1]

    def _before(self, k: int) -> Token | None:
        return self.tokens[self.index + k] if self.index + k >= 0 else None

    def LA(self, k: int) -> int:
        token = self.LT(k)
        return Token.INVALID_TYPE if token is None else token.type

    @property
    def size(self) -> int:
        return len(self.tokens)

    def get(self, index: int) -> Token:
        return self.tokens[index]

    def consume(self) -> None:
        if self.index < len(self.tokens) - 1:
            self.index += 1

    def seek(self, index: int) -> None:
        self.index = index

    def mark(self) -> int:
        return 0

    def release(self, marker: int) -> None:
        """Nothing is kept for a mark."""


def _end_of(tokens: list[Token]) -> Token:
    behind = tokens[-1].stop + 1 if tokens else 0
    end = CommonToken(type=Token.EOF, start=behind, stop=behind - 1)
    end.text = "<EOF>"
    return end
