"""Typed expressions: what a plan is made of and what every back end writes in its own words.

The vocabulary is Spark's: a `Call` names a Spark SQL function or operator. Each node knows its type. Text from a rule
file stands only in `Literal`, `ColumnRef`, `InLookup` and `ColumnFunction`, never in a function's name.
"""

from __future__ import annotations

from typing import Any

from dqlang.plan.types import BOOLEAN, LONG, STRING, Type
from dqlang.record import record


@record
class ColumnRef:
    """A column, or a field of a struct, in the schema's spelling."""

    path: tuple[str, ...]
    type: Type


@record
class Literal:
    """A value of the file: None, bool, int, Decimal, float or str; a date or timestamp is its ISO text."""

    value: Any
    type: Type


@record
class Call:
    """A function or operator (`=`, `<`, `AND`, `NOT`, `IS NULL`, `IN`, `rlike`, `try_add`, ...) and its arguments."""

    function: str
    arguments: tuple[Expr, ...]
    type: Type


@record
class Cast:
    """TRY_CAST: null where the operand cannot be of the type."""

    operand: Expr
    type: Type


@record
class Case:
    """CASE WHEN condition THEN value ... ELSE otherwise END; without `otherwise`, null."""

    branches: tuple[tuple[Expr, Expr], ...]
    otherwise: Expr | None
    type: Type


@record
class Variable:
    """The parameter of the enclosing `Lambda`, and a path into it where it is a struct."""

    name: str
    path: tuple[str, ...]
    type: Type


@record
class Lambda:
    """The function argument of `forall`, `transform`, `filter`, `exists`."""

    parameter: str
    body: Expr
    type: Type


@record
class RowsWithSame:
    """How many rows of the table have the same keys (nulls are one group): a window, computed in a step before. Where
    one of the first `needed` keys is null, nobody asks, and any number will do."""

    keys: tuple[Expr, ...]
    type: Type = LONG
    needed: int = 0


@record
class OverRows:
    """What a window function finds among the rows with the same `groups` (nulls are one group) in the order of `order`,
    nulls first: computed in a step before. Rows without an `argument` are passed over.

    `function`: `previous` and `next`, the argument of the nearest row before and behind; `count alike`, `least alike`,
    `greatest alike`, over all rows with the same order; `count before`, `greatest before`, over all rows in front.
    """

    function: str
    argument: Expr
    groups: tuple[Expr, ...]
    order: tuple[Expr, ...]
    type: Type


@record
class OverTable:
    """An aggregate of all rows of the table, as Spark names it (`avg`, `percentile`, ...): one row, computed and joined
    in a step before."""

    function: str
    arguments: tuple[Expr, ...]
    type: Type


@record
class InLookup:
    """Whether a row of the lookup has these keys, never null: a join, computed in a step before. `keys` and `columns`
    go together; `lookup_keys` are the lookup's columns made comparable with `keys`, as expressions over that table.
    Null keys match nothing."""

    lookup: tuple[str, ...]
    keys: tuple[Expr, ...]
    lookup_keys: tuple[Expr, ...]
    type: Type = BOOLEAN


@record
class LookupValues:
    """All values of a lookup's column as one array without nulls, for use inside a `Lambda`. `value` is an expression
    over the lookup's table; of several it is a struct."""

    lookup: tuple[str, ...]
    value: Expr
    type: Type


@record
class ColumnFunction:
    """A check registered from Python: a function of a Column and literals, computed in a step before."""

    phrase: str
    argument: Expr
    literals: tuple[Any, ...]
    type: Type = BOOLEAN


Expr = (
    ColumnRef
    | Literal
    | Call
    | Cast
    | Case
    | Variable
    | Lambda
    | RowsWithSame
    | OverRows
    | OverTable
    | InLookup
    | LookupValues
    | ColumnFunction
)

TRUE = Literal(True, BOOLEAN)
FALSE = Literal(False, BOOLEAN)
NULL = Literal(None, BOOLEAN)


def text(value: str) -> Literal:
    return Literal(value, STRING)


def predicate(function: str, *arguments: Expr) -> Call:
    """A call that is true, false or null."""
    return Call(function, arguments, BOOLEAN)


def and_(*items: Expr) -> Expr:
    return items[0] if len(items) == 1 else predicate("AND", *items)


def or_(*items: Expr) -> Expr:
    return items[0] if len(items) == 1 else predicate("OR", *items)


def not_(item: Expr) -> Expr:
    return predicate("NOT", item)


def is_null(item: Expr) -> Expr:
    return predicate("IS NULL", item)


def is_not_null(item: Expr) -> Expr:
    return predicate("IS NOT NULL", item)


def case(*branches: tuple[Expr, Expr], otherwise: Expr | None = None) -> Case:
    return Case(branches, otherwise, branches[0][1].type)


def rlike(value: Expr, pattern: str) -> Call:
    """Whether a Java pattern is found anywhere in a text."""
    return predicate("rlike", value, text(pattern))


def parts(value: Expr) -> tuple[Expr, ...]:
    """What an expression is made of, one level down; the steps before a rule are not looked into."""
    match value:
        case Call():
            return value.arguments
        case Cast():
            return (value.operand,)
        case Case():
            branches = tuple(part for branch in value.branches for part in branch)
            return branches if value.otherwise is None else (*branches, value.otherwise)
        case Lambda():
            return (value.body,)
    return ()
