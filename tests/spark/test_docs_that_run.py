"""What the docs show with Spark happens: each block of Python prints the text behind it."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"

pytestmark = pytest.mark.classic


@pytest.mark.parametrize("page", ["observation.md"])
def test_a_page_prints_what_it_shows(spark, tmp_path, page):
    blocks = re.findall(r"^```(python|text)\n(.*?)^```$", (DOCS / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    names = {"spark": spark, "target": str(tmp_path / "target"), "kept": str(tmp_path / "kept")}
    for (language, text), (_, shown) in zip(blocks, blocks[1:] + [("", "")], strict=True):
        if language == "python":
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(text, names)
            assert printed.getvalue().rstrip() == shown.rstrip()
