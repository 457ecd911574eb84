"""A check that nothing meets which the column can hold: 300 in a column of bytes, a fraction in whole numbers."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.advice_on_values import NothingMeets
from dqlang.plan.types import DecimalType, Type
from dqlang.semantics.lints import Found, Seen, negative_lengths, never_equal, reversed_ends
from dqlang.semantics.passing import Group, Part
from dqlang.source import Source, Span
from dqlang.syntax import ast
from dqlang.syntax.words import check_words, subject_words

_RANGES = {"byte": " from -128 to 127", "short": " from -32768 to 32767", "integer": " of up to 10 digits"}
_LIMITS = {
    "month": "a month is a whole number from 1 to 12",
    "day": "a day of a month is a whole number from 1 to 31",
    "hour": "an hour is a whole number from 0 to 23",
    "minute": "a minute is a whole number from 0 to 59",
    "second": "a second is a whole number from 0 to 59",
    "length": "a length is a whole number, and never below 0",
    "count": "a count is a whole number, and never below 0",
}
_OF_NULL = frozenset({"be null", "be missing", "be blank", "be empty"})


def look(seen: Seen) -> Iterator[Found]:
    told = told_elsewhere(seen)
    for group in seen.groups:
        for rule in group.rules:
            source = rule.rule.source
            for part in rule.alone:
                if (
                    not part.may & group.there
                    and _asks_for_values(part)
                    and not is_told(part.uses[0].span, source, told)
                ):
                    yield source, _problem(part, group)


def _asks_for_values(part: Part) -> bool:
    """Not that there be none."""
    check = part.uses[0].check
    return not (isinstance(check, ast.Named) and check.phrase in _OF_NULL | {"be present"})


def told_elsewhere(seen: Seen) -> set[tuple[int, int]]:
    """The places of which another opinion knows better what is wrong: the file and where in it."""
    opinions = (negative_lengths, never_equal, reversed_ends)
    return {(id(source), problem.span.start) for opinion in opinions for source, problem in opinion.look(seen)}


def is_told(span: Span, source: Source, told: set[tuple[int, int]]) -> bool:
    return bool(told) and any((id(source), place) in told for place in range(span.start, span.end))


def _problem(part: Part, group: Group) -> NothingMeets:
    use = part.uses[0]
    words = check_words(use.check, use.negated)
    limits = _LIMITS["length"] if isinstance(use.check, ast.Length) else _limits(group.subject)
    return NothingMeets(use.span, words, subject_words(group.subject), _held(group.kind), limits)


def _limits(subject: ast.Subject) -> str | None:
    return _LIMITS.get(subject.name) if isinstance(subject, ast.Function) else None


def _held(kind: Type) -> str | None:
    """What a column of numbers holds, in words."""
    if kind.family == "whole":
        return f"whole numbers{_RANGES.get(kind.name, '')}"
    if isinstance(kind, DecimalType):
        before = kind.precision - kind.scale
        return f"numbers with up to {before} digits before the point and {kind.scale} behind it"
    return None
