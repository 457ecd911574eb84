"""Trials put together, so that one query answers many: rows of one table, which has all their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from dqlang.plan.expr import Expr
from dqlang.plan.rules import Plan
from dqlang.plan.types import StructType, struct
from dqlang.record import record
from dqlang.semantics.analyze import SourcedRule, analyze
from dqlang.semantics.example_rows import cells, merged
from dqlang.semantics.examples import Trial
from dqlang.syntax import ast
from dqlang.syntax.walk import columns_of
from dqlang.syntax.words import checks_words, subject_words


@record
class Question:
    """What is asked about a row, under a name of its own: all that a sentence says of one subject (`whole`), or one of
    its checks. `words` say it. `condition`: one that fails wherever the sentence's condition is true."""

    name: str
    rule: SourcedRule
    asked: ast.Rule
    words: str
    whole: bool
    condition: bool = False


@record
class Batch:
    """Trials whose rows stand in one table at one instant. All questions are asked about all rows; an answer counts
    where the question belongs to the row's rule."""

    trials: tuple[Trial, ...]
    questions: tuple[Question, ...]
    plan: Plan
    schema: StructType
    moment: str | None

    def rows(self) -> list[tuple[Expr, ...]]:
        return [cells(self.schema, trial.row) for trial in self.trials]

    def of(self, trial: Trial) -> list[Question]:
        return [question for question in self.questions if question.rule.rule is trial.rule.rule]


def batches(trials: Sequence[Trial]) -> list[Batch]:
    """As few as the types of the columns and the instants allow."""
    return [batch for group in _groups(trials) for batch in _made(group)]


def _groups(trials: Sequence[Trial]) -> list[list[Trial]]:
    groups: list[tuple[str | None, StructType, list[Trial]]] = []
    for trial in trials:
        for place, (moment, schema, group) in enumerate(groups):
            together = merged(schema, trial.schema) if moment == trial.moment else None
            if isinstance(together, StructType):
                group.append(trial)
                groups[place] = (moment, together, group)
                break
        else:
            groups.append((trial.moment, trial.schema, [trial]))
    return [group for _, _, group in groups]


def _made(trials: Sequence[Trial]) -> Iterator[Batch]:
    schema = struct()
    for trial in trials:
        together = merged(schema, trial.schema)
        assert isinstance(together, StructType)  # so they were put together
        schema = together
    rules = list({id(trial.rule.rule): trial.rule for trial in trials}.values())
    questions = tuple(_questions(rules))
    found = analyze([replace(each.rule, rule=each.asked) for each in questions], table="", schema=schema)
    if len(rules) > 1 and any(problem.severity == "error" for _, problem in found.problems):
        # A column of one rule may make words of another ambiguous (`length of Stay`).
        for rule in rules:
            yield from _made([trial for trial in trials if trial.rule.rule is rule.rule])
        return
    yield Batch(tuple(trials), questions, found.plan, schema, trials[0].moment)


def _questions(rules: Sequence[SourcedRule]) -> Iterator[Question]:
    numbers = count(1)
    for each in rules:
        for subject in each.rule.subjects:
            yield _question(each, subject, each.rule.checks, next(numbers))
            if len(each.rule.checks) > 1:
                yield from (_question(each, subject, (use,), next(numbers)) for use in each.rule.checks)
        if each.rule.when is not None:
            yield _about_condition(each, next(numbers))


def _question(of: SourcedRule, subject: ast.Subject, checks: tuple[ast.CheckUse, ...], number: int) -> Question:
    whole, name = checks is of.rule.checks, f"question_{number}"
    joiner = of.rule.joiner if whole else None
    asked = replace(of.rule, subjects=(subject,), checks=checks, joiner=joiner, name=name, allowance=None)
    return Question(name, of, asked, f"{subject_words(subject)} {of.rule.severity} {checks_words(asked)}", whole)


def _about_condition(of: SourcedRule, number: int) -> Question:
    """No value is there and missing at once, so that only rows outside the condition pass."""
    name = f"question_{number}"
    subject = columns_of(of.rule)[0]
    place = subject.span
    checks = tuple(ast.CheckUse(ast.Named(f"be {word}", (), place), False, place) for word in ("present", "missing"))
    asked = replace(
        of.rule, subjects=(subject,), checks=checks, joiner="and", name=name, allowance=None, if_present=False
    )
    return Question(name, of, asked, "", whole=False, condition=True)
