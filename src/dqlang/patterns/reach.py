"""Patterns that are found in every text, and patterns that are found in none."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.patterns.charset import of_single, of_text
from dqlang.patterns.shape import is_single
from dqlang.patterns.tree import Alternation, Anchor, Char, CharClass, Dot, Group, Look, Node, Repeat, Sequence

_LINE_BREAKS = of_text("\n\r\u0085\u2028\u2029")
_STARTS, _ENDS = ("^", "A"), ("$", "z", "Z")


def found_everywhere(tree: Node) -> str | None:
    """`text`: found in any text; `line`: in any without a line break inside; None: not known to be either."""
    if isinstance(tree, Alternation):
        found = {found_everywhere(branch) for branch in tree.branches}
        return "text" if "text" in found else "line" if "line" in found else None
    items = list(_flat(tree))
    if not items:
        return "text"
    starts, ends = _is_anchor(items[0], _STARTS), _is_anchor(items[-1], _ENDS)
    inside = items[starts : len(items) - ends]
    if not all(_may_be_empty(item) for item in inside):
        return None
    if not (starts and ends):
        return "text"
    return next((kind for kind in map(_takes_all, inside) if kind), None)


def found_nowhere(tree: Node) -> bool:
    """Whether the pattern cannot be found in any text, because of where `^` or `$` stands or of an empty class."""
    return never_met(tree) is not None


def never_met(tree: Node) -> Node | None:
    """The `^`, `$` or class for which a pattern is found in no text, where that is so."""
    if isinstance(tree, Alternation):
        branches = [never_met(branch) for branch in tree.branches]
        return None if None in branches else branches[0]
    items = list(_flat(tree))
    read = 0
    for place, item in enumerate(items):
        if is_single(item) and of_single(item).is_empty:
            return item
        if isinstance(item, Anchor) and not item.multiline:
            if item.kind in _STARTS and read:
                return item
            if item.kind in _ENDS and any(_reads_on(each, item.kind) for each in items[place + 1 :]):
                return item
        read += _least(item)
    return None


def _flat(node: Node) -> Iterator[Node]:
    """The items of a sequence, those of groups among them."""
    if isinstance(node, Group) and not isinstance(node.body, Alternation):
        yield from _flat(node.body)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _flat(item)
    else:
        yield node


def _is_anchor(node: Node, kinds: tuple[str, ...]) -> bool:
    return isinstance(node, Anchor) and node.kind in kinds


def _may_be_empty(node: Node) -> bool:
    """Whether nothing is enough for it wherever it stands."""
    match node:
        case Repeat(item, low):
            return low == 0 or _may_be_empty(item)
        case Group(body):
            return _may_be_empty(body)
        case Sequence(items):
            return all(map(_may_be_empty, items))
        case Alternation(branches):
            return any(map(_may_be_empty, branches))
    return False


def _takes_all(node: Node) -> str | None:
    """Whether it can take a whole text, or a whole line."""
    if not isinstance(node, Repeat) or node.high is not None or node.low > 0 or not is_single(node.item):
        return None
    left = of_single(node.item).negated()
    if left.is_empty:
        return "text"
    return "line" if left.minus(_LINE_BREAKS).is_empty else None


def _least(node: Node) -> int:
    """How many characters it reads at least."""
    match node:
        case Char() | CharClass() | Dot():
            return 1
        case Repeat(item, low):
            return low * _least(item)
        case Group(body):
            return _least(body)
        case Sequence(items):
            return sum(map(_least, items))
        case Alternation(branches):
            return min(map(_least, branches))
    return 0


def _reads_on(node: Node, end: str) -> bool:
    """Whether it must read a character that cannot stand behind an end: `$` and `\\Z` let one line break follow."""
    if isinstance(node, Look) or not _least(node):
        return False
    if end == "z":
        return True
    single = node.item if isinstance(node, Repeat) else node
    return is_single(single) and not of_single(single).meets(_LINE_BREAKS)
