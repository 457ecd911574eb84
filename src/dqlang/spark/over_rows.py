"""What windows find for a row among the others of its group, as columns of SQL.

All that goes by the same groups and the same order shares one sort: its columns stand together, those of which others
are made first. Groups and orders that are more than a column are columns of their own before, since Spark would sort
anew for what it does not know as the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dqlang.plan.expr import ColumnRef, Expr, OverRows, parts
from dqlang.record import record
from dqlang.spark.helpers import Helpers
from dqlang.spark.quote import quote_name

Columns = list[tuple[str, str]]
Write = Callable[[Expr], str]

_ALIKE, _BEFORE = "RANGE BETWEEN CURRENT ROW AND CURRENT ROW", "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
_FUNCTIONS = {
    "previous": ("lag({}, 1) IGNORE NULLS", ""),
    "next": ("lead({}, 1) IGNORE NULLS", ""),
    "count alike": ("count({})", _ALIKE),
    "least alike": ("min({})", _ALIKE),
    "greatest alike": ("max({})", _ALIKE),
    "count before": ("count({})", _BEFORE),
    "greatest before": ("max({})", _BEFORE),
}


@record
class Found:
    """A column that a window finds: its name, the node's function, and its argument as SQL."""

    name: str
    function: str
    argument: str

    def column(self, groups: Sequence[str], order: Sequence[str]) -> tuple[str, str]:
        function, frame = _FUNCTIONS[self.function]
        by = f"PARTITION BY {', '.join(groups)} " if groups else ""
        window = f"{by}ORDER BY {', '.join(order)} {frame}".rstrip()
        return self.name, f"{function.format(self.argument)} OVER ({window})"


@record
class Sorted:
    """All that is found by one sort: the groups and the order as names of columns, those to be computed before it, and
    what is found, of which each level is made of those before it."""

    keys: tuple[tuple[str, str], ...]
    groups: tuple[str, ...]
    order: tuple[str, ...]
    levels: tuple[tuple[Found, ...], ...]

    @property
    def columns(self) -> list[Columns]:
        """What is computed, one after the other."""
        found = [[each.column(self.groups, self.order) for each in level] for level in self.levels]
        return [columns for columns in (list(self.keys), *found) if columns]


def sorts(
    nodes: Sequence[OverRows], write: Write, names: dict[Expr, str], helpers: Helpers
) -> Iterator[tuple[Sorted, OverRows]]:
    """One for each order within each set of groups, and a node of it; those of the same groups behind one another.
    Notes in `names` in which column each node's value stands."""
    by_spec: dict[tuple[tuple[str, ...], tuple[str, ...]], list[OverRows]] = {}
    for node in nodes:
        groups = tuple(sorted(map(write, node.groups)))
        by_spec.setdefault((groups, tuple(map(write, node.order))), []).append(node)
    specs = list(by_spec)
    for groups in dict.fromkeys(groups for groups, _ in specs):
        known: dict[str, str] = {}
        for spec in (spec for spec in specs if spec[0] == groups):
            yield _sorted(by_spec[spec], write, names, helpers, known if groups else {}), by_spec[spec][0]


def _sorted(
    nodes: Sequence[OverRows], write: Write, names: dict[Expr, str], helpers: Helpers, known: dict[str, str]
) -> Sorted:
    """`known` are the keys that stand in a column of their own already, by their SQL."""
    before = len(known)

    def key(expr: Expr) -> str:
        sql = write(expr)
        if isinstance(expr, ColumnRef) and len(expr.path) == 1:
            return sql
        return quote_name(known.setdefault(sql, known.get(sql) or helpers.new("key")))

    groups, order = tuple(map(key, nodes[0].groups)), tuple(map(key, nodes[0].order))
    keys = tuple((name, sql) for sql, name in list(known.items())[before:])
    levels: list[tuple[Found, ...]] = []
    for level in _levels(nodes):
        found = {node: Found(helpers.new("found"), node.function, write(node.argument)) for node in level}
        names.update({node: each.name for node, each in found.items()})
        levels.append(tuple(found.values()))
    return Sorted(keys, groups, order, tuple(levels))


def _within(expr: Expr) -> Iterator[OverRows]:
    if isinstance(expr, OverRows):
        yield expr
    else:
        for part in parts(expr):
            yield from _within(part)


def _levels(nodes: Sequence[OverRows]) -> list[list[OverRows]]:
    """The nodes by how deep others are nested in their arguments."""
    depths: dict[OverRows, int] = {}
    for node in nodes:  # those within another one come before it
        depths[node] = max((depths[inner] + 1 for inner in _within(node.argument)), default=0)
    return [[n for n, depth in depths.items() if depth == level] for level in range(max(depths.values()) + 1)]
