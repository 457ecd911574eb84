"""Examples below rules: what is read, where they belong, their one style, and one problem for one mistake."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dqlang
from dqlang.fmt import format_text
from dqlang.source import Source
from dqlang.syntax import ast
from dqlang.syntax.examples import Example, Items
from dqlang.syntax.parse import parse
from dqlang.syntax.words import row_words, verdict_words


def file_of(text: str) -> ast.RuleFile:
    file, problems = parse(Source(text))
    assert problems == [], [problem.message() for problem in problems]
    return file


def example(line: str) -> Example:
    [rule] = file_of(f"T\n    A must be present\n        {line}\n").tables[0].rules
    [found] = rule.examples
    return found


def told(text: str) -> list[dqlang.api.Diagnostic]:
    return [found for found in dqlang.lint(text) if found.severity == "error"]


def problem(line: str) -> dqlang.api.Diagnostic:
    """The one problem of a line below a rule about `Name`."""
    [found] = told(f"T\n    Name must be human_name\n        {line}\n    Zip must be present\n")
    assert found.line == 3
    return found


@pytest.mark.parametrize(
    ("line", "row", "verdict"),
    [
        ("example: Name 'Gle9' fails", "Name 'Gle9'", "fails"),
        ("Example:Country 'US',Zip null PASSES.", "Country 'US', Zip null", "passes"),
        ("example: A 1 and B -2.50, and C true passes", "A 1, B -2.50, C true", "passes"),
        ('example: `First Name` "it\'s" fails', '`First Name` "it\'s"', "fails"),
        ("example: Address.Zip '1', Größe 5 fails", "Address.Zip '1', Größe 5", "fails"),
        ("example: Tags ['a', null,], X [] fails", "Tags ['a', null], X []", "fails"),
        ("example: Tags [\n  'a', # one\n  'b'\n] fails", "Tags ['a', 'b']", "fails"),
        ("example: D 2010-01-01 fails on 2024-06-01", "D 2010-01-01", "fails on 2024-06-01"),
        ("example: D 2010-01-01 fails at 2024-06-01", "D 2010-01-01", "fails on 2024-06-01"),
        ("example: T 2010-01-01T10:00 fails on 2024-06-01t10:00z", "T 2010-01-01T10:00", "fails at 2024-06-01T10:00Z"),
        ("example: Example 1, passes 2, fails 3, and and 4, on 5 fails", None, "fails"),
    ],
)
def test_an_example_is_a_row_and_a_verdict(line, row, verdict):
    found = example(line)
    assert row_words(found) == row if row else len(found.values) == 5
    assert verdict_words(found) == verdict


def test_values_are_what_they_are_written_as():
    values = [
        each.value for each in example("example: A 'x', B 5, C 2024-01-31, D false, E null, F [1, 2] passes").values
    ]
    assert [type(value) for value in values] == [ast.Text, ast.Number, ast.Date, ast.Boolean, ast.Null, Items]


def test_examples_belong_to_the_sentence_above_them():
    rules = file_of(
        "T\n    A must be present\n    example: A 1 passes\n\n    # why\n    example: A null fails # so\n"
        "    B must be present\n    Example must be present\n    example: Example 1 passes\n"
    )
    assert [len(rule.examples) for rule in rules.tables[0].rules] == [2, 0, 1]


def test_an_example_changes_nothing_of_its_rule():
    text = "T\n    A, B must be at least 5\n    C should be present when D is 'x'\n"
    shown = text.replace("5\n", "5\n    example: A 5, B 6 passes\n") + "    example: D 'x' fails\n"
    plain, with_examples = dqlang.compile(text), dqlang.compile(shown)
    assert with_examples.fingerprint == plain.fingerprint
    assert [rule.name for rule in with_examples] == [rule.name for rule in plain]
    schema = "A INT, B INT, C STRING, D STRING"
    assert with_examples.to_sql(schema) == plain.to_sql(schema)
    assert [rule.examples for rule in with_examples] == [("A 5, B 6 passes",)] * 2 + [("D 'x' fails",)]
    assert "example" not in with_examples.to_json().lower()


@pytest.mark.parametrize("word", ["example", "passes", "fails"])
def test_the_words_of_examples_may_name_columns_tables_and_checks_arguments(word):
    text = f"{word}\n    {word} must be present when {word} is 1\n        example: {word} 1 passes\n"
    assert told(text) == []
    assert file_of(text).tables[0].name == (word,)


# --- places -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("example: A 'x' fails\nT\n    A must be present\n", "DQ150", 1),
        ("T\n    example: A 'x' fails\n    example: A 'y' fails\n    A must be present\n", "DQ150", 2),
        ("T\n    A must be present\nU\n    example: A 'x' fails\n    A must be present\n", "DQ150", 4),
        ("T\n    A must be present\n    A is sensitive\n    example: A 'x' fails\n", "DQ150", 4),
        ("T\n    A mus be present\n    example: A 'x' fails\n    example: A 'y' fails\n", "DQ101", 2),
        ("T\n    A must be in ['x',\n    example: A 'x' fails\n    B must be present\n", "DQ105", 2),
        ("T\n    A must be humn_name\n    example: B 'x' fails\n", "DQ200", 2),
        ("T\n    number of rows must be at least 5\n    example: A 'x' fails\n", "DQ199", 2),
        ("A must be present\nexample: A 'x' fails\nT\n    A must be present\n", "DQ110", 1),
        ("T\n    A\n    example: A 'x' fails\n    A must be present\n", "DQ111", 2),
        ("T\n    A must be present\n        when B is 1\n    example: A 'x' fails\n", "DQ107", 3),
    ],
)
def test_one_mistake_is_one_problem(text, code, line):
    assert [(found.code, found.line) for found in told(text)] == [(code, line)]


def test_a_bad_example_takes_nothing_from_those_below_it():
    text = "T\n    A must be present\n    example: A b c fails\n    example: A 'x' passes\n"
    assert [found.line for found in told(text)] == [3]


def test_one_column_has_one_value():
    for line in ("example: Name 'a', name 'b' fails", "example: Name null, Name.First 'x' fails"):
        found = problem(line)
        assert (found.code, found.related[0][2]) == ("DQ152", "first here")


# --- slips ------------------------------------------------------------------------------------------------------------

SLIPS = [  # a line as beginners write it, and what the help offers
    ("Example: Name = 'x' fails", "Example: Name 'x' fails"),
    ("example: Name is 'x' fails", "example: Name 'x' fails"),
    ("example: Name: 'x', Zip = null => fail", "example: Name 'x', Zip null fails"),
    ("example: Name 'x' fail", "example: Name 'x' fails"),
    ("example: Name 'x' failed", "example: Name 'x' fails"),
    ("example: Name 'x' passed", "example: Name 'x' passes"),
    ("example: Name 'x' is ok", "example: Name 'x' passes"),
    ("example: Name 'x' -> fails", "example: Name 'x' fails"),
    ("example: Name 'x' should fail", "example: Name 'x' fails"),
    ("example: Name 'x' must not pass", "example: Name 'x' fails"),
    ("example: Name 'x' is not valid", "example: Name 'x' fails"),
    ("example: Name 'x' does not hold on 2024-01-01", "example: Name 'x' fails on 2024-01-01"),
    ("example: Name 'x' fails 2024-01-01", "example: Name 'x' fails on 2024-01-01"),
    ("example: Name 'x' fails as of 2024-01-01", "example: Name 'x' fails on 2024-01-01"),
    ("example: Name 'x'", "example: Name 'x' passes` or `example: Name 'x' fails"),
    ("example Name 'x' fails", "example: Name 'x' fails"),
    ("examples: Name 'x' fails", "example: Name 'x' fails"),
    ("e.g. Name 'x' fails", "example: Name 'x' fails"),
    ("for example Name 'x' fails", "example: Name 'x' fails"),
    ("exmaple: Name 'x' fails", "example: Name 'x' fails"),
    ("example: Name 'x' fials", "example: Name 'x' fails"),
    ("example: 'x' fails", "example: Name 'x' fails"),
    ("example: Name x fails", "example: Name 'x' fails"),
    ("example: Tags [a, b] passes", "example: Tags ['a', 'b'] passes"),
    ("example: Name is missing fails", "example: Name null fails"),
    ("example: Name 'x'; Zip '5' fails", "example: Name 'x', Zip '5' fails"),
    ("example: D 31/12/2024 fails", "example: D 2024-12-31 fails"),
    ("example: D 5/6/2024 fails", "2024-06-05` or `2024-05-06"),
    ("example: A 1,000 fails", "example: A 1000 fails"),
]


@pytest.mark.parametrize(("line", "right"), SLIPS)
def test_a_slip_is_answered_with_the_right_sentence(line, right):
    found = problem(line)
    assert found.code == "DQ102"
    assert f"`{right}`" in found.help
    if "` or `" in right:
        assert found.edits == ()
        return
    [(first, start, last, end, replacement)] = found.edits
    written = " " * 8 + line
    assert (first, last) == (3, 3)
    assert (written[: start - 1] + replacement + written[end - 1 :]).strip() == right


GUESSES = {  # what was meant is likely, and not certain
    "example: Name 'x'",
    "example: Name 'x' fials",
    "example: 'x' fails",
    "example: Name x fails",
    "example: Tags [a, b] passes",
    "example: D 31/12/2024 fails",
    "example: D 5/6/2024 fails",
    "example: A 1,000 fails",
}


@pytest.mark.parametrize("line", [line for line, _ in SLIPS])
def test_only_what_can_mean_nothing_else_may_be_mended_unseen(line):
    assert problem(line).fixable == (line not in GUESSES)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("example:", "a column and its value"),
        ("example: Name", "a value: text in quotes"),
        ("example: 5 'x' fails", "a column and its value"),
        ("example: Name 'x' 'y' fails", "`passes` or `fails`"),
        ("example: Name 'x' fails on", "a day such as `2024-06-01`"),
        ("example: Name 'x' fails when A is 1", "the end of the example"),
        ("example: Name now fails", "write the date itself"),
        ("example: Name 'x' or 'y' fails", "write another one"),
        ("example: length of Name 5 fails", "not to what is computed"),
        ("example: Tags ['a', 5 + 5] fails", "another value, or `]`"),
    ],
)
def test_what_cannot_be_read_says_what_may_stand_there(line, words):
    found = problem(line)
    assert found.code == "DQ151"
    assert words in found.help


def test_a_colon_elsewhere_means_what_it_meant():
    [found] = told("T\n    Name must be present: always\n")
    assert (found.code, found.line) in {("DQ104", 2), ("DQ102", 2)}


# --- the one style ----------------------------------------------------------------------------------------------------

UNTIDY = """\
Person
  Name should be a human_name.

example:  Name "Gle9" FAILS.
 # why
Example: Tags ['a',
  null, ],X [] and Address.Zip -1.50 passes at 2024-02-01 # behind
  # the next rule
  Zip must be present
"""
TIDY = """\
Person
    Name should be human_name
        example: Name 'Gle9' fails
        # why
        example: Tags ['a', null], X [], Address.Zip -1.50 passes on 2024-02-01  # behind
    # the next rule
    Zip must be present
"""


def test_examples_stand_one_step_deeper_below_their_rule():
    assert format_text(UNTIDY) == TIDY
    assert format_text(TIDY) == TIDY


@pytest.mark.parametrize("quoted", ["'it''s'", '"it\'s"', '"say ""so"""', "'#  x\u00a0y \\'"])
def test_nothing_inside_quotes_changes(quoted):
    text = f"t\n    Name must be present\n        example: Name {quoted}, `a {quoted}` [{quoted}] passes\n"
    assert format_text(text) == text


VALUES = st.sampled_from(
    ["'x'", '"it\'s"', "5", "-0.50", "2024-01-31", "2024-01-31T10:00:00Z", "true", "null", "[]", "[1, null]"]
)
NAMES = st.sampled_from(
    ["A", "row", "and", "passes", "example", "must", "null", "First Name", "a`b", "Größe", "B.C", "on"]
)


@given(
    st.lists(st.tuples(NAMES, VALUES), min_size=1, max_size=4, unique_by=lambda each: each[0].lower()), st.booleans()
)
def test_any_example_is_formatted_and_read_again(values, passes):
    row = ", ".join(f"`{name.replace('`', '``')}` {value}" for name, value in values)
    text = f"t\n  A must be present\nexample: {row} {'passes' if passes else 'fails'}\n"
    formatted = format_text(text)
    assert format_text(formatted) == formatted
    assert file_of(formatted) == file_of(text)


WORDS = """
example : , . ' " [ ] ( ) A B.C `x y` 'x' 5 null true now 2024-01-31 passes fails fail on at and or = -> is # must be
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n    A must be present\n", "\nexample: "])


@given(st.lists(PIECES, max_size=20))
def test_any_soup_of_words_is_read(pieces):
    source = Source("t\n    A must be present\nexample: " + " ".join(pieces))
    file, problems = parse(source)
    for found in problems:
        assert found.message() and 0 <= found.span.start <= found.span.end <= len(source.text)
        for edit in found.edits():
            assert 0 <= edit.span.start <= edit.span.end <= len(source.text)
