"""Columns whose names are several words, behind the beginning of a sentence.

What stands there may be other words just as well, so they are looked for last, and each has to look like a name.
"""

from __future__ import annotations

from dqlang.syntax.slip_form import PART, UNITS, Known

_NAME = r"(?-i:[A-Z])\w*(?: (?:(?-i:[A-Z])\w*|\d{1,3}\b))+"
_WORD = (
    r"(?!(?:must|should|and|or|of|every|where|per|not|be|is|are|has|have|the|an?|its?|this|that|any|all|both|either|only"
    rf"|true|false|null|plus|minus|times|divided|multiplied|when|if|for|as|because|tagged|within|ignoring|{UNITS})\b)[^\W\d]\w*"
)
_WORDS = rf"{_WORD}(?: {_WORD}){{1,3}}"
_ASKED = r"(?:is|are|has|does|matches|contains|starts|ends)"


def _several(pattern: str) -> Known:
    return Known(
        pattern,
        "a column's name of several words stands in backquotes",
        "if `{at}` is one column, write `` `{at}` ``",
        "`{at}`",
        safe=False,
    )


SLIPS = [
    _several(rf"\b(?:when|and|or|not) \(?(?P<at>{_WORDS})(?= {_ASKED}\b)"),
    _several(rf"(?:\b(?:than|least|most|to|before|after|between|and)|[<>=]) (?P<at>{_NAME})(?= and |\)|{PART}$)"),
    _several(rf"\b(?:than|equal to) (?P<at>{_WORDS})(?={PART}$)"),
    _several(rf"\b(?:of|every|per|within) (?P<at>{_NAME})(?= (?:must|should|and|or|{_ASKED})\b|,|\)|{PART}$)"),
    _several(rf"(?:\(|, ?)(?P<at>{_NAME})(?=,|\))"),
]
