"""Reading a pattern: its text to a tree, or a `PatternError`."""

from __future__ import annotations

import re
from dataclasses import replace

from dqlang.patterns.brackets import read_class
from dqlang.patterns.cursor import Cursor
from dqlang.patterns.escapes import ANCHORS, read_escape
from dqlang.patterns.groups import GroupOpening, read_opening, read_start_flags
from dqlang.patterns.quantifiers import read_quantifier
from dqlang.patterns.tree import Alternation, Anchor, Char, CharClass, Dot, Flags, Group, Look, Node, Repeat, Sequence

MAX_NESTING = 30
MAX_LENGTH = 10_000
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def read_tree(text: str) -> Node:
    """The tree of a pattern. Raises nothing but `PatternError`."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.cursor = Cursor(text)
        self.nesting = 0
        self.names: set[str] = set()

    def read(self) -> Node:
        cursor = self.cursor
        self._check_text()
        tree = self._choice(read_start_flags(cursor))
        if cursor.peek():
            at = cursor.at
            help = r"write `\)` for the parenthesis itself"
            cursor.broken("`)` closes nothing", help, at, at + 1)
        return tree

    def _check_text(self) -> None:
        text = self.cursor.text
        if len(text) > MAX_LENGTH:
            message = f"the pattern is longer than {MAX_LENGTH:,} characters"
            self.cursor.broken(message, "split it over several rules, or use a list or a lookup", 0, len(text))
        surrogate = _LONE_SURROGATE.search(text)
        if surrogate:
            message = "the pattern holds half a character, which no text can hold"
            self.cursor.broken(message, "leave it out", surrogate.start(), surrogate.end())

    def _choice(self, flags: Flags) -> Node:
        start = self.cursor.at
        branches = [self._sequence(flags)]
        while self.cursor.peek() == "|":
            self.cursor.take()
            branches.append(self._sequence(flags))
        return branches[0] if len(branches) == 1 else Alternation(tuple(branches), start, self.cursor.at)

    def _sequence(self, flags: Flags) -> Node:
        start = self.cursor.at
        items: list[Node] = []
        while self.cursor.peek() not in ("", "|", ")"):
            items.append(self._item(flags))
        return items[0] if len(items) == 1 else Sequence(tuple(items), start, self.cursor.at)

    def _item(self, flags: Flags) -> Node:
        start = self.cursor.at
        atom = self._atom(flags)
        found = read_quantifier(self.cursor, start, atom)
        if found is None:
            return atom
        low, high, mode, quantifier = found
        return Repeat(atom, low, high, mode, quantifier, start, self.cursor.at)

    def _atom(self, flags: Flags) -> Node:
        cursor, start = self.cursor, self.cursor.at
        character = cursor.peek()
        if character == "(":
            return self._group(flags)
        if character == "[":
            return read_class(cursor, flags)
        if character == "\\":
            return self._escape(flags)
        if character in "*+?{":
            self._refuse_quantifier()
        cursor.take()
        if character in "^$":
            return Anchor(character, flags.multiline, start, cursor.at)
        if character == ".":
            return Dot(flags, start, cursor.at)
        return Char(ord(character), flags, start, cursor.at)

    def _escape(self, flags: Flags) -> Node:
        cursor, start, letter = self.cursor, self.cursor.at, self.cursor.peek(1)
        if letter in ANCHORS and letter:
            if cursor.sees(r"\b{"):
                cursor.unsupported(r"`\b{g}` is not supported", r"write `\b`", start, start + 3)
            cursor.take(2)
            return Anchor(letter, False, start, cursor.at)
        item = read_escape(cursor, flags, in_class=False)
        return item if isinstance(item, Char) else CharClass((item,), False, flags, start, cursor.at)

    def _refuse_quantifier(self) -> None:
        cursor, at = self.cursor, self.cursor.at
        sign = cursor.peek()
        message = "`{` opens a count, and nothing to count stands before it" if sign == "{" else (
            f"nothing stands before `{sign}` that it could repeat"
        )  # fmt: skip
        cursor.broken(message, rf"write `\{sign}` for the sign itself", at, at + 1)

    def _group(self, flags: Flags) -> Node:
        cursor, start = self.cursor, self.cursor.at
        opening = read_opening(cursor, flags, self.names)
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            message = f"groups are nested more than {MAX_NESTING} deep"
            cursor.broken(message, "take parentheses away, or split the pattern over several rules", start, start + 1)
        body = self._choice(opening.flags)
        self.nesting -= 1
        if cursor.peek() != ")":
            help = r"close it with `)`, or write `\(` for the parenthesis itself"
            cursor.broken("`(` is never closed", help, start, cursor.text.find("(", start) + 1)
        cursor.take()
        return replace(_node(opening, body), start=start, end=cursor.at)


def _node(opening: GroupOpening, body: Node) -> Group | Look:
    if opening.kind in ("ahead", "behind"):
        return Look(body, opening.kind == "behind", opening.negated)
    return Group(body, opening.kind, opening.name)
