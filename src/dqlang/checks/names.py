"""Which names a check from Python or from `define` may have: only such that a sentence with it has one reading."""

from __future__ import annotations

import re
from collections.abc import Set

_CLAUSES = "and or if when for as because with by tagged where per within"
_SHAPES = """
    a an after at be before between change contain contains decrease differ differs end ends equal false follow greater
    have in increase keys length less look looks match matches must no not now null of on outlier overlap should start
    starts strictly today true unique unusual
"""
CLAUSE_WORDS = frozenset(_CLAUSES.split())
"""Words with which another part of a sentence begins."""

SHAPE_WORDS = frozenset(_SHAPES.split())
"""Words that the grammar keeps for checks of their own shape, and for values."""

_WORD = re.compile(r"[^\W\d]\w*")


def normal_name(name: str) -> str:
    """A name as phrases hold it: lower case, one space between words."""
    return " ".join(name.lower().split())


def name_problem(name: str, begun: Set[str]) -> str | None:
    """Why a check cannot have this (normal) name and how to mend that, or None. `begun`: the words behind `be` with
    which built-in checks begin."""
    words = name.split()
    if not words:
        return "a check needs a name, such as `member id`"
    if name == "key":
        return f"`be a key` is a check of the language: take another name, such as `{_joined(name)}`"
    for word in words:
        if not _WORD.fullmatch(word):
            return f"`{word}` in `{name}`: a check's name is made of words of letters, digits and _, as in `member id`"
        if word in CLAUSE_WORDS:
            return f"a check's name cannot hold `{word}`, which begins another part: join it, as in `{_joined(name)}`"
        if word in SHAPE_WORDS:
            return f"a check's name cannot hold `{word}`, which begins another check: join it, as in `{_joined(name)}`"
    if words[0] in begun:
        return f"a check's name cannot begin with `{words[0]}`, as another check does: begin `{name}` with another word"
    return None


def _joined(name: str) -> str:
    return name.replace(" ", "_") if " " in name else f"{name}_check"
