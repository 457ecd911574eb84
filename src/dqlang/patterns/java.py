r"""The text of a pattern for java.util.regex, changed only where Java would not do what the pattern says.

- `\b` counts letters of every script from Java 8 to 18, and only ASCII since: `(?U:\b)` counts all, in each.
- A look-behind that steps over characters above U+FFFF works only if its text shows one: `{0}` of one is put into it.
- A greedy count that would recurse at each change of a character's width is written lazily: the same texts are found.
- A limited count that reads one text in very many ways is written possessively where that is proved to mean the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dqlang.patterns.charset import of_single
from dqlang.patterns.shape import is_single
from dqlang.patterns.tree import Alternation, Anchor, Group, Look, Node, Repeat, Sequence

_SHOWS_WIDE = "\U0001f600{0}"


def java_text(text: str, tree: Node, modes: Mapping[int, str]) -> str:
    """`modes` are the signs to be put behind quantifiers, by their offsets."""
    # What closes stands before what opens at the same place.
    inserted = [(offset, 0, sign) for offset, sign in modes.items()]
    for node in _nodes(tree):
        if isinstance(node, Anchor) and node.kind in "bB":
            inserted += [(node.start, 1, "(?U:"), (node.end, 0, ")")]
        if isinstance(node, Look) and node.behind and _steps_over_wide(node.body):
            inserted.append((node.start + len("(?<="), 1, _SHOWS_WIDE))
    pieces, at = [], 0
    for offset, _, addition in sorted(inserted):
        pieces += [text[at:offset], addition]
        at = offset
    return "".join(pieces) + text[at:]


def starts_anchored(node: Node) -> bool:
    """Whether every match begins at the text's start."""
    if isinstance(node, Anchor):
        return node.kind == "A" or node.kind == "^" and not node.multiline
    if isinstance(node, Alternation):
        return all(map(starts_anchored, node.branches))
    if isinstance(node, Sequence):
        consuming = next((at for at, item in enumerate(node.items) if not _is_place(item)), len(node.items))
        return any(map(starts_anchored, node.items[: consuming + 1]))
    return isinstance(node, Group) and starts_anchored(node.body)


def ends_anchored(node: Node) -> bool:
    """Whether every match ends at the text's end, or before a line break there."""
    if isinstance(node, Anchor):
        return node.kind in "zZ" or node.kind == "$" and not node.multiline
    if isinstance(node, Alternation):
        return all(map(ends_anchored, node.branches))
    if isinstance(node, Sequence):
        backwards = node.items[::-1]
        consuming = next((at for at, item in enumerate(backwards) if not _is_place(item)), len(backwards))
        return any(map(ends_anchored, backwards[: consuming + 1]))
    return isinstance(node, Group) and ends_anchored(node.body)


def _is_place(node: Node) -> bool:
    return isinstance(node, Anchor | Look)


def _nodes(tree: Node) -> Iterator[Node]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Sequence):
            waiting += node.items
        elif isinstance(node, Alternation):
            waiting += node.branches
        elif isinstance(node, Group | Look):
            waiting.append(node.body)
        elif isinstance(node, Repeat):
            waiting.append(node.item)


def _steps_over_wide(body: Node) -> bool:
    if is_single(body) and _takes_halves(body):
        return False
    return any(is_single(node) and of_single(node).supplementary for node in _nodes(body))


def _takes_halves(node: Node) -> bool:
    """Whether it matches half of a wide character just as it matches the whole, as `\\S` does."""
    characters = of_single(node)
    return characters.exact and bool(characters.beyond) and characters.beyond[-1][0] <= 0xD800
