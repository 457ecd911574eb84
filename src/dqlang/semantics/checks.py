"""Checks asked about values, as expressions that are true, false or null."""

from __future__ import annotations

from functools import singledispatch

from dqlang.checks.spec import NUMBER, TEXT
from dqlang.diagnostics.meaning import LookupWidth, UniqueItems
from dqlang.diagnostics.values import WrongKindOfLength
from dqlang.plan import moments
from dqlang.plan.compare import between, compare, lookup_keys
from dqlang.plan.decimal_places import at_most_decimals
from dqlang.plan.expr import (
    FALSE,
    NULL,
    Expr,
    InLookup,
    Literal,
    LookupValues,
    RowsWithSame,
    and_,
    case,
    is_null,
    not_,
    or_,
    predicate,
    rlike,
    text,
)
from dqlang.plan.functions import function
from dqlang.plan.mismatch import in_words
from dqlang.plan.types import LONG, array
from dqlang.plan.weekdays import on_days
from dqlang.semantics import content, fitting, ordered, patterns, tolerances, two_readings, weekdays
from dqlang.semantics.context import UNSEEN, Context, Fault, Sighting, Target
from dqlang.semantics.lists import in_combinations, in_list
from dqlang.semantics.named import named
from dqlang.semantics.raw_sql import satisfies
from dqlang.semantics.values import check_duration, operand
from dqlang.syntax import ast
from dqlang.syntax.words import check_words

_CALENDAR = frozenset({"date", "timestamp", "text"})
_TEXT_FUNCTIONS = {"contain": "contains", "start with": "startswith", "end with": "endswith"}


def holds(use: ast.CheckUse, target: Target, context: Context) -> Expr:
    """Whether one check, negated or not, holds for the target."""
    context.operands = []
    result = context.attempt(use.check.span, _asked, use.check, target, context)
    if result is UNSEEN:
        return UNSEEN
    operands = tuple(context.operands)
    context.sightings.append(Sighting(context.source, use, target, operands, result, context.in_condition))
    return ordered.opposite(use.check, result) if use.negated else result


def _asked(node: ast.Check, target: Target, context: Context) -> Expr:
    fitting.refuse_several(node, target, context)
    return check(node, target, context)


@singledispatch
def check(node: object, target: Target, context: Context) -> Expr:
    raise TypeError(f"no meaning: {node!r}")


def _operand(node: ast.Value, context: Context) -> Expr:
    found = operand(node, context)
    context.operands.append(found)
    return found


@check.register
def _compare(node: ast.Compare, target: Target, context: Context) -> Expr:
    two_readings.refuse_null(node.value, node)
    two_readings.refuse_moment(node, context)
    two_readings.refuse_year(node)
    tolerance = tolerances.tolerance(node.tolerance, node, context)
    right = _operand(node.value, context)
    return compare(node.operator, target.value, right, moment=node.form == "moment", tolerance=tolerance)


@check.register
def _between(node: ast.Between, target: Target, context: Context) -> Expr:
    two_readings.refuse_null(node.low, node)
    two_readings.refuse_null(node.high, node)
    two_readings.refuse_over_midnight(node, context)
    tolerance = tolerances.tolerance(node.tolerance, node, context)
    low, high = _operand(node.low, context), _operand(node.high, context)
    return between(target.value, low, high, strict=node.strict, tolerance=tolerance)


@check.register
def _satisfy(node: ast.Satisfy, target: Target, context: Context) -> Expr:
    return satisfies(node, context)


@check.register
def _in_set(node: ast.InSet, target: Target, context: Context) -> Expr:
    if fitting.takes_several(node):
        return in_combinations(node, target, context)
    return in_list(node, target.value, context)


@check.register
def _length(node: ast.Length, target: Target, context: Context) -> Expr:
    fitting.require_text(node, target)
    length = function("length", fitting.as_text(target.value))
    comparison = node.comparison
    if isinstance(comparison, ast.Between):
        low, high = _number(comparison.low, context), _number(comparison.high, context)
        return between(length, low, high, strict=comparison.strict)
    return compare(comparison.operator, length, _number(comparison.value, context))


def _number(node: ast.Value, context: Context) -> Expr:
    """What a length is compared with."""
    two_readings.refuse_null(node, node)
    found = _operand(node, context)
    if not found.type.is_number and found.type.family != "unknown":
        raise Fault(WrongKindOfLength(node.span, in_words(found.type)))
    return found


@check.register
def _match(node: ast.Match, target: Target, context: Context) -> Expr:
    fitting.require_text(node, target)
    return rlike(fitting.as_text(target.value), patterns.java(node.pattern, context.source))


@check.register
def _match_several(node: ast.MatchSeveral, target: Target, context: Context) -> Expr:
    fitting.require_text(node, target)
    value = fitting.as_text(target.value)
    found = [rlike(value, patterns.java(pattern, context.source)) for pattern in node.patterns]
    if node.quantifier == "all":
        return and_(*found)
    return not_(or_(*found)) if node.quantifier == "none" else or_(*found)


@check.register
def _like(node: ast.Like, target: Target, context: Context) -> Expr:
    fitting.require_text(node, target)
    return patterns.looks_like(fitting.as_text(target.value), patterns.like(node.pattern, context.source))


@check.register
def _decimals(node: ast.Decimals, target: Target, context: Context) -> Expr:
    fitting.require(NUMBER | TEXT, node, target)
    return at_most_decimals(target.value, node.most)


@check.register
def _on_days(node: ast.OnDays, target: Target, context: Context) -> Expr:
    fitting.require(_CALENDAR, node, target)
    return on_days(target.value, weekdays.days(node, context.source))


@check.register
def _in_network(node: ast.InNetwork, target: Target, context: Context) -> Expr:
    return content.inside_network(node, target)


@check.register
def _have_keys(node: ast.HaveKeys, target: Target, context: Context) -> Expr:
    return content.holds_keys(node, target)


@check.register
def _text_part(node: ast.TextPart, target: Target, context: Context) -> Expr:
    fitting.require_text(node, target)
    return predicate(_TEXT_FUNCTIONS[node.kind], fitting.as_text(target.value), text(node.text.value))


@check.register
def _within_last(node: ast.WithinLast, target: Target, context: Context) -> Expr:
    check_duration(node.duration)
    return moments.within_last(target.value, node.duration.amount, node.duration.unit)


@check.register
def _named(node: ast.Named, target: Target, context: Context) -> Expr:
    return named(node, target, context)


@check.register
def _defined(node: ast.DefinedCheck, target: Target, context: Context) -> Expr:
    """Several checks behind one name."""
    join = or_ if node.joiner == "or" else and_
    return join(*[holds(use, target, context) for use in node.uses])


# --- other rows and other tables ------------------------------------------------------------------------------------


@check.register
def _unique(node: ast.Unique, target: Target, context: Context) -> Expr:
    """Counts all rows. There is no answer where a part of the value is null; in `within`, nulls form one group."""
    within = tuple(operand(column, context) for column in node.within)
    if isinstance(target.node, ast.Rows):
        return _alone(target.values, 0, node, target)
    return _unless_null(target.values, _alone(target.values + within, len(target.values), node, target))


@check.register
def _key(node: ast.Key, target: Target, context: Context) -> Expr:
    """Whatever a part of the value is, there is an answer: without a value there is no key."""
    alone = _alone(target.values, len(target.values), node, target)
    return _unless_null(target.values, alone, FALSE)


def _alone(keys: tuple[Expr, ...], needed: int, node: ast.Unique | ast.Key, target: Target) -> Expr:
    """Whether no other row has the same keys."""
    if target.item:
        raise Fault(UniqueItems(node.span, check_words(node)))
    fitting.refuse_uncountable(keys, node, target)
    return predicate("=", RowsWithSame(keys, needed=needed), Literal(1, LONG))


check.register(ast.Step, ordered.step)
check.register(ast.NoGap, ordered.no_gap)
check.register(ast.Overlap, ordered.overlap)
check.register(ast.Follow, ordered.follow)
check.register(ast.Outlier, ordered.outlier)


@check.register
def _in_lookup(node: ast.InLookup, target: Target, context: Context) -> Expr:
    """There is no answer where a part of the value is null, in an empty lookup too."""
    columns = context.lookups.columns(node, context)
    if len(columns) != len(target.values):
        raise Fault(LookupWidth(node.span, len(target.values), len(columns)))
    pairs = [lookup_keys(value, column) for value, column in zip(target.values, columns, strict=True)]
    keys, lookup_columns = tuple(key for key, _ in pairs), tuple(column for _, column in pairs)
    if target.item:
        # Spark: a subquery or join cannot stand inside a lambda, so that the lookup's values come as one array.
        values = LookupValues(node.table, lookup_columns[0], array(lookup_columns[0].type))
        return predicate("array_contains", values, keys[0])
    return _unless_null(keys, InLookup(node.table, keys, lookup_columns))


def _unless_null(values: tuple[Expr, ...], answer: Expr, of_null: Expr = NULL) -> Expr:
    return case((or_(*map(is_null, values)), of_null), otherwise=answer)
