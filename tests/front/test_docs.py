"""What README and docs show is true: examples compile, mistakes are mistakes, names are the names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dqlang
from dqlang.plan.functions import FUNCTIONS

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LANGUAGE = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
BUILT = LANGUAGE.partition("## What is not built yet")[0]
_BLOCK = re.compile(r"^```(dq|dq-wrong)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)|`` ([^\n]+?) ``")


def blocks(kind: str) -> list:
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for block in _BLOCK.finditer(text):
            line = text.count("\n", 0, block.start()) + 1
            if block[1] == kind:
                found.append(pytest.param(block[2], id=f"{page.name}:{line}"))
    return found


def sentences() -> list[str]:
    """Whole rules that the reference shows within its text and tables."""
    prose = _BLOCK.sub("", BUILT)
    codes = (code[1] or code[2] for code in _CODE.finditer(prose))
    return sorted({code for code in codes if re.search(r"\S (must|should) \S", code)})


def errors(text: str) -> list[str]:
    return [found.message for found in dqlang.lint(text) if found.severity == "error"]


@pytest.mark.parametrize("text", blocks("dq"))
def test_an_example_is_accepted_as_it_stands(text):
    assert errors(text) == []
    assert dqlang.format(text) == text


@pytest.mark.parametrize("text", blocks("dq-wrong"))
def test_each_line_that_is_shown_as_a_mistake_is_one(text):
    table, *rules = text.splitlines()
    for rule in rules:
        assert errors(f"{table}\n{rule}\n"), rule


@pytest.mark.parametrize("sentence", [s for s in sentences() if not s.startswith("Code must be member id")])
def test_a_sentence_in_the_text_is_accepted(sentence):
    assert errors(f"t\n    {sentence}\n") == []


def test_the_reference_has_many_sentences():
    assert len(sentences()) > 50


@pytest.mark.parametrize(("sentence", "name"), re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|$", BUILT, re.MULTILINE))
def test_names_of_failures_are_as_the_table_says(sentence, name):
    assert [rule.name for rule in dqlang.compile(f"t\n    {sentence}\n").rules] == [name]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (sentence, name)
        for cells in re.findall(r"^\|(?:[^|]*\|)*?([^|]*must[^|]*)\|([^|]*)\|$", BUILT, re.MULTILINE)
        for sentence, name in zip(re.findall(r"`([^`]+)`", cells[0]), re.findall(r"`([^`]+)`", cells[1]), strict=False)
        if "..." not in name and " as " not in sentence and "must" in sentence
    ],
)
def test_names_end_as_the_tables_of_checks_say(sentence, name):
    assert dqlang.compile(f"t\n    {sentence}\n").rules[0].name.endswith(name)


def test_each_function_is_listed():
    listed = set(re.findall(r"^\| `([a-z ]+) of", LANGUAGE, re.MULTILINE))
    assert listed == set(FUNCTIONS)
