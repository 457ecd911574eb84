"""Words that are found without ANTLR's lexer are those that it finds."""

from __future__ import annotations

import pytest
from antlr4 import InputStream
from fuzzing.texts import text as fuzzed
from hypothesis import given, settings
from hypothesis import strategies as st

from dqlang.syntax.generated.DataQualityLexer import DataQualityLexer as Lexer
from dqlang.syntax.tokens import KEYWORDS, read_tokens

_PIECES = [
    *sorted(KEYWORDS), "Name", "x_1", "_", "mustard", "e\u0301", "naïve", "имя", "a\u200db", "İ", "ſet", "12th", "1st",
    "5", "2024-01-31", "9:30", "2024-01-31T10:00Z", "'it''s'", "'open", "`Order Date`", "`open", "# must", ".", ",",
    "(", "]", "<=", "%", "?", "\u2019", "\x00", "\ufeff", "\u3000", "\u0660", "\u0301",
]  # fmt: skip
texts = st.lists(
    st.tuples(
        st.sampled_from(_PIECES),
        st.sampled_from([str.upper, str.lower, str]),
        st.sampled_from(["", " ", "\t ", "\r\n"]),
    ).map(lambda drawn: drawn[1](drawn[0]) + drawn[2]),
    max_size=12,
).map("".join)


def by_antlr(text: str) -> list[tuple[int, int, int, str]]:
    lexer = Lexer(InputStream(text))
    lexer.removeErrorListeners()
    return [told(token) for token in lexer.getAllTokens()]


def told(token) -> tuple[int, int, int, int, str]:
    return (token.type, token.channel, token.start, token.stop, token.text)


@settings(max_examples=500, deadline=None)
@given(texts)
def test_tokens_are_those_of_antlr(text):
    assert [told(token) for token in read_tokens(text)] == by_antlr(text)


def test_all_keywords_are_words():
    tokens = read_tokens(" ".join(sorted(KEYWORDS)).upper())
    assert [Lexer.symbolicNames[token.type].lower() for token in tokens] == sorted(KEYWORDS)


@pytest.mark.parametrize("number", range(0, 300, 7))
def test_letters_of_all_scripts_are_read_as_the_grammar_says(number):
    whole = fuzzed(4, number)[:300]
    assert [told(token) for token in read_tokens(whole)] == by_antlr(whole)
