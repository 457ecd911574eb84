"""Subjects: one value, several side by side, at least one of several, each item of an array."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import singledispatch

from dqlang.diagnostics.against_schema import EveryOfOne
from dqlang.diagnostics.raw_sql import RowIfPresent
from dqlang.plan.expr import (
    FALSE,
    Call,
    ColumnRef,
    Expr,
    Lambda,
    Variable,
    and_,
    is_null,
    or_,
    predicate,
)
from dqlang.plan.mismatch import in_words
from dqlang.plan.types import BOOLEAN, UNKNOWN, ArrayType, Field, array, struct
from dqlang.semantics.checks import holds
from dqlang.semantics.context import UNSEEN, Context, Fault, Target
from dqlang.semantics.missing_values import without_missing
from dqlang.semantics.scope import exactly, note, step
from dqlang.semantics.values import value
from dqlang.syntax import ast
from dqlang.syntax.value_words import path_words

Body = Callable[[Target], Expr]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether the checks hold, where the subject is missing (what `if present` asks), and the subject for display."""

    passed: Expr
    missing: Expr
    value: Expr


def outcome(subject: ast.Subject, uses: tuple[ast.CheckUse, ...], joiner: str | None, context: Context) -> Outcome:
    """A subject with all its checks."""
    join = or_ if joiner == "or" else and_

    def body(target: Target) -> Expr:
        return join(*[holds(use, target, context) for use in uses])

    return asked_of(subject, body, context)


def _value(node: ast.Value, context: Context) -> Expr:
    return context.attempt(node.span, value, node, context)


@singledispatch
def asked_of(subject: ast.Value, body: Body, context: Context) -> Outcome:
    found = _value(subject, context)
    return Outcome(body(Target((found,), subject)), is_null(found), found)


@asked_of.register
def _columns(subject: ast.Columns, body: Body, context: Context) -> Outcome:
    """Several values, asked together; missing where a part is."""
    values = tuple(_value(item, context) for item in subject.items)
    passed = body(Target(values, subject, several=True))
    return Outcome(passed, or_(*map(is_null, values)), _together(values))


@asked_of.register
def _row(subject: ast.Row, body: Body, context: Context) -> Outcome:
    """For display, the columns that were read."""
    if context.rule.if_present:
        context.report(RowIfPresent(context.rule.span))
    passed = body(Target((UNSEEN,), subject))
    columns = [context.scope.resolve(ast.Column(path, subject.span), context) for path in context.columns.values()]
    return Outcome(passed, UNSEEN, _together(tuple(columns)))


@asked_of.register
def _rows(subject: ast.Rows, body: Body, context: Context) -> Outcome:
    """A row is never missing."""
    if context.scope.schema is None:
        context.types_needed = True
        return Outcome(UNSEEN, UNSEEN, UNSEEN)
    columns = [ast.Column((field.name,), subject.span) for field in context.scope.schema.fields]
    values = tuple(_value(column, context) for column in columns)
    return Outcome(body(Target(values, subject, several=True)), FALSE, _together(values))


@asked_of.register
def _any_of(subject: ast.AnyOf, body: Body, context: Context) -> Outcome:
    """Holds where one of the values meets the checks; missing where all are."""
    values = tuple(_value(item, context) for item in subject.items)
    passed = or_(*[body(Target((each,), item)) for each, item in zip(values, subject.items, strict=True)])
    return Outcome(passed, and_(*map(is_null, values)), _together(values))


@asked_of.register
def _every(subject: ast.Every, body: Body, context: Context) -> Outcome:
    try:
        return _Items(subject, body, context).outcome()
    except Fault as fault:
        context.report(fault.problem)
    finally:
        context.walked = None
    return Outcome(body(Target((UNSEEN,), subject, item=True)), UNSEEN, UNSEEN)


def _together(values: tuple[Expr, ...]) -> Expr:
    """Several values as one, for display."""
    fields = [Field(f"col{place}", each.type) for place, each in enumerate(values, start=1)]
    return Call("struct", values, struct(*fields))


class _Items:
    """The items of the arrays on a path: one `forall` for each array, inside one another."""

    def __init__(self, subject: ast.Every, body: Body, context: Context) -> None:
        self._subject, self._column = subject, subject.column
        self._body, self._context = body, context
        self._array: ColumnRef | None = None
        self._depth = 0

    def outcome(self) -> Outcome:
        """`if present` asks about the first array alone."""
        context = self._context
        context.scope.refuse_words(f"every {path_words(self._column.parts)}", self._subject.span)
        start = context.scope.first(self._column)
        if context.scope.known:
            passed = self._walk(start, 1)
        else:
            # Spark: a field of an array of structs is an array itself, so one array may stand anywhere on the path.
            passed = self._each(ColumnRef(self._column.parts, array(UNKNOWN)), len(self._column.parts))
        assert self._array is not None
        return Outcome(passed, is_null(self._array), self._array)

    def _walk(self, owner: Expr, place: int) -> Expr:
        """`owner` is what the path leads to before the part at `place`."""
        last = place == len(self._column.parts)
        if isinstance(owner.type, ArrayType) and not (last and self._ends_in_item(owner)):
            return self._each(owner, place)
        if not last:
            return self._walk(step(owner, self._column, place), place + 1)
        if self._array is None:
            raise Fault(EveryOfOne(self._column.span, path_words(self._column.parts), in_words(owner.type)))
        item = without_missing(exactly(owner), self._context.missing)
        return self._body(Target((item,), self._subject, item=True))

    def _ends_in_item(self, owner: Expr) -> bool:
        """The items of a list of lists are lists, and the check is about them."""
        return isinstance(owner, Variable) and not owner.path

    def _each(self, owner: Expr, place: int) -> Expr:
        if self._array is None:
            assert isinstance(owner, ColumnRef)
            self._array = owner
            self._context.walked = owner.path
            note(self._context, owner)
        assert isinstance(owner.type, ArrayType)
        self._depth += 1
        name = self._context.scope.unused(f"item{self._depth}")
        body = self._walk(Variable(name, (), owner.type.item), place)
        return predicate("forall", owner, Lambda(name, body, BOOLEAN))
