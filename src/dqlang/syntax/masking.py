"""Sentences without what stands in quotes, in which no word is one of the language's and no sign means anything."""

from __future__ import annotations

import re

# An apostrophe between two letters is no quote, as in `isn't`.
_QUOTED = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])|'(?:[^'\n]|'')*'|\"(?:[^\"\n]|\"\")*\"|`(?:[^`\n]|``)*`")
_TEXT = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|#.*")

_ASIDE = r"/[^/\n]+/|" + _QUOTED.pattern
_CURLY = re.compile(
    _ASIDE + r"|(?<![\w\u2018-\u201b])[\u2018-\u201b](?P<one>[^'\u2018-\u201b\n]*)[\u2018-\u201b](?![\w\u2018-\u201b])"
    r"|(?<![\u201c-\u201f])[\u201c-\u201f](?P<two>[^\"\u201c-\u201f\n]*)[\u201c-\u201f](?![\u201c-\u201f])"
)


def straightened(written: str) -> str:
    """The line with straight quotes around texts that stand in curly ones; all places stay where they are. Curly signs
    inside other quotes, and doubled ones, are part of a text."""
    return _CURLY.sub(_straight, written)


def _straight(match: re.Match[str]) -> str:
    if match["one"] is not None:
        return f"'{match['one']}'"
    return f'"{match["two"]}"' if match["two"] is not None else match[0]


def masked(written: str) -> str:
    """The line with the inside of texts and of quoted names masked; all places stay where they are."""
    return _QUOTED.sub(_masked, written)


def _masked(match: re.Match[str]) -> str:
    text = match[0]
    return text if len(text) < 2 else text[0] + "x" * (len(text) - 2) + text[-1]


def emptied(written: str) -> str:
    """The line with all texts empty and without its comment; names in backquotes stay."""
    return _TEXT.sub(lambda match: "" if match[0][0] == "#" else match[0][0] * 2, written)
