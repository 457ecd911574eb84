"""Rows that are written in a rule file, graded as any other data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from dqlang.plan.expr import Expr, Literal
from dqlang.plan.rules import Plan
from dqlang.plan.types import LONG, Field, StructType, struct
from dqlang.record import record
from dqlang.spark.engine import fitted
from dqlang.spark.grade import grade
from dqlang.spark.helpers import Helpers
from dqlang.spark.problems import DataProblem
from dqlang.spark.sql import quote_name, render

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_ZONE = "spark.sql.session.timeZone"


@record
class Rows:
    """Rows of one table, each with a number of its own, and the rules to grade them by. `now` is the instant that
    counts as now; None for the present."""

    plan: Plan
    schema: StructType
    rows: Sequence[tuple[int, tuple[Expr, ...]]]
    now: str | None


@contextmanager
def in_utc(spark: SparkSession) -> Iterator[None]:
    """Examples mean the same wherever they run: a timestamp without a zone is one of UTC."""
    before = spark.conf.get(_ZONE)
    spark.conf.set(_ZONE, "UTC")
    try:
        yield
    finally:
        spark.conf.set(_ZONE, before)


def refusals(spark: SparkSession, plan: Plan) -> dict[str, str]:
    """The rules that the session's engine cannot grade as Spark does, by their names, and why."""
    nothing = spark.sql("SELECT 1")
    if _refusal(plan, nothing) is None:
        return {}
    reasons = {rule: _refusal(replace(plan, rules=(rule,)), nothing) for rule in plan.rules}
    return {
        rule.name: (reason.partition("\n")[2] or reason).removeprefix(f"line {rule.line}: `{rule.text}`: ")
        for rule, reason in reasons.items()
        if reason is not None
    }


def _refusal(plan: Plan, df: DataFrame) -> str | None:
    try:
        fitted(plan, df)
    except DataProblem as problem:
        return problem.message
    return None


def failed(spark: SparkSession, tables: Sequence[Rows]) -> dict[int, frozenset[str]]:
    """The names of the rules that each row fails, by the row's number. One query for all."""
    graded = [_graded(spark, each) for each in tables]
    if not graded:
        return {}
    return {row[0]: frozenset([*row[1], *row[2]]) for row in _together(graded).collect()}


def _graded(spark: SparkSession, table: Rows) -> DataFrame:
    helpers = Helpers(field.name for field in table.schema.fields)
    number, result = helpers.new("row"), helpers.new("grade")
    schema = struct(Field(number, LONG), *table.schema.fields)
    df = spark.sql(f"SELECT * FROM VALUES {_values(table)} AS `rows`({', '.join(_names(schema))})")
    graded = grade(df, fitted(table.plan, df), None, result, schema=schema, now=table.now)
    errors = (f"{quote_name(result)}['{name}'] AS `{name}`" for name in ("SevereErrors", "WarningErrors"))
    return graded.selectExpr(f"{quote_name(number)} AS `row`", *errors)


def _names(schema: StructType) -> list[str]:
    return [quote_name(field.name) for field in schema.fields]


def _values(table: Rows) -> str:
    return ", ".join(f"({', '.join(map(render, (Literal(number, LONG), *cells)))})" for number, cells in table.rows)


def _together(frames: Sequence[DataFrame]) -> DataFrame:
    """A balanced tree: classic Spark analyses a union anew for each frame that is added to it."""
    if len(frames) == 1:
        return frames[0]
    middle = len(frames) // 2
    return _together(frames[:middle]).unionAll(_together(frames[middle:]))
