"""Whatever a text holds, lint and format answer, soon. `make fuzz` tries very many more."""

from __future__ import annotations

import pytest
from fuzzing.grammar import sentence
from fuzzing.texts import text
from fuzzing.trial import wrong

COUNT, SEED = 2000, 1
PIECES = 20


@pytest.mark.parametrize("piece", range(PIECES))
def test_any_text_has_an_answer(piece: int) -> None:
    for number in range(piece * COUNT // PIECES, (piece + 1) * COUNT // PIECES):
        found = wrong(text(SEED, number))
        assert found is None, f"python scripts/fuzz.py --seed {SEED} --only {number}\n{found}"


def test_the_same_seed_gives_the_same_texts() -> None:
    assert [text(3, number) for number in range(30)] == [text(3, number) for number in range(30)]
    assert text(3, 1) != text(4, 1)


def test_sentences_of_the_grammar_mostly_read() -> None:
    from random import Random

    from dqlang.source import Source
    from dqlang.syntax.parse import parse

    random = Random(5)
    made = [f"T\n    {sentence(random)}\n" for _ in range(100)]
    codes = [problem.code for each in made for problem in parse(Source(each))[1]]
    assert codes.count("DQ101") < 25
