r"""Patterns of SQL's LIKE: `%` stands for any text, none too, `_` for one character, and a backslash before either, or
before a backslash, takes its meaning away.

What stands between two `%` is looked for where it is first found behind what came before, and never again: a later
place would leave less for the rest. So a text is read in time linear in its length, in Java by atomic groups, in Rust
without them, since giving something back finds nothing more.
"""

from __future__ import annotations

import re

from dqlang.patterns.error import BrokenPattern
from dqlang.record import record

ANY_TEXT, ONE_CHARACTER, ESCAPE = "%", "_", "\\"
_SIGNS = frozenset(r"\^$.|?*+()[]{}-&~#")
_SEGMENT = r"(?:\\[^0-9A-Za-z]|[^\\^$.|?*+()\[\]{}]|\.)*"
_TRANSLATED = re.compile(rf"\(\?s\)\\A{_SEGMENT}(?:\(\?>\.\*\?{_SEGMENT}\))*(?:\.\*{_SEGMENT})?\\z|"
                         rf"\(\?s\)\\A{_SEGMENT}(?:\(\?>\.\*\?{_SEGMENT}\))*")  # fmt: skip
_ATOMIC = re.compile(r"(\\.)|\(\?>")

Segment = tuple[str | None, ...]
"""Characters one after another; None stands for any one."""


@record
class Like:
    """What stands before, between and behind the `%`; a single segment where there is none."""

    segments: tuple[Segment, ...]

    @property
    def takes_all(self) -> bool:
        """Whether every text is like it."""
        return len(self.segments) > 1 and not any(self.segments)

    @property
    def least(self) -> int:
        """How many characters a text must have."""
        return sum(map(len, self.segments))

    def plain(self) -> tuple[str, str] | None:
        """What it asks where a function of text asks the same: `equal`, `start`, `end` or `contain`, and the part."""
        if any(None in segment for segment in self.segments):
            return None
        texts = ["".join(filter(None, segment)) for segment in self.segments]
        match texts:
            case [whole]:
                return "equal", whole
            case [first, ""]:
                return "start", first
            case ["", last]:
                return "end", last
            case ["", inner, ""]:
                return "contain", inner
        return None

    def java(self) -> str:
        first, *others = map(_java, self.segments)
        if not others:
            return rf"(?s)\A{first}\z"
        *inner, last = others
        found = "".join(f"(?>.*?{segment})" for segment in inner)
        return rf"(?s)\A{first}{found}" + (rf".*{last}\z" if last else "")

    def matches(self, text: str) -> bool:
        first, *others = self.segments
        if not others:
            return len(text) == len(first) and _stands(first, text, 0)
        *inner, last = others
        if not _stands(first, text, 0):
            return False
        at = len(first)
        for segment in inner:
            found = next((place for place in range(at, len(text) + 1) if _stands(segment, text, place)), None)
            if found is None:
                return False
            at = found + len(segment)
        return len(text) - len(last) >= at and _stands(last, text, len(text) - len(last))


def read_like(pattern: str) -> Like:
    """Raises BrokenPattern."""
    segments: list[list[str | None]] = [[]]
    at = 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == ESCAPE:
            at += 1
            sign = pattern[at : at + 1]
            if sign not in (ANY_TEXT, ONE_CHARACTER, ESCAPE):
                raise _broken_escape(pattern, at - 1)
            segments[-1].append(sign)
        elif sign == ANY_TEXT:
            segments.append([])
        else:
            segments[-1].append(None if sign == ONE_CHARACTER else sign)
        at += 1
    first, *others = segments
    inner = [segment for segment in others[:-1] if segment]  # `%%` is `%`
    return Like(tuple(map(tuple, [first, *inner, *others[-1:]])))


def _broken_escape(pattern: str, at: int) -> BrokenPattern:
    return BrokenPattern(
        r"a backslash stands only before `%`, `_` or another backslash",
        r"did you mean `\\`, which stands for a backslash?",
        at,
        at + 1,
        r"\\",
    )


def without_atomic_groups(java: str) -> str | None:
    """A pattern as `Like.java` writes it, without atomic groups and with the same meaning; None for any other."""
    if "(?>" not in java or not _TRANSLATED.fullmatch(java):
        return None
    return _ATOMIC.sub(lambda found: found[1] or "(?:", java)


def _java(segment: Segment) -> str:
    return "".join("." if sign is None else "\\" + sign if sign in _SIGNS else sign for sign in segment)


def _stands(segment: Segment, text: str, at: int) -> bool:
    part = text[at : at + len(segment)]
    return len(part) == len(segment) and all(sign in (None, found) for sign, found in zip(segment, part, strict=True))
