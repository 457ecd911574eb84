r"""Which characters a piece of a pattern can match: exactly for ASCII, never too few beyond it.

Properties of the Unicode database (`\p{L}`) differ between versions, so beyond ASCII they count as everything. A set is
`exact` where that was not needed. Two sets that do not meet here never meet in any engine.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from dqlang.patterns.properties import POSIX, has_in_ascii
from dqlang.patterns.tree import Char, ClassItem, Dot, Flags, Predefined, Property, Range, Single
from dqlang.record import record

_MOST = 0x10FFFF
_ALL_ASCII = (1 << 128) - 1
_BEYOND = ((0x80, _MOST),)
_MAX_RANGES = 200

Ranges = tuple[tuple[int, int], ...]


@record
class CharSet:
    """`ascii` is a bit for each ASCII character; `beyond` are sorted ranges above."""

    ascii: int = 0
    beyond: Ranges = ()
    exact: bool = True

    def meets(self, other: CharSet) -> bool:
        return bool(self.ascii & other.ascii) or _ranges_meet(self.beyond, other.beyond)

    def minus(self, other: CharSet) -> CharSet:
        """What is in this set and surely not in the other."""
        beyond = _common(self.beyond, _complement(other.beyond)) if other.exact else self.beyond
        return CharSet(self.ascii & ~other.ascii, beyond, self.exact)

    def negated(self) -> CharSet:
        beyond = _complement(self.beyond) if self.exact else _BEYOND
        return CharSet(_ALL_ASCII & ~self.ascii, beyond, self.exact)

    @property
    def is_empty(self) -> bool:
        return not self.ascii and not self.beyond

    @property
    def supplementary(self) -> bool:
        """Whether it can match a character above U+FFFF, which Java counts as two."""
        return bool(self.beyond) and self.beyond[-1][1] > 0xFFFF

    @property
    def width(self) -> int | None:
        """How many UTF-16 units each of its characters takes; None where that differs."""
        if not self.supplementary:
            return 1
        return 2 if not self.ascii and self.beyond[0][0] > 0xFFFF and self.exact else None


EMPTY = CharSet()
ANYTHING = CharSet(_ALL_ASCII, _BEYOND)


def union(sets: Iterable[CharSet]) -> CharSet:
    ascii_bits, ranges, exact = 0, [], True
    for item in sets:
        ascii_bits |= item.ascii
        ranges.extend(item.beyond)
        exact = exact and item.exact
    beyond = _merged(ranges)
    if len(beyond) > _MAX_RANGES:  # keeps every question about a set cheap
        return CharSet(ascii_bits, _BEYOND, False)
    return CharSet(ascii_bits, beyond, exact)


@lru_cache(maxsize=4096)
def of_single(node: Single) -> CharSet:
    """What a node that matches one character can match."""
    if isinstance(node, Dot):
        return ANYTHING if node.flags.dot_all else LINE_BREAKS.negated()
    if isinstance(node, Char):
        return _of_item(node, node.flags)
    items = union(_of_item(item, node.flags) for item in node.items)
    return items.negated() if node.negated else items


def of_text(characters: str) -> CharSet:
    return union(_range(ord(c), ord(c)) for c in characters)


def _of_item(item: ClassItem, flags: Flags) -> CharSet:
    if isinstance(item, Char):
        folded = _FOLDS.get(item.code, "") if flags.ignore_case and flags.unicode_case else ""
        return _any_case(union([_range(item.code, item.code), of_text(folded)]), flags)
    if isinstance(item, Range):
        return _any_case(_range(item.low, item.high), flags)
    if isinstance(item, Predefined):
        items = _PREDEFINED[item.letter.lower()]
        return items if item.letter.islower() else items.negated()
    return _of_property(item, flags)


def _of_property(item: Property, flags: Flags) -> CharSet:
    bits = sum(1 << code for code in range(128) if has_in_ascii(item.name, chr(code)))
    items = CharSet(bits) if item.name in POSIX else CharSet(bits, _BEYOND, False)
    items = _any_case(items, flags) if items.exact else _any_case(items, replace(flags, unicode_case=False))
    return items.negated() if item.negated else items


def _range(low: int, high: int) -> CharSet:
    bits = (1 << min(high, 127) + 1) - (1 << low) if low < 128 else 0
    return CharSet(bits, ((max(low, 128), high),) if high >= 128 else ())


def _any_case(items: CharSet, flags: Flags) -> CharSet:
    if not flags.ignore_case:
        return items
    bits = items.ascii | (items.ascii & _UPPER) << 32 | (items.ascii & _LOWER) >> 32
    if not flags.unicode_case or not (items.beyond or bits & _FOLDED_TO):
        return CharSet(bits, items.beyond, items.exact)
    return CharSet(bits, _BEYOND, False)


def _bits(characters: str) -> int:
    return sum(1 << ord(c) for c in characters)


_UPPER, _LOWER = _bits("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), _bits("abcdefghijklmnopqrstuvwxyz")
# With the flags `i` and `u` the long s, the kelvin sign and two forms of i are the ASCII letters, and the other way.
_FOLDS = {0x17F: "s", 0x212A: "k", 0x130: "i", 0x131: "i"}
_FOLDED_TO = _bits("KkSsIi")


def _merged(ranges: list[tuple[int, int]]) -> Ranges:
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def _complement(ranges: Ranges) -> Ranges:
    gaps, at = [], 0x80
    for low, high in ranges:
        if low > at:
            gaps.append((at, low - 1))
        at = high + 1
    if at <= _MOST:
        gaps.append((at, _MOST))
    return tuple(gaps)


def _common(left: Ranges, right: Ranges) -> Ranges:
    found, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        low, high = max(left[i][0], right[j][0]), min(left[i][1], right[j][1])
        if low <= high:
            found.append((low, high))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def _ranges_meet(left: Ranges, right: Ranges) -> bool:
    return bool(left and right) and bool(_common(left, right))


LINE_BREAKS = of_text("\n\r\x85\u2028\u2029")
_PREDEFINED = {
    "d": of_text("0123456789"),
    "w": of_text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"),
    "s": of_text(" \t\n\x0b\f\r"),
    "h": of_text(
        " \t\xa0\u1680\u180e\u202f\u205f\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    ),
}
