"""The tree of a pattern: what every engine's text is made from.

`start` and `end` are the node's place in the pattern; they take no part in comparisons.
"""

from __future__ import annotations

from dataclasses import field

from dqlang.record import record


def _offset() -> int:
    return field(compare=False, repr=False, default=0)


@record
class Flags:
    """What inline flags say at a place: `i`, `u` (which widens `i` beyond ASCII), `s`, `m`."""

    ignore_case: bool = False
    unicode_case: bool = False
    dot_all: bool = False
    multiline: bool = False


# --- what matches one character ---------------------------------------------------------------------------------------


@record
class Char:
    """A character that stands for itself, by its code point."""

    code: int
    flags: Flags = Flags()
    start: int = _offset()
    end: int = _offset()


@record
class Range:
    """`a-z` inside brackets, both ends included."""

    low: int
    high: int


@record
class Predefined:
    r"""`\d \w \s \h` and, in capitals, what they are not. They know ASCII only, but for `\h`."""

    letter: str


@record
class Property:
    r"""`\p{name}`, negated `\P{name}`."""

    name: str
    negated: bool


ClassItem = Char | Range | Predefined | Property


@record
class CharClass:
    r"""`[...]`, and `\d` or `\p{L}` by itself (one item)."""

    items: tuple[ClassItem, ...]
    negated: bool
    flags: Flags = Flags()
    start: int = _offset()
    end: int = _offset()


@record
class Dot:
    r"""`.`: any character but a line break (`\n \r \u0085 \u2028 \u2029`), or any at all with the flag `s`."""

    flags: Flags = Flags()
    start: int = _offset()
    end: int = _offset()


Single = Char | CharClass | Dot

# --- places, groups, repetitions --------------------------------------------------------------------------------------


@record
class Anchor:
    r"""A place: kind `^ $ A Z z b B`; `multiline` says that `^` and `$` stand at every line."""

    kind: str
    multiline: bool = False
    start: int = _offset()
    end: int = _offset()


@record
class Look:
    """What must, or must not, stand ahead or behind."""

    body: Node
    behind: bool
    negated: bool
    start: int = _offset()
    end: int = _offset()


@record
class Group:
    """`kind`: capturing (also with a `name`), plain, atomic."""

    body: Node
    kind: str
    name: str | None = None
    start: int = _offset()
    end: int = _offset()


@record
class Repeat:
    """`item` from `low` to `high` times (None: without limit); `mode`: greedy, lazy, possessive. The quantifier is
    written at `quantifier` up to `end`."""

    item: Single | Group
    low: int
    high: int | None
    mode: str
    quantifier: int = _offset()
    start: int = _offset()
    end: int = _offset()


@record
class Sequence:
    items: tuple[Node, ...]
    start: int = _offset()
    end: int = _offset()


@record
class Alternation:
    """Two branches or more, the first that fits is taken; a branch may be an empty sequence."""

    branches: tuple[Node, ...]
    start: int = _offset()
    end: int = _offset()


Node = Single | Anchor | Look | Group | Repeat | Sequence | Alternation


@record
class Pattern:
    r"""A pattern that was read. `java` is the text for java.util.regex; for "is it found" it means what `text` means.

    `anchored_start`, `anchored_end`: whether every match begins at the text's start, ends at its end (with `$`: or
    before a line break there).
    """

    text: str
    java: str
    anchored_start: bool
    anchored_end: bool
    tree: Node
