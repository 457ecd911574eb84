"""How Java matches a piece of a pattern: what it costs of the stack, and how long the text is that it matches.

java.util.regex matches by recursion: each node calls the next one, so a match holds a frame for each node on its way.
What is counted here is how many frames stay (`passed`) when a piece hands on, and how many there are at most (`peak`).
"""

from __future__ import annotations

from math import inf

from dqlang.patterns.charset import of_single
from dqlang.patterns.tree import Char, CharClass, Dot, Group, Node, Repeat, Single
from dqlang.record import record

# Measured with OpenJDK 17, interpreted: a stack of 1 MB holds about 7,200 frames. Spark's own frames need some of it.
MAX_DEPTH = 6_000
# A greedy count over characters of one and of two UTF-16 units costs a frame at each change; a lazy one costs none.
LAZY_FROM = 1_000


@record
class Shape:
    """`plain`: no choice in it, so Java repeats a group of it by a loop, not by recursion. `width`: its length in
    UTF-16 units where that is always the same. `least`, `most`: its length in characters."""

    plain: bool
    width: int | None
    least: int
    most: float
    passed: float
    peak: float


def is_single(node: Node) -> bool:
    return isinstance(node, Char | CharClass | Dot)


def of_place() -> Shape:
    return Shape(True, 0, 0, 0, 1, 2)


def of_character(node: Single) -> Shape:
    # Java tests a class item by item, each in a call of its own.
    items = len(node.items) if isinstance(node, CharClass) else 1
    return Shape(True, of_single(node).width, 1, 1, 1, 1 + 2 * items)


def of_look(body: Shape) -> Shape:
    return Shape(True, 0, 0, 0, 1, 3 + body.peak)


def of_group(kind: str, body: Shape) -> Shape:
    passed, peak = (1, 3 + body.peak) if kind == "atomic" else (body.passed + 2, body.peak + 2)
    return Shape(body.plain, body.width, body.least, body.most, passed, peak)


def of_sequence(items: list[tuple[Node, Shape]]) -> Shape:
    passed, peak, before = 0.0, 1.0, None
    for node, shape in items:
        run = isinstance(node, Char) and isinstance(before, Char)  # literal text is one node
        peak = max(peak, passed + shape.peak)
        passed += 0 if run else shape.passed
        before = node
    shapes = [shape for _, shape in items]
    widths = [shape.width for shape in shapes]
    width = None if None in widths else sum(w for w in widths if w is not None)
    least, most = sum(s.least for s in shapes), sum(s.most for s in shapes)
    return Shape(all(s.plain for s in shapes), width, least, most, passed, peak)


def of_choice(branches: list[Shape]) -> Shape:
    widths = {branch.width for branch in branches}
    return Shape(
        False,
        widths.pop() if len(widths) == 1 else None,
        min(branch.least for branch in branches),
        max(branch.most for branch in branches),
        2 + max(branch.passed for branch in branches),
        2 + max(branch.peak for branch in branches),
    )


def needs_lazy(node: Repeat, item: Shape, rounds: float) -> bool:
    """Whether Java would recurse at each change of a character's width, which a lazy quantifier avoids. `rounds` is how
    often the repetition is itself repeated."""
    if node.mode != "greedy" or item.width is not None or node.high == 1:
        return False
    if is_single(node.item) and node.high is None:
        return False
    loops = is_single(node.item) or item.plain or node.item.kind == "atomic"
    return loops and (node.high is None or (node.high - node.low) * rounds > LAZY_FROM)


def of_repeat(node: Repeat, item: Shape, lazy: bool) -> Shape:
    """`item` is the shape of what is repeated, of a group's body where it is a group; `lazy`: written lazily."""
    high = inf if node.high is None else node.high
    most = 0 if item.most == 0 else item.most * high
    fixed = node.low == high
    width = item.width * node.low if fixed and item.width is not None else None
    changes = high - node.low if node.mode == "greedy" and item.width is None and not lazy else 0
    if is_single(node.item):
        passed = 1 if node.high is None and node.mode == "greedy" else 2 + changes
        return Shape(fixed, width, node.low * item.least, most, passed, passed + item.peak)
    passed, peak = _of_repeated_group(node, item, changes, high)
    return Shape(fixed and item.plain, width, node.low * item.least, most, passed, peak)


def _of_repeated_group(node: Repeat, body: Shape, changes: float, high: float) -> tuple[float, float]:
    assert isinstance(node.item, Group)
    committed = node.mode == "possessive" or node.item.kind == "atomic"
    if node.low == 0 and node.high == 1:
        return (1, 5 + body.peak) if committed else (body.passed + 4, body.peak + 4)
    if committed:
        changes = changes if node.item.kind == "atomic" else 0
        return 2 + changes, 5 + changes + body.peak
    if body.plain:
        return 2 + changes, 3 + changes + body.peak
    passed = 2 + high * (3 + body.passed)
    return passed, passed + body.peak
