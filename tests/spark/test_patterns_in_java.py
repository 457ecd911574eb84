"""What the reader says of patterns is true of java.util.regex: what it accepts ends no job, what it refuses can."""

from __future__ import annotations

from itertools import count, islice

import pytest
from java_matching import JavaMatching
from patterns_made import Maker, Sampler

from dqlang.patterns import Pattern, PatternError, read
from dqlang.patterns.charset import of_single
from dqlang.patterns.properties import NAMES

pytestmark = pytest.mark.classic

A_MEGABYTE = 1 << 20


@pytest.fixture(scope="module")
def java(spark):
    return JavaMatching(spark._jvm)


def accepted_patterns(first_seed: int):
    for seed in count(first_seed):
        pattern = Maker(seed).pattern()
        try:
            yield seed, read(pattern)
        except PatternError:
            continue


def test_accepted_patterns_run_on_long_texts_without_overflow(java):
    """`slow` is no fault here: a match that tries every end of the text may take quadratic time."""
    matched = 0
    for seed, pattern in islice(accepted_patterns(0), 300):
        text = Sampler(seed, 100_000).text(pattern.tree)
        for end in ("", "\0"):
            outcome = java.run(pattern.java, text, seconds=0.1, length=A_MEGABYTE, end=end)
            assert outcome in ("true", "false", "slow"), pattern.text
            matched += outcome == "true"
            if outcome == "slow":
                break
    assert matched > 100  # the texts reach into the patterns


def test_accepted_patterns_end_soon_on_short_texts(java):
    """An exponential match of 40 characters would take hours."""
    for seed, pattern in islice(accepted_patterns(10_000), 200):
        for text in (Sampler(seed, 40).text(pattern.tree) + "\0", "a" * 40 + "\0", "ab1 " * 10 + "\0"):
            assert java.run(pattern.java, text, seconds=10) in ("true", "false"), pattern.text


ON_A_MEGABYTE = {
    r"^(?:[A-Za-z\-\']+\s?)*+\z": "ab c-d ",
    r"^(?:a|b)*+c": "ab",
    r"^(?:[ab][cd])*x": "ac",
    r"^(?:[^,],)*x": "a,\U0001f600,",
    r"^(.b)+?x": "ab\U0001f600b",
    r"^.{0,1000000}x": "a\U0001f600",
    r"^[^x]*x": "a\U0001f600",
    r"^(?:(?=a|b)[ab])*x": "ab",
    r"^(?:\w++\s?){0,500}$": "ab ",
    r"^(?:a|b){0,500}$": "ab",
    r"^(?:(?:a|b){0,500}c?)*+$": "ab",
    r"^(?>[ab]c)*x": "acbc",
    r"^(?:[ab]{2}|c)++x": "abc",
    r"(?s)^.*?x": "ab\n",
}


@pytest.mark.parametrize("pattern", ON_A_MEGABYTE)
def test_an_accepted_pattern_runs_on_a_megabyte(java, pattern):
    for end in ("", "\0"):
        outcome = java.run(read(pattern).java, ON_A_MEGABYTE[pattern], seconds=20, length=A_MEGABYTE, end=end)
        assert outcome in ("true", "false")


BODIES = {
    "a|b": "ab",
    "a|bc": "abc",
    "(?:a|(?:b|(?:c|(?:d|e))))": "abcde",
    "((a)|(b))((c)|d)": "acbd",
    "a?b?c?d?e?f?g?h?i": "abcdefghi",
    "(?:a|b){3}[cd]": "abacbbbd",
    "a{1,3}?b{1,2}c": "aabbcabc",
    "(?=a|b)[ab](?:c|d)": "acbd",
    ".{0,20}\n": "a\U0001f600a\U0001f600a\n",
}


@pytest.mark.parametrize("body", BODIES)
def test_the_deepest_accepted_repetition_fits_the_stack(java, body):
    for form in ("(?:%s){0,%d}", "(%s){0,%d}?", "(?:(?:%s){0,%d}x)*+"):
        deepest = deepest_accepted(form, body)
        assert java.run(deepest.java, BODIES[body] * 3000 + "\0", seconds=5) in ("true", "false"), deepest.text


def deepest_accepted(form: str, body: str) -> Pattern:
    for rounds in range(500, 0, -1):
        try:
            return read(form % (body, rounds))
        except PatternError:
            continue
    raise AssertionError(f"{body} is never accepted")


OVERFLOWING = {
    "(?:a|b)*": "ab",
    "(a|bc)+": "abc",
    "(?:a?b)*": "abb",
    "(?:a|b)*?c": "ab",
    "(?:a|b){0,100000}": "ab",
    "(?:(?>a|bb))*": "abb",
    "(?:ab*+)*": "ab",
    "(?>a|bb)*": "abb",
    "(?:(?:.b)*c?)*+": "ab\U0001f600b",
    "(?>.{0,900000})": "a\U0001f600",
    "(?:[ab][cd]?[ef]?[gh]?[ij]?[kl]?[mn]?[op]?[qr]?){0,5000}": "acegikmoq",
    "(?:(?:a|b){0,500}x){0,500}": "ab" * 250 + "x",
}


@pytest.mark.parametrize("pattern", OVERFLOWING)
def test_a_refused_pattern_does_overflow_the_stack(java, pattern):
    with pytest.raises(PatternError):
        read(pattern)
    assert java.run(pattern, OVERFLOWING[pattern], seconds=20, length=A_MEGABYTE) == "overflow"


RUN_POSSESSIVELY = {
    r"^(?:[A-Za-z\-']+\s?){0,500}\z": "a" * 40 + "1",
    r"(?:a|a){0,500}b": "a" * 40,
}


@pytest.mark.parametrize("pattern", RUN_POSSESSIVELY)
def test_a_pattern_that_would_take_for_ever_is_run_in_another_way(java, pattern):
    text = RUN_POSSESSIVELY[pattern]
    assert java.run(pattern, text, seconds=1) in ("slow", "overflow")
    assert java.run(read(pattern).java, text, seconds=5) not in ("slow", "overflow")


ENDLESS = {
    r"^(?:[A-Za-z\-']+\s?){0,500}$": "a" * 40 + "1",
    r"(?:a?b?){0,500}c": "ab" * 40,
    r"(?:(?:a?){0,500}b){0,500}c": "b" * 40,
    r"(?:(?:a+)+,)?$": "a" * 40 + "!",
    r"(?:a|aa)+?$": "a" * 60 + "!",
    r"(?:(?:a|aa)+,)*$": "a" * 60 + "!",
    r"(?:\w+\s?){0,60}$": "a" * 60 + "!",
    r"(?:(?:(?=a)){1000000}){1000000}b": "a",
}


@pytest.mark.parametrize("pattern", ENDLESS)
def test_a_refused_pattern_does_take_for_ever(java, pattern):
    with pytest.raises(PatternError):
        read(pattern)
    assert java.run(pattern, ENDLESS[pattern], seconds=1) in ("slow", "overflow")


SINGLES = [
    *(rf"\{letter}" for letter in "dDwWsShH"),
    *(r"\P{L}", r"\P{Alpha}", "(?i)[a-cX]", "(?i)[^a-cX]", "(?iu)k", "(?iu)[^é]", "(?iu)[^s]", "(?i)é", "(?iu)é"),
    *(r"(?i)\p{Lu}", r"(?i)\P{Lu}", r"(?i)[^\P{Lu}]", r"(?iu)[^\P{Ll}a]", r"(?i)\p{Upper}", r"(?i)[^\p{Lower}]"),
    *("(?iu)[ſ]", ".", "(?s).", "[^\n]", r"[\x{1F600}-\x{1F700}]", r"[^\D1]", r"[\P{L}\d]", "(?iu)[à-þ]"),
    *("(?iu)[^İı]", "(?iu)[j-l]", "(?i)[^@`{]"),
]
CHARACTERS = "".join(
    map(chr, [*range(0x600), *range(0x1E00, 0x2200), *range(0x3000, 0xD800, 97), *range(0x1F5F0, 0x1F610)])
)


def test_a_class_is_never_taken_for_smaller_than_it_is_in_java(spark):
    """Exact for ASCII, and beyond it never without a character that Java matches."""
    for pattern in [*(rf"\p{{{name}}}" for name in sorted(NAMES)), *SINGLES]:
        matcher = spark._jvm.java.util.regex.Pattern.compile(pattern).matcher(CHARACTERS)
        matched = set(CHARACTERS) - set(matcher.replaceAll(""))
        characters = of_single(read(pattern).tree)
        in_ascii = {c for c in matched if ord(c) < 128}
        assert in_ascii == {chr(c) for c in range(128) if characters.ascii >> c & 1}, pattern
        beyond = [ord(c) for c in matched if ord(c) >= 128]
        assert all(any(low <= c <= high for low, high in characters.beyond) for c in beyond), pattern
