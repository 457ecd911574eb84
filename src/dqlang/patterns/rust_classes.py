r"""What matches one character, for Rust's `regex`: a set of code points, never by that engine's own flags.

What Unicode says of a character differs between versions. Here it is what Java 17 knows (Unicode 13): a character that
came later has no property, as there.
"""

from __future__ import annotations

from functools import lru_cache

from dqlang.patterns.charset import CharSet, of_single, of_text, union
from dqlang.patterns.properties import CATEGORIES, POSIX
from dqlang.patterns.tree import Char, CharClass, ClassItem, Dot, Flags, Predefined, Property, Range, Single

_KNOWN = r"\p{age:13.0}"
_LATER = rf"[^{_KNOWN}]"
_WITHOUT_CODE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _,;:/@%'\"=!<>")
_BINARY = {
    "IsAlphabetic": r"\p{Alphabetic}",
    "IsControl": r"\p{Cc}",
    "IsDigit": r"\p{Nd}",
    "IsHex_Digit": r"\p{Nd}\p{Hex_Digit}",
    "IsIdeographic": r"\p{Ideographic}",
    "IsLetter": r"\p{L}",
    "IsLowercase": r"\p{Lowercase}",
    "IsPunctuation": r"\p{P}",
    "IsTitlecase": r"\p{Lt}",
    "IsUppercase": r"\p{Uppercase}",
    "IsWhite_Space": r"\p{White_Space}",
}
# Characters that had another property in Unicode 13 than they have now: what it had more, and what it had less.
_CHANGED = {
    "Mn": (r"\x{1734}\x{1171E}", ""),
    "Mc": ("", r"\x{1734}\x{1171E}"),
    "IsCommon": (r"\x{16FE2}\x{16FE3}", ""),
    "IsHan": ("", r"\x{16FE2}\x{16FE3}"),
    "IsLowercase": ("", r"\x{10FC}\x{AB69}"),
    "IsAlphabetic": ("", r"\x{363}-\x{36F}\x{C04}\x{F82}\x{F83}\x{1DD3}-\x{1DE6}\x{11080}\x{11081}"),
}
_CATEGORIES_OF_CASE = frozenset({"Lu", "Ll", "Lt"})
_BINARY_OF_CASE = frozenset({"IsLowercase", "IsUppercase", "IsTitlecase"})
_ANY_CASE = r"\p{Lowercase}\p{Uppercase}\p{Lt}"
_LARGEST_CASED = 0x1F000

# How many bytes a set takes in a compiled pattern, at most: measured.
_ASCII_SIZE, _RANGE_SIZE, _WIDE_SIZE, _PROPERTY_SIZE = 80, 24, 1_200, 60_000


def single(node: Single) -> tuple[str, int]:
    """A node that matches one character, and how many bytes it takes in a compiled pattern, at most."""
    if isinstance(node, Char) and not node.flags.ignore_case and chr(node.code) in _WITHOUT_CODE:
        return chr(node.code), _ASCII_SIZE
    characters = of_single(node)
    if characters.exact:
        return _set(characters), _size(characters)
    assert not isinstance(node, Dot)
    items = [_item(item, node.flags) for item in _items(node)]
    negated = isinstance(node, CharClass) and node.negated
    return f"[{'^' if negated else ''}{''.join(items)}]", _PROPERTY_SIZE * len(items)


def explicit_ranges(node: Single) -> list[tuple[int, int]]:
    """The code points beyond ASCII that a node names one by one or as ranges."""
    found = [(item.code, item.code) for item in _items(node) if isinstance(item, Char)]
    found += [(item.low, item.high) for item in _items(node) if isinstance(item, Range)]
    return [(max(low, 128), high) for low, high in found if high >= 128]


def _items(node: Single) -> tuple[ClassItem, ...]:
    if isinstance(node, CharClass):
        return node.items
    return () if isinstance(node, Dot) else (node,)


def _size(characters: CharSet) -> int:
    ranges = _ranges(characters)
    return (_WIDE_SIZE if characters.beyond else _ASCII_SIZE) * (1 + len(characters.beyond)) + _RANGE_SIZE * len(ranges)


def _set(characters: CharSet) -> str:
    """An exact set, by its ranges."""
    ranges = [_range(low, high) for low, high in _ranges(characters)]
    return f"[{''.join(ranges)}]" if ranges else r"[^\x{0}-\x{10FFFF}]"


def _ranges(characters: CharSet) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for code in range(128):
        if characters.ascii >> code & 1:
            if found and found[-1][1] == code - 1:
                found[-1] = (found[-1][0], code)
            else:
                found.append((code, code))
    return found + list(characters.beyond)


def _range(low: int, high: int) -> str:
    return _code(low) if low == high else f"{_code(low)}-{_code(high)}"


def _code(code: int) -> str:
    return chr(code) if chr(code).isascii() and chr(code).isalnum() else f"\\x{{{code:X}}}"


def _item(item: ClassItem, flags: Flags) -> str:
    """One of several sets that together are the class."""
    if isinstance(item, Property) and item.name not in POSIX:
        return _property(item, flags)
    if flags.ignore_case and flags.unicode_case and not isinstance(item, Predefined):
        if isinstance(item, Property):
            return _set(of_single(CharClass((item,), False, Flags(ignore_case=True))))
        return _in_any_case(item)
    return _set(of_single(CharClass((item,), False, flags)))


def _property(item: Property, flags: Flags) -> str:
    name = item.name.removeprefix("Is") if item.name.removeprefix("Is") in CATEGORIES else item.name
    if flags.ignore_case:
        name = "LC" if name in _CATEGORIES_OF_CASE else "IsLowercase" if name in _BINARY_OF_CASE else name
    if name in CATEGORIES:
        found = rf"\p{{{name}}}"
    elif name in _BINARY:
        found = _ANY_CASE if flags.ignore_case and name == "IsLowercase" else _BINARY[name]
    else:
        found = rf"\p{{Script={name.removeprefix('Is')}}}"
    more, less = _CHANGED.get(name, ("", ""))
    later = _LATER if name in ("C", "Cn") else ""
    known = f"[{found}&&{_KNOWN}]" if not less else f"[[{found}&&{_KNOWN}]--[{less}]]"
    return f"[{'^' if item.negated else ''}{known}{more}{later}]"


# --- any case beyond ASCII ------------------------------------------------------------------------------------------


def _in_any_case(item: Char | Range) -> str:
    """All characters that Java's flags `iu` take for one of these."""
    low, high = (item.code, item.code) if isinstance(item, Char) else (item.low, item.high)
    if high >= _LARGEST_CASED:
        return _set(union([CharSet(0, ((max(low, 128), high),))]))
    if isinstance(item, Char):
        # Java: what has no other case of its own is only itself; `(?iu)ß` does not find the capital ẞ.
        codes = [low] if _upper(low) == _folded(low) else _cased().get(_folded(low), [low])
    else:
        codes = [c for cs in _cased().values() for c in cs if _in_range(c, low, high)] + list(range(low, high + 1))
    return _set(of_text("".join(map(chr, codes))))


def _in_range(code: int, low: int, high: int) -> bool:
    upper = _upper(code)
    return low <= upper <= high or low <= _lower(upper) <= high


@lru_cache(maxsize=1)
def _cased() -> dict[int, list[int]]:
    """The characters that have several cases, by what they are folded to."""
    found: dict[int, list[int]] = {}
    for code in range(_LARGEST_CASED):
        if not 0xD800 <= code < 0xE000:
            found.setdefault(_folded(code), []).append(code)
    return {folded: codes for folded, codes in found.items() if len(codes) > 1}


def _folded(code: int) -> int:
    return _lower(_upper(code))


def _upper(code: int) -> int:
    """One character for one, as Java does it: `ß` has none."""
    character = chr(code)
    cased = next((c for c in (character.upper(), character.title()) if len(c) == 1), character)
    return ord(cased)


def _lower(code: int) -> int:
    return ord(chr(code).lower()[0])
