"""Reading how often: `*`, `+`, `?`, `{2,5}`, each also lazy (`*?`) or possessive (`*+`)."""

from __future__ import annotations

import re

from dqlang.patterns.cursor import Cursor
from dqlang.patterns.error import shown
from dqlang.patterns.tree import Anchor, Look, Node

MAX_COUNT = 1_000_000
_COUNT = re.compile(r"\{([0-9]{1,9})(,)?([0-9]{1,9})?\}")
_NEARLY = re.compile(r"\{[ \t]{0,9}([0-9]{0,9})[ \t]{0,9}(,?)[ \t]{0,9}([0-9]{0,9})[ \t]{0,9}\}")
_HUGE = re.compile(r"\{[0-9,]{0,40}")
_SIGNS = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_MODES = {"?": "lazy", "+": "possessive"}


def read_quantifier(cursor: Cursor, start: int, atom: Node) -> tuple[int, int | None, str, int] | None:
    """(low, high, mode, where the quantifier begins) of what follows an atom that began at `start`."""
    at, sign = cursor.at, cursor.peek()
    if sign in _SIGNS:
        low, high = _SIGNS[sign]
        cursor.take()
    elif sign == "{":
        low, high = _read_count(cursor)
    else:
        return None
    mode = _MODES.get(cursor.peek(), "greedy")
    cursor.take(mode != "greedy")
    if isinstance(atom, Anchor | Look):
        written = cursor.text[start:at]
        message = f"{shown(written)} stands for a place, which cannot be repeated"
        cursor.broken(message, f"leave {shown(cursor.text[at : cursor.at])} out", at, cursor.at)
    _check_single(cursor, at)
    return low, high, mode, at


def _read_count(cursor: Cursor) -> tuple[int, int | None]:
    start, found = cursor.at, cursor.match(_COUNT)
    if found is None or (found[3] and not found[2]):
        _refuse(cursor)
    low = int(found[1])
    high = int(found[3]) if found[3] else None if found[2] else low
    if high is not None and high < low:
        turned = f"{{{high},{low}}}"
        cursor.broken(f"{shown(found[0])} ends below its start", f"write `{turned}`", start, found.end())
    if max(low, high or 0) > MAX_COUNT:
        _refuse_huge(cursor, start, found.end())
    cursor.at = found.end()
    return low, high


def _refuse(cursor: Cursor) -> None:
    start, nearly = cursor.at, cursor.match(_NEARLY)
    if nearly and (nearly[1] or nearly[3]) and (nearly[2] or not nearly[3]):
        written = "{" + (nearly[1] or "0") + nearly[2] + nearly[3] + "}"
        message = f"{shown(nearly[0])} is not how a count is written"
        cursor.broken(message, f"write `{written}`", start, nearly.end(), written)
    huge = cursor.match(_HUGE)
    if huge and any(len(digits) > 9 for digits in huge[0][1:].split(",")):
        _refuse_huge(cursor, start, huge.end())
    help = r"write `{2}`, `{2,}` or `{2,5}`, or `\{` for the brace itself"
    cursor.broken("`{` opens a count, and none follows", help, start, start + 1)


def _refuse_huge(cursor: Cursor, start: int, end: int) -> None:
    message = f"a count is above {MAX_COUNT:,}"
    cursor.broken(message, "leave the upper bound out, `{0,}`, or count with `have length`", start, end)


def _check_single(cursor: Cursor, at: int) -> None:
    sign = cursor.peek()
    count = cursor.match(_NEARLY)
    if sign and sign in "*+?" or count:
        end = count.end() if count else cursor.at + 1
        message = f"{shown(cursor.text[at:end])} repeats a repetition"
        cursor.broken(message, "leave one of them out, or put a group `(?:...)` around the first", at, end)
