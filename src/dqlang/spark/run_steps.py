"""Runs steps on a data frame, lazily. No row is lost or added: each lookup is joined by its distinct keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dqlang.plan.expr import RowsWithSame
from dqlang.plan.rules import Plan
from dqlang.spark.pipelines import distinct, is_stream
from dqlang.spark.problems import DataProblem
from dqlang.spark.schema import is_classic, lookup_frames
from dqlang.spark.sql import quote_name
from dqlang.spark.steps import (
    AddColumns,
    CallFunctions,
    FunctionCall,
    GatherLookup,
    JoinLookup,
    LookupSide,
    Step,
    Steps,
    step_nodes,
)

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame


def run_steps(df: DataFrame, steps: Steps, lookups: Mapping[str, DataFrame] | None) -> DataFrame:
    """The data with a helper column for each step."""
    frames = {name.casefold(): frame for name, frame in lookup_frames(df, steps.lookups, lookups).items()}
    sides: dict[LookupSide, DataFrame] = {}
    for step in steps.steps:
        df = _run(df, step, frames, sides)
    return df


def refuse_stream(df: DataFrame, plan: Plan) -> None:
    """An error where a rule looks at other rows and the data is a stream. Only such a rule makes us ask."""
    for rule in plan.rules:
        if any(isinstance(node, RowsWithSame) for e in (rule.passed, rule.applies) for node in step_nodes(e)):
            if is_stream(df):
                raise DataProblem(
                    f"`{rule.text}` (line {rule.line}) looks at all rows of the table, and a stream never has them all",
                    "grade each micro-batch in `foreachBatch`, or leave the rule out with `select`",
                )
            return


def _run(df: DataFrame, step: Step, lookups: Mapping[str, DataFrame], sides: dict[LookupSide, DataFrame]) -> DataFrame:
    match step:
        case AddColumns():
            return df.selectExpr("*", *(f"{sql} AS {quote_name(name)}" for name, sql in step.columns))
        case JoinLookup():
            if step.side not in sides:
                sides[step.side] = _distinct_keys(_frame(lookups, step.side.lookup), step.side)
            return _join(df, step, sides[step.side])
        case GatherLookup():
            gathered = f"collect_set({step.value}) AS {quote_name(step.name)}"
            # Spark: an aggregate without groups has one row, even of no rows, so a cross join keeps the data's rows.
            return df.crossJoin(_frame(lookups, step.lookup).selectExpr(gathered))
        case CallFunctions():
            return _call(df, step.calls)


def _frame(lookups: Mapping[str, DataFrame], name: tuple[str, ...]) -> DataFrame:
    return lookups[".".join(name).casefold()]


def _distinct_keys(lookup: DataFrame, side: LookupSide) -> DataFrame:
    # The new names give new attributes: the lookup may well be the graded data itself.
    keys = lookup.selectExpr(*(f"{sql} AS {quote_name(name)}" for name, sql in side.columns))
    present = keys.where(" AND ".join(f"{quote_name(name)} IS NOT NULL" for name, _ in side.columns))
    return distinct(present, [name for name, _ in side.columns])


def _join(df: DataFrame, step: JoinLookup, side: DataFrame) -> DataFrame:
    from pyspark.sql import functions as F

    renamed = zip(step.side.columns, step.found, strict=True)
    side = side.selectExpr(*(f"{quote_name(name)} AS {quote_name(found)}" for (name, _), found in renamed))
    pairs = zip(step.keys, step.found, strict=True)
    return df.join(side, F.expr(" AND ".join(f"({key}) = {quote_name(found)}" for key, found in pairs)), "left")


def _call(df: DataFrame, calls: Sequence[FunctionCall]) -> DataFrame:
    from pyspark.sql import functions as F

    df = df.select("*", *(_result(call, F.expr(call.argument)).alias(call.name) for call in calls))
    # On Connect this question would be one more call; there Spark refuses other types in its own words.
    fields = df.schema.fields[-len(calls) :] if is_classic(df) else []
    for call, field in zip(calls, fields, strict=bool(fields)):
        if (found := field.dataType.typeName()) != "boolean":
            raise DataProblem(
                f"{_named(call)} must give true or false for each row, and gives values of type `{found}`"
            )
    return df


def _result(call: FunctionCall, argument: Column) -> Column:
    from dqlang.checks import registry

    made = registry.function(call.phrase)(argument, *call.literals)
    if not isinstance(made, type(argument)):
        raise DataProblem(
            f"{_named(call)} must give a Column, and gives `{made!r}`", "return a condition on the Column that it gets"
        )
    return made


def _named(call: FunctionCall) -> str:
    return f"the function of the check `{call.phrase.removeprefix('be ')}`"
