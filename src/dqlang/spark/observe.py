"""Observes rows while a query of the caller's own runs: no job, no further pass, no column that stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING
from uuid import uuid4

from dqlang.measurement import LeftOut
from dqlang.plan.rules import Plan, PlannedRule
from dqlang.plan.types import StructType
from dqlang.spark.engine import engine_of
from dqlang.spark.grade import typed_rules
from dqlang.spark.helpers import Helpers
from dqlang.spark.layout import Layout, layout_of
from dqlang.spark.masks import none_fails
from dqlang.spark.observed import Observed, attached
from dqlang.spark.pipelines import marked, unmarked
from dqlang.spark.problems import DataProblem
from dqlang.spark.progress import COUNTS, ROWS, RULES, SEVERE, WARNING, written_rules
from dqlang.spark.run_steps import run_steps
from dqlang.spark.schema import column_names
from dqlang.spark.sql import quote_name, quote_text
from dqlang.spark.steps import ALL_ROWS, plan_steps, step_nodes

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_OTHER_ROWS = "it looks at other rows: the data would have to be shuffled on its way to where it is written"
_numbers = count(1)


def observe(
    df: DataFrame,
    plan: Plan,
    lookups: Mapping[str, DataFrame] | None = None,
    *,
    schema: StructType | None = None,
) -> tuple[DataFrame, Observed]:
    """The data, unchanged but for what is counted on its way, and where the counts will be found."""
    _refuse_sail(df)
    carried, left_out = _parted(typed_rules(plan))
    names = column_names(df, schema)
    helpers = Helpers(names)
    layout = layout_of(carried, helpers, len(names))
    steps = plan_steps(layout.exprs, helpers)
    graded = run_steps(marked(df), steps, lookups).selectExpr("*", *layout.columns(steps))
    # Spark: two observations of one name in one query are an error, and a progress lists them by their names.
    name = f"dqlang {plan.table} {next(_numbers):06d} {uuid4().hex[:8]}"
    observed, observation = attached(graded, name, _aggregates(plan.table, layout))
    return unmarked(observed, helpers), Observed(df, observation, left_out)


def _parted(rules: Sequence[PlannedRule]) -> tuple[list[PlannedRule], tuple[LeftOut, ...]]:
    """The rules that can be observed, and those that cannot. A lookup is a join that keeps each row where it is; a
    window would move the rows, and a stream has none."""
    carried = [rule for rule in rules if not _looks_at_other_rows(rule)]
    left_out = [LeftOut(r.name, r.severity, _OTHER_ROWS) for r in rules if _looks_at_other_rows(r)]
    return carried, tuple(left_out)


def _looks_at_other_rows(rule: PlannedRule) -> bool:
    nodes = (node for expr in (rule.passed, rule.applies) for node in step_nodes(expr))
    return any(isinstance(node, ALL_ROWS) for node in nodes)


def _aggregates(table: str, layout: Layout) -> list[str]:
    """An observation's fields, as SQL.

    All counts of rules are one text: it is short in a stream's progress, which is logged for each micro-batch, and text
    is what every version hands over unchanged. A literal may stand beside aggregates, so the rules go along.
    """
    words = layout.severe + layout.warning
    graded = {rule: word.fails(place) for word in words for place, rule in enumerate(word.rules)}
    outside = [word.fails(place) for word in layout.outside for place in range(len(word.rules))]
    bits = [graded[place] for place in range(len(graded))] + outside
    counts = [f"CAST({_count(bit)} AS STRING)" for bit in bits]
    fields = [
        (RULES, quote_text(written_rules(table, layout.counted))),
        (ROWS, "count(1)"),
        (SEVERE, _count(f"NOT ({none_fails(layout.severe)})")),
        (WARNING, _count(f"NOT ({none_fails(layout.warning)})")),
        (COUNTS, f"concat_ws(' ', {', '.join(counts)})" if counts else "''"),
    ]
    return [f"{sql} AS {quote_name(name)}" for name, sql in fields]


def _count(condition: str) -> str:
    return f"count(IF({condition}, 1, NULL))"


def _refuse_sail(df: DataFrame) -> None:
    if engine_of(df).name == "Sail":
        raise DataProblem("Sail cannot observe data while it is written", "use `measure`, or observe on Spark")
