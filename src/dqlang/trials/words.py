"""What came of examples, in the words of the rules: what a report of them is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dqlang.plan.sensitive import touches
from dqlang.record import record
from dqlang.syntax import ast
from dqlang.syntax.value_words import path_words
from dqlang.syntax.walk import columns_of, folded
from dqlang.syntax.words import condition_words, row_words, sentence, verdict_words
from dqlang.trials.run import Outcome


@record
class Told:
    """An example by its place, and what there is to say of it, each with its name; no value of a sensitive column is
    among it. `passed` is None where it was not run."""

    path: str
    line: int
    holds: bool
    passed: bool | None
    facts: tuple[tuple[str, str], ...]


@record
class Suggested:
    """A rule without an example, and the row with which one could begin."""

    rule: str
    row: str


def told(path: str, outcome: Outcome) -> Told:
    """An outcome in words."""
    line = outcome.trial.rule.source.position(outcome.trial.example.span.start)[0]
    return Told(path, line, outcome.holds, outcome.passed, tuple(_facts(outcome)))


def suggested(untried: Sequence[ast.Rule]) -> Suggested | None:
    """The first rule of which an example can be shown."""
    rule = next((each for each in untried if columns_of(each)), None)
    if rule is None:
        return None
    row = ", ".join(f"{path_words(column.parts)} '...'" for column in columns_of(rule)[:2])
    return Suggested(sentence(rule), row)


def _facts(outcome: Outcome) -> Iterator[tuple[str, str]]:
    example, rule = outcome.trial.example, outcome.trial.rule.rule
    yield "rule", sentence(rule)
    yield "row", ", ".join([row_words(example, _hidden(outcome)), *_missing(outcome)])
    yield "expected", verdict_words(example)
    if outcome.passed is None:
        yield "reason", outcome.reason or ""
    else:
        yield "came", _came(outcome)


def _hidden(outcome: Outcome) -> Callable[[ast.Column], bool]:
    return lambda column: touches(column.parts, outcome.trial.sensitive)


def _missing(outcome: Outcome) -> list[str]:
    """The columns that the rule looks at and the example does not name."""
    named = [folded(given.column) for given in outcome.trial.example.values]
    left = [c for c in columns_of(outcome.trial.rule.rule) if not any(_overlap(folded(c), other) for other in named)]
    return [f"{path_words(column.parts)} null" for column in left]


def _overlap(one: Sequence[str], other: Sequence[str]) -> bool:
    return all(mine == others for mine, others in zip(one, other, strict=False))


def _came(outcome: Outcome) -> str:
    if outcome.passed:
        when = outcome.trial.rule.rule.when
        if outcome.outside and when is not None:
            return f"passes: `when {condition_words(when)}` is not true of this row"
        return "passes"
    return f"fails: {'; '.join(outcome.failed)}" if outcome.failed else "fails"
