"""Rules as one SELECT: the table's columns, a boolean for each rule, and the grade."""

from __future__ import annotations

from collections.abc import Sequence

from dqlang.plan.rules import Plan
from dqlang.spark.sql import quote_name, quote_text
from dqlang.spark.steps import AddColumns, JoinRow, LookupSide, Probe, SearchLookup, Steps
from dqlang.spark.text_out.common import Written, WrittenRule, comment, plain_steps, table_name, written


def to_sql(plan: Plan) -> str:
    """The rules of a table as Spark SQL that reads the table by its name."""
    text = written(plan)
    inlined = _inlined(text)
    columns = [
        f"    -- {rule.comment}\n    coalesce({inlined(rule.sql)}, FALSE) AS {rule.column}" for rule in text.rules
    ]
    return f"""-- The rules of {comment(plan.table)}
SELECT
  checked.*,
  named_struct(
    'SevereCount', size(failed.severe),
    'WarningCount', size(failed.warning),
    'SevereErrors', failed.severe,
    'WarningErrors', failed.warning
  ) AS DataQualityResult
FROM (
  SELECT
{_listed([f"    data.{_own(text)}*", *columns])}
  FROM {_source(plan.table, text)} AS data{_joins(plan.table, text.steps, inlined)}
) AS checked,
LATERAL (
  SELECT
{_failed("severe", text.rules)},
{_failed("warning", text.rules)}
) AS failed
"""


def _listed(columns: Sequence[str]) -> str:
    return ",\n".join(columns)


def _failed(severity: str, rules: Sequence[WrittenRule]) -> str:
    items = [f"IF({rule.column}, '', {quote_text(rule.name)})" for rule in rules if rule.severity == severity]
    listed = ",\n      ".join(["''", *items])
    return f"    array_remove(array(\n      {listed}\n    ), '') AS {severity}"


def _inlined(text: Written):
    """Replaces helper columns by what they stand for: a SELECT of `data.*` has no room for them.

    Invariant: a helper's name in backquotes stands in SQL only where it is meant; text with a backquote is written in
    hexadecimal."""
    values: dict[str, str] = {}

    def inline(sql: str) -> str:
        for name, value in values.items():
            sql = sql.replace(name, value)
        return sql

    nested = _nested(text.steps)
    for step in plain_steps(text.steps):
        if isinstance(step, AddColumns) and step not in nested:
            values.update({quote_name(name): f"({inline(sql)})" for name, sql in step.columns})
        elif isinstance(step, SearchLookup):
            values.update({quote_name(name): f"({sql})" for name, sql in (probe.flag for probe in step.probes)})
    return inline


_ROW = "row"
"""The data's own columns as one, where others stand beside them."""


def _nested(steps: Steps) -> list[AddColumns]:
    """What has to be computed in subqueries: a window of windows can only stand above them."""
    added = [step for step in plain_steps(steps) if isinstance(step, AddColumns)]
    windows = {quote_name(name) for step in added for name, sql in step.columns if " OVER (" in sql}
    last = max(
        (i for i, step in enumerate(added) if any(w in sql for w in windows for _, sql in step.columns)), default=-1
    )
    return added[: last + 1]


def _own(text: Written) -> str:
    return f"{quote_name(text.helpers.prefixed(_ROW))}." if _nested(text.steps) else ""


def _source(table: str, text: Written) -> str:
    """What the rules read: the table, or subqueries that put beside its rows what other rows say of them."""
    source, nested = table_name(table), _nested(text.steps)
    if not nested:
        return source
    source = f"(\n    SELECT struct(*) AS {quote_name(text.helpers.prefixed(_ROW))}, *\n    FROM {source}\n  )"
    for step in nested:
        columns = "".join(f",\n      {sql} AS {quote_name(name)}" for name, sql in step.columns)
        source = f"(\n    SELECT\n      *{columns}\n    FROM {source}\n  )"
    return source


def _joins(table: str, steps: Steps, inlined) -> str:
    searches = [step for step in plain_steps(steps) if isinstance(step, SearchLookup)]
    joins = [_aggregates(table, step) for step in plain_steps(steps) if isinstance(step, JoinRow)]
    joins += [_join(probe, step.lookup, inlined) for step in searches for probe in step.probes]
    joins += [_cross_join(side, step.lookup) for step in searches for side in step.gathered]
    return "".join(f"\n  {join} AS lookup_{number}{on}" for number, (join, on) in enumerate(joins, start=1))


def _join(probe: Probe, lookup: tuple[str, ...], inlined) -> tuple[str, str]:
    """What is joined, and how: its name comes between them."""
    names = [quote_name(found) for found in probe.found]
    keys = [sql for _, sql, _ in probe.side.columns]
    select = ", ".join(f"{key} AS {name}" for key, name in zip(keys, names, strict=True))
    present = " AND ".join(f"{key} IS NOT NULL" for key in keys)
    on = " AND ".join(f"({inlined(key)}) = {name}" for key, name in zip(probe.keys, names, strict=True))
    source = f"SELECT DISTINCT {select} FROM {table_name(lookup)} WHERE {present}"
    return f"LEFT JOIN ({source})", f"\n    ON {on}"


def _aggregates(table: str, step: JoinRow) -> tuple[str, str]:
    columns = ", ".join(f"{sql} AS {quote_name(name)}" for name, sql in step.columns)
    return f"CROSS JOIN (SELECT {columns} FROM {table_name(table)})", ""


def _cross_join(side: LookupSide, lookup: tuple[str, ...]) -> tuple[str, str]:
    return f"CROSS JOIN (SELECT {side.as_one_bucket} FROM {table_name(lookup)})", ""
