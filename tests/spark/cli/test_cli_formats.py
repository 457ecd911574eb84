"""`dqlang check --format html` and `junit`, from data to the report."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as xml

import html5lib
import pytest
from click.testing import CliRunner

from dqlang.cli.group import dqlang

pytestmark = pytest.mark.classic

ROOT = Path(__file__).parents[3]
PERSON = ROOT / "examples" / "person"
PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def check(*arguments: str):
    """The example, by absolute paths."""
    files = [f"{PERSON}/person.csv", "--rules", f"{PERSON}/person.dq", "--schema", f"{PERSON}/person.ddl"]
    return CliRunner().invoke(dqlang, ["check", *files, "--key", "Name", *arguments])


def test_junit(spark):
    result = check("--format", "junit")
    assert (result.exit_code, result.stderr) == (1, "") and str(ROOT) not in result.stdout
    suite = xml.fromstring(result.stdout)[0]
    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == ("Person", "6", "4")
    (shown,) = re.findall(r"^```xml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert shown in result.stdout


def test_junit_where_warnings_fail(spark):
    suite = xml.fromstring(check("--format", "junit", "--fail-on", "warning").stdout)[0]
    assert (suite.get("failures"), suite.findall("testcase/system-out")) == ("6", [])


def test_html(spark, tmp_path):
    (tmp_path / "out").mkdir()
    result = check("--format", "html", "--output", f"{tmp_path}/out/graded.parquet")
    assert (result.exit_code, result.stderr) == (1, "")
    assert str(ROOT) not in result.stdout and str(tmp_path) not in result.stdout
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(result.stdout)
    facts = ["".join(each.itertext()) for each in tree.findall(".//dd")]
    assert facts[:2] == ["person.csv", "person.dq"] and facts[3:] == ["4", "2 (50.00%)", "3 (75.00%)", "graded.parquet"]
    rows = ["".join(each.itertext()) for each in tree.findall(".//table[@class='rules']/tbody/tr")]
    assert len(rows) == 6 and rows[0].startswith("FAILEDsevereEffDate must be greater than BirthDate")
    samples = ["".join(each.itertext()) for each in tree.findall(".//table[@class='samples']/tbody/tr")]
    assert "2942-01-01Name Mark" in samples


def test_what_a_rule_tolerates_comes_from_its_sentence(spark, tmp_path):
    (tmp_path / "mild.dq").write_text("Person\n    Name must be human_name for at least 75% of rows\n")
    data = ["check", f"{PERSON}/person.csv", "--rules", f"{tmp_path}/mild.dq"]
    shown = CliRunner().invoke(dqlang, [*data, "--format", "html"])
    assert shown.exit_code == 0 and "asked for at least 75% of rows" in shown.stdout
    assert 'class="limit" d="M75 0v8"' in shown.stdout
