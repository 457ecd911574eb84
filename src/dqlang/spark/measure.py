"""One verdict for each rule over a whole table. The only place of the package that runs a job, and it runs one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dqlang.measurement import Measurement, Verdict, row_verdict
from dqlang.plan.expr import Expr
from dqlang.plan.rules import Plan, PlannedRule
from dqlang.plan.types import StructType
from dqlang.spark.grade import typed_rules
from dqlang.spark.helpers import Helpers
from dqlang.spark.masks import RULES_A_WORD, Word, word_columns, words_of
from dqlang.spark.problems import DataProblem
from dqlang.spark.run_steps import run_steps
from dqlang.spark.schema import column_names
from dqlang.spark.sql import quote_name
from dqlang.spark.steps import Steps, plan_steps

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_TOTALS = -1
"""The number of a word of its own: bit 0 of it is set for every row, bit 1 where a severe rule fails, bit 2 where a
warning does."""


@dataclass(frozen=True)
class _Layout:
    """Which bits stand for which rules, and for which conditions under which rules speak."""

    severe: list[Word]
    warning: list[Word]
    scopes: list[Expr]
    outside: list[Word]

    @property
    def words(self) -> list[Word]:
        return self.severe + self.warning + self.outside


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
    helpers = Helpers(column_names(df, schema))
    layout = _layout(rules, helpers)
    steps = plan_steps([*(rule.passed for rule in rules), *layout.scopes], helpers)
    columns = _columns(rules, layout, steps) or ["1 AS no_rule"]
    found = _counted(run_steps(df, steps, lookups).selectExpr(*columns), layout)
    return _measurement(rules, layout, found)


def _refuse_stream(df: DataFrame) -> None:
    if df.isStreaming:
        raise DataProblem(
            "a stream has no end at which its rows could be counted",
            "measure each micro-batch in `foreachBatch`, or grade the stream with `grade`",
        )


def _layout(rules: Sequence[PlannedRule], helpers: Helpers) -> _Layout:
    scopes = list(dict.fromkeys(rule.applies for rule in rules if rule.applies is not None))
    severe = [place for place, rule in enumerate(rules) if rule.severity == "severe"]
    warning = [place for place, rule in enumerate(rules) if rule.severity != "severe"]
    return _Layout(words_of(severe, helpers), words_of(warning, helpers), scopes, words_of(range(len(scopes)), helpers))


def _columns(rules: Sequence[PlannedRule], layout: _Layout, steps: Steps) -> list[str]:
    passed, inside = [steps.sql(rule.passed) for rule in rules], [steps.sql(scope) for scope in layout.scopes]
    columns = [column for word in layout.severe + layout.warning for column in word_columns(word, passed)]
    return columns + [column for word in layout.outside for column in word_columns(word, inside)]


def _counted(words: DataFrame, layout: _Layout) -> dict[tuple[int, int], int]:
    """In how many rows each bit of each word is set.

    A count for each rule side by side would be one method too long for Java's compilers, five times slower at 200
    rules. So each word becomes a row where it is not 0, each bit of it a row again, and the rows are counted.
    """
    totals = f"1L | {_any(layout.severe, 2)} | {_any(layout.warning, 4)}"
    numbered = [(_TOTALS, totals), *((i, quote_name(word.bits)) for i, word in enumerate(layout.words))]
    listed = ", ".join(f"struct({number} AS word, {bits} AS bits)" for number, bits in numbered)
    places = ", ".join(f"IF((bits & {1 << place}L) != 0L, {place}, -1)" for place in range(RULES_A_WORD))
    bits = words.selectExpr(f"inline(array({listed}))").where("bits != 0L")
    bits = bits.selectExpr("word", f"explode(array_remove(array({places}), -1)) AS place")
    return {(row[0], row[1]): row[2] for row in bits.groupBy("word", "place").count().collect()}


def _any(words: Sequence[Word], bit: int) -> str:
    return f"IF({' AND '.join(quote_name(word.none) for word in words)}, 0L, {bit}L)" if words else "0L"


def _measurement(rules: Sequence[PlannedRule], layout: _Layout, found: Mapping[tuple[int, int], int]) -> Measurement:
    counts = [
        {rule: found.get((i, place), 0) for place, rule in enumerate(w.rules)} for i, w in enumerate(layout.words)
    ]
    graded = len(layout.severe) + len(layout.warning)
    failures = {rule: count for of_word in counts[:graded] for rule, count in of_word.items()}
    outside = {layout.scopes[scope]: count for of_word in counts[graded:] for scope, count in of_word.items()}
    rows, with_severe, with_warning = (found.get((_TOTALS, bit), 0) for bit in range(3))

    def verdict(place: int, rule: PlannedRule) -> Verdict:
        spoken_of = rows - (outside[rule.applies] if rule.applies is not None else 0)
        return row_verdict(rule.name, rule.severity, spoken_of, failures[place], rule.allowance)

    return Measurement(tuple(verdict(*each) for each in enumerate(rules)), rows, with_severe, with_warning)
