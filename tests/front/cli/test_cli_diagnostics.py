"""Diagnostics as text, one to a line, and as data."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqlang.diagnostics import concise, json_lines
from dqlang.diagnostics.display import cells, fit, pad, visible, width
from dqlang.diagnostics.problem import Diagnostic
from dqlang.diagnostics.text import LINE_WIDTH, mark, render


def problem(line=2, column=20, end_column=29, *, end_line=None, path="person.dq", **fields):
    fields = {"code": "DQ200", "severity": "error", "message": "there is no check `humn_name`", "help": None, **fields}
    return Diagnostic(path=path, line=line, column=column, end_line=end_line or line, end_column=end_column, **fields)


def test_a_problem_shows_where_what_the_line_and_the_mending():
    text = "Person\n    Name should be humn_name\n"
    found = problem(help="did you mean `human_name`?", related=((1, 1, "of this table"),))
    assert render([found], {"person.dq": text}) == (
        "person.dq:2:20: error DQ200: there is no check `humn_name`\n"
        "  2 |     Name should be humn_name\n"
        "    |                    ^^^^^^^^^\n"
        "  help: did you mean `human_name`?\n"
        "  of this table (line 1):\n"
        "  1 | Person\n"
        "    | ^"
    )


def test_problems_are_kept_apart_by_a_blank_line_and_in_their_order():
    shown = render([problem(2), problem(1, 1, 2, severity="advice", code="DQ400")], {})
    assert shown.split("\n\n") == [
        "person.dq:2:20: error DQ200: there is no check `humn_name`",
        "person.dq:1:1: advice DQ400: there is no check `humn_name`",
    ]


def test_a_problem_without_a_file_names_the_line_in_words():
    assert render([problem(path=None)], {None: "a\nb"}).startswith("line 2, column 20: error")


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "marks"),
    [
        ("a bb c", 2, 4, "a bb c", "  ^^"),
        ("\ta b", 1, 2, "    a b", "    ^"),
        ("ab\tc", 3, 4, "ab  c", "    ^"),
        ("日本 x", 3, 4, "日本 x", "     ^"),
        ("日本 x", 0, 2, "日本 x", "^^^^"),
        ("cafe\u0301 x", 6, 7, "cafe\u0301 x", "     ^"),
        ("cafe\u0301 x", 4, 5, "cafe\u0301 x", "   ^"),
        ("a\u00a0b", 2, 3, "a\u00a0b", "  ^"),
        ("\x1b[31mred", 5, 8, "\\x1b[31mred", "        ^^^"),
        ("\u202eab", 1, 2, "\\u202eab", "      ^"),
        ("a\ud800b", 2, 3, "a\\ud800b", "       ^"),
        ("ab", 2, 2, "ab", "  ^"),
        ("ab", 9, 12, "ab", "  ^"),
        ("", 0, 0, "", "^"),
        ("ab", 1, 1, "ab", " ^"),
    ],
)
def test_marks_stand_below_what_they_mark(line, start, end, shown, marks):
    assert mark(line, start, end) == (shown, marks)


def test_a_very_long_line_is_cut_around_the_fault():
    line = "x" * 500 + " wrong " + "y" * 500
    shown, marks = mark(line, 501, 506)
    assert shown.startswith("...x") and shown.endswith("y...") and len(shown) <= LINE_WIDTH
    assert shown[marks.index("^") : len(marks)] == "wrong"


def test_a_fault_longer_than_the_screen_is_marked_as_far_as_it_is_shown():
    shown, marks = mark("a" + "b" * 500, 1, 501)
    assert shown.startswith("ab") and len(marks) <= LINE_WIDTH


def test_a_fault_over_several_lines_is_marked_to_the_end_of_the_first():
    found = problem(1, 3, 2, end_line=2)
    assert render([found], {"person.dq": "a [b,\nc]"}).endswith("  1 | a [b,\n    |   ^^^")


def test_a_byte_order_mark_and_windows_line_ends_are_not_shown():
    shown = render([problem(1, 1, 3)], {"person.dq": "\ufeffab c\r\n"})
    assert shown.split("\n")[1:] == ["  1 | ab c", "    | ^^"]


def test_the_words_of_a_file_cannot_steer_the_terminal():
    found = problem(message="`\x1b[2J` is none", help="not \x07\nbut this", path="a\x1b.dq", related=((1, 1, "\x1b"),))
    shown = render([found], {"a\x1b.dq": "Per\x1bson\nName\x00\n"})
    assert all(character == "\n" or character.isprintable() for character in shown)
    assert "  help: not \\x07\n        but this" in shown


def test_an_edit_is_shown_as_the_line_it_makes():
    found = problem(1, 5, 7, edits=((1, 5, 1, 7, "at least"),))
    assert "  did you mean: Age at least 3" in render([found], {"person.dq": "Age >= 3"})


def test_edits_that_go_together_make_one_line_and_edits_that_overlap_several():
    together = problem(1, 1, 8, edits=((1, 8, 1, 9, "z"), (1, 1, 1, 2, "x")))
    assert "did you mean: x is b z" in render([together], {"person.dq": "a is b c"})
    choices = problem(1, 1, 8, edits=((1, 1, 1, 2, "x"), (1, 1, 1, 5, "y")))
    shown = render([choices], {"person.dq": "a is b c"})
    assert "did you mean: x is b c" in shown and "did you mean: y b c" in shown


def test_edits_that_go_together_over_lines_are_shown_as_these_lines():
    together = problem(1, 1, 8, edits=((2, 1, 2, 2, "'B'"), (1, 2, 1, 3, "'A'")))
    assert "did you mean: ['A',\n                'B']" in render([together], {"person.dq": "[A,\nB]"})


def test_an_edit_that_the_help_says_already_is_not_said_twice():
    found = problem(1, 1, 2, help="did you mean `Name`?", edits=((1, 1, 1, 2, "Name"),))
    assert render([found], {"person.dq": "a b"}).count("did you mean") == 1


def test_places_that_are_not_in_the_text_show_no_line():
    found = problem(9, 9, 9, edits=((9, 1, 9, 2, "x"),), related=((7, 1, "here"),))
    assert render([found], {"person.dq": "one line"}).split("\n")[1:] == ["  here (line 7):"]


def test_color_changes_nothing_but_the_color():
    import click

    found = problem(help="x", edits=((1, 1, 1, 2, "y"),), related=((1, 1, "z"),))
    texts = {"person.dq": "Person\n    Name should be humn_name\n"}
    colored = render([found], texts, color=True)
    assert "\x1b[" in colored and click.unstyle(colored) == render([found], texts)


@given(st.text(), st.integers(0, 30), st.integers(0, 30))
def test_any_line_can_be_marked(line, start, length):
    shown, marks = mark(line.replace("\n", " "), start, start + length)
    assert marks.strip() == "^" * len(marks.strip()) and marks.endswith("^")
    assert width(shown) <= LINE_WIDTH
    assert len(marks) <= max(width(shown), start, 0) + 1


@given(st.text())
def test_what_is_shown_is_as_wide_as_is_said(text):
    shown = visible(text)
    assert width(shown) == sum(columns for character, columns in cells(shown))
    assert width(fit(text, 10)) <= 10
    assert width(pad(fit(text, 10), 12)) == 12


def test_concise_is_one_line_for_each_problem():
    found = [problem(), problem(message="two\nlines\x1b", path=None)]
    assert concise.render(found) == (
        "person.dq:2:20: DQ200 there is no check `humn_name`\n-:2:20: DQ200 two lines\\x1b"
    )


def test_concise_names_what_stops_nothing():
    assert concise.render([problem(severity="advice", code="DQ403")]).startswith("person.dq:2:20: DQ403 advice: there")


def test_json_is_one_document_with_stable_names():
    found = problem(help="h", edits=((2, 1, 2, 3, "é"),), related=((1, 2, "l"),))
    assert json.loads(json_lines.render([found])) == [
        {
            "code": "DQ200",
            "severity": "error",
            "message": "there is no check `humn_name`",
            "help": "h",
            "path": "person.dq",
            "line": 2,
            "column": 20,
            "end_line": 2,
            "end_column": 29,
            "edits": [{"line": 2, "column": 1, "end_line": 2, "end_column": 3, "replacement": "é"}],
            "related": [{"line": 1, "column": 2, "label": "l"}],
            "fixable": False,
        }
    ]
    assert json_lines.render([]) == "[]"


def test_json_can_be_printed_whatever_the_text_held():
    shown = json_lines.render([problem(message="\ud800\x1b")])
    assert shown.isascii() and shown.replace("\n", "").isprintable()
