"""Two checks that no value can meet: `greater than 10` with `less than 5`, `be 'A'` with `not be in ['A', 'B']`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dqlang.diagnostics.advice import Contradiction
from dqlang.semantics.fingerprint import plain
from dqlang.semantics.lints import Found, Seen
from dqlang.semantics.passing import Group, Part, Passing
from dqlang.semantics.text_relations import contradict
from dqlang.source import Span
from dqlang.syntax import ast
from dqlang.syntax.words import check_words, subject_words


@dataclass(frozen=True, slots=True)
class _Asked:
    """A part of a rule that each row must meet."""

    rule: Passing
    part: Part
    when: str

    @property
    def span(self) -> Span:
        return self.part.uses[0].span.to(self.part.uses[-1].span)

    @property
    def words(self) -> str:
        return " or ".join(check_words(use.check, use.negated) for use in self.part.uses)


def look(seen: Seen) -> Iterator[Found]:
    """Rules with different conditions may speak of different rows, and those about any of several columns of different
    values."""
    for group in seen.groups:
        if not isinstance(group.subject, ast.AnyOf):
            asked = list(_asked(group))
            for place, later in enumerate(asked):
                earlier = next((each for each in asked[:place] if _contradict(each, later, group)), None)
                if earlier is not None:
                    yield later.rule.rule.source, _problem(later, earlier, group)


def _asked(group: Group) -> Iterator[_Asked]:
    """What can be met, taken alone; what cannot is told by itself."""
    for rule in group.rules:
        if rule.rule.rule.allowance is None:
            when = repr(plain(rule.rule.rule.when))
            yield from (_Asked(rule, part, when) for part in rule.parts if part.may & group.alive)


def _contradict(one: _Asked, other: _Asked, group: Group) -> bool:
    if one.when != other.when:
        return False
    common = one.part.may & other.part.may & group.alive
    if common & group.there == 0:
        # Where nothing is there may pass both; then it is what is there that must be asked for.
        return not common or bool(one.part.may & group.there and other.part.may & group.there)
    return not common & group.missing and _as_texts(one.part, other.part)


def _as_texts(one: Part, other: Part) -> bool:
    return len(one.uses) == len(other.uses) == 1 and contradict(one.uses[0], other.uses[0])


def _problem(later: _Asked, earlier: _Asked, group: Group) -> Contradiction:
    first = earlier.span if earlier.rule.rule.source is later.rule.rule.source else None
    subject = subject_words(later.rule.rule.subject)
    passes_missing = bool(earlier.part.may & later.part.may & group.missing & group.alive)
    of_present = passes_missing and not isinstance(group.subject, ast.Every)
    return Contradiction(later.span, subject, earlier.words, later.words, first, of_present)
