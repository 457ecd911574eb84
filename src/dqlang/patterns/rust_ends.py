r"""Where `$` and `\Z` stand in a pattern. Both are found at the text's end, and before a line break there."""

from __future__ import annotations

from dqlang.patterns.charset import EMPTY, CharSet, of_single, of_text, union
from dqlang.patterns.shape import is_single
from dqlang.patterns.tree import Alternation, Anchor, Group, Look, Node, Repeat, Sequence

_RETURN = of_text("\r")


def is_end(node: Node) -> bool:
    return isinstance(node, Anchor) and (node.kind == "Z" or node.kind == "$" and not node.multiline)


def has_end(node: Node) -> bool:
    match node:
        case Sequence():
            return any(map(has_end, node.items))
        case Alternation():
            return any(map(has_end, node.branches))
        case Group():
            return has_end(node.body)
        case Repeat():
            return has_end(node.item)
    return is_end(node)


def ends_in(node: Node) -> bool:
    """Whether nothing stands behind any of them."""
    match node:
        case Sequence():
            return not any(map(has_end, node.items[:-1])) and ends_in(node.items[-1]) if node.items else True
        case Alternation():
            return all(map(ends_in, node.branches))
        case Group():
            return ends_in(node.body)
    return is_end(node) or not has_end(node)


def last_may_be_return(node: Node, before: CharSet = EMPTY) -> bool:
    r"""Whether the piece before one of them may end in `\r`; `before` is what the piece before the node may end in."""
    match node:
        case Sequence() if node.items:
            return last_may_be_return(node.items[-1], _last(Sequence(node.items[:-1]), before))
        case Alternation():
            return any(last_may_be_return(branch, before) for branch in node.branches)
        case Group():
            return last_may_be_return(node.body, before)
    return is_end(node) and before.meets(_RETURN)


def _last(node: Node, before: CharSet) -> CharSet:
    """What a text may end in that this piece read, or where the piece is empty the one before it."""
    match node:
        case Sequence():
            for item in node.items:
                before = _last(item, before)
            return before
        case Alternation():
            return union(_last(branch, before) for branch in node.branches)
        case Group():
            return _last(node.body, before)
        case Repeat():
            once = _last(node.item, before)
            return union((once, before)) if node.low == 0 else once
        case Anchor() | Look():
            return before
    assert is_single(node)
    return of_single(node)
