"""A condition that no row meets: `when A is 1 and A is 2`, `when A is null and A is greater than 5`."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.advice import ConditionNeverHolds
from dqlang.plan.types import UNKNOWN, Type
from dqlang.semantics.answers import asker
from dqlang.semantics.lints import Found, Seen
from dqlang.semantics.lints.nothing_meets import is_told, told_elsewhere
from dqlang.semantics.outcomes import TRUE
from dqlang.semantics.passing import key_of
from dqlang.semantics.points import MISSING, Named, points
from dqlang.semantics.text_relations import contradict
from dqlang.syntax import ast
from dqlang.syntax.words import check_words, subject_words


def look(seen: Seen) -> Iterator[Found]:
    types = {id(each.target.node): each.target.value.type for each in seen.sightings if each.in_condition}
    told = told_elsewhere(seen)
    for rule in seen.rules:
        if rule.rule.when is not None:
            problem = _never(rule.rule.when, types)
            if problem is not None and not is_told(problem.span, rule.source, told):
                yield rule.source, problem


def _never(condition: ast.Condition, types: dict[int, Type]) -> ConditionNeverHolds | None:
    """What makes a condition false or unanswered in every row. `or` needs that of each of its sides."""
    match condition:
        case ast.Or(items):
            found = [_never(item, types) for item in items]
            return found[0] if None not in found else None
        case ast.And(items):
            inside = (_never(item, types) for item in items if not isinstance(item, ast.Test))
            return _together(condition, types) or next(filter(None, inside), None)
        case ast.Test():
            return _together(condition, types)
    return None


def _together(condition: ast.And | ast.Test, types: dict[int, Type]) -> ConditionNeverHolds | None:
    """Two tests of one subject that nothing meets at once, or one that nothing meets."""
    by_subject: dict[str, list[ast.Test]] = {}
    for test in [condition] if isinstance(condition, ast.Test) else _tests(condition):
        if not isinstance(test.subject, ast.AnyOf | ast.Every | ast.Columns):
            by_subject.setdefault(key_of(test.subject), []).append(test)
    return next(filter(None, (_of_one_subject(tests, types) for tests in by_subject.values())), None)


def _tests(condition: ast.Condition) -> Iterator[ast.Test]:
    """The tests that must all hold where the condition does."""
    match condition:
        case ast.And(items):
            for item in items:
                yield from _tests(item)
        case ast.Test():
            yield condition


def _of_one_subject(tests: list[ast.Test], types: dict[int, Type]) -> ConditionNeverHolds | None:
    holding = _where_each_holds(tests, types.get(id(tests[0].subject), UNKNOWN))
    if holding is None:
        return None
    for place, test in enumerate(tests):
        if not holding[place]:
            return _problem(test, None)
        for other, earlier in zip(holding, tests[:place], strict=False):
            if not holding[place] & other or contradict(earlier.use, test.use):
                return _problem(test, earlier)
    return None


def _where_each_holds(tests: list[ast.Test], kind: Type) -> list[int] | None:
    """The points at which each test may hold; None where these cannot be told."""
    named = Named()
    askers = [asker(test.use, named) for test in tests]
    if not named.can_be_cut(kind):
        return None
    cells = [MISSING, *points(named, kind)]
    answers = [[each(cell) for cell in cells] for each in askers]
    alive = [None not in column for column in zip(*answers, strict=True)]
    return [sum(1 << place for place, answer in enumerate(row) if alive[place] and answer & TRUE) for row in answers]


def _problem(test: ast.Test, earlier: ast.Test | None) -> ConditionNeverHolds:
    subject = subject_words(test.subject)
    return ConditionNeverHolds(test.span, _words(test, subject), _words(earlier, subject) if earlier else None)


def _words(test: ast.Test, subject: str) -> str:
    return f"{subject} {check_words(test.use.check, test.use.negated, third_person=True)}"
