"""Sentences that can be read in two ways, and the sentences that say each reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from dqlang.diagnostics.shapes import OverMidnight
from dqlang.diagnostics.two_readings import MomentAfterThan, NotWithJoiner, ToleranceAfterMoment
from dqlang.diagnostics.values import ComparedWithNull, MeaninglessComparison
from dqlang.semantics.context import Context, Fault
from dqlang.syntax import ast
from dqlang.syntax.walk import nodes
from dqlang.syntax.words import check_words, comparison_words, sentence

_BEFORE_AND_AFTER = {"ge": ("le", "ge"), "le": ("ge", "le"), "gt": ("lt", "gt"), "lt": ("gt", "lt")}
"""What `at least 18 years ago` sounds like (18 years or more have passed), and what it would compute."""


def refuse_null(value: ast.Value, node: ast.Check | ast.Value) -> None:
    if isinstance(value, ast.Null):
        words = check_words(node) if isinstance(node, ast.Compare | ast.Between) else "null"
        raise Fault(ComparedWithNull(node.span, words))


# --- moments and tolerances -----------------------------------------------------------------------------------------


def refuse_moment(node: ast.Compare, context: Context) -> None:
    """`at least 18 years ago` sounds like the opposite of what it would compute."""
    if not isinstance(node.value, ast.Moment) or node.form == "moment" or node.operator == "eq":
        return
    sentences = [
        _with(context, node, ast.Compare(operator, node.value, "moment", None, node.span))
        for operator in _BEFORE_AND_AFTER[node.operator]
    ]
    raise Fault(MomentAfterThan(node.span, comparison_words(node), tuple(sentences)))


def refuse_tolerance(node: ast.Compare, within: ast.Within, context: Context) -> None:
    """`after Admitted within 3 days`: a little less will do, or not later than that?"""
    duration = within.amount
    if isinstance(duration, ast.Duration):
        wider, limited = _widened(node, duration), _limited(node, duration)
        raise Fault(ToleranceAfterMoment(within.span, (_with(context, node, wider), _with(context, node, limited))))
    raise Fault(ToleranceAfterMoment(within.span, ()))


def _widened(node: ast.Compare, duration: ast.Duration) -> ast.Check:
    earlier = node.operator in ("lt", "le")
    edge = _counted(duration, node.value, "after" if earlier else "before")
    return ast.Compare("le" if earlier else "ge", edge, "moment", None, node.span)


def _limited(node: ast.Compare, duration: ast.Duration) -> ast.Check:
    if node.operator in ("lt", "le"):
        return ast.Between(_counted(duration, node.value, "before"), node.value, False, None, node.span)
    return ast.Between(node.value, _counted(duration, node.value, "after"), False, None, node.span)


def _counted(duration: ast.Duration, anchor: ast.Value, direction: str) -> ast.Moment:
    if isinstance(anchor, ast.Now):
        return ast.Moment(duration, "ago" if direction == "before" else "from now", None, duration.span)
    return ast.Moment(duration, direction, anchor, duration.span)


def refuse_year(node: ast.Compare) -> None:
    """`before 2024`: a number, of which nobody knows the day."""
    if node.form == "moment" and isinstance(node.value, ast.Number) and 1000 <= node.value.value <= 9999:
        year = node.value.value
        help = f"write a day in full, as in `{year}-01-01`; of the year alone speaks `year of ...`"
        raise Fault(MeaninglessComparison(node.value.span, "a number is neither before nor after anything", help))


# --- times of day ---------------------------------------------------------------------------------------------------


def refuse_over_midnight(node: ast.Between, context: Context) -> None:
    """`between 22:00 and 06:00`: the night, or the times the wrong way round?"""
    low, high = node.low, node.high
    if not isinstance(low, ast.Time) or not isinstance(high, ast.Time) or _clock(low) <= _clock(high):
        return
    turned = replace(node, low=high, high=low)
    night = _night(node, replace(turned, strict=not node.strict), context.rule)
    raise Fault(OverMidnight(node.span, comparison_words(node), (*night, _with(context, node, turned))))


def _clock(time: ast.Time) -> str:
    return f"{time.written}:00"[:8]


def _night(node: ast.Between, day: ast.Between, rule: ast.Rule) -> tuple[str, ...]:
    """The sentence that asks for the night, where one sentence can."""
    above, below = ("gt", "lt") if node.strict else ("ge", "le")
    late = ast.Compare(above, node.low, "than", node.tolerance, node.span)
    early = ast.Compare(below, node.high, "than", node.tolerance, node.span)
    for use in rule.checks:
        if use.check is node and use.negated:
            return (sentence(exchanged(rule, use, replace(use, check=day, negated=False))),)
        if use.check is node and rule.joiner != "and":
            uses = tuple(replace(use, check=check) for check in (late, early))
            at = rule.checks.index(use)
            return (sentence(replace(rule, checks=(*rule.checks[:at], *uses, *rule.checks[at + 1 :]), joiner="or")),)
    for test in nodes(rule.when):
        if isinstance(test, ast.Test) and test.use.check is node:
            return (sentence(exchanged(rule, test, _night_test(test, late, early, day))),)
    return ()


def _night_test(test: ast.Test, late: ast.Check, early: ast.Check, day: ast.Check) -> ast.Condition:
    if test.use.negated:
        return replace(test, use=replace(test.use, check=day, negated=False))
    tests = (replace(test, use=replace(test.use, check=check)) for check in (late, early))
    return ast.Or(tuple(tests), test.span)


# --- not, and, or ---------------------------------------------------------------------------------------------------


def refuse_not_with_joiner(rule: ast.Rule) -> NotWithJoiner | None:
    if rule.joiner is None or not any(use.negated for use in rule.checks):
        return None
    apart = _apart(rule, rule.checks)
    if len(rule.checks) > 2:
        return NotWithJoiner(_checks_span(rule), rule.joiner, (apart,))
    choices = _readings_of_and(rule, apart) if rule.joiner == "and" else _readings_of_or(rule)
    return NotWithJoiner(_checks_span(rule), rule.joiner, choices)


def _readings_of_and(rule: ast.Rule, apart: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """`not A and B`: A fails and B holds, or not both of them."""
    first, second = rule.checks
    if not first.negated or second.negated:
        return (apart,)
    return apart, _implied(rule, if_=first.check, then=ast.CheckUse(second.check, True, second.span))


def _readings_of_or(rule: ast.Rule) -> tuple[tuple[str, ...], ...]:
    """`not A or B`: one of the two will do, or neither may hold."""
    first, second = rule.checks
    if first.negated:
        either = _implied(rule, if_=first.check, then=second)
        neither = _apart(rule, [first, ast.CheckUse(second.check, True, second.span)])
        return either, neither
    return (_implied(rule, if_=second.check, then=first),)


def _apart(rule: ast.Rule, uses: Sequence[ast.CheckUse]) -> tuple[str, ...]:
    """Each check in a sentence of its own."""
    return tuple(sentence(replace(rule, checks=(use,), joiner=None, name=None)) for use in uses)


def _implied(rule: ast.Rule, *, if_: ast.Check, then: ast.CheckUse) -> tuple[str, ...]:
    """`then` must hold when `if_` does."""
    return tuple(_implied_of(rule, subject, if_, then) for subject in rule.subjects)


def _implied_of(rule: ast.Rule, subject: ast.Subject, if_: ast.Check, then: ast.CheckUse) -> str:
    test = ast.Test(subject, ast.CheckUse(if_, False, if_.span), if_.span)
    when = test if rule.when is None else ast.And((rule.when, test), if_.span)
    return sentence(replace(rule, subjects=(subject,), checks=(then,), joiner=None, when=when, name=None))


def _checks_span(rule: ast.Rule):
    return rule.checks[0].span.to(rule.checks[-1].span)


def each_alone(context: Context) -> tuple[str, ...]:
    """The rule with its list in parentheses taken apart into columns."""
    rule = context.rule
    items: list[ast.Subject] = []
    for subject in rule.subjects:
        items.extend(subject.items if isinstance(subject, ast.Columns) else [subject])
    return (sentence(replace(rule, subjects=tuple(items))),)


# --- sentences with a part exchanged --------------------------------------------------------------------------------


def _with(context: Context, old: Any, new: Any) -> str:
    return sentence(exchanged(context.rule, old, new))


def exchanged(node: Any, old: Any, new: Any) -> Any:
    """The tree with one of its nodes, this very object, exchanged."""
    if node is old:
        return new
    if isinstance(node, tuple):
        return tuple(exchanged(item, old, new) for item in node)
    if not is_dataclass(node):
        return node
    changes = {f.name: exchanged(getattr(node, f.name), old, new) for f in fields(node) if f.compare}
    return replace(node, **changes)
