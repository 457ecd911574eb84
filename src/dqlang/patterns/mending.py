"""Other texts for a repeated group that surely mean the same."""

from __future__ import annotations

from dqlang.patterns.shape import is_single
from dqlang.patterns.tree import Alternation, Char, CharClass, Group, Node, Repeat, Sequence


def classed(text: str, node: Repeat) -> str | None:
    """`[ab]*` for `(a|b)*`: a choice between single characters is a class of them."""
    body = _body(node)
    if not isinstance(body, Alternation) or _sets_flags(text, node):
        return None
    items = []
    for branch in body.branches:
        item = _class_items(text, branch)
        if item is None:
            return None
        items.append(item)
    return f"[{''.join(items)}]{text[node.quantifier : node.end]}"


def flattened(text: str, node: Repeat, committed: bool) -> str | None:
    """`a+` for `(a+)+`: a repetition of nothing but a repeated character. `committed`: the longest match counts."""
    inner = _body(node)
    modes = {"greedy"} if committed else {"greedy", "lazy"}
    if not isinstance(inner, Repeat) or not is_single(inner.item) or not {inner.mode, node.mode} <= modes:
        return None
    if isinstance(node.item, Group) and node.item.kind == "atomic":
        return None
    if inner.low > 1 or inner.high not in (1, None) or node.high == 0 or _sets_flags(text, node):
        return None
    low, high = inner.low * node.low, None if inner.high is None else node.high
    sign = {(0, None): "*", (1, None): "+"}.get((low, high), f"{{{low},{'' if high is None else high}}}")
    return text[inner.start : inner.quantifier] + sign


def possessive(text: str, node: Repeat) -> str:
    """`(...)*+` for `(...)*`."""
    written = text[node.start : node.end]
    return (written[:-1] if node.mode == "lazy" else written) + "+"


def _body(node: Repeat) -> Node | None:
    """What a repeated group holds, without groups that hold nothing else."""
    body = node.item.body if isinstance(node.item, Group) else None
    while isinstance(body, Group) and body.kind != "atomic":
        body = body.body
    return body


def _sets_flags(text: str, node: Repeat) -> bool:
    """Whether a group on the way to the body sets flags, `(?i:...)`, which would be lost with it."""
    opened = text[node.start : node.quantifier].split("(?")[1:]
    return any(rest[:1].isalpha() or rest[:1] == "-" for rest in opened)


def _class_items(text: str, branch: Node) -> str | None:
    """A branch as the inside of a class."""
    if isinstance(branch, Char):
        written = text[branch.start : branch.end]
        return f"\\{written}" if written in ("^", "-", "[", "]", "&") else written
    if not isinstance(branch, CharClass) or branch.negated:
        return None
    written = text[branch.start : branch.end]
    if not written.startswith("["):
        return written
    items = written[1:-1]
    if items.startswith("-"):  # a hyphen at either end is itself, in the middle it is not
        items = "\\" + items
    if len(items) > 1 and items.endswith("-") and not items.endswith("\\-"):
        items = items[:-1] + "\\-"
    return items


def can_always_be_empty(node: Node) -> bool:
    """Whether a piece can match nothing at any place: an anchor or a look-around can only at some, and what is
    possessive only where there is nothing to take."""
    if isinstance(node, Sequence):
        return all(map(can_always_be_empty, node.items))
    if isinstance(node, Alternation):
        return any(map(can_always_be_empty, node.branches))
    if isinstance(node, Group):
        return node.kind != "atomic" and can_always_be_empty(node.body)
    if isinstance(node, Repeat) and node.mode != "possessive":
        return node.low == 0 or can_always_be_empty(node.item)
    return False
