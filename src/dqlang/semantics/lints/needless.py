"""A rule that never fails alone, since another asks for more: `at least 3` beside `at least 5`."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.advice import Needless
from dqlang.semantics.lints import Found, Seen
from dqlang.semantics.ranges import Ranged, ranged_by_subject
from dqlang.syntax.words import check_words


def look(seen: Seen) -> Iterator[Found]:
    for severity in ("must", "should"):
        rules = [rule for rule in seen.rules if rule.rule.severity == severity]
        for group in ranged_by_subject(rules):
            for place, weaker in enumerate(group):
                stronger = next((each for each in _others(group, place) if _implies(each, weaker)), None)
                if stronger is not None:
                    yield weaker.rule.source, _needless(weaker, stronger)


def _others(group: list[Ranged], place: int) -> Iterator[Ranged]:
    """The others; of two that ask the same only the later one is needless."""
    for other, each in enumerate(group):
        if other < place or (other > place and each.range != group[place].range):
            yield each


def _implies(stronger: Ranged, weaker: Ranged) -> bool:
    """Whether each row that meets the one meets the other: rows without a value, and those outside a condition, too."""
    one, other = stronger.rule.rule, weaker.rule.rule
    if one.if_present and not other.if_present:
        return False
    if one.when is not None and one.when != other.when:
        return False
    # Only a whole rule can be removed.
    return len(other.checks) == 1 and stronger.range.within(weaker.range)


def _needless(weaker: Ranged, stronger: Ranged) -> Needless:
    one = check_words(weaker.use.check, weaker.use.negated)
    other = check_words(stronger.use.check, stronger.use.negated)
    place = stronger.use.span if stronger.rule.source is weaker.rule.source else None
    return Needless(weaker.use.span, one, other, place)
