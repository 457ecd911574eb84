"""Patterns without what takes all it can and gives nothing back, where that finds the same texts."""

from __future__ import annotations

from dataclasses import replace

from dqlang.patterns.charset import of_single
from dqlang.patterns.shape import is_single
from dqlang.patterns.tree import Alternation, Group, Look, Node, Repeat, Sequence
from dqlang.patterns.ways import first_of_all, keeps_meaning_possessive

Rest = tuple[Node, ...]


class NeedsPossession(ValueError):
    """Giving something back could make the pattern find more."""


def without_possession(node: Node, rest: Rest = ()) -> Node:
    """`rest` is all that can follow. Raises NeedsPossession."""
    match node:
        case Sequence():
            items = node.items
            kept = (without_possession(item, (*items[at + 1 :], *rest)) for at, item in enumerate(items))
            return replace(node, items=tuple(kept))
        case Alternation():
            return replace(node, branches=tuple(without_possession(branch, rest) for branch in node.branches))
        case Look():
            return replace(node, body=without_possession(node.body))
        case Group():
            return _group(node, rest)
        case Repeat():
            node = _of_single(node)
            return _single(node, rest) if is_single(node.item) else _repeated(node, rest)
    return node


def _group(node: Group, rest: Rest) -> Node:
    plain = replace(node, body=without_possession(node.body, rest))
    if node.kind != "atomic":
        return plain
    plain = replace(plain, kind="plain")
    # With nothing behind it the pattern is found as soon as the group is, however that was read.
    if rest and not keeps_meaning_possessive(Repeat(plain, 1, 1, "greedy"), rest):
        raise NeedsPossession("`(?>...)` may keep what another reading needs")
    return plain


def _of_single(node: Repeat) -> Repeat:
    """`a*+` for `(?:a)*+`."""
    body = node.item.body if isinstance(node.item, Group) else None
    return replace(node, item=body) if node.mode == "possessive" and body is not None and is_single(body) else node


def _single(node: Repeat, rest: Rest) -> Node:
    if node.mode != "possessive":
        return node
    behind = first_of_all(rest)
    if behind is None or of_single(node.item).meets(behind):
        raise NeedsPossession("a possessive quantifier may keep what stands behind it")
    return replace(node, mode="greedy")


def _repeated(node: Repeat, rest: Rest) -> Node:
    assert isinstance(node.item, Group)
    again = (replace(node, low=0, mode="greedy"),) if node.high != 1 else ()
    body = _without_first(node, rest) or node.item.body
    item = _group(replace(node.item, body=body), (*again, *rest))
    plain = replace(node, item=item, mode="greedy" if node.mode == "possessive" else node.mode)
    if node.mode == "possessive" and (rest or node.low > 1) and not keeps_meaning_possessive(plain, rest):
        raise NeedsPossession("a possessive quantifier may keep what another reading needs")
    return plain


def _without_first(node: Repeat, rest: Rest) -> Node | None:
    """The body of `(?:a++b?)*` with `a+` for `a++`.

    Without possession a run of `a` can be cut over several rounds, but then also be read in one: what stands between
    two such rounds is empty. So nothing more is found, unless a number of rounds is asked for, or something else that
    follows takes an `a`.
    """
    body = node.item.body
    first, *others = body.items if isinstance(body, Sequence) and body.items else (body,)
    if not isinstance(first, Repeat) or not is_single(first.item) or first.mode != "possessive":
        return None
    if node.low > 1 or first.low > 1 or first.high is not None:
        return None
    taken, within, behind = of_single(first.item), first_of_all((*others, *rest)), first_of_all(rest)
    if within is None or behind is None or taken.meets(within) or taken.meets(behind):
        return None
    return Sequence((replace(first, mode="greedy"), *others))
