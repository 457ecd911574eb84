"""What a run over a whole table found: one verdict for each rule. Plain data, known without Spark."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, field
from fractions import Fraction
from typing import TYPE_CHECKING

from dqlang.plan.rules import RowAllowance
from dqlang.record import record

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_COLUMNS = (
    "rule STRING, severity STRING, rows BIGINT, failures BIGINT, share DOUBLE, passed BOOLEAN, "
    "value DOUBLE, `group` STRING"
)


@record
class Verdict:
    """How one rule fared. `rows` are those the rule speaks about, `failures` those of them that fail, `share` is
    failures / rows, None where there are no rows. `value` and `group` belong to rules about the table as a whole."""

    rule: str
    severity: str
    rows: int
    failures: int
    share: float | None
    passed: bool
    value: float | None = None
    group: str | None = None


@record
class Measurement:
    """The verdicts in the file's order, and how many rows there are, with a severe failure, with a warning. `table` is
    what the rules call the table, `batch` the number of the micro-batch where a stream was measured."""

    verdicts: tuple[Verdict, ...]
    rows: int
    rows_with_severe: int
    rows_with_warning: int
    table: str | None = None
    batch: int | None = field(default=None, compare=False)

    @property
    def passed(self) -> bool:
        """Whether every `must` rule got its verdict; a `should` rule only warns."""
        return all(verdict.passed for verdict in self.verdicts if verdict.severity == "severe")

    def __iter__(self) -> Iterator[Verdict]:
        return iter(self.verdicts)

    def __len__(self) -> int:
        return len(self.verdicts)

    def __getitem__(self, index: int) -> Verdict:
        return self.verdicts[index]

    def to_df(self, spark: SparkSession) -> DataFrame:
        """One row for each verdict."""
        rows = [tuple(asdict(verdict).values()) for verdict in self.verdicts]
        return spark.createDataFrame(rows, _COLUMNS)

    def to_json(self) -> str:
        return json.dumps({**asdict(self), "passed": self.passed}, ensure_ascii=False)


@record
class LeftOut:
    """A rule that an observation cannot carry, and why."""

    rule: str
    severity: str
    reason: str


@record
class CountedRule:
    """What a verdict needs of a rule; `scope` is the position of the condition under which it speaks."""

    name: str
    severity: str
    allowance: RowAllowance | None
    scope: int | None


@record
class Counts:
    """How many rows there are, fail a severe rule, fail a warning, fail each rule, and are outside of each scope."""

    rows: int
    with_severe: int
    with_warning: int
    failures: Sequence[int]
    outside: Sequence[int]


def measured(table: str, rules: Sequence[CountedRule], counts: Counts) -> Measurement:
    """The verdicts that follow from counts."""

    def verdict(rule: CountedRule, failures: int) -> Verdict:
        spoken_of = counts.rows - (0 if rule.scope is None else counts.outside[rule.scope])
        return row_verdict(rule.name, rule.severity, spoken_of, failures, rule.allowance)

    verdicts = tuple(map(verdict, rules, counts.failures))
    return Measurement(verdicts, counts.rows, counts.with_severe, counts.with_warning, table)


def row_verdict(rule: str, severity: str, rows: int, failures: int, allowance: RowAllowance | None) -> Verdict:
    """The verdict of a rule about rows."""
    share = failures / rows if rows else None
    return Verdict(rule, severity, rows, failures, share, tolerates(allowance, rows, failures))


def tolerates(allowance: RowAllowance | None, rows: int, failures: int) -> bool:
    """Whether a table with these numbers passes. Invariant: exact, so that 95 % of 20 rows is 19 and not 19.000…1."""
    if allowance is None:
        return failures == 0
    if rows == 0:
        # Of no rows every share is met; a count asks for rows that are not there.
        return allowance.percent
    of = failures if allowance.kind == "all but" else rows - failures
    measured = Fraction(100 * of, rows) if allowance.percent else Fraction(of)
    limit = Fraction(allowance.amount)
    return measured <= limit if allowance.kind == "all but" else measured >= limit
