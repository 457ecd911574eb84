"""A rule that never fails alone, since another asks for more: `at least 3` beside `at least 5`.

A rule is worth its line where its failure names the fault and the other one's leaves it open: `be present` beside
anything, `not be blank` beside a list. Limits of one kind name the same fault, and the looser one is needless.
"""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.advice import Needless
from dqlang.semantics.fingerprint import plain
from dqlang.semantics.lints import Found, Seen
from dqlang.semantics.lints.never_fails import asks_for_a_value
from dqlang.semantics.passing import Group, Part, Passing
from dqlang.semantics.text_relations import follows
from dqlang.source import Span
from dqlang.syntax import ast
from dqlang.syntax.words import check_words, checks_words

_PRESENCE = {("be present", False), ("be null", True), ("be missing", True)}


def look(seen: Seen) -> Iterator[Found]:
    for group in seen.groups:
        rules = [rule for rule in group.rules if rule.rule.rule.allowance is None]
        told: set[int] = set()  # of rules that ask the same, one is to stay
        for place, weaker in enumerate(rules):
            others = (each for each in _others(rules, place) if id(each) not in told)
            stronger = next((each for each in others if _needless(weaker, each, group)), None)
            if stronger is not None:
                told.add(id(weaker))
                yield weaker.rule.source, _problem(weaker, stronger)
            else:
                yield from _needless_parts(weaker, group)


def _others(rules: list[Passing], place: int) -> Iterator[Passing]:
    """The others; of two that ask the same only the later one is needless, or the one that only warns."""
    weaker = rules[place]
    for other, each in enumerate(rules):
        if other == place or _rank(each) < _rank(weaker):
            continue
        if other < place or _rank(each) > _rank(weaker) or not _same(each, weaker):
            yield each


def _rank(rule: Passing) -> bool:
    """What only warns cannot stand in for what is severe."""
    return rule.rule.rule.severity == "must"


def _same(one: Passing, other: Passing) -> bool:
    if (one.may, one.must) != (other.may, other.must):
        return False
    return (one.may == one.must and _when(one) == _when(other)) or _asks(one) == _asks(other)


def _asks(rule: Passing) -> object:
    asked = rule.rule.rule
    checks = [[use.negated, plain(use.check)] for use in asked.checks]
    return [sorted(map(repr, checks)), asked.joiner, asked.if_present, plain(asked.when)]


def _when(rule: Passing) -> object:
    return plain(rule.rule.rule.when)


def _needless(weaker: Passing, stronger: Passing, group: Group) -> bool:
    """Whether each row that meets the stronger meets the weaker one, rows without a value and those outside a condition
    too. What nothing meets, or everything, is told by itself, and so is what says the same."""
    passed = stronger.may & group.alive
    if not passed or not group.alive & ~weaker.must or asks_for_a_value(weaker, group):
        return False
    if passed & ~weaker.must and not _as_texts(weaker, stronger, passed):
        return False
    if stronger.rule.rule.when is not None and _when(stronger) != _when(weaker):
        return False
    return _asks(stronger) != _asks(weaker) and not _tells_why(weaker, stronger)


def _tells_why(weaker: Passing, stronger: Passing) -> bool:
    """Whether the weaker rule is worth its line, since its name tells more of what is wrong: that a key is missing, not
    only that it is too short; that a text is blank, not only that it is in no list; that it is no date, not only that
    it is not before another."""
    if all(map(_asks_for_presence, weaker.rule.rule.checks)):
        return True
    checks = [use.check for use in weaker.rule.rule.checks]
    beside = [use.check for use in stronger.rule.rule.checks]
    if all(isinstance(check, ast.InSet) for check in beside):
        return not any(isinstance(check, ast.InSet) or _is_equality(check) for check in checks)
    valid = [isinstance(check, ast.Named) and check.phrase.startswith("be valid ") for check in checks]
    return all(valid) and not any(isinstance(check, ast.Named) for check in beside)


def _as_texts(weaker: Passing, stronger: Passing, passed: int) -> bool:
    """Whether it follows from what texts are, and holds for what is missing as well."""
    if len(weaker.alone) != 1 or stronger.rule.rule.joiner == "or" or passed & ~weaker.must & _NOTHING:
        return False
    [asked] = weaker.alone[0].uses
    return any(follows(asked, part.uses[0]) for part in stronger.alone)


_NOTHING = 0b11
"""The points at which a value is missing, as a whole or as an item; for a single value, the first alone, and the other
is only more than is needed."""


def _problem(weaker: Passing, stronger: Passing) -> Needless:
    one, other = checks_words(weaker.rule.rule), checks_words(stronger.rule.rule)
    place = stronger.rule.span if stronger.rule.source is weaker.rule.source else None
    return Needless(_span(weaker), one, other, place)


def _span(rule: Passing) -> Span:
    uses = rule.rule.rule.checks
    return uses[0].span.to(uses[-1].span)


def _is_equality(check: ast.Check) -> bool:
    return isinstance(check, ast.Compare) and check.operator == "eq"


def _asks_for_presence(use: ast.CheckUse) -> bool:
    return isinstance(use.check, ast.Named) and (use.check.phrase, use.negated) in _PRESENCE


def _needless_parts(rule: Passing, group: Group) -> Iterator[Found]:
    """Of checks that one sentence joins, those that add nothing to another one. `be present and be at least 5` is good
    English, and nobody takes its first half for more than it is."""
    either = rule.rule.rule.joiner == "or"
    for place, part in enumerate(rule.alone):
        if not either and _asks_for_presence(part.uses[0]):
            continue
        for other, each in enumerate(rule.alone):
            loose, tight = (each, part) if either else (part, each)
            if other != place and _says_nothing(loose, tight, group) and not (other > place and _equal(part, each)):
                [use], [kept] = part.uses, each.uses
                yield rule.rule.source, Needless(use.span, _words(use), _words(kept), kept.span, joined=True)
                break


def _says_nothing(loose: Part, tight: Part, group: Group) -> bool:
    passed = tight.may & group.alive
    return bool(passed) and not passed & ~loose.must


def _equal(one: Part, other: Part) -> bool:
    return (one.may, one.must) == (other.may, other.must) and one.may == one.must


def _words(use: ast.CheckUse) -> str:
    return check_words(use.check, use.negated)
