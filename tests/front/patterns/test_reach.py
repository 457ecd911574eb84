"""Patterns that are found everywhere or nowhere: what is said of them holds for all texts of a grid, in Python's words
for the same pattern."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dqlang.patterns.reach import found_everywhere, found_nowhere
from dqlang.patterns.read import read_tree

TEXTS = ["".join(letters) for length in range(5) for letters in product("aB1\n", repeat=length)]

single = st.sampled_from(["a", "B", "1", ".", "[a1]", "[^a]", r"\d", r"[\s\S]", "[^\\n]"])
sign = st.sampled_from(["", "", "*", "+", "?", "*?", "{0,2}", "{2}"])
anchor = st.sampled_from(["^", "$", r"\A"])
atom = st.one_of(st.builds(lambda a, b: a + b, single, sign), anchor)
sequence = st.lists(atom, min_size=0, max_size=4).map("".join)
group = st.builds(lambda kind, inner, after: f"({kind}{inner}){after}", st.sampled_from(["", "?:"]), sequence, sign)
pattern = st.lists(st.one_of(sequence, group), min_size=1, max_size=3).map("".join)
patterns = st.lists(pattern, min_size=1, max_size=2).map("|".join)


def in_python(pattern: str, text: str) -> bool:
    # In Python `$` is the end, or before one line feed there, as in Java for these characters.
    return re.search(pattern, text) is not None


@settings(max_examples=600)
@given(patterns)
def test_what_is_said_holds_for_all_texts(pattern):
    try:
        re.compile(pattern)
    except re.error:
        return
    tree = read_tree(pattern)
    everywhere = found_everywhere(tree)
    for text in TEXTS:
        found = in_python(pattern, text)
        assert found or everywhere != "text", text
        assert found or everywhere != "line" or "\n" in text, text
        assert not (found and found_nowhere(tree)), text


@pytest.mark.parametrize(
    ("pattern", "everywhere"),
    [
        ("", "text"),
        ("x*", "text"),
        (".*", "text"),
        ("^.*", "text"),
        (".*$", "text"),
        ("^.*$", "line"),
        ("^(.*)$", "line"),
        (r"^[\s\S]*$", "text"),
        ("(?s)^.*$", "text"),
        ("a|.*", "text"),
        ("^a*$", None),
        ("^.+$", None),
        (".+", None),
        ("a*b", None),
        (r"\b", None),
        ("(?!a)", None),
    ],
)
def test_found_everywhere(pattern, everywhere):
    assert found_everywhere(read_tree(pattern)) == everywhere


@pytest.mark.parametrize(
    "pattern", ["a^", "a+^b", "(ab)^", "$a", "^[0-9]{5}$[A-Z]", "a$b|c^", r"\zx", r"[^\s\S]", r"x\Ay"]
)
def test_found_nowhere(pattern):
    assert found_nowhere(read_tree(pattern))


@pytest.mark.parametrize("pattern", ["a*^b", "^a$", "(?m)a$b", "(?m)a^", "$\\n", "a$b?", "a$|b", "$.*", "$[^a]"])
def test_not_known_to_be_found_nowhere(pattern):
    assert not found_nowhere(read_tree(pattern))
