"""What a file says is what is read: lines, quotes, names, and one problem for one mistake."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dqlang.source import Source
from dqlang.syntax import ast
from dqlang.syntax.parse import parse

SLIPS = [  # a line as beginners write it, and what the help offers
    ("Name is required", "must be present"),
    ("Name cannot be blank", "must not be"),
    ("Age shall be positive", "must"),
    ("Age must > 18", "be greater than"),
    ("Age must be == 18", "be equal to"),
    ("Age must be != 18", "not be equal to"),
    ("Age must be not null", "not be"),
    ("Age must equal 18", "be equal to"),
    ("Age must be more than 18", "greater than"),
    ("Age must be no more than 18", "at most"),
    ("Age must be more then 18", "greater than"),
    ("Age must be no more then 18", "at most"),
    ("D must be no later then 2024-01-01", "on or before"),
    ("Age must be between 18 to 120", "18 and 120"),
    ("Code must be one of ['A', 'B']", "in"),
    ("Code must be in ('A', 'B')", "['A', 'B']"),
    ("Age must be at least 18 and at most 120", "between 18 and 120"),
    ("Code must be 'A' or 'B'", "in ['A', 'B']"),
    ("Code must be 'A', 'B' or 'C'", "in ['A', 'B', 'C']"),
    ("Zip must be present if Country is 'US'", "when"),
    ("Zip must be present unless Country is 'US'", "when not (Country is 'US')"),
    ("When Country is 'US', Zip must be present", "Zip must be present when Country is 'US'"),
    ("Email must be unique per Org", "within"),
    ("each Tags must be in ['a']", "every"),
    ("any Tags must be in ['a']", "every"),
    ("D must be before 31/12/2024", "2024-12-31"),
    ("D must be before 5/6/2024", "2024-06-05` or `2024-05-06"),
    ("D must be before 31.12.2024", "2024-12-31"),
    ("D must be before 2024-1-5", "2024-01-05"),
    ("P must be greater than $5", "5"),
    ("D must be within 30 days of X", "between 30 days before X and 30 days after X"),
    ("D must be no later than 2024-01-01", "on or before"),
    ("Name or Zip must be present", "at least one of Name and Zip"),
    ("Order-Date must be valid date", "`Order-Date`"),
    ("Order-Date must be valid date", "Order - Date"),
    ("absolute of A - B must be less than 5", "absolute of (A - B)"),
    ("absolute of A - B must be less than 5", "(absolute of A) - B"),
    ("A must be before 3 days after B + 1", "3 days after (B + 1)"),
    ("A must be in [1,000]", "1000` or `1, 000"),
    ("A must be at least 1,000", "1000"),
    ("A must be in [CA, NY]", "'CA'"),
    ("First Name must be present", "`First Name`"),
    ("Name must be present;", "leave out"),
    ("Name must has whitespace", "have"),
    ("Name must matches '^x'", "match"),
]


def problems(text: str) -> list:
    return parse(Source(text))[1]


def only_rule(sentence: str) -> ast.Rule:
    file, found = parse(Source(f"T\n    {sentence}\n"))
    assert [problem.message() for problem in found] == []
    return file.tables[0].rules[0]


@pytest.mark.parametrize(("line", "offered"), SLIPS)
def test_a_slip_costs_one_problem_that_offers_the_sentence(line: str, offered: str) -> None:
    found = problems(f"T\n    A must be present\n    {line}\n    B must be present\n")
    assert len(found) == 1
    assert f"`{offered}`" in (found[0].help() or "").replace("`` ", "").replace(" ``", "") or offered in found[0].help()
    line_of = Source(f"T\n    A must be present\n    {line}\n").position(found[0].span.start)[0]
    assert line_of == 3


@pytest.mark.parametrize(
    ("line", "code", "marked"),
    [
        ("Name mst be present", "DQ101", "mst"),
        ("Name must be", "DQ101", "e"),
        ("must be present", "DQ101", "must"),
        ("Name must be present when Country", "DQ125", "Country"),
        ("Name must start with 'A", "DQ103", "'A"),
        ("`Name must be present", "DQ103", "`Name"),
        ("Code must be in ['A', 'B'", "DQ105", "["),
        ("Code must be in 'A']", "DQ102", "'A']"),
        ("C must be null or be 5 and be 6", "DQ127", "be null or be 5 and be 6"),
        ("D must be 2024-02-30", "DQ120", "2024-02-30"),
        ("D must be before 2024-01-01T25:00:00", "DQ120", "2024-01-01T25:00:00"),
        ("'Name' must be present", "DQ129", "'Name'"),
        ("A must be 5 when B is 5 when C is 5", "DQ126", "when C is 5"),
        ("A must be positive as `my name`", "DQ101", "`my name`"),
        ("A must be within the last 1.5 days", "DQ121", "1.5"),
        ("A must be present for at least 101% of rows", "DQ121", "101"),
        ("A must be in [B + 1]", "DQ125", "B + 1"),
        ("Address", "DQ111", "Address"),
        ("A must be " + "(" * 40 + "1" + ")" * 40, "DQ106", "("),
    ],
)
def test_the_smallest_place_is_marked(line: str, code: str, marked: str) -> None:
    source = Source(f"T\n    X must be present\n    {line}\n    Y must be present\n")
    found = parse(source)[1]
    assert [problem.code for problem in found] == [code]
    assert source.slice(found[0].span) == marked


def test_a_thousand_brackets_are_refused_quickly_and_in_words() -> None:
    (found,) = problems("T\n    A must be 1 when " + "(" * 1000 + "B is 1" + ")" * 1000)
    assert "more than 32" in found.message()
    (found,) = problems("T\n    A must be 1 when " + "not " * 1000 + "B is 1")
    assert "more than 32" in found.message()
    (found,) = problems("T\n    A" + " + A" * 1000 + " must be 1")
    assert "more than 100" in found.message()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["DQ114"]),
        ("# only a comment\n", ["DQ114"]),
        ("Name must be present\n", ["DQ110"]),
        ("Name must be present\nZip must be present\n", ["DQ110"]),
        ("Person\n", ["DQ112"]),
        ("Person\nOrders\n    Id must be present\n", ["DQ112"]),
        ("Person\n    A must be present\nPerson\n    B must be present\n", ["DQ113"]),
        ("Person\n    A must be present\nPERSON\n    B must be present\n", ["DQ113"]),
        ("Person\n    A mst be present\n", ["DQ101"]),
        ("Person\n    A must be present\ndefine x as ['a']\n", ["DQ115"]),
    ],
)
def test_the_order_of_a_file(text: str, codes: list[str]) -> None:
    assert [problem.code for problem in problems(text)] == codes


def test_names_and_paths() -> None:
    rule = only_rule("Address.Zip, `First Name`, `a``b`.c, Größe_1 and Наименование must be present")
    parts = [subject.parts for subject in rule.subjects]
    assert parts == [("Address", "Zip"), ("First Name",), ("a`b", "c"), ("Größe_1",), ("Наименование",)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("'a'", "a"),
        ("'it''s'", "it's"),
        ('"it\'s"', "it's"),
        ('"say ""hi"""', 'say "hi"'),
        ("‘O’Brien’", "O’Brien"),
        ("’a’", "a"),
        ("“a ‘b’ 'c'”", "a ‘b’ 'c'"),
        ("„Straße“", "Straße"),
        ("‘a””b’", "a””b"),
        ("“a””b’’c”", "a”b’’c"),
        (r"'a\b\'", "a\\b\\"),
        ("'# no comment'", "# no comment"),
        ("'a\u00a0b'", "a\u00a0b"),
        ("'must be in ['", "must be in ["),
        ("''", ""),
    ],
)
def test_text_is_kept_as_it_stands(written: str, value: str) -> None:
    assert only_rule(f"A must be {written}").checks[0].check.value == ast.Text(value, None)


def test_what_word_processors_leave_is_understood() -> None:
    text = "\ufeffPerson\r\n\u00a0\u00a0Name\u00a0must be a valid date.\r\n\tZip must be ‘x’.\r\n"
    file, found = parse(Source(text))
    assert found == []
    assert [rule.checks[0].check for rule in file.tables[0].rules] == [
        ast.Named("be valid date", (), None),
        ast.Compare("eq", ast.Text("x", None), "is", None, None),
    ]


def test_a_list_may_run_over_lines() -> None:
    rule = only_rule("Code must be in [ # the codes\n  'A',\n\n  'B', # and\n  'C'\n]")
    assert [item.value for item in rule.checks[0].check.items] == ["A", "B", "C"]


def test_an_unclosed_list_costs_only_its_line() -> None:
    file, found = parse(Source("T\n    A must be in ['x',\n    B must be present\n    C must be present\n"))
    assert [problem.code for problem in found] == ["DQ105"]
    assert [rule.subjects[0].parts for rule in file.tables[0].rules] == [("B",), ("C",)]


def test_numbers_keep_their_sign_and_spelling() -> None:
    check = only_rule("A must be between -0.50 and +7").checks[0].check
    assert (check.low, check.high) == (ast.Number(Decimal("-0.5"), "-0.50", None), ast.Number(Decimal(7), "7", None))


def test_arithmetic_binds_as_in_school() -> None:
    subject = only_rule("A + B * (C - 2) / D must be positive").subjects[0]
    assert subject.operator == "+"
    assert (subject.right.operator, subject.right.left.operator) == ("/", "*")
    assert subject.right.left.right.operator == "-"


def test_conditions_bind_not_then_and_then_or() -> None:
    when = only_rule("A must be 1 when not B is 1 and C is 2 or (D is 3 or E is 4) and (F) is 5").when
    assert isinstance(when, ast.Or)
    first, second = when.items
    assert isinstance(first, ast.And) and isinstance(first.items[0], ast.Not)
    assert isinstance(second, ast.And) and isinstance(second.items[0], ast.Or)


@pytest.mark.parametrize(
    "sentence",
    [
        "number of rows must be at least 1000",
        "average of Amount where Status is 'Open' must be between 10 and 500",
        "column BirthDate must exist",
    ],
)
def test_what_is_not_built_yet_is_kept_word_for_word(sentence: str) -> None:
    file, found = parse(Source(f"T\n    {sentence.replace(' ', '   ')}\n"))
    assert found == []
    (kept,) = file.tables[0].unbuilt
    assert " ".join(kept.words.split()) == sentence


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("0." + "9" * 38, True),
        ("0." + "9" * 39, False),
        ("9" * 38, True),
        ("9" * 39, False),
        ("0." + "0" * 38 + "1", False),
    ],
)
def test_a_number_has_at_most_38_digits(written: str, fits: bool) -> None:
    assert [problem.code for problem in problems(f"T\n    A must be {written}")] == ([] if fits else ["DQ121"])
