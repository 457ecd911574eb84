"""What the writer writes reads back as what was written."""

from __future__ import annotations

import trees
from hypothesis import given

from dqlang.source import Source
from dqlang.syntax import ast
from dqlang.syntax.parse import parse
from dqlang.syntax.words import definition_words, fact_words, sentence


def read(text: str) -> ast.Rule:
    file, problems = parse(Source(f"t\n    {text}\n"))
    assert not problems, (text, [(p.message(), p.help()) for p in problems])
    [rule] = file.tables[0].rules
    return rule


@given(trees.rules())
def test_any_rule_reads_back_as_itself(rule):
    assert read(sentence(rule)) == rule


@given(trees.rules())
def test_reading_and_writing_again_changes_nothing(rule):
    assert sentence(read(sentence(rule))) == sentence(rule)


@given(trees.definitions)
def test_any_definition_reads_back_as_itself(definition):
    file, problems = parse(Source(f"{definition_words(definition)}\n"))
    assert not problems, (definition_words(definition), [p.message() for p in problems])
    assert file.definitions == (definition,)


@given(trees.facts)
def test_any_fact_reads_back_as_itself(fact):
    file, problems = parse(Source(f"t\n    {fact_words(fact)}\n    A must be 1\n"))
    assert not problems, (fact_words(fact), [p.message() for p in problems])
    assert file.tables[0].facts == (fact,)
