"""The same rule twice, under two names or with `must` and with `should`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dqlang.diagnostics.advice_on_values import SaidTwice
from dqlang.semantics.duplicates import NamedRule
from dqlang.semantics.fingerprint import plain
from dqlang.semantics.lints import Found, Seen
from dqlang.syntax import ast

_TURNED = {"lt": "gt", "gt": "lt", "le": "ge", "ge": "le", "eq": "eq"}


def look(seen: Seen) -> Iterator[Found]:
    first: dict[str, NamedRule] = {}
    for rule in seen.rules:
        same = first.setdefault(_asks(rule), rule)
        if same is not rule:
            severe_later = rule.rule.severity == "must" and same.rule.severity == "should"
            yield _told(same, rule) if severe_later else _told(rule, same)


def _told(rule: NamedRule, kept: NamedRule) -> Found:
    place = kept.span if kept.source is rule.source else None
    return rule.source, SaidTwice(rule.span, kept.name, rule.rule.severity, kept.rule.severity, place)


def _asks(rule: NamedRule) -> str:
    """What two rules share where they ask the same of the same rows; what is joined has no order."""
    said = rule.rule
    checks = sorted(repr([use.negated, plain(use.check)]) for use in said.checks)
    subject: Any = plain(rule.subject)
    if len(said.checks) == 1:
        subject, checks = _turned(rule, said.checks[0]) or (subject, checks)
    return repr([subject, checks, said.joiner, said.if_present, plain(said.when), plain(said.allowance)])


def _turned(rule: NamedRule, use: ast.CheckUse) -> tuple[Any, list[str]] | None:
    """`B must be greater than A` is `A must be less than B`, and the order of columns that are unique together is no
    matter. Only where `if present` does not ask about one side alone."""
    check, subject = use.check, rule.subject
    if isinstance(check, ast.Unique | ast.Key) and isinstance(subject, ast.Columns):
        return sorted(repr(plain(item)) for item in subject.items), [repr([use.negated, plain(check)])]
    if rule.rule.if_present or not isinstance(check, ast.Compare) or check.tolerance is not None:
        return None
    if not (isinstance(subject, ast.Column) and isinstance(check.value, ast.Column)):
        return None
    left, right, operator = repr(plain(subject)), repr(plain(check.value)), check.operator
    if right < left:
        left, right, operator = right, left, _TURNED[operator]
    return left, [repr([use.negated, operator, right, check.form == "moment"])]
