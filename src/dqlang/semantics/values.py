"""Values of a rule file as typed expressions."""

from __future__ import annotations

import re
from functools import singledispatch

from dqlang.diagnostics.meaning import UnknownFunction
from dqlang.diagnostics.spelling import is_near, nearest
from dqlang.diagnostics.values import DurationTooLong
from dqlang.plan import moments, times
from dqlang.plan.arithmetic import arithmetic
from dqlang.plan.expr import Expr, Literal, text
from dqlang.plan.functions import FUNCTIONS, function
from dqlang.plan.numbers import number
from dqlang.plan.types import BOOLEAN, DATE, TIMESTAMP, VOID
from dqlang.semantics.context import Context, Fault
from dqlang.source import Span
from dqlang.syntax import ast
from dqlang.syntax.value_words import duration_words

_LONGEST_YEARS = 10_000
_PER_YEAR = {"year": 1, "month": 12, "week": 52, "day": 365, "hour": 8_760, "minute": 525_600, "second": 31_536_000}


def operand(node: ast.Value, context: Context) -> Expr:
    """The value with which a subject is compared."""
    if isinstance(node, ast.Column):
        return context.scope.resolve(node, context, operand=True)
    return value(node, context)


@singledispatch
def value(node: object, context: Context) -> Expr:
    raise TypeError(f"no value: {node!r}")


@value.register
def _column(node: ast.Column, context: Context) -> Expr:
    return context.scope.resolve(node, context)


@value.register
def _text(node: ast.Text, context: Context) -> Expr:
    return text(node.value)


@value.register
def _number(node: ast.Number, context: Context) -> Expr:
    return number(node.value)


@value.register
def _date(node: ast.Date, context: Context) -> Expr:
    return Literal(node.written, DATE)


@value.register
def _timestamp(node: ast.Timestamp, context: Context) -> Expr:
    return Literal(node.written, TIMESTAMP)


@value.register
def _time(node: ast.Time, context: Context) -> Expr:
    return times.literal(node.written)


@value.register
def _boolean(node: ast.Boolean, context: Context) -> Expr:
    return Literal(node.value, BOOLEAN)


@value.register
def _null(node: ast.Null, context: Context) -> Expr:
    return Literal(None, VOID)


@value.register
def _now(node: ast.Now, context: Context) -> Expr:
    return moments.now()


@value.register
def _today(node: ast.Today, context: Context) -> Expr:
    return moments.today()


@value.register
def _moment(node: ast.Moment, context: Context) -> Expr:
    amount, unit = node.duration.amount, node.duration.unit
    anchor = None if node.anchor is None else operand(node.anchor, context)
    _refuse_words(node.span, context)
    return context.attempt(node.span, _counted, node.duration, amount, unit, node.direction, anchor)


def _counted(duration: ast.Duration, amount: int, unit: str, direction: str, anchor: Expr | None) -> Expr:
    check_duration(duration)
    return moments.moment(amount, unit, direction, anchor)


@value.register
def _arithmetic(node: ast.Arithmetic, context: Context) -> Expr:
    _refuse_words(node.span, context)
    left, right = operand(node.left, context), operand(node.right, context)
    return context.attempt(node.span, arithmetic, node.operator, left, right)


_ELSEWHERE = {
    "abs": "absolute",
    "len": "length",
    "size": "count",
    "cardinality": "count",
    "ucase": "upper",
    "uppercase": "upper",
    "lcase": "lower",
    "lowercase": "lower",
    "strip": "trim",
}
"""What spreadsheets and databases call a function."""


@value.register
def _function(node: ast.Function, context: Context) -> Expr:
    _refuse_words(node.span, context)
    if node.name not in FUNCTIONS:
        from dqlang.semantics.respelling import known_slip, respelt  # only where something is wrong

        names = [_ELSEWHERE[node.name]] if node.name in _ELSEWHERE else nearest(node.name, list(FUNCTIONS))
        place = _name_of(node, context)
        if not names or not is_near(node.name, names[0]):
            meant = respelt(place, context) or (None if names else known_slip(place, context))
            if meant is not None:
                raise Fault(meant)
        raise Fault(UnknownFunction(place, node.name, tuple(names)))
    return context.attempt(node.span, function, node.name, operand(node.argument, context))


def _name_of(node: ast.Function, context: Context) -> Span:
    """Where a function's name stands, without what it is asked of."""
    words = "\\s+".join(map(re.escape, node.name.split()))
    found = re.match(words, context.source.slice(node.span), re.IGNORECASE)
    return Span(node.span.start, node.span.start + found.end()) if found else node.span


def _refuse_words(span: Span, context: Context) -> None:
    if context.scope.has_words:
        context.scope.refuse_words(context.source.slice(span), span)


def check_duration(duration: ast.Duration) -> None:
    """Further away than any calendar goes, counting would overflow on some data. Raises Fault."""
    if duration.amount > _LONGEST_YEARS * _PER_YEAR[duration.unit]:
        raise Fault(DurationTooLong(duration.span, duration_words(duration)))
