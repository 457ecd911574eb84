"""Reads the corpus: markdown files whose `##` headings are cases, whose fenced blocks say what is asked and expected.

A block is asserted where it is present. `dq` is a rule file. `data` is a Spark SQL query, `rows` its rows' failures in
YAML: for each row the names in `SevereErrors` and then those in `WarningErrors`; `unordered` the same in any order of
rows, for rules that look at other rows. Tests that know other blocks
(`diagnostics`, `formatted`, ...) ask for the cases that have them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

CORPUS = Path(__file__).parent / "corpus"
_CASE = re.compile(r"^## (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One heading and the text of its blocks by their kind."""

    file: str
    title: str
    blocks: dict[str, str]


def read(path: Path, corpus: Path = CORPUS) -> list[Case]:
    """The cases of a file, in its order."""
    _, *parts = _CASE.split(path.read_text(encoding="utf-8"))
    file = path.relative_to(corpus).as_posix()
    return [
        Case(file, title.strip(), {kind: text for kind, text in _BLOCK.findall(body)})
        for title, body in zip(parts[::2], parts[1::2], strict=True)
    ]


def cases(*kinds: str, under: str = ".") -> list:
    """All cases that have every one of these blocks, as parameters of a test."""
    found = [case for path in sorted((CORPUS / under).rglob("*.md")) for case in read(path)]
    return [pytest.param(case, id=f"{case.file}: {case.title}") for case in found if case.blocks.keys() >= set(kinds)]
