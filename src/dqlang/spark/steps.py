"""What must be computed before the rules can be: windows, lookups, functions from Python.

Each step is data: `run_steps.py` runs it on a data frame, `text_out.py` writes it as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from dqlang.plan.coerce import parts
from dqlang.plan.expr import ColumnFunction, Expr, InLookup, LookupValues, RowsWithSame
from dqlang.spark.helpers import Helpers
from dqlang.spark.sql import quote_name, render

StepNode = RowsWithSame | InLookup | LookupValues | ColumnFunction


@dataclass(frozen=True)
class AddColumns:
    """Columns beside those that are there: (name, SQL)."""

    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LookupSide:
    """A lookup's distinct keys, without nulls: (name, SQL over the lookup's columns) for each."""

    lookup: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class JoinLookup:
    """A left join with a lookup's keys, here named `found`: null where the row has no match. `keys` are SQL."""

    side: LookupSide
    keys: tuple[str, ...]
    found: tuple[str, ...]


@dataclass(frozen=True)
class GatherLookup:
    """All values of a lookup as one array, beside each row."""

    lookup: tuple[str, ...]
    value: str
    name: str


@dataclass(frozen=True)
class FunctionCall:
    """A check that was registered from Python, of a column given as SQL."""

    phrase: str
    argument: str
    literals: tuple[Any, ...]
    name: str


@dataclass(frozen=True)
class CallFunctions:
    calls: tuple[FunctionCall, ...]


Step = AddColumns | JoinLookup | GatherLookup | CallFunctions


@dataclass
class Steps:
    """The steps in order, and the helper column in which each node's value then stands."""

    steps: list[Step] = field(default_factory=list)
    names: dict[Expr, str] = field(default_factory=dict)
    now: str | None = None

    def sql(self, expr: Expr) -> str:
        """An expression over the data with these steps done."""
        return render(expr, self.names, self.now)

    @property
    def lookups(self) -> list[tuple[str, ...]]:
        """The names of the lookups that the steps read."""
        joined = [step.side.lookup for step in self.steps if isinstance(step, JoinLookup)]
        gathered = [step.lookup for step in self.steps if isinstance(step, GatherLookup)]
        return list(dict.fromkeys(joined + gathered))


def plan_steps(exprs: Iterable[Expr | None], helpers: Helpers, now: str | None = None) -> Steps:
    """The steps that these expressions need. Equal nodes share one column; a node within a node comes first."""
    steps = Steps(now=now)
    sides: dict[tuple, LookupSide] = {}
    for level in _levels(exprs):
        _add_functions(steps, [n for n in level if isinstance(n, ColumnFunction)], helpers)
        _add_windows(steps, [n for n in level if isinstance(n, RowsWithSame)], helpers)
        _add_lookups(steps, [n for n in level if isinstance(n, InLookup)], helpers, sides)
        _add_values(steps, [n for n in level if isinstance(n, LookupValues)], helpers)
    return steps


def step_nodes(expr: Expr | None) -> Iterator[StepNode]:
    """The nodes that need a step, those within another one before it."""
    for child in _children(expr):
        yield from step_nodes(child)
    if isinstance(expr, StepNode):
        yield expr


def _levels(exprs: Iterable[Expr | None]) -> list[list[StepNode]]:
    """The distinct nodes by how deep others are nested within them."""
    depths: dict[StepNode, int] = {}
    for expr in exprs:
        for node in step_nodes(expr):
            if node not in depths:
                inner = [depths[n] for child in _children(node) for n in step_nodes(child)]
                depths[node] = max(inner, default=-1) + 1
    return [
        [n for n, depth in depths.items() if depth == level] for level in range(max(depths.values(), default=-1) + 1)
    ]


def _children(expr: Expr | None) -> tuple[Expr, ...]:
    match expr:
        case None:
            return ()
        case RowsWithSame() | InLookup():
            return expr.keys
        case ColumnFunction():
            return (expr.argument,)
    return parts(expr)


def _add_functions(steps: Steps, nodes: list[ColumnFunction], helpers: Helpers) -> None:
    calls = []
    for node in nodes:
        name = helpers.new("function")
        calls.append(FunctionCall(node.phrase, steps.sql(node.argument), node.literals, name))
        steps.names[node] = name
    if calls:
        steps.steps.append(CallFunctions(tuple(calls)))


def _add_windows(steps: Steps, nodes: list[RowsWithSame], helpers: Helpers) -> None:
    columns = []
    for node in nodes:
        name = helpers.new("rows")
        columns.append((name, f"count(1) OVER (PARTITION BY {', '.join(map(steps.sql, node.keys))})"))
        steps.names[node] = name
    if columns:
        steps.steps.append(AddColumns(tuple(columns)))


def _add_lookups(steps: Steps, nodes: list[InLookup], helpers: Helpers, sides: dict[tuple, LookupSide]) -> None:
    flags = []
    for node in nodes:
        shared = (tuple(part.casefold() for part in node.lookup), node.lookup_keys)
        if shared not in sides:
            columns = tuple((helpers.new("key"), render(key, {}, steps.now)) for key in node.lookup_keys)
            sides[shared] = LookupSide(node.lookup, columns)
        found = tuple(helpers.new("found") for _ in node.keys)
        steps.steps.append(JoinLookup(sides[shared], tuple(map(steps.sql, node.keys)), found))
        flags.append((node, helpers.new("in"), f"{quote_name(found[0])} IS NOT NULL"))
    if flags:
        steps.steps.append(AddColumns(tuple((name, sql) for _, name, sql in flags)))
        steps.names.update((node, name) for node, name, _ in flags)


def _add_values(steps: Steps, nodes: list[LookupValues], helpers: Helpers) -> None:
    for node in nodes:
        name = helpers.new("values")
        steps.steps.append(GatherLookup(node.lookup, render(node.value, {}, steps.now), name))
        steps.names[node] = name
