"""Reading a text anew only where it differs from another one gives the tokens that reading it whole gives."""

from __future__ import annotations

from random import Random

import pytest
from fuzzing.texts import broken, text

from dqlang.syntax.relexing import Relexer
from dqlang.syntax.tokens import read_tokens


def shown(tokens: list) -> list[tuple]:
    return [(token.type, token.start, token.stop, token.text, token.channel) for token in tokens]


@pytest.mark.parametrize("number", range(150))
def test_a_text_much_like_the_last_one_has_the_tokens_of_a_new_one(number: int) -> None:
    random, relexer = Random(number), Relexer()
    whole = text(9, number)[:400]
    for _ in range(8):
        assert shown(relexer.tokens(whole)) == shown(read_tokens(whole)), whole
        changed = broken(whole, random) if random.random() < 0.9 else whole[: random.randint(0, len(whole))]
        assert shown(relexer.tokens(changed)) == shown(read_tokens(changed)), (whole, changed)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A must be 'b", "A must be 'b' or 'c"),
        ("A must be 'b' 'c", "A must be 'b'' 'c"),
        ("a 'b", "a 'b'"),
        ("2024 01", "2024-01-31 01"),
        ("be 1 . 5", "be 1.5"),
        ("a # b 'c'", "a b 'c'"),
        ("", "a"),
        ("a b", ""),
        ("\u2018O\u2019Brien\u2019 x", "\u2018O\u2019 Brien\u2019 x"),
    ],
)
def test_what_a_change_reaches_is_read_anew(first: str, second: str) -> None:
    relexer = Relexer()
    assert shown(relexer.tokens(first)) == shown(read_tokens(first))
    assert shown(relexer.tokens(second)) == shown(read_tokens(second))
