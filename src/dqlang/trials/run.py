"""Examples put to the test: what the rules say of the rows that stand below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dqlang.plan.expr import Expr
from dqlang.plan.types import StructType
from dqlang.reader import read, sourced
from dqlang.record import record
from dqlang.semantics.example_batches import Batch, batches
from dqlang.semantics.examples import Trial, examine
from dqlang.source import Source
from dqlang.syntax import ast

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@record
class Outcome:
    """What came of a trial. `passed` is None where the engine does not run it, for the `reason`; `failed` are the parts
    of the sentence that do not hold, where it has several. `outside`: the condition behind `when` is not true of the
    row, which passes whatever it holds."""

    trial: Trial
    passed: bool | None
    failed: tuple[str, ...] = ()
    reason: str | None = None
    outside: bool = False

    @property
    def holds(self) -> bool:
        return self.passed is self.trial.example.passes


@record
class Trials:
    """The trials of a file, and its rules: those that could have examples and have none, and how many there are."""

    trials: list[Trial]
    untried: list[ast.Rule]
    rules: int


def trials_of(source: Source, schema: StructType | None = None) -> Trials:
    """All trials of a file in which nothing is wrong."""
    file, _ = read(source)
    found = [examine(sourced(table, source), schema, table.facts) for table in file.tables]
    trials = [trial for each in found for trial in each.trials]
    untried = [rule for each in found for rule in each.untried]
    return Trials(trials, untried, sum(len(table.rules) for table in file.tables))


def outcomes(spark: SparkSession, trials: Sequence[Trial]) -> list[Outcome]:
    """What comes of each trial, in their order, from one query."""
    from dqlang.spark.examples import Rows, failed, in_utc

    with in_utc(spark):
        reasons = _reasons(spark, trials)
        made = batches([trial for trial in trials if id(trial) not in reasons])
        numbers = {id(trial): number for number, trial in enumerate(trials)}
        names = failed(spark, [Rows(each.plan, each.schema, _rows(each, numbers), each.moment) for each in made])
    found = {id(trial): _outcome(trial, each, names[numbers[id(trial)]]) for each in made for trial in each.trials}
    return [found.get(id(trial)) or Outcome(trial, None, reason=reasons[id(trial)]) for trial in trials]


def _reasons(spark: SparkSession, trials: Sequence[Trial]) -> dict[int, str]:
    """Why the engine does not run some of the trials."""
    from dqlang.spark.examples import refusals

    reasons: dict[int, str] = {}
    for batch in batches(trials):
        refused = refusals(spark, batch.plan)
        for trial in batch.trials:
            why = [refused[question.name] for question in batch.of(trial) if question.name in refused]
            reasons |= {id(trial): why[0]} if why else {}
    return reasons


def _rows(batch: Batch, numbers: dict[int, int]) -> list[tuple[int, tuple[Expr, ...]]]:
    return [(numbers[id(trial)], row) for trial, row in zip(batch.trials, batch.rows(), strict=True)]


def _outcome(trial: Trial, batch: Batch, failed: frozenset[str]) -> Outcome:
    asked = batch.of(trial)
    questions = [question for question in asked if not question.condition]
    wrong = [question for question in questions if question.name in failed]
    passed = not any(question.whole for question in wrong)
    whole = [question for question in questions if question.whole]
    parts = [] if passed or len(questions) == 1 else wrong
    if len(questions) > len(whole):  # of checks, those within a subject that fails
        subjects = {question.asked.subjects for question in wrong if question.whole}
        parts = [each for each in parts if not each.whole and each.asked.subjects in subjects]
    known = {rule.name for rule in batch.plan.rules}
    outside = any(each.condition and each.name in known and each.name not in failed for each in asked)
    return Outcome(trial, passed, tuple(question.words for question in parts), outside=outside)
