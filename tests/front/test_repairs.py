"""One word, quote or bracket that is wrong is named, and what was meant is offered to paste."""

from __future__ import annotations

import time

import pytest

import dqlang
from dqlang.diagnostics.spelling import nearest, slip

HEAD = "Visit\n    Id must be present\n    "
REPAIRED = [  # a broken line, what is marked, and what is offered in its place
    ("A eb", None, None),
    ("A must eb between 1 and 5", "eb", "be"),
    ("A msut be present", "msut", "must"),
    ("A mustbe present", "mustbe", "must be"),
    ("Amust be present", "Amust", "A must"),
    ("A must be equ al to 5", "equ al", "equal"),
    ("A must be least at 5", "least at", "at least"),
    ("A must unique be", "unique be", "be unique"),
    ("A must be present fi present", "fi", "if"),
    ("A must be present ro be 5", "ro", "or"),
    ("A must be present aas name_of_it", "aas", "as"),
    ("A must be present B is present", "B", "when B"),
    ("absolute fo (A - B) must be 5", "fo", "of"),
    ("A must be between 1 5", "5", "and 5"),
    ("A must be greater of 5", "of", "than"),
    ("A must be valid date date", "date", ""),
    ("A must be in ['a', 'b, 'c']", "'b", "'b'"),
    ("A must be in ['a', b', 'c']", "b'", "'b'"),
    ("A must be 'it's'", "'it's'", "'it''s'"),
    ("A must be \u201cx'", "\u201cx'", "'x'"),
    ("A must be \u00b4x\u00b4", "\u00b4x\u00b4", "'x'"),
    ("A must start with `x y`", "`x y`", "'x y'"),
    ("A must be 5 because it is so when B is 1", "it is so", "'it is so'"),
    ("A must be 5 when (B is 1 or C i 2)", "i", "is"),
]


@pytest.mark.parametrize(("written", "marked", "offered"), REPAIRED[1:])
def test_the_wrong_word_is_marked_and_what_was_meant_offered(written: str, marked: str, offered: str) -> None:
    (found,) = dqlang.lint(f"{HEAD}{written}\n    Z must be present\n")
    ((line, column, end_line, end_column, words),) = found.edits
    assert (line, end_line) == (3, 3)
    assert (written[column - 5 : end_column - 5].strip(), words) == (marked, offered)


@pytest.mark.parametrize(
    ("written", "column", "sign"),
    [
        ("A must be in ['a', 'b' when B is 1", 27, "]"),
        ("(A, B must be unique", 10, ")"),
        ("length(A must be 5", 13, ")"),
    ],
)
def test_a_bracket_is_offered_where_it_belongs(written: str, column: int, sign: str) -> None:
    (found,) = dqlang.lint(f"{HEAD}{written}\n    Z must be present\n")
    assert (found.code, found.edits) == ("DQ105", ((3, column, 3, column, sign),))


def test_where_several_words_would_do_they_are_listed_and_none_is_pasted() -> None:
    (found,) = dqlang.lint(f"{HEAD}A be present\n")
    assert found.edits == () and "`must` or `should`" in found.help


def test_names_are_ranked_by_how_fingers_slip() -> None:
    assert nearest("nmae", ["name", "nose", "mane"])[0] == "name"
    assert nearest("ar_time", ["air_time", "arr_time", "dep_time"]) == ["arr_time", "air_time"]
    assert nearest("cont", ["month", "count"]) == ["count"]
    assert nearest("colour", ["shape", "size"]) == []
    assert slip("ab", "ba") < slip("ab", "ac") < slip("ab", "cd")


def test_a_thousand_broken_lines_take_some_seconds() -> None:
    lines = [line for line, _, _ in REPAIRED] * 42
    begun = time.process_time()
    dqlang.lint("T\n" + "".join(f"    {line}\n" for line in lines[:1000]))
    assert time.process_time() - begun < 15
