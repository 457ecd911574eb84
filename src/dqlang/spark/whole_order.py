"""The order of a whole table in many tasks. A window without groups would send all rows through one.

The rows are cut into parts by where their first key lies between the least and the greatest: what shares a key shares a
part, and a later part holds later rows. Windows go over each part, and what a row finds in the parts around its own is
taken from their edges, one row for each part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dqlang.plan.expr import Expr
from dqlang.plan.types import TIMESTAMP_NTZ
from dqlang.record import record
from dqlang.spark.frames import expression, with_columns
from dqlang.spark.helpers import Helpers
from dqlang.spark.over_rows import Found, Sorted
from dqlang.spark.quote import quote_name

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

PARTS = 256


@record
class _Around:
    """How something is found that may lie in other parts: the edge of a part, what the edges of the parts before (or
    behind) say together, and that with what is found in the row's own part."""

    edge: str
    others: str
    together: str


_AROUND = {
    "previous": _Around(
        "max_by({0}, IF({0} IS NULL, NULL, {1}))",
        "max_by({0}, IF({0} IS NOT NULL AND other.part < part, other.part, NULL))",
        "coalesce({0}, {1})",
    ),
    "next": _Around(
        "min_by({0}, IF({0} IS NULL, NULL, {1}))",
        "min_by({0}, IF({0} IS NOT NULL AND other.part > part, other.part, NULL))",
        "coalesce({0}, {1})",
    ),
    "count before": _Around("count({0})", "sum(IF(other.part < part, {0}, 0L))", "{0} + {1}"),
    "greatest before": _Around("max({0})", "max(IF(other.part < part, {0}, NULL))", "greatest({0}, {1})"),
}


@record
class Level:
    """What is found by windows over the parts, and of that what has to be looked for around: the name of its column in
    the row's own part, and of what the other parts have. `key` is the column by which these are joined."""

    found: tuple[Found, ...]
    around: tuple[tuple[Found, str, str], ...]
    key: str


@record
class WholeOrder:
    """A sort without groups. `place` is a number that never falls along the order, as SQL; `least`, `greatest` and
    `part` are names of columns."""

    sort: Sorted
    place: str
    least: str
    greatest: str
    part: str
    levels: tuple[Level, ...]


def whole_order(sort: Sorted, first: Expr, helpers: Helpers) -> WholeOrder:
    """`first` is what the rows are ordered by first."""
    names = [helpers.new(stem) for stem in ("least", "greatest", "part")]
    levels = tuple(_level(found, helpers) for found in sort.levels)
    return WholeOrder(sort, _place(first, sort.order[0]), *names, levels)


def _level(found: Sequence[Found], helpers: Helpers) -> Level:
    around = [(each, helpers.new("here"), helpers.new("around")) for each in found if each.function in _AROUND]
    return Level(tuple(found), tuple(around), helpers.new("other"))


def _place(first: Expr, name: str) -> str:
    """What has the same place is only looked at together, so that any number will do which never falls."""
    match first.type.family:
        case "whole" | "decimal" | "float":
            return f"CAST({name} AS DOUBLE)"
        case "date":
            return f"CAST(unix_date({name}) AS DOUBLE)"
        case "timestamp" if first.type == TIMESTAMP_NTZ:
            return f"CAST(unix_date(CAST({name} AS DATE)) AS DOUBLE)"
        case "timestamp":
            return f"CAST(unix_micros({name}) AS DOUBLE)"
        case "text":  # by its first six bytes, which is the order of texts
            return f"CAST(conv(rpad(substring(hex({name}), 1, 12), 12, '0'), 16, 10) AS DOUBLE)"
    return "CAST(0 AS DOUBLE)"


# --- on a data frame ------------------------------------------------------------------------------------------------


def in_parts(df: DataFrame, data: DataFrame, step: WholeOrder) -> DataFrame:
    """`df` with what the sort finds. It holds the rows of `data`, from which alone the edges are taken: with what other
    sorts have found they would be computed anew for each sort that follows."""
    bounds = _bounds(data, step)
    df, data = _in_parts(df, bounds, step), _in_parts(data, bounds, step)
    for level in step.levels:
        edges = _edges(data, level, step) if level.around else None
        df, data = _with_level(df, level, edges, step), _with_level(data, level, edges, step)
    return df


def _bounds(data: DataFrame, step: WholeOrder) -> DataFrame:
    """One row with the least and the greatest place that is finite."""
    place = f"IF(abs({step.place}) < CAST('Infinity' AS DOUBLE), {step.place}, NULL)"
    least, greatest = quote_name(step.least), quote_name(step.greatest)
    return with_columns(data, step.sort.keys).selectExpr(f"min({place}) AS {least}", f"max({place}) AS {greatest}")


def _in_parts(df: DataFrame, bounds: DataFrame, step: WholeOrder) -> DataFrame:
    # Spark: an aggregate without groups has one row, even of no rows, so a cross join keeps the data's rows.
    df = with_columns(df, step.sort.keys).crossJoin(bounds)
    least, greatest = quote_name(step.least), quote_name(step.greatest)
    share = f"try_divide({step.place} - {least}, {greatest} - {least}) * {PARTS}"
    # What is not finite has a part of its own at either end. A row without a place is in no order, and in some part.
    return with_columns(df, [(step.part, f"CAST(floor(least(greatest({share}, -1D), {PARTS + 1}D)) AS INT)")])


def _with_level(df: DataFrame, level: Level, edges: DataFrame | None, step: WholeOrder) -> DataFrame:
    own = {found: here for found, here, _ in level.around}
    windows = [replace(found, name=own.get(found, found.name)) for found in level.found]
    df = with_columns(df, [window.column([quote_name(step.part)], step.sort.order) for window in windows])
    if edges is None:
        return df
    same_part = expression(df, f"{quote_name(step.part)} = {quote_name(level.key)}")
    return with_columns(
        df.join(edges.hint("broadcast"), same_part, "left"), [_together(*each) for each in level.around]
    )


def _together(found: Found, here: str, around: str) -> tuple[str, str]:
    return found.name, _AROUND[found.function].together.format(quote_name(here), quote_name(around))


def _edges(df: DataFrame, level: Level, step: WholeOrder) -> DataFrame:
    """For each part what the edges of the parts around it have, in few rows."""
    order = f"struct({', '.join(step.sort.order)})"
    names = [f"edge_{number}" for number in range(len(level.around))]
    edges = [
        f"{_AROUND[found.function].edge.format(found.argument, order)} AS {name}"
        for name, (found, _, _) in zip(names, level.around, strict=True)
    ]
    parts = df.groupBy(expression(df, f"{quote_name(step.part)} AS part")).agg(
        *(expression(df, each) for each in edges)
    )
    all_parts = parts.selectExpr(f"collect_list(struct(part, {', '.join(names)})) AS others")
    each = all_parts.selectExpr("others", "explode(others) AS own")
    pairs = each.selectExpr("own.part AS part", "explode(others) AS other")
    found = [
        f"{_AROUND[found.function].others.format(f'other.{name}')} AS {quote_name(around)}"
        for name, (found, _, around) in zip(names, level.around, strict=True)
    ]
    taken = pairs.groupBy(expression(pairs, "part")).agg(*(expression(pairs, each) for each in found))
    return taken.selectExpr(f"part AS {quote_name(level.key)}", *(quote_name(around) for _, _, around in level.around))
