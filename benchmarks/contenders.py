"""Ways to grade the same rows by the same rules: what dqlang is measured against.

Each takes the data and the rules, and gives a data frame. All but the first two give the same grades.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graded_table import Rule, rule_file
from pyspark.sql import functions as F

import dqlang

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

RESULT = "DataQualityResult"


def floor(df: DataFrame, rules: Sequence[Rule]) -> DataFrame:
    """Read and write, no rule."""
    return df


def conditions(df: DataFrame, rules: Sequence[Rule]) -> DataFrame:
    """The conditions only, as one AND: what any grade has to compute."""
    return df.selectExpr("*", f"{' AND '.join(f'({rule.sql})' for rule in rules)} AS passed")


def graded(df: DataFrame, rules: Sequence[Rule]) -> DataFrame:
    """dqlang, from the text of the rule file."""
    return dqlang.compile(rule_file(rules)).grade(df)


def two_steps(df: DataFrame, rules: Sequence[Rule]) -> DataFrame:
    """The paper's code: a boolean column for each rule, then the names of those that are not true, by `filter`.

    It adds the columns one by one with `withColumn`; here they come by one `select`, which Spark runs in the same way
    and plans in seconds, not minutes, at a thousand rules.
    """
    flags = df.selectExpr("*", *(f"{rule.sql} AS `{_prefix(rule)}{rule.name}`" for rule in rules))

    def failed(prefix: str) -> Column:
        names = [name for name in flags.columns if name.startswith(prefix)]
        passed = (F.coalesce(F.col(f"`{name}`"), F.lit(False)) for name in names)
        shown = [F.when(~each, F.lit(name[len(prefix) :])) for each, name in zip(passed, names, strict=True)]
        return F.filter(F.array(*shown), lambda name: name.isNotNull())

    flat = flags.withColumn("severe", failed("dqs_")).withColumn("warning", failed("dqw_"))
    return flat.select(*df.columns, _result())


def compacted(df: DataFrame, rules: Sequence[Rule]) -> DataFrame:
    """`array_compact` over one `CASE` for each rule, as an expert in Spark writes it."""

    def failed(severity: str) -> str:
        own = (rule for rule in rules if rule.severity == severity)
        shown = ", ".join(f"CASE WHEN NOT coalesce({rule.sql}, FALSE) THEN '{rule.name}' END" for rule in own)
        return f"array_compact(array({shown})) AS {severity}"

    return df.selectExpr("*", failed("severe"), failed("warning")).select(*df.columns, _result())


def _prefix(rule: Rule) -> str:
    return "dqs_" if rule.severity == "severe" else "dqw_"


def _result() -> Column:
    return F.struct(
        F.size("severe").alias("SevereCount"),
        F.size("warning").alias("WarningCount"),
        F.col("severe").alias("SevereErrors"),
        F.col("warning").alias("WarningErrors"),
    ).alias(RESULT)
