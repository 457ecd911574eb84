"""A rule's fingerprint: 16 hexadecimal digits that stay the same as long as the rule asks the same.

It covers whatever changes a grade or a verdict: the failure name, severity, subject, checks, `if present`, condition,
allowance, and which values count as missing. It leaves out what does not: spaces, comments, lines, the order of the
parts, the spelling of signs and words, the case of columns, the order of a list, `because` and `tagged`. A rule that
uses definitions has the fingerprint, failure name included, of the rule in which they are written out: it changes with
what a name stands for, and not with the name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import fields
from decimal import Decimal
from functools import cache, singledispatch
from typing import Any

from dqlang.semantics.names import NothingLeft, failure_name
from dqlang.syntax import ast


def fingerprint(
    rule: ast.Rule,
    subject: ast.Subject | None = None,
    name: str | None = None,
    missing: Sequence[ast.Value] = (),
) -> str:
    """Of the rule that one subject of a sentence makes; without a subject, of the whole sentence. `name` is the failure
    name, where it is known already; `missing` are the values that count as missing, in any order."""
    subjects = rule.subjects if subject is None else (subject,)
    says = [
        [name.lower()] if name is not None else [_name(rule, each) for each in subjects],
        rule.severity,
        [plain(each) for each in subjects],
        [[use.negated, plain(use.check)] for use in rule.checks],
        rule.joiner,
        rule.if_present,
        plain(rule.when),
        plain(rule.allowance),
    ]
    if missing:
        says.append(sorted({json.dumps(plain(value)) for value in missing}))
    written = json.dumps(says, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _name(rule: ast.Rule, subject: ast.Subject) -> str | None:
    try:
        return failure_name(rule, subject).lower()
    except NothingLeft:
        return None  # a rule with a problem; the rest tells it apart


@singledispatch
def plain(node: Any) -> Any:
    """A node as plain data: its kind and its fields, without its place."""
    return [type(node).__name__, *[plain(getattr(node, name)) for name in _said(type(node))]]


@cache
def _said(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.compare)


@plain.register(str)
@plain.register(bool)
@plain.register(int)
@plain.register(type(None))
def _as_is(value: Any) -> Any:
    return value


@plain.register
def _tuple(items: tuple) -> Any:
    return [plain(item) for item in items]


@plain.register
def _decimal(value: Decimal) -> Any:
    return format(value.normalize(), "f")


@plain.register
def _column(node: ast.Column) -> Any:
    return ["Column", *[part.lower() for part in node.parts]]


@plain.register
def _number(node: ast.Number) -> Any:
    return ["Number", plain(node.value)]


@plain.register
def _allowance(node: ast.Allowance) -> Any:
    return ["Allowance", node.kind, plain(node.amount), node.percent]


@plain.register
def _compare(node: ast.Compare) -> Any:
    """Of the forms only `before` and its like mean something of their own."""
    return ["Compare", node.operator, plain(node.value), node.form == "moment", plain(node.tolerance)]


@plain.register
def _named(node: ast.Named) -> Any:
    """Whether `with`, `for` or `by` stands before the arguments makes no difference."""
    return ["Named", node.phrase, plain(node.arguments)]


@plain.register
def _in_set(node: ast.InSet) -> Any:
    items = sorted({json.dumps(plain(item)) for item in node.items})
    return ["InSet", items, node.ignoring_case]


@plain.register
def _follow(node: ast.Follow) -> Any:
    steps = sorted({(each.before.value, each.after.value) for each in node.transitions})
    return ["Follow", [list(step) for step in steps], plain(node.ordering)]


@plain.register
def _match_several(node: ast.MatchSeveral) -> Any:
    return ["MatchSeveral", node.quantifier, sorted({pattern.value for pattern in node.patterns})]


@plain.register
def _on_days(node: ast.OnDays) -> Any:
    return ["OnDays", node.kind, sorted({day.value.lower() for day in node.days})]


@plain.register
def _have_keys(node: ast.HaveKeys) -> Any:
    return ["HaveKeys", sorted({key.value for key in node.keys})]


@plain.register
def _defined_check(node: ast.DefinedCheck) -> Any:
    """Several checks behind one name, which is no part of what they ask."""
    return ["Defined", [[use.negated, plain(use.check)] for use in node.uses], node.joiner]


@plain.register
def _in_lookup(node: ast.InLookup) -> Any:
    return ["InLookup", [part.lower() for part in node.table], [column.lower() for column in node.columns]]
