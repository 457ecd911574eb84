"""Rules in plain English, for a reviewer who has never seen the language."""

from __future__ import annotations

from pathlib import Path

import pytest
import trees
from hypothesis import given

from dqlang.explain import explain_rule, explain_rules
from dqlang.source import Source
from dqlang.syntax.parse import parse

SEVERE = "A failure is severe, reported as x."


def read(*sentences: str):
    file, problems = parse(Source("t\n" + "".join(f"    {sentence}\n" for sentence in sentences)))
    assert not problems, [problem.message() for problem in problems]
    return file.tables[0].rules


def explained(text: str) -> str:
    """The explanation of a rule named x, without the sentence that says so."""
    [rule] = read(f"{text} as x")
    words = explain_rule(rule)
    assert words.endswith(f" {SEVERE}")
    return words.removesuffix(f" {SEVERE}")


def cases() -> dict[str, str]:
    _, *written = (Path(__file__).parent / "explained.txt").read_text(encoding="utf-8").split("\n\n")
    pairs = (case.strip("\n").split("\n", 1) for case in written)
    return {text: " ".join(words.split()) for text, words in pairs}


CASES = cases()


@pytest.mark.parametrize("text", CASES)
def test_what_a_rule_asks(text):
    assert explained(text) == CASES[text]


def test_a_warning_and_its_name():
    [rule] = read("Name should have whitespace")
    assert explain_rule(rule).endswith("A failure is a warning, reported as Name_whitespace.")


def test_several_columns_have_several_names():
    [rule] = read("A, B must be > 5 if present")
    assert explain_rule(rule) == (
        "A and B must each be greater than 5; one that is missing passes. "
        "A failure is severe, reported as A_gt_5 and B_gt_5."
    )


def test_a_rule_that_has_no_name_is_explained_without():
    [rule] = read("A must contain '-'")
    assert explain_rule(rule).endswith("A failure is severe.")


def test_a_table():
    assert explain_rules(read("A must be present", "B should be present"), "people") == (
        "The rules of people:\n\n"
        "A must be present\n"
        "    A must have a value. A failure is severe, reported as A_present.\n\n"
        "B should be present\n"
        "    B should have a value. A failure is a warning, reported as B_present."
    )


@given(trees.rules())
def test_any_rule_is_explained(rule):
    assert explain_rule(rule).endswith(".")


def test_a_human_name_is_said_to_hold_the_letters_a_to_z_alone():
    import dqlang

    told = dqlang.compile("Person\n    Name must be human_name").explain()
    assert "(A to Z, - and ' in words" in " ".join(told.split())
