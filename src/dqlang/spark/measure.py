"""One verdict for each rule over a whole table. The only place of the package that runs a job, and it runs one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dqlang.measurement import Counts, Measurement, measured
from dqlang.plan.rules import Plan
from dqlang.plan.types import StructType
from dqlang.spark.frames import expression
from dqlang.spark.grade import typed_rules
from dqlang.spark.helpers import Helpers
from dqlang.spark.layout import Layout, layout_of
from dqlang.spark.masks import RULES_A_WORD, none_fails
from dqlang.spark.problems import DataProblem
from dqlang.spark.run_steps import run_steps
from dqlang.spark.schema import column_names
from dqlang.spark.sql import quote_name
from dqlang.spark.steps import plan_steps

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_TOTALS = -1
"""The number of a word of its own: bit 0 of it is set for every row, bit 1 where a severe rule fails, bit 2 where a
warning does."""


def measure(
    df: DataFrame,
    plan: Plan,
    lookups: Mapping[str, DataFrame] | None = None,
    *,
    schema: StructType | None = None,
) -> Measurement:
    """The verdicts in the file's order, from one scan."""
    rules = typed_rules(plan)
    _refuse_stream(df)
    names = column_names(df, schema)
    helpers = Helpers(names)
    layout = layout_of(rules, helpers, len(names))
    steps = plan_steps(layout.exprs, helpers)
    columns = layout.columns(steps) or ["1 AS no_rule"]
    found = _counted(run_steps(df, steps, lookups).selectExpr(*columns), layout)
    return measured(plan.table, layout.counted, _counts(layout, found))


def _refuse_stream(df: DataFrame) -> None:
    if df.isStreaming:
        raise DataProblem(
            "a stream has no end at which its rows could be counted",
            "measure each micro-batch in `foreachBatch`, or observe the stream with `observe`",
        )


def _counted(words: DataFrame, layout: Layout) -> dict[tuple[int, int], int]:
    """In how many rows each bit of each word is set.

    A count for each rule side by side would be one method too long for Java's compilers, five times slower at 200
    rules. So each word becomes a row where it is not 0, each bit of it a row again, and the rows are counted.
    """
    totals = f"1L | IF({none_fails(layout.severe)}, 0L, 2L) | IF({none_fails(layout.warning)}, 0L, 4L)"
    numbered = [(_TOTALS, totals), *((i, quote_name(word.bits)) for i, word in enumerate(layout.words))]
    listed = ", ".join(f"struct({number} AS word, {bits} AS bits)" for number, bits in numbered)
    places = ", ".join(f"IF((bits & {1 << place}L) != 0L, {place}, -1)" for place in range(RULES_A_WORD))
    bits = words.selectExpr(f"inline(array({listed}))").where("bits != 0L")
    bits = bits.selectExpr("word", f"explode(array_remove(array({places}), -1)) AS place")
    # Spark: 4.0 asks a Connect server whether a column that is named here exists, but not for expressions.
    keys = (expression(bits, key) for key in ("word", "place"))
    return {(row[0], row[1]): row[2] for row in bits.groupBy(*keys).count().collect()}


def _counts(layout: Layout, found: Mapping[tuple[int, int], int]) -> Counts:
    bits = [{rule: found.get((i, place), 0) for place, rule in enumerate(w.rules)} for i, w in enumerate(layout.words)]
    graded = len(layout.severe) + len(layout.warning)
    failures = {rule: count for of_word in bits[:graded] for rule, count in of_word.items()}
    outside = {scope: count for of_word in bits[graded:] for scope, count in of_word.items()}
    rows, with_severe, with_warning = (found.get((_TOTALS, bit), 0) for bit in range(3))
    in_order = [failures[place] for place in range(len(layout.rules))]
    return Counts(rows, with_severe, with_warning, in_order, [outside[scope] for scope in range(len(layout.scopes))])
