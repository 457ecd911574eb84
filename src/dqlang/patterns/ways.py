"""In how many ways a repeated group can match a text: one, few, or so many that a failing match never ends."""

from __future__ import annotations

from math import inf, log2

from dqlang.patterns.automaton import Automaton, TooIntricate
from dqlang.patterns.charset import EMPTY, LINE_BREAKS, CharSet, of_single, union
from dqlang.patterns.shape import is_single
from dqlang.patterns.tree import Alternation, Anchor, Group, Look, Node, Repeat, Sequence

_MAX_STEPS = 200_000


def choices(node: Node) -> float:
    """The logarithm (base 2) of the number of ways through a piece, whatever the text; infinite without a bound."""
    if isinstance(node, Sequence):
        return sum(map(choices, node.items))
    if isinstance(node, Alternation):
        return log2(len(node.branches)) + max(map(choices, node.branches))
    if isinstance(node, Group):
        return 0 if node.kind == "atomic" else choices(node.body)
    if isinstance(node, Repeat) and node.mode != "possessive":
        if node.high is None:
            return inf
        return log2(node.high - node.low + 1) + (node.high * choices(node.item) if node.high else 0)
    return 0


def is_explosive(body: Node) -> bool:
    """Whether the repeated group can match some text in exponentially many ways. In doubt, it can."""
    try:
        automaton = Automaton(body)
        return _has_double_edge(automaton) or _meets_again(automaton)
    except TooIntricate:
        return True


def _has_double_edge(automaton: Automaton) -> bool:
    return any(ways > 1 for follow in automaton.follow for ways in follow.values())


def _meets_again(automaton: Automaton) -> bool:
    """Whether two ways that part can come together again, having read the same text. Every position leads to every
    other, so the text between can be repeated without end."""
    waiting = [pair for start in range(len(automaton.sets)) for pair in _next_pairs(automaton, start, start)]
    seen, steps = set(waiting), 0
    while waiting:
        left, right = waiting.pop()
        steps += len(automaton.follow[left]) * len(automaton.follow[right])
        if steps > _MAX_STEPS:
            raise TooIntricate
        for pair in _next_pairs(automaton, left, right):
            if pair[0] == pair[1]:
                return True
            if pair not in seen:
                seen.add(pair)
                waiting.append(pair)
    return False


def _next_pairs(automaton: Automaton, left: int, right: int) -> list[tuple[int, int]]:
    pairs = []
    for a in automaton.follow[left]:
        for b in automaton.follow[right]:
            if left == right and a >= b:
                continue
            if automaton.label(left, a).meets(automaton.label(right, b)):
                pairs.append((min(a, b), max(a, b)))
    return pairs


def keeps_meaning_possessive(node: Repeat, rest: tuple[Node, ...]) -> bool:
    """Whether the repeated group, made possessive, finds just the same texts; `rest` is all that follows it.

    It does where the next character always decides how the match goes on: within the group, with another round, or with
    the rest. Rounds may be cut in two ways (`a+` in `(a+)*`), since the longer cut needs fewer of them. It also does
    where no match of the group is the beginning of another, so that all cuts are forced.
    """
    assert isinstance(node.item, Group)
    body, behind = node.item.body, first_of_all(rest)
    if behind is None or not _is_simple(body):
        return False
    try:
        return (node.low <= 1 and _decides(Automaton(body), behind, node.low == 0)) or _is_cut_one_way(
            Automaton(body, loop=False), behind
        )
    except TooIntricate:
        return False


def _is_simple(node: Node) -> bool:
    """Whether a piece is made of characters, choices and greedy repetitions alone, and no branch is empty."""
    if isinstance(node, Sequence):
        return all(map(_is_simple, node.items))
    if isinstance(node, Alternation):
        return all(_is_simple(branch) and not _first(branch)[1] for branch in node.branches)
    if isinstance(node, Group):
        return node.kind != "atomic" and _is_simple(node.body)
    if isinstance(node, Repeat):
        unbounded = is_single(node.item) and node.high is None and node.low <= 1
        return (node.mode == "greedy" or node.mode == "possessive" and unbounded) and _is_simple(node.item)
    return is_single(node)


def _decides(automaton: Automaton, behind: CharSet, from_start: bool) -> bool:
    if automaton.rough or automaton.body.empty or sum(len(f) ** 2 for f in automaton.follow) > _MAX_STEPS:
        return False
    if any(_next_pairs(automaton, start, start) for start in range(len(automaton.sets))):
        return False
    starts = [automaton.sets[at] for at in automaton.body.first] if from_start else []
    ends = [automaton.label(last, at) for last in automaton.body.last for at in automaton.follow[last]]
    return not any(characters.meets(behind) for characters in starts + ends)


def _is_cut_one_way(automaton: Automaton, behind: CharSet) -> bool:
    """Whether no match of the group begins another one, and what follows begins unlike the group."""
    body, sets = automaton.body, automaton.sets
    if automaton.rough or body.empty or any(sets[at].meets(behind) for at in body.first):
        return False
    waiting = [(a, b) for a in body.first for b in body.first if a <= b and sets[a].meets(sets[b])]
    seen, steps = set(waiting), 0
    while waiting:
        left, right = waiting.pop()
        steps += 1 + len(automaton.follow[left]) * len(automaton.follow[right])
        if steps > _MAX_STEPS:
            raise TooIntricate
        if (left in body.last and automaton.follow[right]) or (right in body.last and automaton.follow[left]):
            return False
        for pair in _all_next_pairs(automaton, left, right):
            if pair not in seen:
                seen.add(pair)
                waiting.append(pair)
    return True


def _all_next_pairs(automaton: Automaton, left: int, right: int) -> list[tuple[int, int]]:
    pairs = _next_pairs(automaton, left, right)
    return pairs + [(at, at) for at in automaton.follow[left]] if left == right else pairs


def first_of_all(rest: tuple[Node, ...]) -> CharSet | None:
    """The characters that can come next behind a repetition; None where a place decides that, not a character."""
    characters, empty, place = _first(Sequence(rest))
    return None if place and empty else characters


def _first(node: Node) -> tuple[CharSet, bool, bool]:
    """What a piece begins with, whether it can be empty, whether a place (`\\b`, look-around) stands at its start."""
    if isinstance(node, Sequence):
        return _first_of_sequence(node)
    if isinstance(node, Alternation):
        parts = [_first(branch) for branch in node.branches]
        return union(p[0] for p in parts), any(p[1] for p in parts), any(p[2] for p in parts)
    if isinstance(node, Group):
        return _first(node.body)
    if isinstance(node, Repeat):
        characters, empty, place = _first(node.item)
        return characters, empty or node.low == 0, place
    if isinstance(node, Anchor) and node.kind in "$Zz":
        return EMPTY if node.kind == "z" else LINE_BREAKS, False, False  # nothing else can follow
    if isinstance(node, Anchor | Look):
        return EMPTY, True, True
    return of_single(node), False, False


def _first_of_sequence(node: Sequence) -> tuple[CharSet, bool, bool]:
    sets, place = [], False
    for item in node.items:
        characters, empty, at_place = _first(item)
        sets.append(characters)
        place = place or at_place
        if not empty:
            return union(sets), False, place
    return union(sets), True, place
