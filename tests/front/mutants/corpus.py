"""The valid sentences of the repository, each with its table's schema: rule files, and the blocks of the docs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import dqlang

ROOT = Path(__file__).parents[3]
SCHEMAS = Path(__file__).parent / "schemas"
"""Schemas of the tables that only the docs know, and of lookups, by name. Those of rule files stand beside them."""

_BLOCK = re.compile(r"^```dq\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_RULE = re.compile(r"^.*\b(?:must|should)\b[^\[\n]*(?:\[[^\]]*\][^\[\n]*)*$", re.MULTILINE)


@dataclass(frozen=True)
class Sentence:
    """A valid rule between its neighbours, under the name of its table."""

    table: str
    before: str
    text: str
    after: str
    schema: str
    lookups: tuple[tuple[str, str], ...]

    def file(self, text: str | None = None) -> str:
        """A file with the sentence, or with another text in its place."""
        lines = [self.before, self.text if text is None else text, self.after]
        return "\n".join([self.table, *("    " + line for line in lines if line)]) + "\n"

    @property
    def line(self) -> int:
        return 3 if self.before else 2


def sentences() -> list[Sentence]:
    """All sentences that are valid against their schema, each once, in a fixed order."""
    found: dict[tuple[str, str], Sentence] = {}
    for text, folder in _texts():
        for sentence in _sentences(text, folder):
            found.setdefault((sentence.table, sentence.text), sentence)
    return [sentence for sentence in found.values() if is_valid(sentence)]


def is_valid(sentence: Sentence) -> bool:
    return not lint(sentence, sentence.text)


def lint(sentence: Sentence, text: str) -> list[dqlang.Diagnostic]:
    """What is said of a text in a sentence's place."""
    return dqlang.lint(sentence.file(text), schema=sentence.schema, lookups=dict(sentence.lookups))


def _texts() -> list[tuple[str, Path]]:
    files = [*sorted((ROOT / "rules").glob("*.dq")), *sorted((ROOT / "examples").rglob("*.dq"))]
    texts = [(path.read_text(encoding="utf-8"), path.parent) for path in files]
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        texts += [(block, SCHEMAS) for block in _BLOCK.findall(page.read_text(encoding="utf-8"))]
    return texts


def _sentences(text: str, folder: Path) -> list[Sentence]:
    text = re.sub(r"(?m)^ *#.*\n|  #.*$", "", text)
    found = []
    for table in re.split(r"(?m)^(?=[\w`])", text):
        name, _, rules = table.partition("\n")
        schema = _schema(name, folder)
        lines = [line.strip() for line in _RULE.findall(rules)]
        if schema is None:
            continue
        for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
            found.append(Sentence(name, before, line, after, schema, _lookups(rules, folder)))
    return found


def _schema(table: str, folder: Path) -> str | None:
    name = table.strip("`").lower()
    paths = (path for place in (folder, SCHEMAS) for path in place.glob("*.ddl") if path.stem.lower() == name)
    path = next(paths, None)
    return None if path is None else path.read_text(encoding="utf-8")


def _lookups(rules: str, folder: Path) -> tuple[tuple[str, str], ...]:
    """All lookups of a table's rules, so that a slip in a lookup's name can be seen."""
    names = sorted(set(re.findall(r"in lookup (\w+)", rules)))
    return tuple((name, schema) for name in names if (schema := _schema(name, folder)) is not None)
