"""One verdict for each rule over a whole table. The only place of the package that runs a job, and it runs one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dqlang.measurement import Measurement, row_verdict
from dqlang.plan.expr import Expr
from dqlang.plan.rules import Plan
from dqlang.spark.grade import severity_of, typed_rules
from dqlang.spark.helpers import Helpers
from dqlang.spark.masks import Word, word_columns, words_of
from dqlang.spark.run_steps import refuse_stream, run_steps
from dqlang.spark.schema import column_names
from dqlang.spark.sql import quote_name
from dqlang.spark.steps import plan_steps

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def measure(df: DataFrame, plan: Plan, lookups: Mapping[str, DataFrame] | None = None) -> Measurement:
    """The verdicts in the file's order, from one scan.

    First the conditions as bits, as in a grade, then counts over the bits: an aggregate over a thousand conditions
    would be one method too long for Java.
    """
    rules = typed_rules(plan)
    refuse_stream(df, plan)
    helpers = Helpers(column_names(df))
    scopes = list(dict.fromkeys(rule.applies for rule in rules if rule.applies is not None))
    steps = plan_steps([*(rule.passed for rule in rules), *scopes], helpers)
    severe = [i for i, rule in enumerate(rules) if severity_of(rule) == "severe"]
    warning = [i for i, rule in enumerate(rules) if severity_of(rule) != "severe"]
    severe_words, warning_words = words_of(severe, helpers), words_of(warning, helpers)
    scope_words = words_of(range(len(scopes)), helpers)
    conditions = [steps.sql(rule.passed) for rule in rules]
    columns = [c for word in severe_words + warning_words for c in word_columns(word, conditions)]
    columns += [c for word in scope_words for c in word_columns(word, [steps.sql(scope) for scope in scopes])]
    counts = ["count(1)", _any_set(severe_words), _any_set(warning_words)]
    counts += _bit_counts(severe_words + warning_words) + _bit_counts(scope_words)
    bits = run_steps(df, steps, lookups).selectExpr(*(columns or ["1 AS none"]))
    found = list(bits.selectExpr(f"array({', '.join(counts)})").collect()[0][0])
    return _measurement(plan, severe + warning, scopes, found)


def _bit_counts(words: Sequence[Word]) -> list[str]:
    return [f"count(IF({word.fails(place)}, 1, NULL))" for word in words for place in range(len(word.rules))]


def _any_set(words: Sequence[Word]) -> str:
    """How many rows have any bit of these words set."""
    none = " AND ".join(quote_name(word.none) for word in words)
    return f"count(IF({none}, NULL, 1))" if words else "0L"


def _measurement(plan: Plan, order: Sequence[int], scopes: Sequence[Expr], found: Sequence[int]) -> Measurement:
    rows, with_severe, with_warning = found[:3]
    failures = dict(zip(order, found[3:], strict=False))
    outside = dict(zip(scopes, found[3 + len(order) :], strict=True))
    verdicts = []
    for place, rule in enumerate(plan.rules):
        spoken_of = rows - (outside[rule.applies] if rule.applies is not None else 0)
        verdicts.append(row_verdict(rule.name, severity_of(rule), spoken_of, failures[place], rule.allowance))
    return Measurement(tuple(verdicts), rows, with_severe, with_warning)
