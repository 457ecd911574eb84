"""The report of a check, as text and as data."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timezone
from xml.etree import ElementTree as xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqlang.diagnostics.display import width
from dqlang.report.data import render as as_data
from dqlang.report.findings import Sample
from dqlang.report.html_rows import sentence as html_sentence
from dqlang.report.junit import render as as_junit
from dqlang.report.text import WIDTH, render, verdict, wrap
from dqlang.report.words import percent_passed, without_folders
from tests.front.reports import MILD, WORST, finding, findings


def test_the_whole_report():
    found = findings(finding(), MILD, WORST, severe_rows=2, warning_rows=1)
    assert render(found, "out.parquet") == (
        "3 rules of Person (person.dq) on person.csv\n"
        "\n"
        "verdict  severity  failures   passed  rule\n"
        "FAILED   severe           2   50.00%  Sex must be in ['F', 'M'] because 'the form knows no other'\n"
        "FAILED   warning          1   75.00%  Name_human_name must hold\n"
        "ok       severe           0  100.00%  A_present must hold\n"
        "\n"
        "some failing rows\n"
        "\n"
        "  Sex must be in ['F', 'M'] because 'the form knows no other'\n"
        "    X          Id 1, Name Ann\n"
        "    (missing)  Id 2, Name (missing)\n"
        "\n"
        "  Name_human_name must hold\n"
        "    ' a '  Id 日本\n"
        "\n"
        "4 rows: 2 with a severe failure, 1 with a warning\n"
        "FAILED: 2 of 3 rules do not hold (1 severe, 1 warning)\n"
        "fingerprint of the rules: 0123\n"
        "graded rows are in out.parquet"
    )


def test_spaces_in_quotes_are_a_part_of_the_rule():
    sentence = "`a  b`   must be in [\n  'x  y',\n  \"  \"] as r"
    shown = "`a  b` must be in [ 'x  y', \"  \"] as r"
    assert f"  {shown}\n" in render(findings(finding(sentence=sentence, failures=1)))
    assert wrap("A must be 'x  y' now", 12) == ["A must be", "'x  y' now"]
    assert html_sentence(finding(sentence=sentence)) == shown
    junit = xml.fromstring(as_junit(findings(finding(sentence=sentence, failures=1)), when=datetime.now(timezone.utc)))
    failure = junit.find(".//failure")
    assert failure.get("message").startswith(f"{shown}: ") and failure.text.startswith(f"{shown}\n")


def test_a_table_without_rows_passes_and_says_so():
    shown = render(findings(finding(rows=0), rows=0))
    assert "\nno rows\npassed: the one rule holds\n" in shown and "ok       severe           0       -  " in shown


def test_the_worst_comes_first():
    tolerated = finding("tolerated", failures=3, passed=True)
    order = [finding("ok"), MILD, tolerated, finding("less", failures=1), finding("more", failures=3)]
    names = [each.name for each in findings(*order).worst_first()]
    assert names == ["more", "less", "Name_human_name", "tolerated", "ok"]


@pytest.mark.parametrize(
    ("fail_on", "each", "failed", "told"),
    [
        ("severe", (WORST, MILD), True, "FAILED: 2 of 2 rules do not hold (1 severe, 1 warning)"),
        ("severe", (MILD,), False, "passed, though 1 of 1 rule does not hold (1 warning)"),
        ("warning", (MILD, finding()), True, "FAILED: 1 of 2 rules does not hold (1 warning)"),
        ("never", (WORST,), False, "passed, though 1 of 1 rule does not hold (1 severe)"),
        ("warning", (finding(), finding(failures=1, passed=True)), False, "passed: all rules hold"),
    ],
)
def test_the_verdict_in_words(fail_on, each, failed, told):
    found = findings(*each, fail_on=fail_on)
    assert (found.failed, verdict(found)) == (failed, told)


@pytest.mark.parametrize(
    ("rows", "failures", "told"),
    [
        (0, 0, "-"),
        (4, 0, "100.00%"),
        (4, 4, "0.00%"),
        (1_000_000, 1, "99.99%"),
        (1_000_000, 999_999, "0.01%"),
        (3, 1, "66.66%"),
        (10**17, 1, "99.99%"),
    ],
)
def test_only_all_is_100_and_only_none_is_0(rows, failures, told):
    assert percent_passed(rows, failures) == told


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("in/person.csv", "in/person.csv"),
        ("../person.csv", "../person.csv"),
        ("/home/ann/person.csv", "person.csv"),
        ("/home/ann/people/", "people"),
        ("/home/ann/*.csv", "*.csv"),
        ("C:\\Users\\ann\\person.csv", "person.csv"),
        ("\\\\server\\share\\person.csv", "person.csv"),
        ("file:///home/ann/person.csv", "person.csv"),
        ("parquet.`/home/ann/people`", "parquet.`people`"),
        ("`my db`.people", "`my db`.people"),
        ("s3://bucket/in/part-?.csv", "s3://bucket/in/part-?.csv"),
        ("s3://key:secret@bucket/a.csv?sig=x&y=/z", "s3://bucket/a.csv"),
        ("s3a://key:sec/ret@bucket/a.csv", "s3a://bucket/a.csv"),
        ("https://token@host/a", "https://host/a"),
        ("https://user:p@ss@host/a?sig", "https://host/a"),
        ("https://host/a#access_token=x", "https://host/a"),
        ("abfss://box@account.net/a.csv", "abfss://box@account.net/a.csv"),
        ("/", "/"),
    ],
)
def test_names_of_files_tell_nothing_of_the_machine(path, shown):
    assert without_folders(path) == shown


def test_rules_of_one_sentence_are_told_apart():
    both = [finding(name, sentence="A and B must be present") for name in ("A_present", "B_present")]
    shown = render(findings(*both))
    assert "A and B must be present [A_present]" in shown and "A and B must be present [B_present]" in shown


def test_values_that_could_steer_the_terminal_or_tear_the_table_cannot():
    odd = Sample("a\x1b[2J\nb", {"I\td": "\u202e"})
    shown = render(findings(finding(failures=1, samples=(odd,), sentence="A\x07")), "out\x1b.json")
    assert all(character == "\n" or character.isprintable() for character in shown)
    assert "a\\x1b[2J\\x0ab" in shown


def test_color_changes_nothing_but_the_color():
    import click

    found = findings(WORST, MILD, finding(), finding(failures=1, passed=True))
    assert click.unstyle(render(found, color=True)) == render(found) != render(found, color=True)


@given(
    st.text(), st.text(), st.lists(st.tuples(st.none() | st.text(), st.dictionaries(st.text(), st.none() | st.text())))
)
def test_no_line_is_wider_than_the_page(sentence, reason, rows):
    samples = tuple(Sample(value, key) for value, key in rows)
    shown = render(findings(finding(failures=1, sentence=sentence, samples=samples)))
    longest = max((width(word) for word in sentence.split()), default=0)
    assert all(width(line) <= WIDTH for line in shown.split("\n")) or longest > 40


def test_words_are_wrapped_by_their_width():
    assert wrap("日本 日本 ab", 5) == ["日本", "日本", "ab"]
    assert wrap("ab cd ef", 5) == ["ab cd", "ef"]
    assert wrap("a" * 20, 5) == ["a" * 20]


def test_the_report_as_data():
    data = json.loads(as_data(findings(finding(), replace(WORST, failures=1, rows=4), severe_rows=1), "out.json"))
    assert {key: data[key] for key in data if key != "rules"} == {
        "data": "person.csv",
        "rules_file": "person.dq",
        "table": "Person",
        "owner": None,
        "fingerprint": "0123",
        "outcome": "failed",
        "fail_on": ["severe"],
        "rows": 4,
        "rows_with_severe_failure": 1,
        "rows_with_warning": 0,
        "output": "out.json",
        "advice": [],
    }
    assert data["rules"][1] == {
        "name": "Sex_in_set",
        "severity": "severe",
        "sentence": "Sex must be in ['F', 'M'] because 'the form knows no other'",
        "reason": "the form knows no other",
        "line": 2,
        "fingerprint": "f",
        "passed": False,
        "rows": 4,
        "failures": 1,
        "share": 0.25,
        "value": None,
        "group": None,
        "samples": [
            {"value": "X", "key": {"Id": "1", "Name": "Ann"}, "others": {}},
            {"value": None, "key": {"Id": "2", "Name": None}, "others": {}},
        ],
    }


def test_no_rows_have_no_share():
    assert json.loads(as_data(findings(finding(rows=0))))["rules"][0]["share"] is None
