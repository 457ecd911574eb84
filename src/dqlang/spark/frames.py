"""Classic Spark and Spark Connect: what kind a data frame is of, and columns of the same kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dqlang.spark.quote import quote_name

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame


def is_classic(df: DataFrame) -> bool:
    """Whether asking the data for its schema is free: not on Connect, where each question is a call."""
    return not any(kind.__module__.startswith("pyspark.sql.connect") for kind in type(df).__mro__)


def expression(df: DataFrame, sql: str) -> Column:
    """SQL as a Column of the data's own kind: a process may have a classic session beside one of Connect, and
    `pyspark.sql.functions` makes columns for one of them alone."""
    if is_classic(df):
        from pyspark.sql import functions
    else:
        from pyspark.sql.connect import functions
    return functions.expr(sql)


def with_columns(df: DataFrame, columns: Sequence[tuple[str, str]]) -> DataFrame:
    """The data with these behind its columns: (new name, SQL)."""
    if not columns:
        return df
    if is_classic(df):
        return df.selectExpr("*", *(f"{sql} AS {quote_name(name)}" for name, sql in columns))
    # Spark: a server resolves a plan in at most 100 rounds, of which each projection takes some; but all that is below
    # `withColumns` it resolves first, with rounds of its own (but in a pipeline, where nothing can be resolved yet).
    return df.withColumns({name: expression(df, sql) for name, sql in columns})
