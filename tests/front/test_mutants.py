"""A sentence in which one word is wrong is told as such: on its line, once, and with what was meant in front.

`python scripts/mutants.py` shows what is said, and writes the list of the silent ones and the table in the docs.
"""

from __future__ import annotations

import pytest
from mutants import measured, silent
from mutants.making import SHARES, mutants

ALLOWED = 0.01
"""How many of all mutants may be silent that should be caught."""


@pytest.fixture(scope="module")
def verdicts():
    return measured.verdicts()


def test_there_are_a_thousand_of_all_kinds_and_always_the_same(verdicts):
    assert len(verdicts) == measured.COUNT
    assert {verdict.mutant.kind for verdict in verdicts} == set(SHARES)
    sentences = [verdict.mutant.sentence for verdict in verdicts]
    again = mutants(list(dict.fromkeys(sentences)), 200)
    assert again == mutants(list(dict.fromkeys(sentences)), 200)


def test_each_problem_stands_on_its_line_in_plain_words_and_has_at_most_one_beside_it(verdicts):
    assert [(verdict.mutant.text, verdict.faults) for verdict in verdicts if verdict.faults] == []


def test_few_misspelt_words_pass_in_silence(verdicts):
    known = measured.counted(verdicts)
    passed = [verdict.mutant.text for verdict in known if verdict.silent]
    assert len(known) >= 300
    assert measured.share(len(passed), len(known)) <= measured.MOST_SILENT, passed


def test_what_was_meant_is_offered_first(verdicts):
    known = measured.counted(verdicts)
    wrong = [(v.mutant.text, [each.help for each in v.found]) for v in known if not v.mends and not v.silent]
    assert measured.share(len(wrong), len(known)) <= 1 - measured.LEAST_RIGHT, wrong


def test_each_silent_one_is_judged(verdicts):
    known = silent.judgements()
    found = [(silent.judgement(verdict, known), silent.key(verdict)) for verdict in verdicts if verdict.silent]
    unjudged = [line for judgement, line in found if judgement not in silent.JUDGEMENTS]
    assert unjudged == [], "judge them in silent.txt, which scripts/mutants.py writes"
    caught = [line for judgement, line in found if judgement == silent.CAUGHT]
    assert len(caught) <= ALLOWED * len(verdicts), caught


def test_the_docs_show_what_is_measured(verdicts):
    shown, found = measured.shown(), measured.numbers(measured.table(verdicts))
    assert len(shown) == len(found)
    for row, measured_row in zip(shown, found, strict=True):
        for number, measured_number in zip(row, measured_row, strict=True):
            assert abs(number - measured_number) <= 10, "write the table anew: python scripts/mutants.py"
