"""ANTLR's simulators that remember more: whatever stops them, they go on as if nothing had been."""

from __future__ import annotations

import threading

import pytest
from antlr4 import InputStream

from dqlang.syntax.generated.DataQualityLexer import DataQualityLexer as Lexer
from dqlang.syntax.simulators import RememberingLexer, _steps

TEXTS = [
    "Name must be “x” # é\n",
    "5 >= 6.5 and 'a' \u2028",
    "Größe muß `a b` 2024-01-01T10:00",
    "§ € \U0001f600 [1, 2]",
]


def lexer(text: str) -> Lexer:
    made = Lexer(InputStream(text))
    made.removeErrorListeners()
    made._interp = RememberingLexer(made)
    return made


def found(made: Lexer) -> list[tuple[int, str]]:
    return [(token.type, token.text) for token in made.getAllTokens()]


def plain(text: str) -> list[tuple[int, str]]:
    made = Lexer(InputStream(text))
    made.removeErrorListeners()
    return found(made)


@pytest.fixture
def nothing_known():
    _steps.cache_clear()
    yield
    _steps.cache_clear()


@pytest.mark.parametrize("stopped_at", range(1, 12))
def test_a_lexer_that_is_stopped_anywhere_reads_the_same_afterwards(
    nothing_known, monkeypatch, stopped_at: int
) -> None:
    left = [stopped_at]
    add = RememberingLexer.addDFAState

    def stopping(self, configs):
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        return add(self, configs)

    monkeypatch.setattr(RememberingLexer, "addDFAState", stopping)
    with pytest.raises(KeyboardInterrupt):
        for text in TEXTS:
            found(lexer(text))
    assert [found(lexer(text)) for text in TEXTS] == [plain(text) for text in TEXTS]


def test_lexers_of_several_threads_learn_together(nothing_known) -> None:
    wanted, wrong = [plain(text) for text in TEXTS], []

    def read() -> None:
        try:
            if [found(lexer(text)) for text in TEXTS] != wanted:
                wrong.append("other tokens")
        except Exception as error:
            wrong.append(repr(error))

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_step_is_worked_out_once(nothing_known, monkeypatch) -> None:
    worked_out = []
    compute = RememberingLexer.computeTargetState

    def counting(self, input, s, t):
        worked_out.append(t)
        return compute(self, input, s, t)

    monkeypatch.setattr(RememberingLexer, "computeTargetState", counting)
    for text in TEXTS:
        found(lexer(text))
    assert worked_out
    worked_out.clear()
    for text in TEXTS:
        found(lexer(text))
    assert worked_out == []
