"""Random sentences from the grammar itself: the .g4 files are read, and their rules followed by chance."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random

_FOLDER = Path(__file__).parents[3] / "grammar"
_DEPTH = 14
_PIECE = re.compile(r"'(?:\\'|[^'])*'|[A-Za-z_]\w*|[|()?*+]")
_REPEATS = {"?": (0, 1), "*": (0, 2), "+": (1, 2), "": (1, 1)}
_VALUES = {
    "TEXT": ["'a'", '"b c"', "'it''s'", "\u201cx\u201d", "'^[0-9]{2}$'", "''", "'dd/MM/yyyy'"],
    "NUMBER": ["0", "5", "1.5", "100", "99999999999999999999999999999999999999999"],
    "DATE": ["2024-01-31", "2024-02-30"],
    "TIMESTAMP": ["2024-01-31T10:00:00", "2024-01-31T99:00"],
    "TIME": ["09:00", "25:61"],
    "ORDINAL": ["95th"],
    "NAME": ["Name", "Age", "Zip_2", "gr\u00f6\u00dfe", "valid", "date", "whitespace", "count", "average", "number"],
    "QUOTED_NAME": ["`First Name`", "`a``b`", "`must`"],
    "EOF": [""],
}
_SIGNS = dict(LE="<=", GE=">=", LT="<", GT=">", EQ="=", PLUS="+", MINUS="-", STAR="*", SLASH="/", PERCENT="%")
_SIGNS |= dict(LP="(", RP=")", LB="[", RB="]", COMMA=",", DOT=".")

Alternatives = list[list[tuple["str | Alternatives", str]]]
"""Ways to say something, each a list of pieces: names of rules and tokens or again ways, with `?`, `*`, `+` or not."""


def sentence(random: Random, rule: str = "sentence") -> str:
    """A sentence as the grammar allows it, whatever it means."""
    return " ".join(word for word in _follow(rule, random, 0) if word)


def _follow(piece: str | Alternatives, random: Random, depth: int) -> list[str]:
    if isinstance(piece, list):
        return _one_of(piece, random, depth)
    if piece in _rules():
        return _one_of(_rules()[piece], random, depth + 1)
    return [random.choice(_VALUES.get(piece) or [_SIGNS.get(piece, piece.lower())])]


def _one_of(ways: Alternatives, random: Random, depth: int) -> list[str]:
    way = min(random.sample(ways, min(3, len(ways))), key=len) if depth > _DEPTH else random.choice(ways)
    words: list[str] = []
    for piece, repeat in way:
        low, high = _REPEATS[repeat]
        for _ in range(low if depth > _DEPTH else random.randint(low, high)):
            words += _follow(piece, random, depth)
    return words


@cache
def _rules() -> dict[str, Alternatives]:
    text = (_FOLDER / "DataQualityParser.g4").read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/|//.*|#\s*\w+|\w+=|\{[^}]*\}", "", text)
    rules = re.findall(r"^([a-z]\w*)\s*:(.*?);", text, re.MULTILINE | re.DOTALL)
    return {name.rstrip("_"): _alternatives(_PIECE.findall(body)) for name, body in rules} | {
        name: _alternatives(_PIECE.findall(body)) for name, body in rules
    }


def _alternatives(pieces: list[str]) -> Alternatives:
    ways: Alternatives = [[]]
    while pieces:
        piece = pieces.pop(0)
        if piece == ")":
            break
        if piece == "|":
            ways.append([])
            continue
        found = _alternatives(pieces) if piece == "(" else piece
        repeat = pieces.pop(0) if pieces and pieces[0] in "?*+" else ""
        ways[-1].append((found, repeat))
    return ways
