"""What README and docs show is true: examples compile, mistakes are mistakes, names are the names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dqlang
from dqlang.checks import registry
from dqlang.plan.functions import FUNCTIONS

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LANGUAGE = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
BUILT = LANGUAGE.partition("## What is not built yet")[0]
_BLOCK = re.compile(r"^```(dq|dq-wrong|dq-sql)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
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


@pytest.mark.parametrize("text", blocks("dq-sql"))
def test_an_example_of_raw_sql_is_accepted_where_it_is_allowed(text):
    assert errors(text) == ["raw SQL is not allowed here"]
    assert not [found for found in dqlang.lint(text, allow_sql=True) if found.severity == "error"]


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


def section(heading: str) -> str:
    return LANGUAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def named_in_rows(text: str) -> list[tuple[str, str]]:
    """The sentences and names of table rows whose last two cells hold equally many of them."""
    found = []
    for row in re.findall(r"^\|.*\|$", text, re.MULTILINE):
        *_, examples, ending = row.strip("|").split("|")
        pair = [re.findall(r"`([^`]+)`", cell) for cell in (examples, ending)]
        if len(pair[0]) == len(pair[1]) and not any("..." in name for name in pair[1]):
            found += zip(*pair, strict=True)
    return found


def first_name(sentence: str) -> str:
    return dqlang.compile(f"t\n    {sentence}\n").rules[0].name


@pytest.mark.parametrize(("sentence", "name"), named_in_rows(section("Names of failures")))
def test_names_of_failures_are_as_the_table_says(sentence, name):
    assert first_name(sentence) == name


@pytest.mark.parametrize(("sentence", "name"), named_in_rows(section("Checks")))
def test_names_end_as_the_tables_of_checks_say(sentence, name):
    subject = sentence.partition(" must ")[0].partition(" should ")[0]
    ending = first_name(sentence).removeprefix("_".join(re.findall(r"\w+", subject)) + "_").removeprefix("not_")
    assert ending == name or " as " in sentence


def test_each_function_is_listed():
    listed = re.findall(r"^\| `([a-z ]+) of \w+` \| (.*) \|$", section("Functions"), re.MULTILINE)
    assert dict(listed) == {name: spec.english for name, spec in FUNCTIONS.items()}


def test_each_check_is_listed():
    assert [phrase for phrase in registry.phrases() if f"`{phrase}" not in section("Checks")] == []
