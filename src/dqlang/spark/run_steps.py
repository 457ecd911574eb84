"""Runs steps on a data frame, lazily. No row is lost or added: a lookup is joined as one row, or by distinct keys."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dqlang.plan.rules import Plan
from dqlang.spark.engine import engine_of
from dqlang.spark.frames import expression, is_classic, with_columns
from dqlang.spark.gather import gather, layout_for, search
from dqlang.spark.pipelines import distinct, is_stream
from dqlang.spark.problems import DataProblem
from dqlang.spark.schema import lookup_frames
from dqlang.spark.sql import quote_name
from dqlang.spark.steps import (
    ALL_ROWS,
    AddColumns,
    CallFunctions,
    FunctionCall,
    JoinRow,
    LookupSide,
    Probe,
    SearchLookup,
    Step,
    Steps,
    step_nodes,
)
from dqlang.spark.whole_order import WholeOrder, in_parts

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

_COLUMN = re.compile("`(?:[^`]|``)*`")


def run_steps(df: DataFrame, steps: Steps, lookups: Mapping[str, DataFrame] | None) -> DataFrame:
    """The data with a helper column for each step."""
    frames = {name.lower(): frame for name, frame in lookup_frames(df, steps.lookups, lookups).items()}
    data = df
    for step in steps.steps:
        df = _run(df, data, step, frames)
    return df


def refuse_stream(df: DataFrame, plan: Plan) -> None:
    """An error where a rule looks at other rows and the data is a stream. Only such a rule makes us ask."""
    for rule in plan.rules:
        if any(isinstance(node, ALL_ROWS) for e in (rule.passed, rule.applies) for node in step_nodes(e)):
            if is_stream(df):
                raise DataProblem(
                    f"`{rule.text}` (line {rule.line}) looks at all rows of the table, and a stream never has them all",
                    "grade each micro-batch in `foreachBatch`, or leave the rule out with `select`",
                )
            return


def _run(df: DataFrame, data: DataFrame, step: Step, lookups: Mapping[str, DataFrame]) -> DataFrame:
    match step:
        case AddColumns():
            return with_columns(df, step.columns)
        case WholeOrder() if engine_of(df).name == "Spark":
            return in_parts(df, data, step)
        case WholeOrder():  # elsewhere a window is one task, with groups or without
            for columns in step.sort.columns:
                df = with_columns(df, columns)
            return df
        case JoinRow():
            # Spark: an aggregate without groups has one row, even of no rows, so a cross join keeps the data's rows.
            return df.crossJoin(data.selectExpr(*(f"{sql} AS {quote_name(name)}" for name, sql in step.columns)))
        case SearchLookup():
            return _search(df, step, lookups[".".join(step.lookup).lower()])
        case CallFunctions():
            return _call(df, step.calls)


def _search(df: DataFrame, step: SearchLookup, lookup: DataFrame) -> DataFrame:
    """A lookup that several keys are searched in is laid beside each row where it is known to be small. Else each key
    has a join of its own, and Spark chooses how."""
    if is_classic(lookup) and lookup.isStreaming:
        raise DataProblem(
            f"the lookup `{'.'.join(step.lookup)}` is a stream, which never has all its rows",
            "give it as a table, read anew for each micro-batch in `foreachBatch` where it changes",
        )
    simple = [probe for probe in step.probes if probe.side.simple]
    if len(simple) < 2 and not step.gathered:
        return _joined(df, step.probes, lookup)
    layout = layout_for(df, lookup, step)
    at_once = simple if layout.small else []
    df = _with_keys(df, at_once)
    if sides := list(dict.fromkeys([*(probe.side for probe in at_once), *step.gathered])):
        # Spark: an aggregate without groups has one row, even of no rows, so a cross join keeps the data's rows.
        df = df.crossJoin(gather(lookup, sides, layout))
    if at_once:
        df = search(df, [_by_columns(probe) for probe in at_once], step.words, layout)
    return _joined(df, [probe for probe in step.probes if probe not in at_once], lookup)


def _with_keys(df: DataFrame, probes: Sequence[Probe]) -> DataFrame:
    """The data with each key that is more than a column computed once."""
    keys = [(key, name) for probe in probes for key, name in zip(probe.keys, probe.found, strict=True)]
    return with_columns(df, [(name, key) for key, name in keys if not _COLUMN.fullmatch(key)])


def _by_columns(probe: Probe) -> Probe:
    keys = zip(probe.keys, probe.found, strict=True)
    return replace(probe, keys=tuple(key if _COLUMN.fullmatch(key) else quote_name(name) for key, name in keys))


def _joined(df: DataFrame, probes: Sequence[Probe], lookup: DataFrame) -> DataFrame:
    keys = {side: _distinct_keys(lookup, side) for side in dict.fromkeys(probe.side for probe in probes)}
    for probe in probes:
        df = _join(df, probe, keys[probe.side])
    return with_columns(df, [probe.flag for probe in probes])


def _distinct_keys(lookup: DataFrame, side: LookupSide) -> DataFrame:
    # The new names give new attributes: the lookup may well be the graded data itself.
    keys = lookup.selectExpr(*(f"{sql} AS {quote_name(name)}" for name, sql, _ in side.columns))
    present = keys.where(" AND ".join(f"{quote_name(name)} IS NOT NULL" for name, _, _ in side.columns))
    return distinct(present, [name for name, _, _ in side.columns])


def _join(df: DataFrame, probe: Probe, keys: DataFrame) -> DataFrame:
    renamed = zip(probe.side.columns, probe.found, strict=True)
    keys = keys.selectExpr(*(f"{quote_name(name)} AS {quote_name(found)}" for (name, _, _), found in renamed))
    pairs = zip(probe.keys, probe.found, strict=True)
    return df.join(keys, expression(df, " AND ".join(f"({key}) = {quote_name(found)}" for key, found in pairs)), "left")


def _call(df: DataFrame, calls: Sequence[FunctionCall]) -> DataFrame:
    df = df.select("*", *(_result(call, expression(df, call.argument)).alias(call.name) for call in calls))
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

    try:
        function = registry.function(call.phrase)
    except Exception as error:  # a package's own code, or none where its entry point says there is some
        raise DataProblem(
            f"{_named(call)} cannot be loaded: {error}", "install the package that offers it anew"
        ) from error
    try:
        made = function(argument, *call.literals)
    except Exception as error:
        shown = f"`dqlang explain {call.phrase.removeprefix('be ')}` shows what it takes"
        raise DataProblem(f"{_named(call)} failed: {type(error).__name__}: {error}", shown) from error
    if not isinstance(made, type(argument)):
        raise DataProblem(
            f"{_named(call)} must give a Column, and gives `{made!r}`", "return a condition on the Column that it gets"
        )
    return made


def _named(call: FunctionCall) -> str:
    return f"the function of the check `{call.phrase.removeprefix('be ')}`"
