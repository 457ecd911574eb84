"""What must be computed before the rules can be: windows, lookups, functions from Python.

Each step is data: `run_steps.py` runs it on a data frame, `text_out.py` writes it as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from dqlang.plan.expr import (
    ColumnFunction,
    ColumnRef,
    Expr,
    InLookup,
    LookupValues,
    OverRows,
    OverTable,
    RowsWithSame,
    parts,
)
from dqlang.plan.keys import found_by_hash
from dqlang.plan.types import Type
from dqlang.record import record
from dqlang.spark.helpers import Helpers
from dqlang.spark.over_rows import sorts
from dqlang.spark.sql import quote_name, render
from dqlang.spark.whole_order import WholeOrder, whole_order

Spread = Callable[[Sequence[str]], str]
_SPREAD_BY = 4
KEYS_A_WORD = 8
"""How many searches fit into a method that the JIT compiles, with room to spare for keys of several parts."""
StepNode = RowsWithSame | OverRows | OverTable | InLookup | LookupValues | ColumnFunction
ALL_ROWS = (RowsWithSame, OverRows, OverTable)
"""The nodes for which all rows of the table must be seen."""


@record
class AddColumns:
    """Columns beside those that are there: (name, SQL)."""

    columns: tuple[tuple[str, str], ...]


@record
class JoinRow:
    """Aggregates of all rows, beside each row: (name, SQL)."""

    columns: tuple[tuple[str, str], ...]


@record
class LookupSide:
    """A lookup's keys: for each part its (name, SQL over the lookup's columns, type). A null part is never found.

    `name` is for a column that holds them all, an array of buckets, as many as a power of two: a key is in the bucket
    whose place is the key's hash, as far as there are places. Only keys that are `simple` have such a hash.
    """

    columns: tuple[tuple[str, str, Type], ...]
    name: str
    simple: bool

    @property
    def as_one_bucket(self) -> str:
        """The column as an aggregate of the lookup's rows; a side of one part."""
        ((_, sql, _),) = self.columns
        return f"array(collect_set({sql})) AS {quote_name(self.name)}"


@record
class Probe:
    """Whether a key, as SQL over the data, is among the side's: the boolean column `name`, never null. `found` are
    names for the side's columns where they are joined to the row."""

    side: LookupSide
    keys: tuple[str, ...]
    found: tuple[str, ...]
    name: str

    @property
    def flag(self) -> tuple[str, str]:
        """The column, where the side is joined."""
        return self.name, f"{quote_name(self.found[0])} IS NOT NULL"


@record
class SearchLookup:
    """All that is asked of one lookup. `gathered` are sides whose keys must stand beside each row, since a lambda
    searches them. `words` are names for columns of bits, enough for all probes."""

    lookup: tuple[str, ...]
    probes: tuple[Probe, ...]
    gathered: tuple[LookupSide, ...]
    words: tuple[str, ...]

    @property
    def sides(self) -> list[LookupSide]:
        return list(dict.fromkeys([*(probe.side for probe in self.probes), *self.gathered]))


@record
class FunctionCall:
    """A check that was registered from Python, of a column given as SQL."""

    phrase: str
    argument: str
    literals: tuple[Any, ...]
    name: str


@record
class CallFunctions:
    calls: tuple[FunctionCall, ...]


Step = AddColumns | JoinRow | WholeOrder | SearchLookup | CallFunctions


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
        return list(dict.fromkeys(step.lookup for step in self.steps if isinstance(step, SearchLookup)))


def plan_steps(exprs: Iterable[Expr | None], helpers: Helpers, now: str | None = None) -> Steps:
    """The steps that these expressions need. Equal nodes share one column; a node within a node comes first."""
    exprs, steps = list(exprs), Steps(now=now)
    nodes = list(dict.fromkeys(node for expr in exprs for node in step_nodes(expr)))
    # They are made of plain values, so that they can come first, before anything else lies beside the rows.
    _add_aggregates(steps, [node for node in nodes if isinstance(node, OverTable)], helpers)
    _add_sorts(steps, [node for node in nodes if isinstance(node, OverRows)], helpers)
    for level in _levels(exprs):
        _add_functions(steps, [n for n in level if isinstance(n, ColumnFunction)], helpers)
        if windows := [n for n in level if isinstance(n, RowsWithSame)]:
            _add_windows(steps, windows, _spread(exprs, steps), helpers)
        _add_lookups(steps, [n for n in level if isinstance(n, InLookup | LookupValues)], helpers)
    return steps


def step_nodes(expr: Expr | None) -> Iterator[StepNode]:
    """The nodes that need a step, those within another one before it."""
    for child in children(expr):
        yield from step_nodes(child)
    if isinstance(expr, StepNode):
        yield expr


def _levels(exprs: Iterable[Expr | None]) -> list[list[StepNode]]:
    """The distinct nodes by how deep others are nested within them."""
    depths: dict[StepNode, int] = {}
    for expr in exprs:
        for node in step_nodes(expr):
            if node not in depths:
                inner = [depths[n] for child in children(node) for n in step_nodes(child)]
                depths[node] = max(inner, default=-1) + 1
    return [
        [n for n, depth in depths.items() if depth == level] for level in range(max(depths.values(), default=-1) + 1)
    ]


def children(expr: Expr | None) -> tuple[Expr, ...]:
    """What an expression is made of, one level down, over the data's columns."""
    match expr:
        case None:
            return ()
        case RowsWithSame() | InLookup():
            return expr.keys
        case OverRows():
            return (expr.argument, *expr.groups, *expr.order)
        case OverTable():
            return expr.arguments
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


def _add_aggregates(steps: Steps, nodes: list[OverTable], helpers: Helpers) -> None:
    columns = []
    for node in nodes:
        steps.names[node] = helpers.new("all")
        columns.append((steps.names[node], f"{node.function}({', '.join(map(steps.sql, node.arguments))})"))
    if columns:
        steps.steps.append(JoinRow(tuple(columns)))


def _add_sorts(steps: Steps, nodes: list[OverRows], helpers: Helpers) -> None:
    for sort, node in sorts(nodes, steps.sql, steps.names, helpers):
        if sort.groups:
            steps.steps.extend(AddColumns(tuple(columns)) for columns in sort.columns)
        else:
            steps.steps.append(whole_order(sort, node.order[0], helpers))


def _add_windows(steps: Steps, nodes: list[RowsWithSame], spread: Spread, helpers: Helpers) -> None:
    """One window for each set of keys, in whatever order rules name them."""
    by_keys: dict[tuple[str, ...], list[RowsWithSame]] = {}
    for node in nodes:
        by_keys.setdefault(tuple(sorted(map(steps.sql, node.keys))), []).append(node)
    columns = []
    for keys, of_keys in by_keys.items():
        name = helpers.new("rows")
        needed = set.intersection(*(set(map(steps.sql, node.keys[: node.needed])) for node in of_keys))
        columns.append((name, f"count(1) OVER (PARTITION BY {', '.join(keys)}{_salt(sorted(needed), spread(keys))})"))
        steps.names.update(dict.fromkeys(of_keys, name))
    steps.steps.append(AddColumns(tuple(columns)))


def _salt(needed: Sequence[str], spread: str) -> str:
    """Spreads the rows that nobody asks about: those without a key, often most, would meet in one task.

    # Invariant: the same row has the same salt, so that no row is lost or doubled where Spark runs a task again.
    """
    missing = " OR ".join(f"{key} IS NULL" for key in needed)
    return f", IF({missing}, {spread}, 0)" if needed and spread else ""


def _spread(exprs: Iterable[Expr | None], steps: Steps) -> Spread:
    """The hash of some columns that rules read anyway, other than given ones."""
    read = [c for c in dict.fromkeys(c for expr in exprs for c in _columns(expr)) if found_by_hash(c, c)]
    written = [steps.sql(each) for each in read]

    def of_others(keys: Sequence[str]) -> str:
        others = [each for each in written if each not in keys][:_SPREAD_BY]
        return f"hash({', '.join(others)})" if others else ""

    return of_others


def _columns(expr: Expr | None) -> Iterator[ColumnRef]:
    if isinstance(expr, ColumnRef):
        yield expr
    for child in children(expr):
        yield from _columns(child)


def _add_lookups(steps: Steps, nodes: list[InLookup | LookupValues], helpers: Helpers) -> None:
    """One step for each lookup, by its name in any case, dots included."""
    by_lookup: dict[str, list[InLookup | LookupValues]] = {}
    for node in nodes:
        by_lookup.setdefault(".".join(node.lookup).lower(), []).append(node)
    for of_lookup in by_lookup.values():
        steps.steps.append(_search(of_lookup, steps, helpers))


def _search(nodes: list[InLookup | LookupValues], steps: Steps, helpers: Helpers) -> SearchLookup:
    sides: dict[tuple[tuple[Expr, ...], bool], LookupSide] = {}

    def side(keys: tuple[Expr, ...], simple: bool) -> LookupSide:
        if (keys, simple) not in sides:
            columns = tuple((helpers.new("key"), render(key, {}, steps.now), key.type) for key in keys)
            sides[keys, simple] = LookupSide(columns, helpers.new("values"), simple)
        return sides[keys, simple]

    probes, gathered = [], []
    for node in nodes:
        if isinstance(node, InLookup):
            simple = all(found_by_hash(*pair) for pair in zip(node.keys, node.lookup_keys, strict=True))
            found, name = tuple(helpers.new("found") for _ in node.keys), helpers.new("in")
            keys = tuple(map(steps.sql, node.keys))
            probes.append(Probe(side(node.lookup_keys, simple), keys, found, name))
        else:
            gathered.append(side((node.value,), found_by_hash(node.value, node.value)))
            name = gathered[-1].name
        steps.names[node] = name
    words = tuple(helpers.new("bits") for _ in probes[::KEYS_A_WORD])
    return SearchLookup(nodes[0].lookup, tuple(probes), tuple(gathered), words)
