"""The truth table in the docs is what the engine says."""

from __future__ import annotations

from pathlib import Path

import pytest
from truth import page

PAGE = Path(__file__).parents[2] / "docs" / "truth-table.md"


@pytest.mark.classic
@pytest.mark.connect
@pytest.mark.since("4.0")  # some of its rules ask for valid JSON
def test_the_page_is_what_the_engine_answers(spark):
    assert page(spark) == PAGE.read_text(encoding="utf-8")
