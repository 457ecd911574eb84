"""`dqlang lint --format sarif`, held against the schema and against what the specification says beside it."""

from __future__ import annotations

import json
import os
from importlib import metadata
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dqlang
from dqlang.diagnostics import catalogue
from dqlang.diagnostics.linted import Linted, Unread
from dqlang.diagnostics.problem import Diagnostic
from dqlang.diagnostics.sarif import render

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
SCHEMA["definitions"]["region"]["required"] = ["startLine"]  # errata 01 ask for it, or for a way of counting not ours
VALID = jsonschema.Draft4Validator(SCHEMA)
BAD = "Person\n    Name must be humn_name\n    Sex must be in ['F', 'M', 'F']\n"


def checked(text: str) -> dict:
    """The one run of a log, which is valid."""
    log = json.loads(text)
    assert [error.message for error in VALID.iter_errors(log)] == []
    assert text.isascii() and log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def problem(line=1, column=1, end_line=1, end_column=2, **fields) -> Diagnostic:
    fields = {"code": "DQ200", "severity": "error", "message": "m", "help": None, "path": "a.dq", **fields}
    return Diagnostic(line=line, column=column, end_line=end_line, end_column=end_column, **fields)


def result(found: Diagnostic, text="") -> dict:
    return checked(render(Linted([found], {found.path: text})))["results"][0]


def test_a_run_tells_the_tool_its_rules_and_the_results(run, tmp_path):
    (tmp_path / "bad.dq").write_text(BAD)
    shown = run("lint", "--format", "sarif", "bad.dq")
    assert (shown.exit_code, shown.stderr) == (1, "")
    found = checked(shown.stdout)
    driver = found["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("dqlang", dqlang.__version__)
    assert [each["id"] for each in driver["rules"]] == ["DQ200", "DQ402"]
    assert [(each["ruleId"], each["level"]) for each in found["results"]] == [("DQ200", "error"), ("DQ402", "warning")]
    assert [driver["rules"][each["ruleIndex"]]["id"] for each in found["results"]] == ["DQ200", "DQ402"]
    assert found["results"][0]["message"]["text"] == "there is no check `be humn_name`\ndid you mean `human_name`?"
    assert found["results"][0]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "bad.dq", "uriBaseId": "%SRCROOT%", "index": 0},
                "region": {"startLine": 2, "startColumn": 18, "endLine": 2, "endColumn": 27},
            }
        }
    ]
    assert found["columnKind"] == "unicodeCodePoints"
    assert found["invocations"] == [{"executionSuccessful": True}]


def test_a_file_without_fault_is_a_run_without_results(run, good):
    shown = run("lint", "--format", "sarif", good)
    found = checked(shown.stdout)
    assert shown.exit_code == 0 and found["results"] == [] and found["tool"]["driver"]["rules"] == []
    assert [each["location"]["uri"] for each in found["artifacts"]] == ["person.dq"]


def test_two_runs_are_equal(run, good):
    assert run("lint", "--format", "sarif", good).stdout == run("lint", "--format", "sarif", good).stdout


@pytest.mark.parametrize("code", catalogue.problems())
def test_each_code_of_the_catalogue_is_described(code):
    kind = catalogue.problems()[code]
    found = checked(render(Linted([problem(code=code, severity=kind.severity)], {})))
    (rule,) = found["tool"]["driver"]["rules"]
    assert rule["defaultConfiguration"]["level"] == found["results"][0]["level"]
    assert rule["name"] == kind.__name__
    first = rule["shortDescription"]["text"]
    assert first[0].isupper() or first[0] == "`"
    assert first.endswith(".") and "\n" not in first and rule["fullDescription"]["text"].startswith(first[:-1])
    assert "```" not in rule["help"]["text"] and rule["help"]["markdown"]


def test_the_page_s_address_stands_below_the_documentation_that_the_package_names(monkeypatch):
    class Named:
        def get_all(self, name):
            return {"Project-URL": ["Source, https://example.org", "Documentation, https://example.org/docs/"]}[name]

    monkeypatch.setattr(metadata, "metadata", lambda name: Named())
    (rule,) = checked(render(Linted([problem()], {})))["tool"]["driver"]["rules"]
    assert rule["helpUri"] == "https://example.org/docs/problems/DQ200.md"


def test_columns_count_code_points():
    found = dqlang.lint("\ufeffP\n    𠀀 must be humn_name", path="a.dq")[0]
    region = result(found, "\ufeffP\n    𠀀 must be humn_name")["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (15, 24)


def test_edits_that_go_together_are_one_fix_and_choices_are_several():
    together = problem(edits=((1, 4, 1, 5, "z"), (1, 1, 1, 2, "x"), (2, 1, 2, 1, "y")))
    (fix,) = result(together, "abcde\nf")["fixes"]
    (change,) = fix["artifactChanges"]
    assert [each["insertedContent"]["text"] for each in change["replacements"]] == ["x", "z", "y"]
    assert change["replacements"][2]["deletedRegion"] == {
        "startLine": 2,
        "startColumn": 1,
        "endLine": 2,
        "endColumn": 1,
    }
    assert fix["description"]["text"] == "write: xbcze\nyf"
    choices = problem(edits=((1, 1, 1, 3, "x"), (1, 2, 1, 4, "y")))
    assert [each["description"]["text"] for each in result(choices, "abcde")["fixes"]] == ["write: xcde", "write: ayde"]


def test_related_places_are_told():
    (related,) = result(problem(related=((3, 5, "first taken here"),)))["relatedLocations"]
    assert related["message"]["text"] == "first taken here"
    assert related["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 5}


def test_words_of_a_file_are_no_placeholders_and_no_links():
    text = result(problem(message="`\\d{5}` and [a](https://example.org)"))["message"]["text"]
    assert text == "`\\d{{5}}` and [a] (https://example.org)"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ü,%.dq", "a%20b/%C3%BC%2C%25.dq"),
        ("a:b.dq", "a%3Ab.dq"),
        (os.path.join(".", "x", "..", "c.dq"), "c.dq"),
        (os.path.join("..", "d.dq"), None),
    ],
)
def test_paths_are_relative_and_encoded(path, uri, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (found,) = result(problem(path=path))["locations"]
    location = found["physicalLocation"]["artifactLocation"]
    expected = {"uri": (tmp_path.parent / "d.dq").resolve().as_uri()} if uri is None else {"uri": uri}
    assert location == {**expected, **({} if uri is None else {"uriBaseId": "%SRCROOT%"}), "index": 0}


def test_standard_input_is_an_artifact_without_a_file(run):
    found = checked(run("lint", "--format", "sarif", "-", stdin=BAD).stdout)
    location = {"uri": "%3Cstdin%3E", "description": {"text": "standard input"}}
    assert found["artifacts"] == [{"location": location, "roles": ["standardStream"], "encoding": "UTF-8"}]
    assert found["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == {**location, "index": 0}


def test_what_cannot_be_read_is_a_notification(run, tmp_path):
    (tmp_path / "bad.dq").write_text(BAD)
    (tmp_path / "bin.dq").write_bytes(b"\0")
    shown = run("lint", "--format", "sarif", "bin.dq", "bad.dq", "nowhere")
    found = checked(shown.stdout)
    assert shown.exit_code == 2 and shown.stderr.startswith("error: `bin.dq` is not text")
    (invocation,) = found["invocations"]
    assert not invocation["executionSuccessful"] and len(found["results"]) == 2
    told = invocation["toolExecutionNotifications"]
    assert [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in told] == [
        "bin.dq",
        "nowhere",
    ]
    assert told[0]["message"]["text"].startswith("`bin.dq` is not text: it holds zero bytes\n")


@given(st.text(), st.text(), st.lists(st.text(min_size=1), max_size=2))
def test_any_text_makes_a_valid_log(message, content, names):
    found = problem(message=message, help=message, edits=((1, 1, 1, 1, message),), related=((1, 1, message),))
    checked(render(Linted([found], {"a.dq": content}, [Unread(each.replace("\0", ""), message) for each in names])))
