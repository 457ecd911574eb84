"""How text looks in a terminal: how wide it is, and what stands for characters that would upset the screen."""

from __future__ import annotations

import unicodedata

TAB = 4
_JOINERS = "\u200c\u200d"  # parts of words in some scripts and of emoji: kept, they take no room


def cell(character: str) -> tuple[str, int]:
    """What is printed for a character, and how many columns it takes."""
    if " " <= character <= "~":
        return character, 1
    category = unicodedata.category(character)
    if character in _JOINERS or category in ("Mn", "Me") or "\u1160" <= character <= "\u11ff":
        return character, 0
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        # Escape sequences, marks that turn the direction of the text, halves of surrogate pairs, line separators.
        escaped = _escaped(character)
        return escaped, len(escaped)
    return character, 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _escaped(character: str) -> str:
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def cells(line: str) -> list[tuple[str, int]]:
    """The line, character by character, tabs as spaces up to the next stop."""
    result = []
    column = 0
    for character in line:
        shown, width = (" " * (TAB - column % TAB), TAB - column % TAB) if character == "\t" else cell(character)
        column += width
        result.append((shown, width))
    return result


def visible(text: str, keep: str = "") -> str:
    """The text on one line and harmless to a terminal; characters in `keep` stay as they are."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(character if character in keep else cell(character)[0] for character in text)


def width(text: str) -> int:
    """How many columns a text takes, once it is `visible`."""
    return len(text) if text.isascii() else sum(cell(character)[1] for character in text)


def fit(text: str, columns: int) -> str:
    """The text made `visible`, cut to so many columns."""
    text = visible(text)
    if width(text) <= columns:
        return text
    kept, used = [], 3
    for character in text:
        used += cell(character)[1]
        if used > columns:
            break
        kept.append(character)
    return "".join(kept) + "..."


def pad(text: str, columns: int, right: bool = False) -> str:
    """The text filled up with spaces to so many columns."""
    filling = " " * max(0, columns - width(text))
    return filling + text if right else text + filling
