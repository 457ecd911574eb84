"""Rules as a Python module that grades with PySpark alone."""

from __future__ import annotations

from collections.abc import Sequence

from dqlang.plan.rules import Plan
from dqlang.spark.problems import refuse_file
from dqlang.spark.sql import quote_name
from dqlang.spark.steps import AddColumns, JoinRow, Probe, SearchLookup, Step
from dqlang.spark.text_out.common import Written, WrittenRule, comment, plain_steps, written


def to_pyspark(plan: Plan) -> str:
    """A module with a function `grade(df, lookups=None, result_column="DataQualityResult")`."""
    text = written(plan)
    steps = _steps(text)
    severe, warning = text.helpers.new("severe"), text.helpers.new("warning")
    lookup = _LOOKUP if text.steps.lookups else ""
    imports = "\nfrom pyspark.sql import functions as F\n" if "F." in steps else ""
    # Invariant: failure names hold letters, digits and `_` only, so quotes around them are all that SQL needs.
    return f'''"""Grades the rows of {_in_docstring(plan.table)}. Needs nothing but PySpark."""
{imports}
# Each rule: its severity, its failure name, and in Spark SQL what holds where a row passes it.
RULES = [
{"".join(map(_rule, text.rules))}]


def grade(df, lookups=None, result_column="DataQualityResult"):
    """The data with its grade. `lookups` are DataFrames by name; one that is not given is a table of the session."""
{lookup}{steps}
    def failed(severity):
        names = [f"IF({{passed}}, '', '{{name}}')" for own, name, passed in RULES if own == severity]
        return "array_remove(array(" + ", ".join(["''", *names]) + "), '')"

    df = df.selectExpr("*", f"{{failed('severe')}} AS `{severe}`", f"{{failed('warning')}} AS `{warning}`")
    counts = "'SevereCount', size(`{severe}`), 'WarningCount', size(`{warning}`)"
    errors = "'SevereErrors', `{severe}`, 'WarningErrors', `{warning}`"
    df = df.selectExpr("*", f"named_struct({{counts}}, {{errors}}) AS `{{result_column}}`")
    return df.drop({", ".join(map(repr, text.helpers.names))})
'''


_LOOKUP = """    given = {name.lower(): frame for name, frame in (lookups or {}).items()}

    def lookup(name, table):
        frame = given.get(name.lower())
        return df.sparkSession.table(table) if frame is None else frame

"""


def _rule(rule: WrittenRule) -> str:
    return f"    # {rule.comment}\n    ({rule.severity!r}, {rule.name!r}, {rule.sql!r}),\n"


def _steps(text: Written) -> str:
    lines: list[str] = []
    for step in plain_steps(text.steps):
        lines.extend(_step(step))
    return "".join(f"    {line}\n" for line in lines)


def _step(step: Step) -> Sequence[str]:
    match step:
        case AddColumns():
            return _added(step.columns)
        case JoinRow():
            written = ", ".join(repr(f"{sql} AS {quote_name(name)}") for name, sql in step.columns)
            return [f"df = df.crossJoin(df.selectExpr({written}))"]
        case SearchLookup():
            lines = [line for probe in step.probes for line in _join(probe, step.lookup)]
            for side in step.gathered:
                lines.append(f"df = df.crossJoin({_lookup(step.lookup)}.selectExpr({side.as_one_bucket!r}))")
            return [*lines, *_added([probe.flag for probe in step.probes])]
    raise TypeError(f"no text for {step!r}")


def _added(columns: Sequence[tuple[str, str]]) -> list[str]:
    written = [f"    {f'{sql} AS {quote_name(name)}'!r}," for name, sql in columns]
    return ["df = df.selectExpr(", '    "*",', *written, ")"] if written else []


def _join(probe: Probe, lookup: tuple[str, ...]) -> Sequence[str]:
    names = [quote_name(found) for found in probe.found]
    keys = [f"{sql} AS {name}" for (_, sql, _), name in zip(probe.side.columns, names, strict=True)]
    present = " AND ".join(f"{name} IS NOT NULL" for name in names)
    on = " AND ".join(f"({key}) = {name}" for key, name in zip(probe.keys, names, strict=True))
    return [
        f"keys = {_lookup(lookup)}.selectExpr({', '.join(map(repr, keys))})",
        f"keys = keys.where({present!r}).distinct()",
        f'df = df.join(keys, F.expr({on!r}), "left")',
    ]


def _lookup(name: tuple[str, ...]) -> str:
    refuse_file(name)
    return f"lookup({'.'.join(name)!r}, {'.'.join(map(quote_name, name))!r})"


def _in_docstring(table: str) -> str:
    return comment(table).replace("\\", "\\\\").replace('"', "'")
