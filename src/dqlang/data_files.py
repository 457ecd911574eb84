"""What files of data look like, by their names and by what is in them: data is often given where rules are wanted."""

from __future__ import annotations

import codecs
import csv
import os
import re

ENDINGS = {".csv": "csv", ".json": "json", ".jsonl": "json", ".ndjson": "json", ".parquet": "parquet", ".orc": "orc"}
RULES_ARE = "rules are sentences such as `Name must be present`, below their table's name, in a `.dq` file"
"""What to say to who gives data as rules."""

PACKED = (".gz", ".bz2", ".zst", ".lz4", ".snappy", ".deflate")
_BINARY = {b"PAR1": "parquet", b"ORC": "orc"}
_MARKUP = re.compile(r"\s*<(?:!doctype|\?xml|html|table)\b", re.IGNORECASE)
_PAGES = (".html", ".htm", ".xml", ".xlsx", ".xls")
_NAME = re.compile(r"[^\W\d][\w .()/-]{0,63}")
_DEMANDS = re.compile(r"\b(?:must|should|shall|has|have|is|are|needs?)\b", re.IGNORECASE)
_LOOKED_AT = 50
_ALIKE = 0.8
"""The share of lines that have as many cells as the first: a few rows of a csv are always broken."""


def kind_of(path: str) -> str | None:
    """What a file's ending says."""
    name = path.lower().rstrip("/\\")
    for packed in PACKED:
        name = name.removesuffix(packed)
    ending = os.path.splitext(name)[1]
    return "delta" if ending == ".delta" else ENDINGS.get(ending)


def kind_of_data(data: bytes, path: str) -> str | None:
    """What kind of data a file holds; None where it may be anything else."""
    return kind_of_name(path) or kind_of_content(data)


def kind_of_name(path: str) -> str | None:
    """Pages too, which are often taken for data."""
    ending = os.path.splitext(path.lower())[1]
    return ending[1:] if ending in _PAGES else kind_of(path)


def kind_of_content(data: bytes) -> str | None:
    for begin, kind in _BINARY.items():
        if data.startswith(begin):
            return kind
    text = _decoded(data[: 1 << 16])
    if _MARKUP.match(text):
        return "html or xml"
    if _is_json(text):
        return "json"
    return "csv" if _is_csv(text) and not _holds_rules(text) else None


def _decoded(data: bytes) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if wide else "utf-8-sig", "replace")


def _is_json(text: str) -> bool:
    """Objects, or a list of them; a rule file begins with a name."""
    return re.match(r"""\s*(?:\[\s*)?\{\s*(?:"|\})""", text) is not None


def _is_csv(text: str) -> bool:
    """A line of names, and below it lines of as many cells."""
    lines = [line for line in text.splitlines() if line.strip()][:_LOOKED_AT]
    if len(lines) < 2 or _DEMANDS.search(lines[0]):
        return False
    for separator in ",;\t|":
        if separator in lines[0]:
            try:
                header, *rows = csv.reader(lines, delimiter=separator)
            except csv.Error:
                continue
            alike = sum(len(row) == len(header) for row in rows)
            if _are_names(header) and alike >= _ALIKE * len(rows):
                return True
    return False


def _are_names(header: list[str]) -> bool:
    return len(header) > 1 and all(_NAME.fullmatch(cell.strip()) for cell in header)


def _holds_rules(text: str) -> bool:
    """Whether any line reads, or tries to demand something."""
    from dqlang.reader import read
    from dqlang.source import Source

    if re.search(r"^\s.*\b(?:must|should|shall)\b", text, re.IGNORECASE | re.MULTILINE):
        return True
    file, _ = read(Source(text))
    return bool(file.definitions or file.uses) or any(table.rules or table.facts for table in file.tables)
