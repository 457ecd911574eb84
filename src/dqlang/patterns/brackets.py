"""Reading a class of characters: `[a-z_]`, `[^,]`."""

from __future__ import annotations

import re

from dqlang.patterns.cursor import Cursor
from dqlang.patterns.error import shown
from dqlang.patterns.escapes import read_escape
from dqlang.patterns.tree import Char, CharClass, ClassItem, Flags, Range

_POSIX = re.compile(r"\[:(\^?)([a-z]{1,10}):\]")
_POSIX_NAMES = {
    "alnum": "Alnum", "alpha": "Alpha", "ascii": "ASCII", "blank": "Blank", "cntrl": "Cntrl", "digit": "Digit",
    "graph": "Graph", "lower": "Lower", "print": "Print", "punct": "Punct", "space": "Space", "upper": "Upper",
    "xdigit": "XDigit",
}  # fmt: skip


def read_class(cursor: Cursor, flags: Flags) -> CharClass:
    """Brackets and what is in them."""
    start = cursor.at
    cursor.take()
    negated = cursor.peek() == "^"
    cursor.take(negated)
    _check_first(cursor, start)
    items: list[ClassItem] = []
    while cursor.peek() != "]":
        if not cursor.peek():
            cursor.broken("`[` is never closed", r"close it with `]`, or write `\[` for the bracket", start, start + 1)
        items.append(_read_item(cursor, flags))
    cursor.take()
    return CharClass(tuple(items), negated, flags, start, cursor.at)


def _check_first(cursor: Cursor, start: int) -> None:
    # Java takes a `]` right behind `[` for the bracket itself, other dialects for the end: a reader cannot tell.
    if cursor.peek() == "]":
        at = cursor.at
        message = f"nothing stands in the brackets {shown(cursor.text[start : at + 1])}"
        cursor.broken(message, r"write `\]` for the bracket itself", at, at + 1)


def _read_item(cursor: Cursor, flags: Flags) -> ClassItem:
    start = cursor.at
    low = _read_single(cursor, flags)
    if cursor.peek() != "-" or cursor.peek(1) in ("]", ""):
        return low
    if not isinstance(low, Char):
        return low  # `[\w-.]`: the hyphen is itself
    cursor.take()
    _check_hyphen(cursor, start)
    high = _read_single(cursor, flags)
    written = cursor.text[start : cursor.at]
    if not isinstance(high, Char):
        help = r"write `\-` for the hyphen itself"
        cursor.broken(f"{shown(written)} is a range that ends in a set", help, start, cursor.at)
    if high.code < low.code:
        turned = cursor.text[high.start : high.end] + "-" + cursor.text[low.start : low.end]
        message = f"the range {shown(written)} runs backwards"
        cursor.broken(message, rf"write `{turned}`, or `\-` for the hyphen itself", start, cursor.at)
    return Range(low.code, high.code)


def _check_hyphen(cursor: Cursor, start: int) -> None:
    if cursor.peek() == "-" or cursor.text[start] == "-":
        message = f"{shown(cursor.text[start : cursor.at + 1])} can be read in two ways"
        cursor.broken(message, r"write `\-` for each hyphen that stands for itself", start, cursor.at + 1)


def _read_single(cursor: Cursor, flags: Flags) -> ClassItem:
    start, character = cursor.at, cursor.peek()
    if character == "\\":
        return read_escape(cursor, flags, in_class=True)
    if character == "[":
        _refuse_bracket(cursor)
    if cursor.sees("&&"):
        message = "intersections of classes, `&&`, are not supported"
        cursor.unsupported(message, r"list what is meant, or look ahead first, `(?=[a-z])[^aeiou]`", start, start + 2)
    cursor.take()
    return Char(ord(character), flags, start, cursor.at)


def _refuse_bracket(cursor: Cursor) -> None:
    start, posix = cursor.at, cursor.match(_POSIX)
    if posix and posix[2] in _POSIX_NAMES:
        replacement = f"\\{'P' if posix[1] else 'p'}{{{_POSIX_NAMES[posix[2]]}}}"
        message = f"{shown(posix[0])} is not supported"
        cursor.unsupported(message, f"write `{replacement}`", start, posix.end(), replacement)
    message = "brackets inside brackets are not supported"
    cursor.unsupported(message, r"write `\[` for the bracket itself", start, start + 1)
