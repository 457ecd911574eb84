"""No advice is a false alarm: what it says of rules holds for each row of a grid of values, null among them."""

from __future__ import annotations

import math
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
import rows_by_hand as by_hand
from hypothesis import given, settings
from hypothesis import strategies as st

from dqlang.plan.ddl import parse_ddl
from dqlang.semantics.analyze import SourcedRule, analyze
from dqlang.source import Source
from dqlang.syntax import ast
from dqlang.syntax.parse import parse

NUMBERS = ("-1", "0", "0.5", "1", "2", "2.5", "3", "127", "200", "99.9")
TEXTS = ("a", "A", "ab", "AB", "b", "1", "2.0", " ", "", "x y", " a", "true", "2024-01-31", "aab")
DAYS = ("2024-01-30", "2024-01-31", "2024-02-01", "2024-03-01")
LENGTHS = ("-1", "0", "1", "2", "2.5", "3")
GRIDS: dict[str, tuple[Any, ...]] = {
    "STRING": (None, "", " ", "  ", "a", "A", "b", "B", "ab", "AB", "aB", "ba", "aab", "aaa", "abc", "x y", " a", "a ")
    + ("x  y", "0", "1", "1.0", "2", "2.0", " 2.5 ", "-1", "-3", "0.5", "0.7", "3", "150", "1e1", "1e-1", "9" * 25)
    + ("true", "TRUE", "false", "yes", "2024-01-29", "2024-01-30", "2024-01-31", "2024-02-01", "2024-02-15", "Ann Lee")
    + ("2024-02-30", "2024-01-31 10:00", "2025-01-01", "É", "a\n", "\n", "a\nb"),
    "TINYINT": (None, -128, -2, -1, 0, 1, 2, 3, 4, 99, 100, 126, 127),
    "INT": (None, -(2**31), -2, -1, 0, 1, 2, 3, 4, 99, 100, 126, 127, 128, 199, 200, 201, 2**31 - 1),
    "DECIMAL(3,1)": tuple([None, *(Decimal(n) / 10 for n in (-999, -15, -10, -5, 0, 4, 5, 6, 10, 15, 20, 25, 30, 35))])
    + (Decimal("99.8"), Decimal("99.9")),
    "DOUBLE": (None, math.nan, math.inf, -math.inf, -2.0, -1.0, -0.5, 0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 2.25, 2.5)
    + (2.75, 3.0, 3.5, 99.9, 100.0, 127.0, 150.0, 200.0, 300.0),
    "BOOLEAN": (None, True, False),
    "DATE": (None, date(2024, 1, 1), date(2024, 1, 30), date(2024, 1, 31), date(2024, 2, 1), date(2024, 2, 9))
    + (date(2024, 3, 1), date(2024, 4, 1)),
    "TIMESTAMP": (None, *(datetime(2024, 1, day, hour) for day in (29, 30, 31) for hour in (0, 23)))
    + (datetime(2024, 2, 1), datetime(2024, 2, 9), datetime(2024, 3, 1, 5), datetime(2024, 4, 1)),
}
TYPES = tuple(GRIDS)


# --- sentences ------------------------------------------------------------------------------------------------------

numbers, days, lengths = st.sampled_from(NUMBERS), st.sampled_from(DAYS), st.sampled_from(LENGTHS)
texts = st.sampled_from(TEXTS).map(lambda text: f"'{text}'")
literals = st.one_of(numbers, texts, days, st.sampled_from(["true", "false"]))
signs = st.sampled_from(["greater than", "less than", "at least", "at most", "equal to"])
parts = st.sampled_from(["contain", "start with", "end with"])
phrases = st.sampled_from(
    ["be null", "be missing", "be present", "be blank", "be empty", "be positive", "be negative", "be human_name"]
    + ["be upper case", "be lower case", "be title case", "have whitespace", "have leading whitespace"]
    + ["have trailing whitespace", "have consecutive whitespace", "have consecutive characters"]
    + ["be valid number", "be valid integer", "be valid boolean", "be valid date", "be valid timestamp"]
)


def listed(items: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(items, min_size=1, max_size=3, unique=True).map(lambda found: f"[{', '.join(found)}]")


checks = st.one_of(
    phrases,
    phrases,
    st.builds(lambda sign, value: f"be {sign} {value}", signs, st.one_of(numbers, days)),
    literals.map(lambda value: f"be {value}"),
    st.builds(lambda a, b, s: f"be {s}between {a} and {b}", numbers, numbers, st.sampled_from(["", "strictly "])),
    st.builds(lambda a, b: f"be between {a} and {b}", days, days),
    st.one_of(listed(numbers), listed(texts), listed(days)).map(lambda items: f"be in {items}"),
    listed(texts).map(lambda items: f"be in {items} ignoring case"),
    st.builds(lambda kind, text: f"{kind} {text}", parts, texts),
    st.builds(lambda sign, length: f"have length {sign} {length}", signs, lengths),
    st.builds(lambda a, b: f"have length between {a} and {b}", lengths, lengths),
)


def third_person(check: str) -> str:
    negated, plain = check.startswith("not "), check.removeprefix("not ")
    verb, _, rest = plain.partition(" ")
    if verb == "be":
        return f"is {'not ' if negated else ''}{rest}"
    if negated:
        return f"does not {plain}"
    return f"{ {'have': 'has', 'contain': 'contains', 'start': 'starts', 'end': 'ends'}[verb] } {rest}".strip()


@st.composite
def sentences(draw, subjects=("X",)) -> str:
    some = draw(st.lists(checks, min_size=1, max_size=2))
    joiner = draw(st.sampled_from([" and ", " or "]))
    asked = joiner.join(some)
    if len(some) == 1 and draw(st.integers(0, 3)) == 0:
        asked = f"not {asked}"
    said = f"{draw(st.sampled_from(subjects))} {draw(st.sampled_from(['must', 'must', 'should']))} {asked}"
    if draw(st.integers(0, 3)) == 0:
        said += " if present"
    which = draw(st.integers(0, 7))
    if which == 0:
        said += " when C is 'a'"
    elif which == 1:
        said += f" when X {third_person(draw(checks))}"
    elif which == 2:
        said += f" when X {third_person(draw(checks))} and X {third_person(draw(checks))}"
    return said


# --- what advice says, judged ---------------------------------------------------------------------------------------


def advised(lines: list[str], schema: str | None) -> tuple[list[ast.Rule], list[tuple[Any, int, int | None]], bool]:
    """The rules, each piece of advice with its line and the line that it refers to, and whether all rules fit."""
    text = "T\n" + "".join(f"{line} as n{i}\n" for i, line in enumerate(lines))
    source = Source(text)
    file, problems = parse(source)
    assert not problems, [problem.message() for problem in problems]
    rules = file.tables[0].rules
    known = parse_ddl(schema) if schema else None
    found = analyze([SourcedRule(rule, source) for rule in rules], table="T", schema=known, lookups=None).problems
    fits = all(problem.severity == "advice" for _, problem in found)

    def line(span) -> int:
        return source.position(span.start)[0] - 2

    told = [
        (problem, line(problem.span), line(problem.related()[0].span) if problem.related() else None)
        for _, problem in found
        if problem.severity == "advice"
    ]
    return list(rules), told, fits


def refute(problem: Any, rule: ast.Rule, other: ast.Rule | None, rows: list[by_hand.Row]) -> by_hand.Row | None:
    """A row that shows that the advice is wrong."""
    for row in rows:
        passed = by_hand.passes(rule, row)
        applies = rule.when is None or by_hand.condition(rule.when, row) is True
        match problem.code:
            case "DQ400":
                of_items = isinstance(rule.subjects[0], ast.Every) and not row["L"]  # a list without items passes both
                excused = not applies or of_items or (problem.of_present and row["X"] is None)
                wrong = passed and by_hand.passes(other, row) and not excused
            case "DQ401" if problem.joined:
                wrong = passed != any_other(rule, problem, row)
            case "DQ401":
                wrong = not passed and by_hand.passes(other, row)
            case "DQ405":
                wrong = applies
            case "DQ420":
                wrong = passed != by_hand.passes(other, row)
            case "DQ421":
                wrong = not passed
            case "DQ422":
                wrong = applies and passed != (by_hand.of(rule.subjects[0], row) is not None)
            case "DQ423":
                use = next(use for use in rule.checks if use.span == problem.span)
                values = row["L"] or () if isinstance(rule.subjects[0], ast.Every) else (row["X"],)
                wrong = any(value is not None and by_hand.holds(use, value) is True for value in values)
            case "DQ425":
                wrong = applies and passed
            case _:
                wrong = False
        if wrong:
            return row
    return None


def any_other(rule: ast.Rule, problem: Any, row: by_hand.Row) -> bool:
    """What the rule says of the row without the check that says nothing."""
    [left] = [use for use in rule.checks if use.span != problem.span]
    kept = ast.Rule(
        rule.subjects, rule.severity, (left,), None, rule.if_present, rule.when, None, None, None, (), rule.span
    )
    return by_hand.passes(kept, row)


def judged(lines: list[str], type: str, known: bool, rows: list[by_hand.Row], columns: str) -> Counter[str]:
    schema = columns.format(type)
    _, told_with, fits = advised(lines, schema)
    if not fits:
        return Counter()
    rules, told, _ = advised(lines, schema) if known else advised(lines, None)
    for problem, line, related in told:
        other = rules[related] if related is not None else None
        row = refute(problem, rules[line], other, rows)
        assert row is None, f"{problem.message()}\n  {lines}\n  {type} {'known' if known else ''}\n  {row}"
    return Counter(problem.code for problem, _, _ in told)


def rows_of(type: str) -> list[by_hand.Row]:
    return [{"X": value, "C": other} for value, other in product(GRIDS[type], ("a", None))]


@settings(max_examples=300)
@given(st.lists(sentences(), min_size=1, max_size=3), st.sampled_from(TYPES), st.booleans())
def test_no_advice_is_a_false_alarm(lines, type, known):
    judged(lines, type, known, rows_of(type), "X {0}, C STRING")


@settings(max_examples=100)
@given(st.lists(sentences(("at least one of X and C", "X")), min_size=2, max_size=3), st.booleans())
def test_of_at_least_one_of_several_neither(lines, known):
    values = ("", "a", "A", "ab", "1", " ", "b", None)
    rows = [{"X": one, "C": other} for one, other in product(values, repeat=2)]
    judged(lines, "STRING", known, rows, "X {0}, C STRING")


@settings(max_examples=100)
@given(st.lists(sentences(("every L",)), min_size=1, max_size=3), st.sampled_from(["STRING", "INT"]), st.booleans())
def test_of_items_neither(lines, type, known):
    values = ("", "a", "ab", "1", " ", None) if type == "STRING" else (None, -1, 0, 1, 2, 3, 200)
    lists = [None, (), *((value,) for value in values), *product(values, repeat=2)]
    rows = [{"L": items, "C": "a", "X": "a"} for items in lists]
    judged(lines, type, known, rows, "L ARRAY<{0}>, C STRING, X STRING")


def test_the_grid_is_judged_by_something():
    """The judge itself can say no."""
    [first, second], _, _ = advised(["X must be at least 1", "X must be at least 0"], "X INT")
    problem = advised(["X must be at least 1", "X must be at least 0"], "X INT")[1][0][0]
    assert problem.code == "DQ401"
    assert refute(problem, second, first, rows_of("INT")) is None
    assert refute(problem, first, second, rows_of("INT")) == {"X": 0, "C": "a"}


@pytest.mark.parametrize("code", ["DQ400", "DQ401", "DQ405", "DQ420", "DQ421", "DQ422", "DQ423", "DQ425"])
def test_each_kind_of_advice_is_met(code):
    """Among ordinary pairs of sentences each kind of advice is given, so that the properties above judge them."""
    pairs = {
        "DQ400": (["X must be 'a'", "X must be 'b'"], "STRING"),
        "DQ401": (["X must be in ['a', 'b']", "X must be 'a'"], "STRING"),
        "DQ405": (["X must be present when X is 'a' and X is 'b'"], "STRING"),
        "DQ420": (["X must be 'a'", "X should be 'a'"], "STRING"),
        "DQ421": (["X must be present if present"], "STRING"),
        "DQ422": (["X must be at most 127"], "TINYINT"),
        "DQ423": (["X must be 0.5"], "INT"),
        "DQ425": (["X must be 'a' when X is 'b'"], "STRING"),
    }
    lines, type = pairs[code]
    assert judged(lines, type, True, rows_of(type), "X {0}, C STRING") == {code: 1}
