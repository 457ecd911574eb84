"""Grades the rows of a data frame: straight, or by way of one boolean column for each rule. Always lazily."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from dqlang.plan.expr import Call, Expr
from dqlang.plan.rules import Plan, PlannedRule
from dqlang.plan.types import StructType
from dqlang.record import record
from dqlang.spark.code_size import fused
from dqlang.spark.helpers import Helpers
from dqlang.spark.masks import count, names_of_failed, word_columns, words_of
from dqlang.spark.pipelines import is_stream, marked, unmarked
from dqlang.spark.problems import DataProblem, refuse_unsafe
from dqlang.spark.run_steps import refuse_stream, run_steps
from dqlang.spark.schema import column_names, schema_of
from dqlang.spark.sql import quote_name
from dqlang.spark.steps import children, plan_steps

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

RESULT = "DataQualityResult"
PREFIXES = {"severe": "dqs_", "warning": "dqw_"}


@record
class Condition:
    """What a grade needs of a rule: its failure name, and when it holds, as SQL."""

    severity: str
    name: str
    sql: str


def grade(
    df: DataFrame,
    plan: Plan,
    lookups: Mapping[str, DataFrame] | None = None,
    result_column: str = RESULT,
    *,
    schema: StructType | None = None,
    now: str | None = None,
) -> DataFrame:
    """The data with its grade. A known `schema` saves a call on Connect; `now` fixes the current instant."""
    names = column_names(df, schema)
    refuse_taken(names, result_column)
    helpers = Helpers([*names, result_column])
    df, conditions = _conditions(marked(df), plan, lookups, helpers, now)
    sizes = fused([rule.passed for rule in plan.rules], len(names))
    return unmarked(_with_grade(df, conditions, helpers, result_column, sizes), helpers, [result_column])


def apply_rules(
    df: DataFrame, plan: Plan, lookups: Mapping[str, DataFrame] | None = None, *, schema: StructType | None = None
) -> DataFrame:
    """The data with a boolean column for each rule, true where it passed; never null."""
    names = column_names(df, schema)
    refuse_prefixed(names)
    helpers = Helpers(names)
    df, conditions = _conditions(marked(df), plan, lookups, helpers, None)
    passed = {PREFIXES[c.severity] + c.name: f"coalesce({c.sql}, FALSE)" for c in conditions}
    columns = [f"{sql} AS {quote_name(name)}" for name, sql in passed.items()]
    return unmarked(df.selectExpr("*", *columns), helpers, list(passed))


def flatten(df: DataFrame, result_column: str = RESULT) -> DataFrame:
    """The boolean columns that `apply_rules` adds, folded into the grade in their order and dropped."""
    fields = schema_of(df).fields
    names = [field.name for field in fields]
    refuse_taken(names, result_column)
    folded = {field.name: field.type.name for field in fields if _severity(field.name)}
    _refuse_unfit(folded, [name for name in names if _severity(name)])
    helpers = Helpers([*names, result_column])
    conditions = [Condition(_severity(name) or "", name[len("dqs_") :], quote_name(name)) for name in folded]
    return _with_grade(df, conditions, helpers, result_column).drop(*folded, *helpers.names)


def split(
    df: DataFrame,
    plan: Plan,
    lookups: Mapping[str, DataFrame] | None = None,
    result_column: str = RESULT,
    *,
    schema: StructType | None = None,
) -> tuple[DataFrame, DataFrame]:
    """The rows without a severe failure and those with one, each with its grade.

    On a batch both see the instant of this call: they run apart, and a row must be in exactly one of them. A stream
    sees the instant of each micro-batch.
    """
    fixed = any(_speaks_of_now(rule.passed) for rule in plan.rules) and not is_stream(df)
    now = datetime.now(timezone.utc).isoformat(timespec="microseconds") if fixed else None
    graded = grade(df, plan, lookups, result_column, schema=schema, now=now)
    severe = f"{quote_name(result_column)}['SevereCount']"
    return graded.where(f"{severe} = 0"), graded.where(f"{severe} > 0")


def _speaks_of_now(expr: Expr | None) -> bool:
    named = isinstance(expr, Call) and expr.function in ("current_timestamp", "current_date")
    return named or any(map(_speaks_of_now, children(expr)))


def refuse_taken(names: Iterable[str], result_column: str) -> None:
    """An error where the result would stand beside a column of the same name, or cannot have its name."""
    refuse_unsafe(result_column)
    for name in names:
        if name.lower() == result_column.lower():
            raise DataProblem(
                f"the data already has a column `{name}`", "name another result column, or drop or rename this one"
            )


def refuse_prefixed(names: Iterable[str]) -> None:
    """An error where a column of the data would be taken for a rule's."""
    for name in names:
        if _severity(name):
            raise DataProblem(
                f"the data has a column `{name}`, and columns that begin with `{name[:4]}` belong to rules",
                "rename it, or use `grade`, which adds no column for a rule",
            )


def typed_rules(plan: Plan) -> list[PlannedRule]:
    """The rules of a plan; an error where the meaning of one hangs on types that nobody gave."""
    for rule in plan.rules:
        if rule.passed is None:
            raise DataProblem(f"the meaning of `{rule.text}` hangs on the types of its columns", "give a schema")
    return list(plan.rules)


def _conditions(
    df: DataFrame, plan: Plan, lookups: Mapping[str, DataFrame] | None, helpers: Helpers, now: str | None
) -> tuple[DataFrame, list[Condition]]:
    """The data with what the rules need beside it, and when each rule holds."""
    rules = typed_rules(plan)
    refuse_stream(df, plan)
    steps = plan_steps([rule.passed for rule in rules], helpers, now)
    return run_steps(df, steps, lookups), [Condition(r.severity, r.name, steps.sql(r.passed)) for r in rules]


def _with_grade(
    df: DataFrame,
    conditions: Sequence[Condition],
    helpers: Helpers,
    result_column: str,
    sizes: Sequence[int] | None = None,
) -> DataFrame:
    written = [condition.sql for condition in conditions]
    words = {s: words_of([i for i, c in enumerate(conditions) if c.severity == s], helpers, sizes) for s in PREFIXES}
    columns = [column for own in words.values() for word in own for column in word_columns(word, written)]
    names = [condition.name for condition in conditions]
    fields = [
        ("SevereCount", count(words["severe"])),
        ("WarningCount", count(words["warning"])),
        ("SevereErrors", names_of_failed(words["severe"], names)),
        ("WarningErrors", names_of_failed(words["warning"], names)),
    ]
    struct = ", ".join(f"'{name}', {sql}" for name, sql in fields)
    return df.selectExpr("*", *columns).selectExpr("*", f"named_struct({struct}) AS {quote_name(result_column)}")


def _severity(name: str) -> str | None:
    return next((severity for severity, prefix in PREFIXES.items() if name.lower().startswith(prefix)), None)


def _refuse_unfit(folded: Mapping[str, str], names: Sequence[str]) -> None:
    if not folded:
        raise DataProblem(
            "there is no column that begins with `dqs_` or `dqw_`", "`apply_dq_rules` adds one for each rule"
        )
    for name, found in folded.items():
        if found != "boolean":
            raise DataProblem(f"the column `{name}` holds values of type `{found}`, and not the result of a rule")
    seen: set[str] = set()
    for name in names:
        if name.lower() in seen:
            raise DataProblem(f"there are two columns `{name}`", "drop or rename one of them")
        seen.add(name.lower())
