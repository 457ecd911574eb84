"""Two rules of one table and one severity cannot share a name: a row's grade lists nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.rule_names import NameTaken
from dqlang.source import Source, Span
from dqlang.syntax import ast


@dataclass(frozen=True, slots=True)
class NamedRule:
    """The rule that one subject of a sentence makes, and the place that shows its name."""

    name: str
    rule: ast.Rule
    subject: ast.Subject
    source: Source

    @property
    def span(self) -> Span:
        return self.rule.name_span or self.subject.span.to(self.rule.checks[-1].span)


def duplicates(rules: Sequence[NamedRule]) -> list[tuple[NamedRule, Problem]]:
    """Each rule whose name an earlier one has, with its problem."""
    first: dict[tuple[str, str], NamedRule] = {}
    found: list[tuple[NamedRule, Problem]] = []
    for rule in rules:
        taken = first.setdefault((rule.rule.severity, rule.name.lower()), rule)
        # One `as` over several subjects is a problem of its own.
        if taken is not rule and not (rule.rule is taken.rule and rule.rule.name is not None):
            found.append((rule, _taken(rule, taken)))
    return found


def _taken(rule: NamedRule, first: NamedRule) -> NameTaken:
    place = first.span if first.source is rule.source else None
    return NameTaken(rule.span, rule.name, place, _says_the_same(rule, first))


def _says_the_same(one: NamedRule, other: NamedRule) -> bool:
    from dqlang.semantics.fingerprint import fingerprint

    return fingerprint(one.rule, one.subject) == fingerprint(other.rule, other.subject)
