"""What the reader of patterns refuses: the place, the words, and what it offers, one by one in `refused.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from dqlang.patterns import BrokenPattern, DangerousPattern, PatternError, UnsupportedPattern, read

KINDS = {"Broken": BrokenPattern, "Unsupported": UnsupportedPattern, "Dangerous": DangerousPattern}


def cases() -> list:
    found, kind = [], ""
    for block in (Path(__file__).parent / "refused.txt").read_text(encoding="utf-8").split("\n\n"):
        if block.startswith("#"):
            kind = block.removeprefix("# ").strip()
            continue
        lines = dict(line.strip("\n").lstrip().partition(" ")[::2] for line in block.splitlines() if line)
        found.append(pytest.param(KINDS[kind], lines, id=lines["pattern"][:60]))
    return found


@pytest.mark.parametrize(("kind", "expected"), cases())
def test_the_pattern_is_refused_as_written_down(kind, expected):
    pattern = expected.pop("pattern")
    with pytest.raises(PatternError) as caught:
        read(pattern)
    error = caught.value
    shown = {"at": pattern[error.start : error.end], "says": error.message, "help": error.help}
    if error.replacement is not None:
        shown["mended"] = error.replacement
    assert (type(error), shown) == (kind, expected)


def test_there_are_many_cases():
    assert len(cases()) > 120


@pytest.mark.parametrize("pattern", [case.values[1]["pattern"] for case in cases() if "mended" in case.values[1]])
def test_what_is_offered_is_accepted(pattern):
    error = refusal(pattern)
    mended = pattern[: error.start] + error.replacement + pattern[error.end :]
    assert read(mended).text == mended


def refusal(pattern: str) -> PatternError:
    try:
        read(pattern)
    except PatternError as error:
        return error
    raise AssertionError(f"{pattern} is accepted")


def test_a_long_piece_is_shortened_in_the_message():
    message = refusal("(?:[ABCDEFGHIJKLMNOPQRSTUVWXYZ]|some words)*").message
    assert message.startswith("`(?:[ABCDEFGHIJKLMNOPQRST... words)*` repeats a choice")


def test_a_pattern_is_at_most_ten_thousand_characters_long():
    assert read("a" * 10_000).anchored_start is False
    assert refusal("a" * 10_001).message == "the pattern is longer than 10,000 characters"


def test_half_a_character_is_refused():
    assert refusal("a\ud83d").message == "the pattern holds half a character, which no text can hold"
