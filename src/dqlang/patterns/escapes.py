r"""Reading what begins with a backslash: `\d`, `\.`, `\x41`, `\p{L}`, `\b`."""

from __future__ import annotations

import re
from typing import NoReturn

from dqlang.patterns.cursor import Cursor
from dqlang.patterns.error import shown
from dqlang.patterns.properties import NAMES, suggestion
from dqlang.patterns.tree import Char, ClassItem, Flags, Predefined, Property

_CONTROL = {"t": 9, "n": 10, "f": 12, "r": 13, "a": 7, "e": 27}
ANCHORS = frozenset("AzZbB")
_HEX = re.compile(r"\\x([0-9A-Fa-f]{2})|\\x\{([0-9A-Fa-f]{1,8})\}")
_UNICODE = re.compile(r"\\u([0-9A-Fa-f]{4})(?:\\u([0-9A-Fa-f]{4}))?")
_BRACED = re.compile(r"\\u\{([0-9A-Fa-f]{1,6})\}")
_PROPERTY = re.compile(r"\\[pP](?:\{([^{}]{0,60})\}|([A-Za-z]))")

_CHARACTER_CODE = r"write the character's code as `\x{...}`, for example `\x{41}` for A"
_UNSUPPORTED = {
    "Q": (r"quoting with `\Q...\E` is not supported", r"put a backslash before each special character instead"),
    "E": (r"quoting with `\Q...\E` is not supported", r"put a backslash before each special character instead"),
    "G": (r"`\G`, the end of the previous match, is not supported", "leave it out; use `^` for the start of the text"),
    "R": (r"`\R`, any line break, is not supported", r"write `(?:\r\n|[\n\r])`"),
    "X": (r"`\X`, a character with its accents, is not supported", r"write `\p{L}\p{M}*+` for a letter with its marks"),
    "N": (r"characters by name, `\N{...}`, are not supported", _CHARACTER_CODE),
    "c": (r"control characters as `\c` are not supported", r"write the code, `\x0D` for `\cM`"),
    "K": (r"`\K` is not supported", "write what must stand before as a look-behind, `(?<=...)`"),
    "k": (
        r"back-references, `\k<name>`, are not supported",
        "write the repeated part out, or compare in a second rule",
    ),
    "v": (r"vertical whitespace, `\v`, is not supported", r"write `[\n\x0B\f\r]`"),
    "V": (r"vertical whitespace, `\V`, is not supported", r"write `[^\n\x0B\f\r]`"),
    "0": (r"octal characters, `\0...`, are not supported", _CHARACTER_CODE),
}


def read_escape(cursor: Cursor, flags: Flags, in_class: bool) -> ClassItem:
    """The character or the set of characters behind a backslash."""
    start, letter = cursor.at, cursor.peek(1)
    if not letter:
        cursor.broken("the pattern ends in a lone backslash", r"write `\\` for a backslash", start, start + 1)
    if letter in "dwshDWSH":
        cursor.take(2)
        return Predefined(letter)
    if letter in "pP":
        return _read_property(cursor)
    code = _read_code(cursor, letter, in_class)
    return Char(code, flags, start, cursor.at)


def _read_code(cursor: Cursor, letter: str, in_class: bool) -> int:
    if letter in _CONTROL:
        cursor.take(2)
        return _CONTROL[letter]
    if letter == "x":
        return _read_hex(cursor)
    if letter == "u":
        return _read_unicode(cursor)
    if letter.isascii() and letter.isalnum():
        _refuse(cursor, letter, in_class)
    cursor.take(2)
    return ord(letter)


def _read_hex(cursor: Cursor) -> int:
    found, start = cursor.match(_HEX), cursor.at
    if found is None:
        help = r"write two digits of 0-9 and A-F, `\x41`, or more in braces, `\x{1F600}`"
        cursor.broken(r"`\x` is not followed by a character's code", help, start, start + 2)
    code = int(found[1] or found[2], 16)
    _check_code(cursor, code, start, found.end())
    cursor.at = found.end()
    return code


def _read_unicode(cursor: Cursor) -> int:
    found, start = cursor.match(_UNICODE), cursor.at
    if found is None:
        braced = cursor.match(_BRACED)
        replacement = f"\\x{{{braced[1]}}}" if braced else None
        end = braced.end() if braced else start + 2
        help = rf"write `{replacement}`" if braced else r"write four digits of 0-9 and A-F, `\u00E9`"
        cursor.broken(r"`\u` is not followed by a character's code of four digits", help, start, end, replacement)
    high, low = int(found[1], 16), int(found[2] or "0", 16)
    if 0xD800 <= high < 0xDC00 <= low < 0xE000:
        code = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
        replacement = f"\\x{{{code:X}}}"
        cursor.unsupported(
            f"{shown(found[0])} is one character in two halves",
            f"write `{replacement}`",
            start,
            found.end(),
            replacement,
        )
    _check_code(cursor, high, start, start + 6)
    cursor.at = start + 6
    return high


def _check_code(cursor: Cursor, code: int, start: int, end: int) -> None:
    if code > 0x10FFFF or 0xD800 <= code < 0xE000:
        written = cursor.text[start:end]
        cursor.broken(
            f"{shown(written)} is no character", "the codes go up to 10FFFF, without D800 to DFFF", start, end
        )


def _read_property(cursor: Cursor) -> Property:
    found, start = cursor.match(_PROPERTY), cursor.at
    written = cursor.text[start : start + 2]
    if found is None:
        help = rf"write it in braces, `{written}{{L}}` for letters"
        cursor.broken(f"`{written}` is not followed by a property's name", help, start, start + 2)
    name = found[1] if found[1] is not None else found[2]
    if name not in NAMES:
        _refuse_property(cursor, written, name, found.end())
    cursor.at = found.end()
    return Property(name, written == r"\P")


def _refuse_property(cursor: Cursor, written: str, name: str, end: int) -> NoReturn:
    known = suggestion(name)
    replacement = f"{written}{{{known}}}" if known else None
    help = (
        rf"did you mean `{replacement}`?" if known else r"known are `\p{L}`, `\p{Lu}`, `\p{IsLatin}`, `\p{Alpha}`, ..."
    )
    message = f"`{written}{{{name}}}` is not a property that is supported"
    cursor.unsupported(message, help, cursor.at, end, replacement)


def _refuse(cursor: Cursor, letter: str, in_class: bool) -> NoReturn:
    start, end = cursor.at, cursor.at + 2
    if letter in ANCHORS:
        message = rf"`\{letter}` stands for a place, which brackets cannot hold"
        help = r"write `\x08` for a backspace" if letter == "b" else "write it outside of the brackets"
        cursor.broken(message, help, start, end)
    if letter in "123456789":
        message = rf"back-references, `\{letter}`, are not supported"
        cursor.unsupported(message, "write the repeated part out, or compare in a second rule", start, end)
    if letter in _UNSUPPORTED:
        cursor.unsupported(*_UNSUPPORTED[letter], start, end)
    message = rf"`\{letter}` has no meaning"
    help = rf"write `{letter}` for the letter itself, `\\` for a backslash"
    cursor.unsupported(message, help, start, end)
