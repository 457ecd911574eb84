"""What came of examples, for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import click

from dqlang.diagnostics.display import visible
from dqlang.plan.sensitive import touches
from dqlang.report.words import counted
from dqlang.syntax import ast
from dqlang.syntax.value_words import path_words
from dqlang.syntax.walk import columns_of, folded
from dqlang.syntax.words import condition_words, row_words, sentence, verdict_words
from dqlang.trials import Outcome


def render(found: Sequence[tuple[str, Outcome]], *, color: bool = False) -> str:
    """The examples that do not hold, and those that could not be run, each with its file."""
    told = [_told(path, each, color) for path, each in found if not each.holds]
    return "\n\n".join(told)


def summary(outcomes: Sequence[Outcome], untried: int) -> str:
    """`12 examples hold, 1 does not; 7 rules have no example`."""
    held = sum(each.holds for each in outcomes)
    left = sum(each.passed is None for each in outcomes)
    wrong = len(outcomes) - held - left
    parts = [f"{counted(held, 'example')} {'holds' if held == 1 else 'hold'}"]
    parts += [f"{wrong:,} {'does' if wrong == 1 else 'do'} not"] if wrong else []
    parts += [f"{left:,} could not be run"] if left else []
    lacking = f"{counted(untried, 'rule')} {'has' if untried == 1 else 'have'} no example"
    return ", ".join(parts) + (f"; {lacking}" if untried else "")


def without_examples(untried: Sequence[ast.Rule], rules: int) -> str:
    """How to write the first one, shown on a rule that could have it."""
    lines = [f"there are no examples yet: {counted(rules, 'rule')}, and none has one"]
    rule = next((each for each in untried if columns_of(each)), None)
    if rule is not None:
        columns = columns_of(rule)[:2]
        row = ", ".join(f"{path_words(column.parts)} '...'" for column in columns)
        lines.append("to show what a rule means, write below it a row and what the rule says of it:")
        lines += ["", f"    {visible(sentence(rule))}", f"        example: {visible(row)} passes"]
    return "\n".join(lines)


def _told(path: str, outcome: Outcome, color: bool) -> str:
    trial = outcome.trial
    line = trial.rule.source.position(trial.example.span.start)[0]
    what = "this example could not be run" if outcome.passed is None else "this example does not hold"
    place = click.style(f"{visible(path)}:{line}", bold=True) if color else f"{visible(path)}:{line}"
    return "\n".join([f"{place}: {what}", *(f"    {name:<9} {visible(text)}" for name, text in _facts(outcome))])


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
