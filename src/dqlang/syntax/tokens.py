"""Source text to tokens, and tokens to the logical lines that are read one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from antlr4 import InputStream, Token
from antlr4.Token import CommonToken

from dqlang.record import record
from dqlang.source import Source, Span
from dqlang.syntax.generated.DataQualityLexer import DataQualityLexer as Lexer
from dqlang.syntax.simulators import RememberingLexer

_OPENING = {Lexer.LP: Lexer.RP, Lexer.LB: Lexer.RB}
_MODALS = (Lexer.MUST, Lexer.SHOULD)
KEYWORDS = frozenset(name[1:-1] for name in Lexer.literalNames if name[1:-1].isalpha() and name.startswith("'"))
_KEYWORD_TYPES = {name[1:-1]: kind for kind, name in enumerate(Lexer.literalNames) if name[1:-1] in KEYWORDS}
_WORD = re.compile(r"[ \t]*([A-Za-z_][A-Za-z_0-9]*)(?![A-Za-z_0-9]|[^\x00-\x7f])")
_UNDERSCORE = ord("_")


class _Lexer(Lexer):
    """Finds words of ASCII letters by itself, which are most of a file, and leaves all else to ANTLR: the whole takes
    half as long. What both find is the same: a word is a keyword, else a name."""

    def __init__(self, text: str, stream: InputStream) -> None:
        super().__init__(stream)
        self._interp = RememberingLexer(self)
        self._whole = text

    def checkVersion(self, toolVersion: str) -> None:
        """Says nothing: runtimes 4.10 to 4.13 read what 4.13 generated, but older ones print a line for each lexer."""

    def nextToken(self) -> Token:
        word = _WORD.match(self._whole, self.inputStream.index)
        if word is None:
            return super().nextToken()
        start, stop = word.span(1)
        self.inputStream.seek(stop)
        self._hitEOF = stop == len(self._whole)  # as ANTLR's own does it: to look for a token there takes long
        kind = _KEYWORD_TYPES.get(word[1].lower(), Lexer.NAME)
        token = CommonToken(self._tokenFactorySourcePair, kind, Token.DEFAULT_CHANNEL, start, stop - 1)
        token.text = word[1]
        return token


@record
class Comment:
    """A comment with its `#`; `own_line` where nothing stands before it."""

    text: str
    span: Span
    own_line: bool


@record
class Line:
    """The tokens of one logical line; line breaks inside closed brackets are left out. `unclosed` is a bracket that is
    never closed."""

    tokens: list[Token]
    unclosed: Token | None

    @property
    def span(self) -> Span:
        return Span(self.tokens[0].start, self.tokens[-1].stop + 1)


def read_tokens(text: str) -> list[Token]:
    """All tokens, comments too, without the end of the file."""
    return list(tokens_in(text))


def tokens_in(text: str) -> Iterator[Token]:
    """The same one by one, each read only when it is asked for."""
    stream = InputStream(text)
    if not text.isascii():
        stream.data = [_as_read(character) for character in text]
    lexer = _Lexer(text, stream)
    lexer.removeErrorListeners()
    return iter(lexer.nextToken, _EndOfFile())


def _as_read(character: str) -> int:
    """ANTLR has to learn each character, which takes long where there are thousands. All letters are alike to the
    lexer, and `_` is one that no keyword holds. The tokens' own texts stay as they are."""
    return _UNDERSCORE if character > "\x7f" and character.isalpha() else ord(character)


class _EndOfFile:
    """Equal to the token that ends a file, to stop `iter`."""

    def __eq__(self, other: object) -> bool:
        return getattr(other, "type", None) == Token.EOF


def comments(source: Source) -> list[Comment]:
    """The comments of a file, in its order."""
    found = []
    for token in read_tokens(source.text):
        if token.type == Lexer.COMMENT:
            before = source.text[: token.start].rpartition("\n")[2]
            found.append(
                Comment(token.text.rstrip(), Span(token.start, token.stop + 1), not before.strip(" \t\ufeff\xa0"))
            )
    return found


def logical_lines(tokens: list[Token]) -> Iterator[Line]:
    """Lines that hold a sentence. A break inside brackets does not end a line, unless the bracket is not closed before
    the next rule: then the fault stays in its line."""
    tokens = [token for token in tokens if token.channel == Token.DEFAULT_CHANNEL]
    current: list[Token] = []
    unclosed: Token | None = None
    closes_at = -1
    for i, token in enumerate(tokens):
        if token.type == Lexer.NL:
            if i > closes_at and current:
                yield Line(current, unclosed)
                current, unclosed = [], None
            continue
        if token.type in _OPENING and i > closes_at:
            end = _closing(tokens, i)
            if end is None:
                unclosed = unclosed or token
            else:
                closes_at = end
        current.append(token)
    if current:
        yield Line(current, unclosed)


def _closing(tokens: list[Token], opening: int) -> int | None:
    """Where the bracket at `opening` is closed. Since `must` and `should` are reserved, none stands inside brackets."""
    depth = 0
    for i in range(opening, len(tokens)):
        kind = tokens[i].type
        if kind in _OPENING:
            depth += 1
        elif kind in (Lexer.RP, Lexer.RB):
            depth -= 1
            if depth == 0:
                return i
        elif kind in _MODALS:
            return None
    return None
