"""What checks of text answer about a text of the file, without Spark. Nothing is claimed of characters beyond ASCII."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

_SPACE = frozenset(" \t\n\v\f\r")
_NUMBER = re.compile(r" *[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)? *")
_SHORT_NUMBER = re.compile(r" *[+-]?(?:[0-9]{1,18}(?:\.[0-9]{0,15})?|\.[0-9]{1,15}) *")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HUMAN_WORD = re.compile(r"[A-Za-z'-]+")


def _neighbours(text: str, test: Callable[[str, str], bool]) -> bool:
    return any(test(*pair) for pair in zip(text, text[1:], strict=False))


def _three_alike(text: str) -> bool:
    return any(a == b == c for a, b, c in zip(text, text[1:], text[2:], strict=False))


def _human_name(text: str) -> bool:
    *words, last = re.split(r"[ \t\n\v\f\r]", text)
    return all(map(_HUMAN_WORD.fullmatch, words)) and (not last or _HUMAN_WORD.fullmatch(last) is not None)


OF_TEXT: dict[str, Callable[[str], bool]] = {
    "be blank": lambda text: _SPACE.issuperset(text),
    "be empty": lambda text: text == "",
    "be upper case": lambda text: text.upper() == text,
    "be lower case": lambda text: text.lower() == text,
    "be human_name": _human_name,
    "have whitespace": lambda text: not _SPACE.isdisjoint(text),
    "have leading whitespace": lambda text: text[:1] in _SPACE,
    "have trailing whitespace": lambda text: text[-1:] in _SPACE,
    "have consecutive whitespace": lambda text: _neighbours(text, lambda a, b: a in _SPACE and b in _SPACE),
    "have consecutive characters": _three_alike,
    "be valid number": lambda text: _NUMBER.fullmatch(text) is not None,
    "be valid integer": lambda text: re.fullmatch(r" *[+-]?[0-9]+ *", text) is not None,
    "be valid boolean": lambda text: text.lower() in ("true", "false"),
    "be valid date": lambda text: day(text) is not None,
}
"""Checks that have an answer for any text, as each one's page has it."""

PART: dict[str, Callable[[str, str], bool]] = {
    "contain": lambda text, part: part in text,
    "start with": lambda text, part: text.startswith(part),
    "end with": lambda text, part: text.endswith(part),
}


def number(text: str) -> Decimal | None | bool:
    """The number that a text reads as; None: it is none; False: too long or too odd to say."""
    if not text.isascii() or _NUMBER.fullmatch(text) is None:
        return None
    return Decimal(text.strip(" ")) if _SHORT_NUMBER.fullmatch(text) else False


def day(text: str) -> int | None:
    """The day that a text reads as, by its number."""
    if not text.isascii() or _DAY.fullmatch(text) is None:
        return None
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None


def truth(text: str) -> bool | None:
    return {"true": True, "false": False}.get(text.lower()) if text.isascii() else None
