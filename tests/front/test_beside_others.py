"""What docs/beside-others.md says of dqlang is what dqlang says; the others' part is made by running them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _script():
    spec = importlib.util.spec_from_file_location("beside_others", ROOT / "scripts" / "beside_others.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # a dataclass looks there for its own module
    spec.loader.exec_module(module)
    return module


SCRIPT = _script()
PAGE = (ROOT / "docs" / "beside-others.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("mistake", SCRIPT.MISTAKES, ids=lambda mistake: mistake.title)
def test_the_page_shows_what_is_said_now(mistake):
    section = PAGE.partition(f". {mistake.title}\n")[2].partition("\n## ")[0]
    assert section.startswith(f"\n```\n{SCRIPT.report(mistake)}\n```\n")
    assert f"| {mistake.title} | {SCRIPT.own(mistake)} |" in PAGE


def test_there_are_ten():
    assert len(SCRIPT.MISTAKES) == 10
