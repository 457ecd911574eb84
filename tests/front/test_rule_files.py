"""The rule files that the project keeps are what it asks of others: no problem, no advice, the one style."""

from __future__ import annotations

from pathlib import Path

import pytest

import dqlang

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "rules").rglob("*.dq"), *(ROOT / "examples").rglob("*.dq")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_lint_finds_nothing(path):
    assert dqlang.lint(path.read_text(encoding="utf-8"), path=str(path)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_style_is_the_formatter_s(path):
    text = path.read_text(encoding="utf-8")
    assert dqlang.format(text) == text
