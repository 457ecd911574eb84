"""The tables of docs/patterns.md: what they show as accepted is, and what they show as offered is what is offered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dqlang.patterns import DangerousPattern, read

PAGE = (Path(__file__).parents[3] / "docs" / "patterns.md").read_text(encoding="utf-8").replace(r"\|", "\0")


def section(heading: str) -> str:
    return PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def rows(heading: str, form: str) -> list[tuple[str, ...]]:
    return [tuple(cell.replace("\0", "|") for cell in row) for row in re.findall(form, section(heading), re.MULTILINE)]


EXAMPLES = rows("What is accepted", r"^\|[^|]*\|[^|]*\| `(.*)`() \|$")
OFFERED = rows("What could end a job", r"^\| `([^|]*)` \| `([^|]*)` \|")


@pytest.mark.parametrize("pattern", [example for example, _ in EXAMPLES])
def test_an_example_is_accepted(pattern):
    assert read(pattern).text == pattern


@pytest.mark.parametrize(("pattern", "offered"), OFFERED)
def test_what_is_said_to_be_offered_is(pattern, offered):
    with pytest.raises(DangerousPattern) as caught:
        read(pattern)
    error = caught.value
    assert pattern[: error.start] + error.replacement + pattern[error.end :] == offered


def test_the_tables_are_found():
    assert (len(EXAMPLES), len(OFFERED)) == (26, 5)


@pytest.mark.parametrize("pattern", re.findall(r"`([^`]*)`", section("What could end a job").partition("\nWhere ")[0]))
def test_what_is_said_to_be_dangerous_is(pattern):
    with pytest.raises(DangerousPattern):
        read(pattern.replace("\0", "|"))
