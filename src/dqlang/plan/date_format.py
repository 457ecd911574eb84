"""The formats of `be valid date with format 'dd/MM/yyyy'`: a small set of parts, each turned into a piece of a pattern.

A part is a run of one letter. `yyyy` is a year of four digits, `yy` one of two (2000 to 2099); `MM` is a month of two
digits, `M` of one or two, `MMM` its short English name (`Jan`), `MMMM` its full one, in any case; `dd` and `d` are the
day; `HH`, `mm`, `ss` a time that must exist and is otherwise left aside. Every other character stands for itself, save
digits and `[ ] { } #`; `T` stands for itself too, and so does what is in quotes inside the format. Year, month and day
must be there, each part once. There is no zone, and no language but English.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dqlang.record import record

FULL_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT_MONTHS = tuple(name[:3] for name in FULL_MONTHS)

CAN_BE_USED = (
    "a format can use yyyy or yy (year), MM, M, MMM or MMMM (month: 01, 1, Jan, January), dd or d (day), HH (hour), "
    "mm (minute), ss (second), and any separators"
)

# 0001 to 9999, said without looking ahead, which not every engine's patterns can.
YEAR = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"

_PARTS = {
    "yyyy": ("year", YEAR),
    "yy": ("year", "[0-9]{2}"),
    "MM": ("month", "[0-9]{2}"),
    "M": ("month", "[0-9]{1,2}"),
    "MMM": ("month", "[A-Za-z]{3}"),
    "MMMM": ("month", "[A-Za-z]{3,9}"),
    "dd": ("day", "[0-9]{2}"),
    "d": ("day", "[0-9]{1,2}"),
    "HH": ("hour", "(?:[01][0-9]|2[0-3])"),
    "mm": ("minute", "[0-5][0-9]"),
    "ss": ("second", "[0-5][0-9]"),
}
_CAPTURED = ("year", "month", "day")
_OF_ANY_WIDTH = frozenset({"d", "M"})
_IN_DIGITS = frozenset(_PARTS) - {"MMM", "MMMM"}
_MEANT = {
    "YYYY": "the year is `yyyy`",
    "YY": "a year of two digits is `yy`",
    "y": "the year is `yyyy`",
    "DD": "the day is `dd`",
    "D": "the day is `d`",
    "H": "the hour is `HH`",
    "hh": "the hour is `HH`, from 00 to 23",
    "h": "the hour is `HH`, from 00 to 23",
    "m": "the minute is `mm`",
    "s": "the second is `ss`",
    "SS": "the second is `ss`",
}
_WRITTEN_AS = {"year": "yyyy", "month": "MM", "day": "dd"}

# One piece of a format: text in quotes, a run of one letter, or any other single character.
_PIECE = re.compile(r"'(?P<quoted>(?:[^']|'')*)'|(?P<letters>([A-Za-z])\3*)|(?P<other>.)", re.DOTALL)


@record
class DateFormat:
    """A format as a Java pattern of the whole text, and which of its groups holds what."""

    pattern: str
    year: int
    month: int
    day: int
    short_year: bool
    month_names: tuple[str, ...]


class FormatError(ValueError):
    """A format that cannot be read, in words for a steward."""


def format_problem(value: object) -> str | None:
    """What is wrong with a format, and what can be used; None where nothing is."""
    if not isinstance(value, str):
        return "a format is text, such as 'dd/MM/yyyy'"
    try:
        read_format(value)
    except FormatError as error:
        return f"{error}; {CAN_BE_USED}"
    return None


@lru_cache(maxsize=256)
def read_format(written: str) -> DateFormat:
    """The format, or FormatError."""
    parts: dict[str, str] = {}
    pattern = ""
    before = ""
    for piece in _PIECE.finditer(written):
        letters = piece["letters"]
        if letters is None or letters == "T":
            pattern += re.escape(_literal(piece))
        else:
            _refuse_part(letters, before, parts)
            name, form = _PARTS[letters]
            parts[name] = letters
            pattern += f"({form})" if name in _CAPTURED else form
        before = letters or ""
    _refuse_missing(parts)
    groups = {name: number for number, name in enumerate((n for n in parts if n in _CAPTURED), start=1)}
    names = {"MMM": SHORT_MONTHS, "MMMM": FULL_MONTHS}.get(parts["month"], ())
    return DateFormat(rf"^{pattern}\z", **groups, short_year=parts["year"] == "yy", month_names=names)


def _literal(piece: re.Match[str]) -> str:
    """The text that a piece stands for."""
    if piece["quoted"] is not None:
        return piece["quoted"].replace("''", "'") or "'"
    written = piece[0]
    if written == "'":
        raise FormatError("a quote inside the format is never closed")
    if written in "0123456789":
        raise FormatError(f"`{written}` is a digit; a format says where the digits stand, as in 'dd/MM/yyyy'")
    if written in "[]{}#":
        raise FormatError(f"`{written}` cannot stand in a format")
    return written


def _refuse_part(letters: str, before: str, parts: dict[str, str]) -> None:
    if letters not in _PARTS:
        meant = _MEANT.get(letters)
        raise FormatError(f"`{letters}` is no part of a date here" + (f": {meant}" if meant else ""))
    name = _PARTS[letters][0]
    if name in parts:
        raise FormatError(f"the {name} stands twice: `{parts[name]}` and `{letters}`")
    if before in _IN_DIGITS and letters in _IN_DIGITS and {before, letters} & _OF_ANY_WIDTH:
        raise FormatError(f"`{before}{letters}` does not say where the {_PARTS[before][0]} ends: use two letters each")


def _refuse_missing(parts: dict[str, str]) -> None:
    for name in _CAPTURED:
        if name not in parts:
            minute = "; `mm` is the minute" if name == "month" and "minute" in parts else ""
            raise FormatError(f"the {name} is missing, which is `{_WRITTEN_AS[name]}`{minute}")
