"""Reading a pattern raises nothing but `PatternError`, at a place in the pattern, and takes no long time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from patterns_made import Maker

from dqlang.patterns import PatternError, read

PIECES = st.sampled_from(
    list("abcz019 -^$.|?*+()[]{}\\,<>=!:&_#'\n")
    + ["\\d", "\\p{L}", "\\x{", "(?", "(?<", "(?<n>", "{2,3}", "{0,500}", "[^", "&&"]
    + ["(?:", "(?i)", "\\b", "*+", "++", "\ud800", "\U0001f600", "é", "\x00", "\\u00e9", "[:alpha:]", "(?=", "{,"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=40))


def outcome(pattern: str) -> str:
    try:
        return read(pattern).java
    except PatternError as error:
        assert 0 <= error.start <= error.end <= len(pattern)
        assert error.message and error.message == error.message.strip(". ")
        assert error.help
        return error.message


@settings(max_examples=600)
@given(TEXTS)
def test_any_text_is_read_or_refused(pattern):
    assert outcome(pattern) == outcome(pattern)


@settings(max_examples=300)
@given(st.integers(0, 10**9))
def test_a_random_pattern_is_accepted_or_dangerous(seed):
    pattern = Maker(seed).pattern()
    try:
        assert read(pattern).text == pattern
    except PatternError as error:
        assert type(error).__name__ == "DangerousPattern", pattern


@settings(max_examples=300)
@given(st.integers(0, 10**9))
def test_what_is_offered_for_a_random_pattern_no_longer_has_that_fault(seed):
    pattern = Maker(seed).pattern()
    try:
        read(pattern)
    except PatternError as error:
        if error.replacement is None:
            return
        mended = pattern[: error.start] + error.replacement + pattern[error.end :]
        try:
            read(mended)
        except PatternError as another:
            assert (another.start, another.message) != (error.start, error.message), (pattern, mended)


LONG = {
    "letters": "a" * 10_000,
    "classes": "[a-z]" * 2_000,
    "groups": "(a)" * 3_000,
    "open groups": "(" * 10_000,
    "open brackets": "[" * 10_000,
    "a wide class": "[" + "".join(chr(0x4E00 + 2 * i) for i in range(9_990)) + "]",
    "branches": "(?:" + "|".join(f"{i:x}" for i in range(2_000)) + "){0,9}",
    "words": "(?:" + "|".join(f"w{i}x?" for i in range(1_500)) + ")*$",
    "equal words": "(?:" + "|".join(["aaaaaaaa"] * 600) + "){0,500}",
    "optional letters": "(?:" + "a?" * 60 + "b){0,500}",
    "classes that overlap": "(?:" + "[ab]{0,9}[bc]{0,9}" * 3 + "d){0,500}",
    "nested counts": "(?:" * 25 + "a" + "b?){0,9}" * 25,
    "backslashes": "\\" * 9_999,
    "braces": "a{" * 5_000,
    "digits": "a{" + "9" * 9_990 + "}",
    "flags": "(?" + "i" * 9_990 + ")",
    "names": "(?<" + "n" * 9_990 + ">a)",
    "hyphens": "[" + "a-" * 4_990 + "]",
}


@pytest.mark.parametrize("pattern", LONG.values(), ids=LONG)
def test_a_long_pattern_is_read_or_refused_at_once(pattern):
    start = time.process_time()
    outcome(pattern)
    assert time.process_time() - start < 2
