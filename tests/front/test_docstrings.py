"""What docstrings show with `>>>` is what happens."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

import dqlang

SOURCE = Path(dqlang.__file__).parents[1]
SHOWING = sorted(
    ".".join(path.relative_to(SOURCE).with_suffix("").parts)
    for path in Path(dqlang.__file__).parent.rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


def test_the_public_modules_show_examples():
    assert {"dqlang.api", "dqlang.ruleset"} <= set(SHOWING)


@pytest.mark.parametrize("name", SHOWING)
def test_examples_give_what_they_show(name):
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted > 0 and result.failed == 0
