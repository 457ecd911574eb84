"""The grammar's own examples, its keywords, and how it meets any text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from antlr4 import CommonTokenStream, InputStream
from antlr4.atn.PredictionMode import PredictionMode
from antlr4.atn.Transition import AbstractPredicateTransition
from antlr4.error.ErrorListener import ErrorListener
from hypothesis import given
from hypothesis import strategies as st

from dqlang.source import Source
from dqlang.syntax.generated.DataQualityLexer import DataQualityLexer as Lexer
from dqlang.syntax.generated.DataQualityParser import DataQualityParser as Parser
from dqlang.syntax.parse import parse
from dqlang.syntax.tokens import read_tokens

GRAMMAR = Path(__file__).parents[2] / "grammar" / "DataQualityParser.g4"
EXAMPLES = re.findall(r"^// (e\.g\.|not) (.+)$", GRAMMAR.read_text(encoding="utf-8"), re.MULTILINE)
KEYWORDS = [name.strip("'") for name in Lexer.literalNames if re.fullmatch(r"'[a-z]+'", name)]
VALUES = {"null", "true", "false", "now", "today"}


class _Listener(ErrorListener):
    def __init__(self) -> None:
        self.errors: list[str] = []
        self.ambiguities: list[str] = []

    def syntaxError(self, recognizer, offendingSymbol, line, column, msg, e) -> None:
        self.errors.append(f"{column}: {msg}")

    def reportAmbiguity(self, recognizer, dfa, startIndex, stopIndex, exact, ambigAlts, configs) -> None:
        rule = recognizer.ruleNames[dfa.atnStartState.ruleIndex]
        self.ambiguities.append(f"{rule}: {recognizer.getTokenStream().getText(startIndex, stopIndex)}")


def _listened(sentence: str, mode: int) -> _Listener:
    parser = Parser(CommonTokenStream(Lexer(InputStream(sentence))))
    listener = _Listener()
    parser.removeErrorListeners()
    parser.addErrorListener(listener)
    parser._interp.predictionMode = mode
    parser.line()
    return listener


@pytest.mark.parametrize(("kind", "sentence"), EXAMPLES, ids=[sentence for _, sentence in EXAMPLES])
def test_the_examples_beside_the_grammar_hold(kind: str, sentence: str) -> None:
    fast = _listened(sentence, PredictionMode.SLL)
    exact = _listened(sentence, PredictionMode.LL_EXACT_AMBIG_DETECTION)
    assert bool(exact.errors) == (kind == "not"), exact.errors
    assert bool(fast.errors) == bool(exact.errors), "SLL and LL must agree"
    assert exact.ambiguities == []


def test_there_are_examples_of_every_kind() -> None:
    assert len(EXAMPLES) > 80
    assert {kind for kind, _ in EXAMPLES} == {"e.g.", "not"}


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_each_keyword_is_a_token_of_its_own(keyword: str) -> None:
    for spelling in (keyword, keyword.upper(), keyword.title()):
        (token,) = read_tokens(spelling)
        assert Lexer.literalNames[token.type] == f"'{keyword}'"


# `rows` are the whole rows, of which alone `be unique` is asked.
@pytest.mark.parametrize("keyword", sorted(set(KEYWORDS) - {"must", "should", "rows"}))
def test_each_keyword_may_name_a_column(keyword: str) -> None:
    file, problems = parse(Source(f"T\n    {keyword.title()} must be present\n"))
    assert problems == []
    table_words = {"row", "columns", "column"}  # as a subject they mean the table
    sentences = file.tables[0].unbuilt if keyword in table_words else file.tables[0].rules
    assert len(sentences) == 1


@pytest.mark.parametrize("keyword", sorted(set(KEYWORDS) - {"must", "should"} - VALUES))
def test_each_keyword_may_be_an_operand(keyword: str) -> None:
    file, problems = parse(Source(f"T\n    A must be greater than {keyword} when {keyword} is 1 and B is 2\n"))
    assert problems == []
    assert file.tables[0].rules[0].checks[0].check.value.parts == (keyword,)


WORDS = st.sampled_from(
    [
        *KEYWORDS,
        "Name",
        "Größe",
        "`a b`",
        "'x'",
        '"y"',
        "‘z’",
        "5",
        "0.5",
        "2024-01-31",
        "(",
        ")",
        "[",
        "]",
        ",",
        ".",
        "+",
        "-",
    ]
    + ["*", "/", "<", ">=", "=", "%", "#", "\n", "\n    ", "'", "`", "“", "$", ";", "é", "\u00a0", "\ufeff", "\0", "😀"]
)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_words_are_read_without_an_exception(text: str) -> None:
    file, problems = parse(Source(text))
    assert problems or file.tables or file.unbuilt


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    file, problems = parse(Source(text))
    for problem in problems:
        assert 0 <= problem.span.start <= problem.span.end <= max(len(text), 1)
        assert problem.message() and not problem.message().endswith(".")


def test_no_predicate_stands_in_the_grammar() -> None:
    """The parser's simulator asks for none (`syntax/simulators.py`)."""
    for atn in (Lexer.atn, Parser.atn):
        assert not [t for state in atn.states for t in state.transitions if isinstance(t, AbstractPredicateTransition)]
