"""Reading what opens a group: `(`, `(?:`, `(?<name>`, `(?=`, `(?i:`, and the flags at a pattern's start."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NoReturn

from dqlang.patterns.cursor import Cursor
from dqlang.patterns.error import shown
from dqlang.patterns.tree import Flags
from dqlang.record import record

_FLAGS = re.compile(r"\(\?([A-Za-z]{0,20})(-[A-Za-z]{0,20})?([:)])")
_NAME = re.compile(r"\(\?<([A-Za-z][A-Za-z0-9]{0,99})>")
_PYTHON_NAME = re.compile(r"\(\?P<([A-Za-z][A-Za-z0-9]{0,99})>")
_FLAG_FIELDS = {"i": "ignore_case", "u": "unicode_case", "s": "dot_all", "m": "multiline"}
_FLAG_HELP = {
    "x": "write the pattern on one line without comments",
    "U": r"write `\p{L}` for letters and `\p{Nd}` for digits of every script",
    "d": r"write `[^\n]` where `.` should stop at `\n` only",
    "c": "compare the text in its composed form",
}
_SIMPLE = {
    "(?:": ("plain", False),
    "(?>": ("atomic", False),
    "(?=": ("ahead", False),
    "(?!": ("ahead", True),
    "(?<=": ("behind", False),
    "(?<!": ("behind", True),
}
_UNSUPPORTED = {
    "(?#": ("comments, `(?#...)`, are not supported", "write the comment in the rule file, behind a `#`"),
    "(?P=": ("back-references, `(?P=name)`, are not supported", "write the repeated part out"),
    "(?P>": ("calls of a group, `(?P>name)`, are not supported", "write the group's content out"),
    "(?(": ("conditions, `(?(...)`, are not supported", "write the cases as alternatives, `(?:...|...)`"),
    "(?|": ("`(?|`, numbering groups anew, is not supported", "write `(?:`"),
    "(?R)": ("calls of the whole pattern, `(?R)`, are not supported", "write as many levels out as are needed"),
    "(?&": ("calls of a group, `(?&name)`, are not supported", "write the group's content out"),
    "(?'": ("groups named as `(?'name'...)` are not supported", "write `(?<name>...)`"),
    "(*": ("verbs, `(*...)`, are not supported", r"leave it out, or write `\*` for the asterisk itself"),
}


@record
class GroupOpening:
    """`kind`: capturing, plain, atomic, ahead, behind; `flags` hold inside."""

    kind: str
    flags: Flags
    negated: bool = False
    name: str | None = None


def read_opening(cursor: Cursor, flags: Flags, names: set[str]) -> GroupOpening:
    """What opens the group here; the cursor moves to its body. Names are added to `names`."""
    for sign in ("(?<=", "(?<!", "(?:", "(?>", "(?=", "(?!"):
        if cursor.sees(sign):
            cursor.take(len(sign))
            kind, negated = _SIMPLE[sign]
            return GroupOpening(kind, flags, negated)
    if cursor.sees("(?<"):
        return GroupOpening("capturing", flags, name=_read_name(cursor, names))
    if not cursor.sees("(?") and not cursor.sees("(*"):
        cursor.take()
        return GroupOpening("capturing", flags)
    found = cursor.match(_FLAGS)
    if found is None or not (found[1] or found[2]) or found[1] == "R":
        _refuse(cursor)
    inner = _changed(cursor, flags, found)
    if found[3] == ")":
        _refuse_late_flags(cursor, found)
    cursor.at = found.end()
    return GroupOpening("plain", inner)


def read_start_flags(cursor: Cursor) -> Flags:
    """The flags that the pattern begins with, `(?i)`."""
    flags, found = Flags(), cursor.match(_FLAGS)
    if found and found[3] == ")" and (found[1] or found[2]) and found[1] != "R":
        flags = _changed(cursor, flags, found)
        cursor.at = found.end()
    return flags


def _changed(cursor: Cursor, flags: Flags, found: re.Match[str]) -> Flags:
    for offset in range(found.start(1), found.end() - 1):
        letter = cursor.text[offset]
        if letter not in _FLAG_FIELDS and letter != "-":
            help = _FLAG_HELP.get(letter, "the flags are `i` (any case), `u`, `s` and `m`")
            cursor.unsupported(f"the flag `{letter}` is not supported", help, offset, offset + 1)
    on = {_FLAG_FIELDS[letter]: True for letter in found[1]}
    off = {_FLAG_FIELDS[letter]: False for letter in (found[2] or "-")[1:] if letter != "-"}
    return replace(flags, **{**on, **off})


def _read_name(cursor: Cursor, names: set[str]) -> str:
    found, start = cursor.match(_NAME), cursor.at
    if found is None:
        help = "write ASCII letters and digits, a letter first, and close it with `>`: `(?<name>...)`"
        cursor.broken("`(?<` is not followed by a group's name", help, start, start + 3)
    if found[1] in names:
        cursor.broken(f"two groups are named `{found[1]}`", "give one of them another name", start, found.end())
    names.add(found[1])
    cursor.at = found.end()
    return found[1]


def _refuse_late_flags(cursor: Cursor, found: re.Match[str]) -> NoReturn:
    inner = found[0][:-1]
    message = f"flags for the rest of the pattern, {shown(found[0])}, stand only at its start"
    help = f"move them to the start, or write `{inner}:...)` around the part that is meant"
    cursor.unsupported(message, help, found.start(), found.end())


def _refuse(cursor: Cursor) -> NoReturn:
    start, python = cursor.at, cursor.match(_PYTHON_NAME)
    if python:
        written = f"(?<{python[1]}>"
        message = "groups are not named as `(?P<name>...)`, which is Python's way"
        cursor.unsupported(message, f"write `{written}`", start, python.end(), written)
    for sign, (message, help) in _UNSUPPORTED.items():
        if cursor.sees(sign):
            cursor.unsupported(message, help, start, start + len(sign))
    message = f"{shown(cursor.text[start : start + 3])} opens no group that is supported"
    help = (
        r"known are `(`, `(?:`, `(?<name>`, `(?=`, `(?!`, `(?<=`, `(?<!`, `(?>`, `(?i:`; write `\?` for a question mark"
    )
    cursor.unsupported(message, help, start, start + 3)
