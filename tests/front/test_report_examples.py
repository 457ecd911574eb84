"""What is told of examples: why a row passes, and no value of a sensitive column."""

from __future__ import annotations

import dqlang
from dqlang.report.examples import render
from dqlang.source import Source
from dqlang.trials.run import Outcome, trials_of
from dqlang.trials.words import Told, told

RULES = """\
Person
    Zip is sensitive
    Address.Street is sensitive
    Zip must be present when Country is 'US'
        example: Country 'us', Zip 'secret' fails
    Name must have length 5
        example: Name 'Bob' passes
    Zip must have length 5
        example: Zip 'secret' passes
    Address.Street must be present
        example: Address.Street 'secret' fails
"""


def outcomes(rules: str, **came) -> list[Told]:
    trials = trials_of(Source(rules)).trials
    return [told("a.dq", Outcome(trial, not trial.example.passes, **came)) for trial in trials]


def test_a_report_shows_no_value_of_a_sensitive_column():
    shown = render(outcomes(RULES))
    assert "secret" not in shown and "Country 'us', Zip ***" in shown and "Address.Street ***" in shown
    assert "Name 'Bob'" in shown


def test_explain_shows_no_value_of_a_sensitive_column():
    shown = dqlang.compile(RULES).explain()
    assert "secret" not in shown and "e.g. Zip *** passes" in shown and "e.g. 'Bob' passes" in shown


def test_a_row_that_passes_because_of_its_condition_alone_is_told():
    rules = "A\n    Zip must be present when Country is 'US' or B is 1\n        example: Country 'us' fails\n"
    assert "came      passes: `when Country is 'US' or B is 1` is not true of this row" in render(
        outcomes(rules, outside=True)
    )
    assert render(outcomes(rules)).endswith("came      passes")
