"""Which numbers or days a check lets pass, where that is one range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dqlang.semantics.duplicates import NamedRule
from dqlang.semantics.fingerprint import plain
from dqlang.syntax import ast

_OPPOSITE = {"lt": "ge", "ge": "lt", "gt": "le", "le": "gt"}


@dataclass(frozen=True, slots=True)
class End:
    """An end of a range: itself outside where it is `open`."""

    value: Any
    open: bool


@dataclass(frozen=True, slots=True)
class Range:
    """What lies between two ends; None: no end on that side."""

    low: End | None
    high: End | None

    def within(self, other: Range) -> bool:
        """Whether the other lets pass whatever this one does."""
        return _reaches(self.low, other.low, 1) and _reaches(self.high, other.high, -1)

    def apart_from(self, other: Range) -> bool:
        """Whether no value is in both."""
        return _beyond(self.low, other.high) or _beyond(other.low, self.high)


@dataclass(frozen=True, slots=True)
class Ranged:
    """A rule's check that lets one range pass."""

    rule: NamedRule
    use: ast.CheckUse
    range: Range


def ranged_by_subject(rules: list[NamedRule]) -> Iterator[list[Ranged]]:
    """The checks of rules that let a range pass, all of one subject and of one kind of value together. Only checks that
    each row must meet: alone, or joined by `and`, and with nothing tolerated."""
    groups: dict[Any, list[Ranged]] = {}
    for rule in rules:
        if rule.rule.joiner == "or" or rule.rule.allowance is not None:
            continue
        for use in rule.rule.checks:
            found = _range_of(use)
            if found is not None:
                key = (repr(plain(rule.subject)), found[0])
                groups.setdefault(key, []).append(Ranged(rule, use, found[1]))
    return (group for group in groups.values() if len(group) > 1)


def _range_of(use: ast.CheckUse) -> tuple[str, Range] | None:
    """The kind of value (`Number`, `Date`) and the range of a check with nothing but literals."""
    check, prefix = use.check, ""
    if isinstance(check, ast.Length):
        check, prefix = check.comparison, "length of "
    match check:
        case ast.Between(low, high, strict, None) if type(low) is type(high) and not use.negated:
            ends = _value(low), _value(high)
            if None in ends:
                return None
            return prefix + type(low).__name__, Range(End(ends[0], strict), End(ends[1], strict))
        case ast.Compare(operator, value, _, None):
            end = _value(value)
            if use.negated:
                operator = _OPPOSITE.get(operator, "")
            if end is None or not operator:
                return None
            return prefix + type(value).__name__, _one_sided(operator, end)
    return None


def _one_sided(operator: str, value: Any) -> Range:
    low = End(value, operator == "gt") if operator in ("gt", "ge", "eq") else None
    high = End(value, operator == "lt") if operator in ("lt", "le", "eq") else None
    return Range(low, high)


def _value(node: ast.Value) -> Decimal | str | None:
    """Days in ISO form have the order of their texts."""
    if isinstance(node, ast.Number):
        return node.value
    return node.written if isinstance(node, ast.Date) else None


def _reaches(end: End | None, other: End | None, sign: int) -> bool:
    """Whether an end lies at or inside another; `sign` is 1 for lower ends, -1 for upper ones."""
    if other is None:
        return True
    if end is None:
        return False
    if end.value == other.value:
        return end.open or not other.open
    return (end.value > other.value) == (sign > 0)


def _beyond(low: End | None, high: End | None) -> bool:
    if low is None or high is None:
        return False
    return low.value > high.value or (low.value == high.value and (low.open or high.open))
