"""A rule with its definitions written out: what stands behind each name in place of the name."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from dqlang.source import Span
from dqlang.syntax import ast
from dqlang.syntax.walk import below

Name = ast.InDefined | ast.MatchDefined | ast.DefinedCheck | ast.DefinedValue


def names_in(node: Any) -> list[Name]:
    """The names that a sentence uses, each at its place; not those in what they stand for."""
    if isinstance(node, Name):
        return [node]
    if isinstance(node, tuple):
        return [name for item in node for name in names_in(item)]
    return [name for each, _ in below(type(node)) for name in names_in(getattr(node, each))]


def written_out(rule: ast.Rule) -> ast.Rule:
    """The rule as if it had been written without definitions; the rule itself where it has none.

    What stands behind a name has the place of the name, so that whatever is found of it is told where it is used.
    Several checks behind one name stay together, as `DefinedCheck`, where the sentence has more.
    """
    if not names_in((rule.subjects, rule.checks, rule.when)):
        return rule
    subjects, uses, when = _written((rule.subjects, rule.checks, rule.when))
    checks, joiner = _flat(uses, rule.joiner)
    return replace(rule, subjects=subjects, checks=checks, joiner=joiner, when=when)


def _flat(uses: tuple[ast.CheckUse, ...], joiner: str | None) -> tuple[tuple[ast.CheckUse, ...], str | None]:
    """Checks behind a name beside those of the sentence, where both are joined by the same word."""
    found: list[ast.CheckUse] = []
    for use in uses:
        inner = use.check
        if isinstance(inner, ast.DefinedCheck) and not use.negated and (len(uses) == 1 or inner.joiner == joiner):
            found += inner.uses
            joiner = inner.joiner
        else:
            found.append(use)
    return tuple(found), joiner


def _written(node: Any) -> Any:
    """The node with its definitions written out; the very node where it has none."""
    match node:
        case tuple():
            items = tuple(_written(item) for item in node)
            return node if all(map(_is, items, node)) else items
        case ast.InDefined(items=tuple()):
            return _placed(ast.InSet(node.items, False, node.span), node.span)
        case ast.MatchDefined(pattern=ast.Text()):
            return _placed(ast.Match(node.pattern, node.span), node.span)
        case ast.DefinedValue(value=value) if value is not None:
            return _placed(value, node.span)
        case ast.CheckUse(ast.DefinedCheck()):
            return _use(node)
    changes = {name: _written(getattr(node, name)) for name, _ in below(type(node))}
    changed = {name: value for name, value in changes.items() if value is not getattr(node, name)}
    return replace(node, **changed) if changed else node


def _use(use: ast.CheckUse) -> ast.CheckUse:
    """One check behind a name in its place; several stay together."""
    defined = use.check
    uses, joiner = _flat(_placed(_written(defined.uses), defined.span), defined.joiner)
    if len(uses) == 1:
        return ast.CheckUse(uses[0].check, uses[0].negated != use.negated, use.span)
    return replace(use, check=replace(defined, uses=uses, joiner=joiner))


def _placed(node: Any, place: Span) -> Any:
    """The node and all below it at one place."""
    if isinstance(node, tuple):
        return tuple(_placed(item, place) for item in node)
    if isinstance(node, Span):
        return place
    if not is_dataclass(node):
        return node
    return replace(node, **{each.name: _placed(getattr(node, each.name), place) for each in fields(node)})


def _is(one: Any, other: Any) -> bool:
    return one is other
