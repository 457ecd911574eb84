"""SQL text to tokens. What could mean something beyond one expression (comments, `${...}`, markers) is refused here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dqlang.rawsql.tree import SqlError
from dqlang.record import record
from dqlang.source import Span

_TOKENS = re.compile(
    r"""
    (?P<space>[ \t\r\n]+)
  | (?P<refused>--|/\*|;|\?|->|::|:|@|\[|"|&&|\|\|\||[$#~^&]|\|(?!\|))
  | (?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
  | (?P<text>(?:[rR])?'(?:[^']|'')*')
  | (?P<quoted>`(?:[^`]|``)+`)
  | (?P<word>[^\W\d]\w*)
  | (?P<sign><=>|<>|!=|<=|>=|==|\|\||[=<>()+\-*/%,.!])
    """,
    re.VERBOSE,
)
_REFUSED = {
    "${": ("`${...}` stands for a setting or a variable of the machine", "write the value itself"),
    "--": ("an SQL comment could hide a part of the text", "put the comment behind a `#`, outside of the text"),
    "/*": ("an SQL comment could hide a part of the text", "put the comment behind a `#`, outside of the text"),
    ";": ("`;` ends a statement, and there is only one expression here", "remove it"),
    "?": ("`?` stands for a value that nobody gives here", "write the value itself"),
    "->": ("functions of their own (`x -> ...`) cannot be read here", "write `every` in a rule of its own"),
    "::": ("`::` throws where a value does not fit", "write `try_cast(a AS type)`"),
    ":": ("`:` stands for a value that nobody gives here", "write the value itself"),
    "[": ("`[ ]` throws where there is no such item", "write `get(list, place)`, which counts from 0"),
    "&&": ("`&&` cannot be read here", "write `AND`"),
    '"': ("text in double quotes is a name on some machines", "write 'text' in single quotes, and names in backquotes"),
}


@record
class Token:
    """`kind`: number, text, name, sign, end. A name in backquotes is never a keyword (`quoted`)."""

    kind: str
    text: str
    span: Span
    quoted: bool = False

    @property
    def upper(self) -> str:
        return "" if self.quoted or self.kind not in ("name", "sign") else self.text.upper()


def tokens(sql: str) -> list[Token]:
    """All tokens, and one for the end. Raises SqlError."""
    return [*_tokens(sql), Token("end", "", Span(len(sql), len(sql)))]


def _tokens(sql: str) -> Iterator[Token]:
    place = sql.find("${")
    if place >= 0:
        raise SqlError(Span(place, place + 2), *_REFUSED["${"])
    place = 0
    while place < len(sql):
        found = _TOKENS.match(sql, place)
        if found is None:
            raise _unknown(sql, place)
        span, written = Span(place, found.end()), found[0]
        place = found.end()
        match found.lastgroup:
            case "refused":
                message, help = _REFUSED.get(written, (f"`{written}` cannot be read here", None))
                raise SqlError(span, message, help)
            case "text":
                yield Token("text", _text(written, span), span)
            case "quoted":
                yield Token("name", written[1:-1].replace("``", "`"), span, quoted=True)
            case "word":
                yield Token("name", written, span)
            case "number" | "sign" as kind:
                yield Token(kind, written, span)


def _text(written: str, span: Span) -> str:
    """Spark reads a backslash in text as an escape, by a setting or not: only `r'...'` has one meaning."""
    if written[0] in "rR":
        return written[2:-1].replace("''", "'")
    if "\\" in written:
        raise SqlError(span, "a backslash in this text would hang on a setting of Spark", f"write `r{written}`")
    return written[1:-1].replace("''", "'")


def _unknown(sql: str, place: int) -> SqlError:
    character = sql[place]
    if character in "'`":
        return SqlError(Span(place, len(sql)), f"the {character} is never closed", "close it")
    return SqlError(Span(place, place + 1), f"`{character}` cannot be read here")
