r"""A pattern as Rust's `regex` crate reads it, with exactly Java's meaning, or a reason why there is none.

That engine knows no look-around and no possession: it decides whether a text is in a regular language. So a pattern
becomes one search or a few: what is looked for ahead at a pattern's start is a search of its own, and `$`, which Java
also finds before a line break at the end, is looked for a second time without that line break.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from dqlang.patterns.error import PatternError
from dqlang.patterns.read import read_tree
from dqlang.patterns.rust_classes import explicit_ranges, single
from dqlang.patterns.rust_ends import ends_in, has_end, last_may_be_return
from dqlang.patterns.rust_possession import NeedsPossession, without_possession
from dqlang.patterns.shape import is_single
from dqlang.patterns.tree import Alternation, Anchor, Group, Look, Node, Repeat, Sequence
from dqlang.record import record

NOT_FOUND = r"[^\x{0}-\x{10FFFF}]"
"""What matches nothing."""

UNKNOWN = r"[^\p{age:13.0}]"
r"""The characters that came after Java 17, which `\b` cannot be told to take for unknown: they are replaced first."""

STAND_IN = "\ufdd0"
"""A code that is no character, in any version."""

FINAL_BREAK = r"(?:\r\n|[\n\r\x{85}\x{2028}\x{2029}])\z"
_MAYBE_BREAK = rf"(?:{FINAL_BREAK[:-2]})?\z"
_LONGEST_KNOWN = 30_000
_MAX_SIZE = 8_000_000
"""The engine stops at 10 MB; sizes are estimated from above, see
`rust_classes`."""


class NotInRust(ValueError):
    """The pattern, or a part of it, has no equal there. The text says which part and why."""


@record
class Search:
    """`shortened`: in the text without the line break at its end, and only where it has one."""

    pattern: str
    shortened: bool = False


@record
class Part:
    """Holds where one of the searches finds something; `negated`: where none does."""

    searches: tuple[Search, ...]
    negated: bool = False


@record
class RustPattern:
    """Found where all parts hold. `replaced`: in the text with `UNKNOWN` characters replaced by `STAND_IN`."""

    parts: tuple[Part, ...]
    replaced: bool = False


@lru_cache(maxsize=4096)
def rust(java: str) -> RustPattern:
    """For "is it found", from the text for Java that `patterns.read` gives. Raises NotInRust."""
    tree = _tree(java)
    looks, tree = _looks_ahead(tree)
    parts = [Part(_searches(look.body, anchored=True), look.negated) for look in looks]
    if looks or not parts:
        parts.append(Part(_searches(tree, anchored=bool(looks))))
    return RustPattern(tuple(parts), any(map(_needs_replacing, (*(look.body for look in looks), tree))))


@lru_cache(maxsize=256)
def rust_groups(java: str) -> str:
    """The pattern for taking a group's text out: one search, with all its groups. Raises NotInRust."""
    tree = _tree(java)
    if has_end(tree) or _needs_replacing(tree):
        raise NotInRust("`$` and `\\b` are no way to take a part of a text out")
    return _Writer(captures=True).whole(tree)


def _tree(java: str) -> Node:
    try:
        return without_possession(read_tree(java.replace(r"(?U:\b)", r"\b").replace(r"(?U:\B)", r"\B")))
    except PatternError as error:
        raise NotInRust(error.message) from None
    except NeedsPossession as error:
        raise NotInRust(str(error)) from None


def _looks_ahead(tree: Node) -> tuple[list[Look], Node]:
    """What is looked for ahead right behind the `^` with which the whole pattern begins, and the rest."""
    items = tree.items if isinstance(tree, Sequence) else (tree,)
    if not items or not _is_start(items[0]):
        return [], tree
    looks = []
    for item in items[1:]:
        if not isinstance(item, Look) or item.behind:
            break
        looks.append(item)
    return looks, Sequence((items[0], *items[1 + len(looks) :]))


def _is_start(node: Node) -> bool:
    return isinstance(node, Anchor) and (node.kind == "A" or node.kind == "^" and not node.multiline)


def _searches(tree: Node, anchored: bool) -> tuple[Search, ...]:
    if anchored and not (isinstance(tree, Sequence) and tree.items and _is_start(tree.items[0])):
        tree = Sequence((Anchor("A"), tree))
    if not has_end(tree):
        return (Search(_Writer().whole(tree)),)
    if not ends_in(tree):
        raise NotInRust("`$` stands before the pattern's end")
    if not last_may_be_return(tree):
        return (Search(_Writer(end=_MAYBE_BREAK).whole(tree)),)
    # Java: `$` is not between \r and \n, which no search can say where the piece before it may take the \r.
    return (
        Search(_Writer(end=r"\z").whole(tree)),
        Search(_Writer(end=r"\z", very_end=NOT_FOUND).whole(tree), shortened=True),
    )


def _needs_replacing(node: Node) -> bool:
    """Whether there is a `\\b`; then no set may tell an unknown character from its stand-in."""
    if not _has_boundary(node):
        return False
    for each in _singles(node):
        for low, high in explicit_ranges(each):
            if high - low > _LONGEST_KNOWN or any(_is_new(chr(code)) for code in range(low, high + 1)):
                raise NotInRust(
                    f"`\\b` beside U+{low:04X}-U+{high:04X}: its characters are not in all versions of Unicode"
                )
    return True


def _is_new(character: str) -> bool:
    return unicodedata.ucd_3_2_0.category(character) == "Cn"


def _has_boundary(node: Node) -> bool:
    if isinstance(node, Anchor):
        return node.kind in "bB"
    return any(map(_has_boundary, _children(node)))


def _singles(node: Node) -> list[Node]:
    if is_single(node):
        return [node]
    return [each for child in _children(node) for each in _singles(child)]


def _children(node: Node) -> tuple[Node, ...]:
    match node:
        case Sequence():
            return node.items
        case Alternation():
            return node.branches
        case Group() | Look():
            return (node.body,)
        case Repeat():
            return (node.item,)
    return ()


class _Writer:
    """Writes a tree. `end` stands for `$` and `\\Z`, `very_end` for `\\z`."""

    def __init__(self, end: str = r"\z", very_end: str = r"\z", captures: bool = False) -> None:
        self._anchors = {"A": r"\A", "^": r"\A", "z": very_end, "$": end, "Z": end, "b": r"\b", "B": r"\B"}
        self._captures = captures

    def whole(self, tree: Node) -> str:
        written, size = self._write(tree)
        if size > _MAX_SIZE:
            raise NotInRust("its counts and classes together are too large: lower them")
        return written

    def _write(self, node: Node) -> tuple[str, int]:
        """The text and how many bytes it takes once compiled, at most."""
        if is_single(node):
            return single(node)
        if isinstance(node, Sequence):
            pieces = [self._write(item) for item in node.items]
            written = "".join(
                f"(?:{w})" if isinstance(i, Alternation) else w for i, (w, _) in zip(node.items, pieces, strict=True)
            )
            return written, 40 + sum(size for _, size in pieces)
        if isinstance(node, Alternation):
            pieces = [self._write(branch) for branch in node.branches]
            return "|".join(w for w, _ in pieces), 80 + sum(40 + size for _, size in pieces)
        if isinstance(node, Group):
            written, size = self._write(node.body)
            opening = "(" if self._captures and node.kind == "capturing" else "(?:"
            return f"{opening}{written})", size + 80
        if isinstance(node, Repeat):
            return self._repeat(node)
        return self._place(node), 80

    def _repeat(self, node: Repeat) -> tuple[str, int]:
        written, size = self._write(node.item)
        high = "" if node.high is None else str(node.high)
        copies = (node.low + 1 if node.high is None else node.high) + 1
        lazy = "?" if node.mode == "lazy" else ""
        return f"{written}{{{node.low},{high}}}{lazy}", copies * (size + 80)

    def _place(self, node: Anchor | Look) -> str:
        if isinstance(node, Look):
            where = "behind" if node.behind else "ahead elsewhere than at the pattern's very start, right behind `^`"
            raise NotInRust(f"it looks {where}")
        if node.multiline and node.kind in "^$":
            raise NotInRust(
                f"`(?m)` makes `{node.kind}` stand at every line, and the engines know different line breaks"
            )
        return self._anchors[node.kind]
