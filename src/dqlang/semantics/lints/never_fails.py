"""Rules that no row fails, that fail for missing values alone, or that each row fails which their condition picks."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.advice_on_values import FailsWhereAsked, NeverFails, NoMoreThanPresent
from dqlang.diagnostics.problem import Problem
from dqlang.semantics.lints import Found, Seen
from dqlang.semantics.lints.nothing_meets import is_told, told_elsewhere
from dqlang.semantics.passing import Group, Passing
from dqlang.syntax import ast
from dqlang.syntax.words import checks_words, subject_words

_OF_NULL = frozenset({"be present", "be null", "be missing"})


def look(seen: Seen) -> Iterator[Found]:
    told = told_elsewhere(seen)
    for group in seen.groups:
        for rule in group.rules:
            problem = _problem(rule, group)
            if problem is not None and not is_told(problem.span, rule.rule.source, told):
                yield rule.rule.source, problem


def _problem(rule: Passing, group: Group) -> Problem | None:
    said, alive, asked = rule.rule.rule, group.alive, group.alive & rule.asked
    span = said.checks[0].span.to(said.checks[-1].span)
    if not asked:
        return None  # a condition that never holds is told by itself
    if not alive & ~rule.must:
        return NeverFails(span, said.if_present and _asks_of_null(said), False)
    if asked != alive:
        if not asked & ~rule.must:
            return NeverFails(span, False, True)
        if not asked & rule.may and alive & rule.may:
            return FailsWhereAsked(span, checks_words(said), subject_words(rule.rule.subject))
        return None
    if asks_for_a_value(rule, group):
        return NoMoreThanPresent(span, checks_words(said), subject_words(rule.rule.subject))
    return None


def _asks_of_null(rule: ast.Rule) -> bool:
    return any(isinstance(use.check, ast.Named) and use.check.phrase in _OF_NULL for use in rule.checks)


def asks_for_a_value(rule: Passing, group: Group) -> bool:
    """Whether it passes all that is there, and nothing else. What a list's items ask is not about the list itself.
    `be valid date` of a column of dates is left alone: the same rules are asked of text, too."""
    if isinstance(rule.rule.subject, ast.Every | ast.AnyOf) or group.alive & ~rule.asked:
        return False
    if all(isinstance(use.check, ast.Named) for use in rule.rule.rule.checks):
        return False
    return not group.there & ~rule.must and not rule.may & group.missing
