"""Patterns mean what Python's `re` says they mean, and what is offered in place of a pattern means the same."""

from __future__ import annotations

import random
import re
from itertools import count, islice

import pytest
from patterns_made import Maker

from dqlang.patterns import PatternError, read

pytestmark = pytest.mark.classic

ASCII = "aab1 -.cZ\n"
WIDE = ASCII + "éa\U0001f600"


def texts(seed: int, alphabet: str, number: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(alphabet, k=chance.randint(0, 12))) for _ in range(number)]


def found(spark, patterns: list[str], texts: list[str]) -> dict[tuple[int, int], bool]:
    """Whether each pattern is found in each text, by Spark's `rlike`."""
    rows = spark.sql(f"""
        SELECT p.at, t.at, CAST(t.text AS STRING) RLIKE CAST(p.text AS STRING)
        FROM VALUES {values(patterns)} AS p(at, text) CROSS JOIN VALUES {values(texts)} AS t(at, text)""")
    return {(row[0], row[1]): row[2] for row in rows.collect()}


def values(texts: list[str]) -> str:
    return ", ".join(f"({at}, X'{text.encode().hex()}')" for at, text in enumerate(texts))


def core_patterns():
    for seed in count():
        pattern = Maker(seed, core=True).pattern()
        try:
            yield pattern, read(pattern.replace(r"\Z", r"\z"))
        except PatternError:
            continue


def test_random_patterns_mean_what_python_says(spark):
    patterns = list(islice(core_patterns(), 300))
    chosen = texts(1, ASCII, 60)
    results = found(spark, [pattern.java for _, pattern in patterns], chosen)
    compiled = [re.compile(written, re.ASCII) for written, _ in patterns]
    for (at, text), result in results.items():
        assert result == bool(compiled[at].search(chosen[text])), (patterns[at][0], chosen[text])
    assert 3_000 < sum(results.values()) < 15_000


def mended_patterns(seeds):
    for seed in seeds:
        pattern = Maker(seed).pattern()
        try:
            read(pattern)
        except PatternError as error:
            if error.replacement is not None:
                yield pattern, pattern[: error.start] + error.replacement + pattern[error.end :]


HAND_WRITTEN = [
    *(r"^(?:[A-Za-z\-']+\s?)*\z", r"^\d+( \d+)*$", "^(?:cab|c1|b)+$", "^(?:ab|c)*?$", "^(?:ab?){0,700}c"),
    *("(?:a|[b-]|-)+", "(?:[a-]|b|[-c])*1", "^(?:a+)+b", "^(?:a?)*b", r"^(?:[ab]+ ?)*\z", "(?:a |b )*c"),
    *("^(?:a1?b?)+c", r"^(?:\w++\s)*-", "(?:a?b?){2,}c", "^(?:(?:ab)+c)*$", "(?i:a|b)*$", r"(?:\.|-)+$"),
    *("(?>a|bb)*-", "^(?:[^ab]a|a)*b", "(?:(a)|b)+?c$"),
]


def test_what_is_offered_for_a_dangerous_pattern_finds_the_same_texts(spark):
    pairs = list(islice(mended_patterns(count()), 300))
    for pattern in HAND_WRITTEN:
        pairs += mended(pattern)
    chosen = texts(2, WIDE, 60)
    before = found(spark, [pattern for pattern, _ in pairs], chosen)
    after = found(spark, [pattern for _, pattern in pairs], chosen)
    assert {pairs[at] for (at, text), result in before.items() if after[at, text] != result} == set()
    assert len(pairs) == 300 + len(HAND_WRITTEN)


def mended(pattern: str) -> list[tuple[str, str]]:
    try:
        read(pattern)
    except PatternError as error:
        if error.replacement is not None:
            return [(pattern, pattern[: error.start] + error.replacement + pattern[error.end :])]
    return []


def test_the_text_for_java_finds_the_same_texts_where_java_counts_whole_characters(spark):
    """What is written lazily: places and look-behind aside, which Java gets wrong as they are written."""
    pairs = []
    for seed in range(4_000):
        pattern = Maker(seed).pattern().replace("{0,80}", "{0,3000}")
        try:
            java = read(pattern).java
        except PatternError:
            continue
        if java != pattern and "\\b" not in pattern.lower() and "(?<" not in pattern:
            pairs.append((pattern, java))
    chosen = texts(3, WIDE, 40)
    before = found(spark, [pattern for pattern, _ in pairs], chosen)
    after = found(spark, [java for _, java in pairs], chosen)
    assert {pairs[at] for (at, text), result in before.items() if after[at, text] != result} == set()
    assert len(pairs) > 50


def test_places_and_look_behind_know_characters_of_every_script(spark):
    cases = {
        (r"\bM", "üM"): False,
        (r"\bé", "a é"): True,
        (r"(?<=\p{So})x", "\U0001f600x"): True,
        (r"(?<!\p{So})x", "\U0001f600x"): False,
        ("(?<=^.b)x", "\U0001f600bx"): True,
        (r"(?<=\x{1F600})x", "\U0001f600x"): True,
        (r"(?<=\S)x", "\U0001f600x"): True,
        (r"(?<!\S)x", "\U0001f600x"): False,
        ("(?<=a|.b)x", "\U0001f600bx"): True,
    }
    patterns, chosen = zip(*cases, strict=True)
    results = found(spark, [read(pattern).java for pattern in patterns], list(chosen))
    assert {case: results[at, at] for at, case in enumerate(cases)} == cases
