"""The pages that are made from data are what the data give."""

from __future__ import annotations

import importlib.util
import inspect
import re
from pathlib import Path

import pytest

import dqlang
from dqlang.diagnostics import catalogue

ROOT = Path(__file__).parents[2]
SPEC = importlib.util.spec_from_file_location("pages", ROOT / "scripts" / "pages.py")
pages = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(pages)


def test_the_pages_are_current() -> None:
    assert pages.stale() == []


def test_each_problem_has_a_page_that_the_list_names() -> None:
    listed = (ROOT / "docs" / "problems" / "README.md").read_text(encoding="utf-8")
    for code in catalogue.problems():
        assert f"[{code}]({code}.md)" in listed
        assert (ROOT / "docs" / "problems" / f"{code}.md").exists()


def test_each_sentence_to_write_is_a_rule() -> None:
    """Read from the page itself, as somebody would copy it."""
    text = (ROOT / "docs" / "if-you-wrote.md").read_text(encoding="utf-8")
    offered = [row.split(" | ")[-1] for row in re.findall(r"^\| `.*\|$", text, re.MULTILINE)]
    sentences = {code for cell in offered for code in re.findall(r"(?:^|<br>|\| )`([^`]+)`", cell)}
    rules = sorted(sentence for sentence in sentences if re.search(r"\b(must|should)\b", sentence))
    assert len(rules) > 150
    for rule in rules:
        found = [each.message for each in dqlang.lint(f"t\n    {rule}\n") if each.severity == "error"]
        assert found == [], rule


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "docs" / "if-you-wrote.md", ROOT / "docs" / "problems" / "README.md"):
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            assert (page.parent / target).exists(), target
        anchors = {
            re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
        }
        assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors


SHOWN = {code: pages.pieces(inspect.cleandoc(kind.__doc__ or "")) for code, kind in catalogue.problems().items()}
NO_EXAMPLE = {"DQ100"}  # a file that is no text
OLDER = {"DQ115"}  # its mending is not built yet


@pytest.mark.parametrize("code", sorted(SHOWN.keys() - NO_EXAMPLE))
def test_a_page_shows_a_mistake_and_what_dqlang_says_of_it(code: str) -> None:
    text = (ROOT / "docs" / "problems" / f"{code}.md").read_text(encoding="utf-8")
    assert "dqlang says:" in text
    (shown,) = re.findall(r"dqlang says:\n\n```text\n(.*?)\n```", text, re.DOTALL)
    assert f" {code}: " in shown.split("\n")[0]


@pytest.mark.parametrize("code", sorted(code for code in SHOWN if code < "DQ2"))
def test_a_mistake_of_reading_is_one_problem_and_its_mending_has_none(code: str) -> None:
    mistakes = [text for form, text in SHOWN[code] if form == "text"]
    mended = [text for form, text in SHOWN[code] if form == "dq"]
    for text in mistakes:
        assert [each.code for each in dqlang.lint(text)] == [code]
    for text in mended:
        assert [each.message for each in dqlang.lint(text) if each.severity == "error"] == []
    assert len(mistakes) == 1 or code in NO_EXAMPLE
    assert mended or code in NO_EXAMPLE | OLDER
