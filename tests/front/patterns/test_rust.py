"""Patterns for Rust's engine: what is refused, and what becomes of the rest. What they find is tested on Sail."""

from __future__ import annotations

import pytest
from patterns_made import Maker

from dqlang.patterns import PatternError, read
from dqlang.patterns.rust import NotInRust, Part, Search, rust

REFUSED = {
    r"(?<=a)b": "it looks behind",
    r"a(?=b)": "it looks ahead elsewhere than",
    r"(?m)^a": r"`\(\?m\)` makes `\^`",
    r"a$b": "before the pattern's end",
    r"(?:a$){2}": "before the pattern's end",
    r"^(?>a|ab)c": "may keep what another reading needs",
    r"^(?:\w++\s?)*+$": "may keep what another reading needs",
    r"a++a": "may keep what stands behind it",
    r"(?:a|b){2,}+b": "may keep what another reading needs",
    r"\b\x{1F600}": r"`\\b` beside U\+1F600",
    r"\p{L}{500}": "too large",
    r"a{0,1000000}": "too large",
}


@pytest.mark.parametrize("pattern", REFUSED)
def test_refused(pattern):
    with pytest.raises(NotInRust, match=REFUSED[pattern]):
        rust(read(pattern).java)


def searches(pattern: str) -> list[str]:
    return [search.pattern for part in rust(read(pattern).java).parts for search in part.searches]


WRITTEN = {
    r"^\d{3}\z": [r"\A[0-9]{3,3}\z"],
    r"^[a-z]++\z": [r"\A[a-z]{1,}\z"],
    r"^(?:[a-z]++\s?+)*+\z": [r"\A(?:[a-z]{1,}[\x{9}-\x{D}\x{20}]{0,1}){0,}\z"],
    r"(?i)a1": ["[Aa][1]"],
    r"a|b": ["a|b"],
    r"x(?:a|b)": ["x(?:a|b)"],
    r"(?>ab)c": ["(?:ab)c"],
}


@pytest.mark.parametrize("pattern", WRITTEN)
def test_written(pattern):
    assert searches(pattern) == WRITTEN[pattern]


def test_what_is_looked_for_ahead_at_the_start_is_a_search_of_its_own():
    assert rust(r"^(?=a)(?!b)c").parts == (
        Part((Search(r"\Aa"),)),
        Part((Search(r"\Ab"),), negated=True),
        Part((Search(r"\Ac"),)),
    )


def test_a_dollar_behind_what_may_be_a_line_break_is_looked_for_twice():
    assert [search.shortened for part in rust("[^,]$").parts for search in part.searches] == [False, True]
    assert [search.shortened for part in rust("[a-z]$").parts for search in part.searches] == [False]


def test_a_word_is_one_among_known_characters():
    assert rust(r"(?U:\b)a").replaced and not rust("a").replaced


def test_translating_raises_nothing_else():
    translated = 0
    for seed in range(1_500):
        try:
            rust(read(Maker(seed).pattern()).java)
        except (PatternError, NotInRust):
            continue
        translated += 1
    assert translated > 300
