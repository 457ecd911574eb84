"""A check that could judge nothing writes the report it was asked for: well formed, and saying why."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from xml.etree import ElementTree as xml

import pytest

BAD = "Person\n    Name must be humn_name\n    Zip must be <b> presnt\n"
CASES = {
    "no data": (("check", "nothing.csv", "--rules", "person.dq"), "there is no file `nothing.csv`"),
    "no rules": (("check", "p.csv", "--rules", "persn.dq"), "there is no file `persn.dq`"),
    "bad rules": (("check", "p.csv", "--rules", "bad.dq"), "humn_name"),
    "data as rules": (("check", "p.csv", "--rules", "p.csv"), "looks like data (csv), not rules"),
    "usage": (("check", "p.csv"), "--rules"),
    "an unknown option": (("check", "p.csv", "--rules", "person.dq", "--kee", "Id"), "--kee"),
    "a schema": (("check", "p.csv", "--rules", "person.dq", "--schema", "Name STRNG"), "STRNG"),
}


@pytest.fixture
def files(tmp_path, good):
    (tmp_path / "p.csv").write_text("Name,Zip\nAda,1\n")
    (tmp_path / "bad.dq").write_text(BAD)


@pytest.mark.parametrize("case", CASES)
def test_junit_has_one_suite_with_an_error(run, files, case):
    arguments, words = CASES[case]
    result = run(*arguments, "--format", "junit")
    assert result.exit_code == 2 and result.stderr
    (suite,) = xml.fromstring(result.stdout.split("\n", 1)[1])
    assert (suite.tag, suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("testsuite", "1", "0", "1")
    (error,) = suite.findall("testcase/error")
    assert words in error.get("message") and words in error.text


@pytest.mark.parametrize("case", CASES)
def test_json_is_an_object_with_the_problems(run, files, case):
    arguments, words = CASES[case]
    result = run(*arguments, "--format=json")
    document = json.loads(result.stdout)
    assert result.exit_code == 2 and document["outcome"] == "not judged"
    assert words in document["problems"][0]["message"]


def test_json_holds_the_places_of_what_is_wrong_with_the_rules(run, files):
    problems = json.loads(run("check", "p.csv", "--rules", "bad.dq", "--format", "json").stdout)["problems"]
    assert [(each["path"], each["line"], each["severity"]) for each in problems] == [
        ("bad.dq", 2, "error"),
        ("bad.dq", 3, "error"),
    ]


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


@pytest.mark.parametrize("case", CASES)
def test_html_is_a_page_with_the_message(run, files, case):
    arguments, words = CASES[case]
    result = run(*arguments, "--format", "html")
    page = Page(result.stdout)
    assert result.exit_code == 2 and result.stdout.startswith("<!doctype html>") and page.open == []
    assert words in page.words and "Nothing could be judged" in page.words
    assert "<b>" not in result.stdout


def test_several_refusals_are_all_told(run, files):
    arguments = ("check", "nothing.csv", "--rules", "persn.dq", "--key", ",")
    assert len(json.loads(run(*arguments, "--format", "json").stdout)["problems"]) == 3
    shown = run(*arguments, "--format", "junit").stdout
    assert "nothing.csv" in shown and "persn.dq" in shown and "--key" in shown


@pytest.mark.parametrize("form", ["html", "junit"])
def test_what_is_sent_on_holds_no_folder(run, files, tmp_path, form):
    data, rules = tmp_path / "secret" / "nothing.csv", tmp_path / "bad.dq"
    data.parent.mkdir()
    for each in ("bad.dq", str(rules)):
        result = run("check", str(data), "--rules", each, "--format", form)
        assert result.exit_code == 2 and "nothing.csv" in result.stdout
        assert "secret" not in result.stdout and str(tmp_path) not in result.stdout


def test_a_fault_of_ours_leaves_a_report_too(run, files, monkeypatch):
    def broken(wanted):
        raise KeyError("Ada Secret")

    monkeypatch.setattr("dqlang.cli.check._prepare", broken)
    result = run("check", "p.csv", "--rules", "person.dq", "--format", "junit")
    assert result.exit_code == 3 and "Secret" not in result.stdout
    assert xml.fromstring(result.stdout.split("\n", 1)[1]).find(".//error") is not None


def test_for_people_nothing_is_written_twice(run, files):
    result = run("check", "nothing.csv", "--rules", "person.dq")
    assert (result.exit_code, result.stdout) == (2, "")
