"""A lookup as one row that is laid beside each row of the data, and how keys are found in it.

However many columns are looked up, the lookup is joined once, and each search is a plain expression. That row holds the
keys in buckets by their hash, so that a search compares a handful of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dqlang.record import record
from dqlang.spark.engine import engine_of
from dqlang.spark.frames import expression, is_classic, with_columns
from dqlang.spark.quote import quote_name, type_sql
from dqlang.spark.steps import KEYS_A_WORD, LookupSide, Probe, SearchLookup

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

AT_MOST_WIDE = 64 * 1024
"""Spark: rows of more than 100 fields leave whole-stage code generation, and there a join copies the lookup's row into
each row of the data. So many bytes are copied in about the time of one more join."""
_UNKNOWN = 1024
_LEAST, _MOST = 16, 1 << 16
_BYTES_A_BUCKET = 64


@record
class Layout:
    """Into how many buckets a lookup's keys go, a power of two, and whether they are known to be few."""

    buckets: int
    small: bool


def layout_for(df: DataFrame, lookup: DataFrame, step: SearchLookup) -> Layout:
    """What is known of a lookup's size without a job or a call."""
    if engine_of(df).name != "Spark" or not all(side.simple for side in step.gathered):
        return Layout(1, small=False)
    if not is_classic(df):
        # On Connect its size would be one more call, so its owner has to say that it is small.
        return Layout(_UNKNOWN, _is_hinted(lookup))
    keys = lookup.selectExpr(*(sql for side in step.sides for _, sql, _ in side.columns))
    size = int(str(keys._jdf.queryExecution().analyzed().stats().sizeInBytes()))
    wanted = 1 << (min(size, _MOST * _BYTES_A_BUCKET) // _BYTES_A_BUCKET).bit_length()
    return Layout(min(max(wanted, _LEAST), _MOST), size <= _at_most(df))


def gather(lookup: DataFrame, sides: Sequence[LookupSide], layout: Layout) -> DataFrame:
    """One row with a column of buckets for each side, also of an empty lookup."""
    if layout.buckets == 1:
        return lookup.selectExpr(*(side.as_one_bucket for side in sides))
    names = [quote_name(side.name) for side in sides]
    rows = lookup.selectExpr(f"inline(array({', '.join(_placed(side, sides, layout) for side in sides)}))")
    # No bucket is missing, so that a bucket's place in the array is its number.
    empty = lookup.sparkSession.range(layout.buckets).selectExpr("CAST(id AS INT) AS place", *map(_nothing, sides))
    rows = rows.union(empty)
    # A small lookup is gathered where it is read: two exchanges less.
    rows = rows.coalesce(1) if layout.small else rows
    # Spark: 3.5's Connect asks the server about a column that is given by its name.
    rows = rows.groupBy(expression(rows, "place")).agg(
        *(expression(rows, f"collect_set({name}) AS {name}") for name in names)
    )
    one = rows.selectExpr(f"sort_array(collect_list(struct(place, {', '.join(names)}))) AS placed")
    return one.selectExpr(*(f"placed.{name} AS {name}" for name in names))


def search(df: DataFrame, probes: Sequence[Probe], words: Sequence[str], layout: Layout) -> DataFrame:
    """The data with a column for each probe; the probes' sides are laid beside each row."""
    searched, flags = [], []
    for word, start in zip(words, range(0, len(probes), KEYS_A_WORD), strict=False):
        of_word = list(enumerate(probes[start : start + KEYS_A_WORD]))
        bits = " | ".join(f"IF({_is_in(probe, layout)}, {1 << bit}, 0)" for bit, probe in of_word)
        # Spark: what stands twice in a projection gets a generated method of its own, small enough for the JIT. And a
        # column that is used several times is not moved up, where a lambda would keep the whole row from the stage.
        searched.append((word, f"greatest({bits}, {bits})"))
        flags += [(probe.name, f"({quote_name(word)} & {1 << bit}) != 0") for bit, probe in of_word]
    return with_columns(with_columns(df, searched), flags)


def _is_in(probe: Probe, layout: Layout) -> str:
    value = _struct(probe.keys) if len(probe.keys) > 1 else probe.keys[0]
    bucket = f"get({quote_name(probe.side.name)}, hash({', '.join(probe.keys)}) & {layout.buckets - 1})"
    return f"array_contains({bucket}, {value})"


def _placed(side: LookupSide, sides: Sequence[LookupSide], layout: Layout) -> str:
    """A row for the key of one side: its bucket, and in that side's column the key."""
    place = f"hash({', '.join(sql for _, sql, _ in side.columns)}) & {layout.buckets - 1} AS place"
    keys = (f"{_key(side)} AS {quote_name(side.name)}" if each is side else _nothing(each) for each in sides)
    return f"struct({place}, {', '.join(keys)})"


def _key(side: LookupSide) -> str:
    parts = [f"({sql})" for _, sql, _ in side.columns]
    if len(parts) == 1:
        return parts[0]
    return f"IF({' AND '.join(f'{part} IS NOT NULL' for part in parts)}, {_struct(parts)}, NULL)"


def _nothing(side: LookupSide) -> str:
    return f"CAST(NULL AS {_type(side)}) AS {quote_name(side.name)}"


def _struct(parts: Sequence[str]) -> str:
    fields = ", ".join(f"'part_{i}', {part}" for i, part in enumerate(parts))
    return f"named_struct({fields})"


def _type(side: LookupSide) -> str:
    types = [type_sql(type) for _, _, type in side.columns]
    return types[0] if len(types) == 1 else f"STRUCT<{', '.join(f'part_{i}: {t}' for i, t in enumerate(types))}>"


def _at_most(df: DataFrame) -> int:
    """How large a small lookup may be: never larger than what Spark broadcasts by itself."""
    spark = df.sparkSession
    conf = spark._jsparkSession.sessionState().conf()
    stages = spark._jvm.org.apache.spark.sql.execution.WholeStageCodegenExec
    narrow = conf.wholeStageEnabled() and not stages.isTooManyFields(conf, df._jdf.schema())
    return conf.autoBroadcastJoinThreshold() if narrow else min(conf.autoBroadcastJoinThreshold(), AT_MOST_WIDE)


def _is_hinted(lookup: DataFrame) -> bool:
    """Whether a lookup is marked by `functions.broadcast`, which Connect's client keeps in its plan."""
    plan = getattr(lookup, "_plan", None)
    return type(plan).__name__ == "Hint" and str(getattr(plan, "_name", "")).lower() == "broadcast"
