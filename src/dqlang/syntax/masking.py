"""Sentences without what stands in quotes, in which no word is one of the language's and no sign means anything."""

from __future__ import annotations

import re

# An apostrophe between two letters is no quote, as in `isn't`.
_QUOTED = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])|'(?:[^'\n]|'')*'|\"(?:[^\"\n]|\"\")*\"|`(?:[^`\n]|``)*`")
_TEXT = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|#.*")


def masked(written: str) -> str:
    """The line with the inside of texts and of quoted names masked; all places stay where they are."""
    return _QUOTED.sub(_masked, written)


def _masked(match: re.Match[str]) -> str:
    text = match[0]
    return text if len(text) < 2 else text[0] + "x" * (len(text) - 2) + text[-1]


def emptied(written: str) -> str:
    """The line with all texts empty and without its comment; names in backquotes stay."""
    return _TEXT.sub(lambda match: "" if match[0][0] == "#" else match[0][0] * 2, written)
