"""The report of a check as JUnit's XML, held against the schema of Jenkins."""

from __future__ import annotations

from datetime import datetime, timezone
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as xml

import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from dqlang.plan.rules import RowAllowance
from dqlang.report.findings import Findings, Sample
from dqlang.report.junit import render
from tests.front.reports import MILD, WORST, finding, findings

WHEN = datetime(2024, 1, 31, 10, 0, tzinfo=timezone.utc)
SCHEMA = xmlschema.XMLSchema(Path(__file__).parents[1] / "schemas" / "junit-10.xsd")


def suite(found: Findings, output: str | None = None) -> xml.Element:
    """The one suite of a document, which is valid and whose counts are right."""
    text = render(found, output, when=WHEN)
    assert text.isascii()
    root = xml.fromstring(text)
    SCHEMA.validate(root)
    (result,) = root
    for counted in (root, result):
        assert counted.get("tests") == str(len(result.findall("testcase")))
        assert counted.get("failures") == str(len(result.findall("testcase/failure")))
        assert counted.get("errors") == "0"
    return result


def test_each_rule_is_a_test():
    result = suite(findings(finding(), MILD, WORST, severe_rows=2, warning_rows=1), "out.json")
    assert (result.get("name"), result.get("timestamp")) == ("Person", "2024-01-31T10:00:00")
    assert {each.get("name"): each.get("value") for each in result.find("properties")} == {
        "data": "person.csv",
        "rules": "person.dq",
        "fingerprint": "0123",
        "rows": "4",
        "rows with a severe failure": "2",
        "rows with a warning": "1",
        "graded rows": "out.json",
    }
    tests = [(each.get("classname"), each.get("name"), [part.tag for part in each]) for each in result[1:]]
    assert tests == [
        ("Person", "A_present", []),
        ("Person", "Name_human_name", ["system-out"]),
        ("Person", "Sex_in_set", ["failure"]),
    ]


def test_a_failure_tells_all_that_is_known():
    failure = suite(findings(WORST)).find("testcase/failure")
    assert failure.attrib == {
        "type": "severe",
        "message": "Sex must be in ['F', 'M'] because 'the form knows no other': 2 of 4 rows fail, 50.00% pass",
    }
    assert failure.text.split("\n") == [
        "Sex must be in ['F', 'M'] because 'the form knows no other'",
        "FAILED, severe: 2 of 4 rows fail, 50.00% pass",
        "because: the form knows no other",
        "person.dq, line 2",
        "",
        "some failing rows:",
        "  X  Id 1, Name Ann",
        "  (missing)  Id 2, Name (missing)",
    ]


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [("severe", ["Sex_in_set"]), ("warning", ["Name_human_name", "Sex_in_set"]), ("never", [])],
)
def test_what_fails_is_what_the_exit_code_says(fail_on, failing):
    found = findings(MILD, WORST, fail_on=fail_on)
    tests = suite(found).findall("testcase")
    assert [each.get("name") for each in tests if each.find("failure") is not None] == failing
    assert found.failed == bool(failing)
    assert all(each.find("failure") is not None or each.find("system-out") is not None for each in tests)


def test_what_is_tolerated_passes_and_is_told():
    allowance = RowAllowance("at least", Decimal(75), True)
    test = suite(findings(finding(failures=1, passed=True, allowance=allowance))).find("testcase")
    assert [each.tag for each in test] == ["system-out"]
    assert "tolerated, severe: 1 of 4 rows fail, 75.00% pass\nasked for: at least 75% of rows\n" in test[0].text


def test_a_rule_that_finds_no_row_to_speak_of():
    failure = suite(findings(finding(rows=0, passed=False), rows=0)).find("testcase/failure")
    assert failure.get("message") == "A_present must hold: it speaks of no row"


def test_names_of_both_severities_and_of_groups_are_told_apart():
    both = [finding("A"), finding("A", "warning"), finding("B", group="x"), finding("B", group="y")]
    names = [each.get("name") for each in suite(findings(*both)).findall("testcase")]
    assert names == ["A (severe)", "A (warning)", "B (x)", "B (y)"]


@given(st.text(), st.text())
def test_any_text_makes_a_valid_document_that_holds_it(text, key):
    sample = Sample(text, {key: text})
    worst = finding(text, failures=1, sentence=text, reason=text, value=text, samples=(sample, Sample(None, {})))
    result = suite(findings(worst, table=text, data=f"x/{text}", rules=f"x/{text}", fingerprint=text), f"x/{text}")
    if text.isascii() and text.isprintable():
        assert result.find("testcase").get("name") == result.get("name") == text


def test_characters_that_xml_cannot_hold_are_replaced():
    found = findings(finding("\0\ud800\ufffe\x1b\x85", failures=1, samples=(Sample("]]>&<\n", {}),)))
    test = suite(found).find("testcase")
    assert test.get("name") == "\\x00\\ud800\\ufffe\\x1b\\x85"
    assert test.find("failure").text.endswith("\n  ']]>&<\\x0a'")


def test_no_folder_of_the_machine_is_told():
    text = render(findings(WORST, data="/home/ann/person.csv", rules="/home/ann/person.dq"), when=WHEN)
    assert "home" not in text and "person.dq, line 2" in text
