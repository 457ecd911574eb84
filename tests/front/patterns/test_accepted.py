"""What the reader of patterns accepts, and what it makes of it."""

from __future__ import annotations

import pytest

from dqlang.patterns import read
from dqlang.patterns.tree import (
    Anchor,
    Char,
    CharClass,
    Flags,
    Group,
    Look,
    Predefined,
    Property,
    Range,
    Repeat,
    Sequence,
)

ACCEPTED = r"""
^[A-Z]{2}\d+$
^[0-9]{5}(?:-[0-9]{4})?$
^(?:[A-Za-z\-\']+\s?)*+\z
^\d{1,3}(\.\d{1,3}){3}$
^(?<year>\d{4})-(?<month>\d{2})$
^(?=.*[a-z])(?=.*[A-Z])(?!.*\s).{8,}$
(?<=\$)\d+(?<!0)
^(?i:mr|mrs|dr)\.? \p{Lu}\p{L}*$
(?i)^yes|no$
(?s)^.*$
(?m)^a$
(?iu)é
^(?>\d+)-x
^(?:ab|cd)*+$
^(?:a|b){0,500}$
^(?:[ab][cd])*$
^(?:[^,],)*$
^(?:\w++\s?){0,500}$
^(?:[a-z]+ ?){1,3}$
^(?:[a-z]+ ?){1,4}$
^(?:[A-Za-z\-\']+\s?){0,500}\z
(?:a|a){0,500}b
\A\p{IsLatin}+\Z
\bcat\b
[-a]
[a-]
[\w-.]
[^\]]
[a^]
[\p{L}\P{Lu}\d\S\h]
\x41\x{1F600}\u00E9\t\n\r\f\a\e
\.\-\/\@\ \_\^
a]b}
a||b
(|a)
\pL\PN

""".strip("\n").split("\n")


@pytest.mark.parametrize("pattern", ACCEPTED)
def test_the_pattern_is_accepted(pattern):
    assert read(pattern).text == pattern


def test_the_tree_says_what_the_pattern_says():
    tree = read(r"^(?i:[a-c\d_]+?)(?<n>\P{L}|x{2,5}+)(?!y)\z").tree
    insensitive = Flags(ignore_case=True)
    letters = CharClass((Range(97, 99), Predefined("d"), Char(95, insensitive)), False, insensitive)
    assert tree == Sequence(
        (
            Anchor("^"),
            Group(Repeat(letters, 1, None, "lazy"), "plain"),
            Group(
                type(tree.items[2].body)(
                    (CharClass((Property("L", True),), False), Repeat(Char(120), 2, 5, "possessive")),
                ),
                "capturing",
                "n",
            ),
            Look(Char(121), behind=False, negated=True),
            Anchor("z"),
        )
    )


def test_each_node_knows_its_place():
    text = "ab(?:[cd]{2}|e)$"
    places = [text[item.start : item.end] for item in read(text).tree.items]
    assert places == ["a", "b", "(?:[cd]{2}|e)", "$"]


@pytest.mark.parametrize(
    ("pattern", "start", "end"),
    [
        ("^a$", True, True),
        ("a", False, False),
        (r"\Aa\z", True, True),
        ("(?:^a|^b)c", True, False),
        ("^a|b$", False, False),
        ("(?:^a|b)c", False, False),
        (r"(?=a)^b\b$", True, True),
        ("(?m)^a$", False, False),
        ("(^a$)", True, True),
        (r"a\Z(?!b)", False, True),
        ("", False, False),
        ("(?:^a)*", False, False),
    ],
)
def test_anchors_are_known(pattern, start, end):
    read_pattern = read(pattern)
    assert (read_pattern.anchored_start, read_pattern.anchored_end) == (start, end)


@pytest.mark.parametrize(
    ("pattern", "java"),
    [
        (r"^[A-Z]+$", r"^[A-Z]+$"),
        (r"\ba\B", r"(?U:\b)a(?U:\B)"),
        (r"(?<!\S)a", r"(?<!\S)a"),
        (r"(?<=\p{So})a", "(?<=\U0001f600{0}\\p{So})a"),
        (r"^(?:[^,],)*$", r"^(?:[^,],)*?$"),
        (r"^(?:[ab],)*$", r"^(?:[ab],)*$"),
        (r"^.{0,80}$", r"^.{0,80}$"),
        (r"^(?:[a-z]+ ?){1,4}$", r"^(?:[a-z]+ ?){1,4}+$"),
        (r"(?:a|a){0,500}b", r"(?:a|a){0,500}+b"),
        (r"^.{0,5000}\b", r"^.{0,5000}?(?U:\b)"),
        (r"^\d{0,5000}$", r"^\d{0,5000}$"),
    ],
)
def test_the_text_for_java_is_changed_only_where_java_needs_it(pattern, java):
    assert read(pattern).java == java
