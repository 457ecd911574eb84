"""The formatter: one style, the same meaning, every comment."""

from __future__ import annotations

import pytest
import trees
from hypothesis import given
from hypothesis import strategies as st

from dqlang.diagnostics.problem import DqError
from dqlang.fmt import FormatError, format_text
from dqlang.fmt import format as formatter
from dqlang.source import Source
from dqlang.syntax.tokens import comments
from dqlang.syntax.words import sentence

UNTIDY = """\

# about the file

use   'common.dq'   # shared
# people
Person   # the people


  Name   should be a human_name.
# told by the office
\tA, B must be > 5 # hi


    owner is 'me , you'
    # closes the table
# leads to orders

Orders
Id must be present
"""
TIDY = """\
# about the file

use 'common.dq'  # shared

# people
Person  # the people
    Name should be human_name
    # told by the office
    A and B must be greater than 5  # hi

    owner is 'me , you'
    # closes the table

# leads to orders

Orders
    Id must be present
"""


def test_indentation_blank_lines_and_comments():
    assert format_text(UNTIDY) == TIDY


def test_a_tidy_file_stays():
    assert format_text(TIDY) == TIDY


@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
def test_line_breaks_of_other_systems(line_break):
    assert format_text("\ufeff" + UNTIDY.replace("\n", line_break)) == TIDY


def test_what_a_word_processor_leaves():
    text = 't\n\u00a0\u00a0Name\u00a0must be in [‘A’, “it’s”, “say "so"”]\n'
    assert format_text(text) == "t\n    Name must be in ['A', 'it’s', 'say \"so\"']\n"


@pytest.mark.parametrize("quoted", ["'it''s'", '"it\'s"', '"say ""so"""', "'#  x\u00a0y \\'", "'a , b'", '"\'"'])
def test_nothing_inside_quotes_changes(quoted):
    text = f"t\n    Name must be {quoted} because {quoted}\n    owner is {quoted}\n"
    assert format_text(text) == text


LONG = ", ".join(f"'{letter * 16}'" for letter in "ABCDEFGHIJ")


def test_a_long_sentence_breaks_inside_its_list():
    assert format_text(f"t\n    Code must be in [{LONG}] ignoring case\n") == (
        "t\n"
        "    Code must be in [\n"
        "        'AAAAAAAAAAAAAAAA', 'BBBBBBBBBBBBBBBB', 'CCCCCCCCCCCCCCCC', 'DDDDDDDDDDDDDDDD', 'EEEEEEEEEEEEEEEE',\n"
        "        'FFFFFFFFFFFFFFFF', 'GGGGGGGGGGGGGGGG', 'HHHHHHHHHHHHHHHH', 'IIIIIIIIIIIIIIII', 'JJJJJJJJJJJJJJJJ'\n"
        "    ] ignoring case\n"
    )


def test_the_longest_list_breaks_first():
    text = f"t\n    Code must be in [{LONG}] when Kind is in ['long', 'longer'] tagged ['a']\n"
    assert format_text(text).splitlines()[-1] == "    ] when Kind is in ['long', 'longer'] tagged ['a']"


def test_tags_break_too():
    assert format_text(f"t\n    Code must be present tagged [{LONG}]\n").splitlines()[1:3] == [
        "    Code must be present tagged [",
        "        'AAAAAAAAAAAAAAAA', 'BBBBBBBBBBBBBBBB', 'CCCCCCCCCCCCCCCC', 'DDDDDDDDDDDDDDDD', 'EEEEEEEEEEEEEEEE',",
    ]


@pytest.mark.parametrize("length", [119, 120, 121])
def test_120_characters_are_the_limit(length):
    frame = "    Code must be in [" + "'A', " * 8 + "'']"
    text = "t\n" + frame[:-2] + "x" * (length - len(frame)) + "']\n"
    assert (format_text(text) == text) is (length <= 120)


def test_a_list_that_fits_is_joined():
    assert (
        format_text("t\n    A must be in [\n        'x',\n        'y',\n    ]\n") == "t\n    A must be in ['x', 'y']\n"
    )


def test_a_long_reason_breaks_no_short_list():
    text = f"t\n    A must be in ['x', 'y'] because '{'long ' * 30}'\n"
    assert format_text(text) == text


def test_comments_inside_a_list_stay_where_they_are():
    text = (
        "t\n"
        "    Code must be in [  # opens\n"
        "        'A', 'B',  # both\n"
        "        # the third\n"
        "        # and last\n"
        "        'C'  # behind\n"
        "        # closes\n"
        "    ] when Kind is 1  # after\n"
    )
    assert format_text(text) == text


def test_comments_for_which_there_is_no_place_move_above_the_sentence():
    text = "t\n    Name must be 1 when (A is 1 # one\n    # two\n    or B is 2) # three\n"
    assert format_text(text) == "t\n    # one\n    # two\n    Name must be 1 when A is 1 or B is 2  # three\n"


@pytest.mark.parametrize(
    ("written", "formatted"),
    [
        (  # one without a place moves above, and takes those before it along
            "A must be in ['x', # one\n'y'] when (A is 1 # two\nor B is 2)",
            "# one\n    # two\n    A must be in ['x', 'y'] when A is 1 or B is 2",
        ),
        (  # those behind it stay
            "A must be 1 when (A is 1 # one\nor B is 2) and C is in [1, # two\n2] # three",
            "# one\n    A must be 1 when (A is 1 or B is 2) and C is in [\n        1,  # two\n        2\n"
            "    ]  # three",
        ),
        (  # the parts of a sentence have one order, and comments keep theirs
            "A must be 1 tagged ['a', # one\n'b'] when C is in [1, # two\n2]",
            "# one\n    # two\n    A must be 1 when C is in [1, 2] tagged ['a', 'b']",
        ),
        (
            "A must be 1 when C is in [1, # one\n2] tagged ['a', # two\n # three\n'b' # four\n]",
            "A must be 1 when C is in [\n        1,  # one\n        2\n    ] tagged [\n        'a',  # two\n"
            "        # three\n        'b'  # four\n    ]",
        ),
        (  # one that silences advice stays with its sentence
            "A must match 'x' when (A is 1 # dqlang: allow DQ403\nor B is 2)",
            "A must match 'x' when A is 1 or B is 2  # dqlang: allow DQ403",
        ),
        (
            "A must match 'x' when B is in [1, # dqlang: allow DQ403\n2]",
            "A must match 'x' when B is in [\n        1,  # dqlang: allow DQ403\n        2\n    ]",
        ),
        (  # and where there is no other place, the lines stay
            "A must match  'x' when (A  is 1 # dqlang: allow DQ403\n   or B is 2\n\n ) # two",
            "A must match  'x' when (A  is 1 # dqlang: allow DQ403\n        or B is 2\n    )  # two",
        ),
    ],
)
def test_the_place_of_comments_inside_a_sentence(written, formatted):
    assert format_text(f"t\n    {written}\n") == f"t\n    {formatted}\n"
    assert format_text(f"t\n    {formatted}\n") == f"t\n    {formatted}\n"


def test_a_definition_keeps_its_comments():
    text = "define states as ['CA', # one\n 'NY'] # two\nt\n    A must be 1\n"
    formatted = "define states as [\n    'CA',  # one\n    'NY'\n]  # two\n\nt\n    A must be 1\n"
    assert format_text(text) == formatted
    assert format_text(formatted) == formatted


def test_definitions_and_facts_have_one_style():
    text = """USE  "common.dq"
define  Adult  as be <= 18 and be a valid number.
Treat "N/A",'it''s' As missing
t
    treat  -1 as missing
    OWNER is "claims' office"
    Key is ( `A` ,B.C )
    `Key` is sensitive
    KEY is `sensitive`
    A must be in Adults when B matches Zips
"""
    assert (
        format_text(text)
        == """use 'common.dq'
define adult as be at most 18 and be valid number
treat 'N/A', 'it''s' as missing

t
    treat -1 as missing
    owner is "claims' office"
    key is (A, B.C)
    `Key` is sensitive
    key is `sensitive`
    A must be in adults when B matches zips
"""
    )


@pytest.mark.parametrize("text", ["t\n    Name must be be present\n", "Name must be present\n", "t\n", "", "# only\n"])
def test_text_that_cannot_be_read_is_an_error_with_its_places(text):
    with pytest.raises(DqError) as error:
        format_text(text)
    assert error.value.diagnostics


def test_a_place_is_one_of_the_text_as_it_was_given():
    with pytest.raises(DqError) as error:
        format_text("\ufefft\r\n    Name must be be present\r\n")
    assert error.value.diagnostics[0].line == 2


TRUE = "t\n    owner is 'x'\n    A must be 1  # one\n    # two\n    B must match 'x'  # dqlang: allow DQ403\n"


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("A must be 1", "A must be 2"),
        ("A must be 1", "A should be 1"),
        ("A must be 1", "must must"),
        ("    A must be 1  # one\n", "    # one\n"),
        ("# one", "# other"),
        ("  # one", ""),
        ("# one\n    # two", "# two\n    # one"),
        ("owner is 'x'", "owner is 'y'"),
        ("owner is 'x'", "key is x"),
        ("t\n", "T\n"),
        ("    B must match 'x'  # dqlang: allow DQ403", "    # dqlang: allow DQ403\n    B must match 'x'"),
    ],
)
def test_a_writer_that_changes_anything_is_found_out(monkeypatch, written, instead):
    assert format_text(TRUE) == TRUE and written in TRUE
    monkeypatch.setattr(formatter, "laid_out", lambda *_: TRUE.replace(written, instead))
    with pytest.raises(FormatError):
        format_text(TRUE)


WORDS = """
Person orders Name Zip `First Name` must should not be have and or if present when is for at least 95% of rows row as x
because 'it''s' "so" tagged ['a'] ['A','B'] [ ] ( ) , . 5 -1 2024-01-31 null true now today greater than > <= equal to
between in lookup Countries.Code match '^A' valid date with format 'dd' unique within every length of count + - * / ‘x’
3 days ago before after 30 owner key is define use treat missing ignoring case # ''' ` { \u00a0 \ufeff
"""
PIECES = st.sampled_from(
    [*WORDS.split(), "\n", "\n    ", "\r\n\t", "  # note\n", "\n\n", "\n    A must be 1 ", "\nt\n"]
)


@given(st.lists(PIECES, max_size=25))
def test_any_soup_of_words_is_formatted_or_refused(pieces):
    text = "t\n    A must be in ['x'] " + " ".join(pieces)
    try:
        formatted = format_text(text)
    except DqError:
        return
    assert format_text(formatted) == formatted
    assert not any(line != line.rstrip() for line in formatted.split("\n"))


@given(trees.rules(), trees.rules())
def test_any_rule_is_formatted(rule, other):
    formatted = format_text(f"t\n  {sentence(rule)}  # one\n\n\n\t{sentence(other)}\n")
    assert format_text(formatted) == formatted


SENTENCES = st.sampled_from(
    ["Name must be a human_name.", "A,B must be > 5", f"Code must be in [{LONG}]", "C must be in [1,# in\n 2]",
     "owner is 'x'", "D must be 1 when (E is 2\n # deep\n or F is 3)"]
)  # fmt: skip
NOTES = st.sampled_from(["# note", "#", "#! it's 'so'"])
LINES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["", "    ", "\t"]), SENTENCES, st.one_of(st.just(""), NOTES)),
        st.tuples(st.sampled_from(["", "    "]), NOTES, st.just("")),
        st.tuples(st.just(""), st.just(""), st.just("")),
    ),
    max_size=8,
)


@given(st.lists(st.tuples(LINES, LINES), min_size=1, max_size=3))
def test_formatting_twice_is_formatting_once_and_no_comment_is_lost(tables):
    text = ""
    for number, (above, below) in enumerate(tables):
        leading = [line for line in above if line[1].startswith("#") or not line[1]]
        text += _text(leading) + f"Table{number}\n    X must be present\n" + _text(below)
    formatted = format_text(text)
    assert format_text(formatted) == formatted
    assert sorted(c.text for c in comments(Source(formatted))) == sorted(c.text for c in comments(Source(text)))
    assert "\n\n\n" not in formatted


def _text(lines):
    return "".join("".join([indent, words, " " + note if note else "", "\n"]) for indent, words, note in lines)
