"""Whatever a check says: under a name it means the same, and asks the same of any column."""

from __future__ import annotations

import trees
from hypothesis import given
from hypothesis import strategies as st

from dqlang.reader import read_whole, sourced
from dqlang.semantics.analyze import analyze
from dqlang.source import Source
from dqlang.syntax import ast
from dqlang.syntax.words import check_words, definition_words


def words_of(asked: ast.Asked) -> str:
    return f" {asked.joiner} ".join(check_words(use.check, use.negated) for use in asked.uses)


def meant(text: str):
    """The plan of a file's rules, and the codes of what is wrong."""
    source = Source(text)
    whole = read_whole(source)
    rules = sourced(whole.file.tables[0], source)
    found = analyze(rules, table="t")
    wrong = [*whole.problems, *(problem for _, problem in found.problems)]
    return found.plan.rules, [problem.code for problem in wrong if problem.severity == "error"]


@given(trees.asked(), st.booleans())
def test_a_check_under_a_name_is_the_check(asked, negated):
    if negated and (asked.joiner or asked.uses[0].negated):
        return  # no sentence without the name says it
    words, not_ = words_of(asked), "not " if negated else ""
    named, wrong = meant(f"define it_is as {words}\nt\n    Held must {not_}be it_is as x\n")
    plain, wrong_too = meant(f"t\n    Held must {not_}{words} as x\n")
    if wrong or wrong_too:
        assert wrong, (words, wrong_too)  # a column is wrong in a definition alone
        return
    assert [(rule.fingerprint, rule.passed) for rule in named] == [(rule.fingerprint, rule.passed) for rule in plain]


@given(trees.asked())
def test_a_check_under_a_name_stands_in_a_condition(asked):
    words = words_of(asked)
    named, wrong = meant(f"define it_is as {words}\nt\n    A must be 1 when Held is not it_is and B is 2 as x\n")
    assert len(named) == (0 if wrong else 1)


@given(trees.definitions)
def test_any_definition_is_judged_without_a_fault_of_ours(definition):
    rules = f"t\n    Held must be in {definition.name}\n    Held must be {definition.name}\n"
    meant(f"{definition_words(definition)}\n{rules}")
