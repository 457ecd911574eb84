"""The automaton of a repeated group, to find out in how many ways it can match one text.

Positions are the pattern's characters and classes (a Glushkov automaton). Edges count in how many ways Java's matcher
goes from one to the other; two is all that matters.
"""

from __future__ import annotations

from dataclasses import dataclass

from dqlang.patterns.charset import CharSet, of_single
from dqlang.patterns.shape import is_single
from dqlang.patterns.tree import Alternation, Anchor, Group, Look, Node, Repeat, Sequence

MAX_POSITIONS = 600
MAX_EDGES = 20_000
_MAX_COPIES = 64


class TooIntricate(Exception):
    """The automaton is too large to be examined."""


@dataclass
class Piece:
    """In how many ways a piece is empty, and the positions that it begins and ends with."""

    empty: int
    first: dict[int, int]
    last: dict[int, int]


class Automaton:
    """Of a group, repeated (`loop`) or once: `follow[p][q]` counts the ways from p to q, `label(p, q)` is what is read
    on the way. `rough`: the automaton matches more than the group does."""

    def __init__(self, body: Node, loop: bool = True) -> None:
        self.sets: list[CharSet] = []
        self.follow: list[dict[int, int]] = []
        self.rough = False
        self._edges = 0
        self._not_behind: dict[int, CharSet] = {}
        self._inside: set[tuple[int, int]] = set()
        self.body = self._piece(body)
        if loop:
            self._loop(self.body)

    def label(self, start: int, end: int) -> CharSet:
        excluded = self._not_behind.get(start)
        if excluded is None or (start, end) in self._inside:
            return self.sets[end]
        return self.sets[end].minus(excluded)

    # --- building -----------------------------------------------------------------------------------------------------

    def _piece(self, node: Node) -> Piece:
        if isinstance(node, Sequence):
            return self._sequence(node)
        if isinstance(node, Alternation):
            return self._choice(node)
        if isinstance(node, Group):
            return self._piece(node.body)
        if isinstance(node, Repeat):
            return self._repeat(node)
        if isinstance(node, Anchor | Look):
            return Piece(1, {}, {})
        return self._position(of_single(node))

    def _position(self, characters: CharSet) -> Piece:
        if len(self.sets) >= MAX_POSITIONS:
            raise TooIntricate
        self.sets.append(characters)
        self.follow.append({})
        at = len(self.sets) - 1
        return Piece(0, {at: 1}, {at: 1})

    def _sequence(self, node: Sequence) -> Piece:
        whole = Piece(1, {}, {})
        for item in node.items:
            whole = self._joined(whole, self._piece(item))
        return whole

    def _choice(self, node: Alternation) -> Piece:
        whole = Piece(0, {}, {})
        for branch in node.branches:
            piece = self._piece(branch)
            whole = Piece(
                min(2, whole.empty + piece.empty), {**whole.first, **piece.first}, {**whole.last, **piece.last}
            )
        return whole

    def _joined(self, left: Piece, right: Piece) -> Piece:
        self._connect(left.last, right.first)
        first, last = dict(left.first), dict(right.last)
        _add(first, right.first, left.empty)
        _add(last, left.last, right.empty)
        return Piece(min(2, left.empty * right.empty), first, last)

    def _connect(self, last: dict[int, int], first: dict[int, int]) -> None:
        self._edges += len(last) * len(first)
        if self._edges > MAX_EDGES:
            raise TooIntricate
        for start, ways in last.items():
            excluded = self._not_behind.get(start)
            ends = first
            if excluded is not None:  # a possessive class has left none of its characters behind
                ends = {end: n for end, n in first.items() if not self.sets[end].minus(excluded).is_empty}
            _add(self.follow[start], ends, ways)

    def _loop(self, piece: Piece) -> Piece:
        self._connect(piece.last, piece.first)
        last: dict[int, int] = {}
        # Java: an empty round ends the loop, which is one more way to leave it.
        _add(last, piece.last, 1 + piece.empty)
        return Piece(piece.empty, piece.first, last)

    def _repeat(self, node: Repeat) -> Piece:
        if node.high is None and node.mode == "possessive" and is_single(node.item) and node.low <= 1:
            return self._possessive(node)
        copies = node.low + 1 if node.high is None else node.high
        if copies * _positions(node.item) > _MAX_COPIES and not (node.high is None and node.low <= 1):
            self.rough = True
            piece = self._loop(self._piece(node.item))
            return piece if node.low else _optional(piece)
        return self._copies(node)

    def _possessive(self, node: Repeat) -> Piece:
        piece = self._piece(node.item)
        (at,) = piece.first
        self._connect(piece.last, piece.first)
        self._inside.add((at, at))
        self._not_behind[at] = self.sets[at]
        return piece if node.low else _optional(piece)

    def _copies(self, node: Repeat) -> Piece:
        tail = Piece(1, {}, {})
        low = node.low
        if node.high is None:
            tail = self._loop(self._piece(node.item))
            tail, low = (tail, low - 1) if low else (_optional(tail), 0)
        for _ in range(0 if node.high is None else node.high - node.low):
            tail = _optional(self._joined(self._piece(node.item), tail))
        for _ in range(low):
            tail = self._joined(self._piece(node.item), tail)
        return tail


def _optional(piece: Piece) -> Piece:
    return Piece(min(2, piece.empty + 1), piece.first, piece.last)


def _add(target: dict[int, int], source: dict[int, int], times: int) -> None:
    if times:
        for position, ways in source.items():
            target[position] = min(2, target.get(position, 0) + ways * times)


def _positions(node: Node) -> int:
    """How many positions a piece has when it is built once."""
    if isinstance(node, Sequence):
        return sum(map(_positions, node.items))
    if isinstance(node, Alternation):
        return sum(map(_positions, node.branches))
    if isinstance(node, Group):
        return _positions(node.body)
    if isinstance(node, Repeat):
        copies = node.low + 1 if node.high is None else node.high
        size = _positions(node.item)
        return size * copies if size * copies <= _MAX_COPIES else size
    return 0 if isinstance(node, Anchor | Look) else 1
