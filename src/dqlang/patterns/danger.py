"""Refusing what could take too long or too much of the stack on some text, with a replacement where one means the same.

Which shapes are dangerous was found out by running them; the tests run them again.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf, isinf, log2
from typing import NoReturn

from dqlang.patterns import shape
from dqlang.patterns.error import DangerousPattern, PatternError, shown
from dqlang.patterns.mending import can_always_be_empty, classed, flattened, possessive
from dqlang.patterns.read import read_tree
from dqlang.patterns.shape import MAX_DEPTH, Shape, is_single
from dqlang.patterns.tree import Alternation, Anchor, Dot, Group, Look, Node, Repeat, Sequence
from dqlang.patterns.ways import choices, is_explosive, keeps_meaning_possessive
from dqlang.record import record

MAX_ROUNDS = 500
MAX_BEHIND = 255
MAX_LEAST = 1_000_000
_FEW_ROUNDS = 3
_FEW_CHOICES = log2(10_000)


@record
class Place:
    """Where a piece stands: `rounds` is how often what is around may repeat it, `rest` what follows it (None: not
    known), `committed`: within a group that gives nothing back, so the order of attempts matters."""

    rounds: float = 1
    rest: tuple[Node, ...] | None = ()
    committed: bool = False
    behind: bool = False


def inspect(text: str, tree: Node) -> dict[int, str]:
    """Raises `DangerousPattern`, or gives the offsets behind quantifiers that Java is to read in another mode: lazily
    (`?`) or possessively (`+`), where that finds the same texts and is safe."""
    inspector = _Inspector(text)
    whole = inspector.visit(tree, Place())
    inspector.check_whole(whole)
    return inspector.modes


class _Inspector:
    def __init__(self, text: str) -> None:
        self.text = text
        self.modes: dict[int, str] = {}
        self.deepest: tuple[float, Repeat | None] = (0, None)

    def visit(self, node: Node, place: Place) -> Shape:
        if isinstance(node, Anchor):
            return shape.of_place()
        if isinstance(node, Look):
            return self._look(node, place)
        if isinstance(node, Group):
            return shape.of_group(node.kind, self.visit(node.body, _inside(node, place)))
        if isinstance(node, Repeat):
            return self._repeat(node, place)
        if isinstance(node, Sequence):
            return self._sequence(node, place)
        if isinstance(node, Alternation):
            return shape.of_choice([self.visit(branch, place) for branch in node.branches])
        return shape.of_character(node)

    def _sequence(self, node: Sequence, place: Place) -> Shape:
        shapes = []
        for at, item in enumerate(node.items):
            rest = None
            if isinstance(item, Repeat | Group) and place.rest is not None:
                rest = (Sequence(node.items[at + 1 :]), *place.rest)
            shapes.append((item, self.visit(item, replace(place, rest=rest))))
        return shape.of_sequence(shapes)

    def _look(self, node: Look, place: Place) -> Shape:
        if node.behind and place.behind:
            self._refuse(node, "{} is a look-behind inside a look-behind", "write one after the other")
        body = self.visit(node.body, Place(rest=None, behind=place.behind or node.behind))
        if node.behind and isinf(body.most):
            self._refuse(node, "{} looks behind without limit", "write a limit, `{0,100}` instead of `*`")
        if node.behind and body.most > MAX_BEHIND:
            self._refuse(node, f"{{}} looks behind more than {MAX_BEHIND} characters", "lower its counts")
        return shape.of_look(body)

    def _repeat(self, node: Repeat, place: Place) -> Shape:
        if is_single(node.item):
            item = self.visit(node.item, place)
        else:
            assert isinstance(node.item, Group)
            item = self.visit(node.item.body, _inside_repeat(node, place))
            self._check_group(node, item, place)
        if node.low * item.least > MAX_LEAST:
            self._refuse(node, f"{{}} asks for more than {MAX_LEAST:,} characters", "lower its count")
        lazy = node.end not in self.modes and not place.committed and shape.needs_lazy(node, item, place.rounds)
        if lazy:
            self.modes[node.end] = "?"
        whole = shape.of_repeat(node, item, lazy)
        if whole.passed > MAX_DEPTH:
            self._refuse_deep(node)
        self.deepest = max(self.deepest, (whole.peak, node), key=lambda deep: deep[0])
        return whole

    def _check_group(self, node: Repeat, body: Shape, place: Place) -> None:
        self._check_empty(node, body, place)
        if node.mode == "possessive" or node.high in (0, 1) or body.plain:
            return
        what = "a choice" if _has_choice(node.item) else "a group of varying length"
        if node.high is None:
            self._refuse_repeat(node, f"{{}} repeats {what} without limit, which can end the job on a long text", place)
        if node.high > MAX_ROUNDS:
            message = f"{{}} repeats {what} up to {node.high:,} times, which can end the job on a long text"
            self._refuse_repeat(node, message, place)
        if place.behind and node.item.kind != "atomic":
            self._refuse(node, f"{{}} repeats {what} in a look-behind", f"write `{_sign(node)}+`, or write it out")
        self._check_ways(node, place)

    def _check_empty(self, node: Repeat, body: Shape, place: Place) -> None:
        if body.most == 0:
            self._refuse(node, "{} repeats nothing", "leave it out")
        if body.least == 0 and node.low > 1:
            count = "*" if node.high is None else f"{{0,{node.high}}}"
            mode = {"greedy": "", "lazy": "?", "possessive": "+"}[node.mode]
            mended = self.text[node.start : node.quantifier] + count + mode
            message = "{} counts a group that may be empty"
            if not can_always_be_empty(node.item) or place.committed and node.mode == "lazy":
                self._refuse(node, message, "write what it holds without a count, or with `+`")
            self._refuse(node, message, f"write {shown(mended)}, which means the same", mended)

    def _check_ways(self, node: Repeat, place: Place) -> None:
        assert isinstance(node.item, Group) and node.high is not None
        if node.item.kind == "atomic" or place.rounds * node.high <= _FEW_ROUNDS:
            return
        if place.rounds * choices(node) > _FEW_CHOICES and is_explosive(node.item.body):
            if node.mode == "greedy" and place.rest is not None and keeps_meaning_possessive(node, place.rest):
                self.modes[node.end] = "+"  # it means the same, and takes linear time
                return
            message = "{} can read one text in so many ways that a text which does not match may take for ever"
            self._refuse_repeat(node, message, place)

    def check_whole(self, whole: Shape) -> None:
        if whole.peak > MAX_DEPTH:
            node = self.deepest[1]
            if node is not None and self.deepest[0] > MAX_DEPTH / 4:
                self._refuse_deep(node)
            message = "the pattern has too many pieces for one match"
            raise DangerousPattern(message, "split it over several rules", 0, len(self.text))
        if whole.least > MAX_LEAST:
            message = f"the pattern asks for more than {MAX_LEAST:,} characters"
            raise DangerousPattern(message, "lower its counts", 0, len(self.text))

    # --- saying no ----------------------------------------------------------------------------------------------------

    def _refuse(self, node: Node, message: str, help: str, replacement: str | None = None) -> NoReturn:
        message = message.replace("{}", shown(self.text[node.start : node.end]), 1)
        raise DangerousPattern(message, help, node.start, node.end, replacement)

    def _refuse_repeat(self, node: Repeat, message: str, place: Place) -> NoReturn:
        mended = _readable(classed(self.text, node) or flattened(self.text, node, place.committed))
        if mended is None and place.rest is not None and keeps_meaning_possessive(node, place.rest):
            mended = possessive(self.text, node)
        if mended is not None:
            self._refuse(node, message, f"write {shown(mended)}, which means the same", mended)
        if _means_anything(node):
            self._refuse(node, message, f"write `(?s:.){_sign(node)}` for any characters, line breaks too")
        sign, limited = _sign(node), f"{{{node.low},{MAX_ROUNDS}}}"
        help = f"write `{sign}+`, which takes all it can and gives nothing back"
        if (node.high is None or node.high > MAX_ROUNDS) and node.low <= MAX_ROUNDS:
            help += f", or a limit of at most {MAX_ROUNDS}, `{limited}`"
        elif node.low <= MAX_ROUNDS:
            help += ", or let each part begin with a character of its own"
        self._refuse(node, message, help)

    def _refuse_deep(self, node: Repeat) -> NoReturn:
        help = "lower its count"
        if node.mode != "possessive" and not is_single(node.item):
            help = f"lower its count, or write `{_sign(node)}+`, which takes all it can and gives nothing back"
        self._refuse(node, "{} takes too much memory on a long text", help)


def _readable(mended: str | None) -> str | None:
    """A replacement, unless what was put together does not read as a pattern."""
    if mended is not None:
        try:
            read_tree(mended)
        except PatternError:
            return None
    return mended


def _sign(node: Repeat) -> str:
    """The quantifier of a repetition without its mode."""
    plain = {(0, None): "*", (1, None): "+", (0, 1): "?"}
    if (node.low, node.high) in plain:
        return plain[node.low, node.high]
    high = "" if node.high == node.low else "," if node.high is None else f",{node.high}"
    return f"{{{node.low}{high}}}"


def _inside(node: Group, place: Place) -> Place:
    return Place(rest=None, committed=True, behind=place.behind) if node.kind == "atomic" else place


def _inside_repeat(node: Repeat, place: Place) -> Place:
    if node.mode == "possessive" or node.item.kind == "atomic":
        return Place(rest=None, committed=True, behind=place.behind)
    rounds = place.rounds * (inf if node.high is None else max(1, node.high))
    return Place(rounds, None, place.committed, place.behind)


def _means_anything(node: Repeat) -> bool:
    """`(.|\\n)*`: a choice between a dot and other single characters."""
    body = node.item.body if isinstance(node.item, Group) else None
    return isinstance(body, Alternation) and all(map(is_single, body.branches)) and any(
        isinstance(branch, Dot) for branch in body.branches
    )  # fmt: skip


def _has_choice(node: Node) -> bool:
    if isinstance(node, Alternation):
        return True
    if isinstance(node, Sequence):
        return any(map(_has_choice, node.items))
    if isinstance(node, Group):
        return _has_choice(node.body)
    return isinstance(node, Repeat) and _has_choice(node.item)
