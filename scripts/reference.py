"""The pages of the reference: a page for each named check, from its own docstring, and the table of what is covered.

They are written by `make pages`, together with those of `pages.py`. docs/checks/ has a page for each check of a name;
docs/coverage.md is made from tests/vocabulary, whose every row is a test.
"""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path
from typing import Any

import yaml

from dqlang.checks import registry
from dqlang.checks.spec import CheckSpec

ROOT = Path(__file__).parents[1]
CHECKS = ROOT / "docs" / "checks"
COVERAGE = ROOT / "docs" / "coverage.md"
VOCABULARY = ROOT / "tests" / "vocabulary"
MADE = "<!-- made by `make pages`: change the data, not this page -->"
KINDS = ("pass", "fail", "null", "boundary")
FAMILIES = {
    "any": "any",
    "text": "text",
    "whole": "whole numbers",
    "decimal": "decimal numbers",
    "float": "floating-point numbers",
    "boolean": "true and false",
    "date": "dates",
    "timestamp": "timestamps",
    "binary": "raw bytes",
    "array": "lists",
    "map": "maps",
    "struct": "groups of fields",
}


def pages() -> dict[Path, str]:
    """All pages of the reference, by their places."""
    specs = sorted(_specs(), key=lambda spec: spec.type_name)
    made = {CHECKS / f"{spec.type_name}.md": check_page(spec) for spec in specs}
    made[CHECKS / "README.md"] = index(specs)
    made[COVERAGE] = coverage(entries())
    return made


def _specs() -> list[CheckSpec]:
    return list(registry._built_in().values())


# --- checks ---------------------------------------------------------------------------------------------------------


def check_page(spec: CheckSpec) -> str:
    """The docstring, and what is the same for all checks: types, the part of a failure's name, the English."""
    title, _, rest = _docstring(spec).partition("\n\n")
    lines = [
        MADE,
        "",
        f"# {spec.phrase}",
        "",
        title,
        "",
        rest.strip(),
        "",
        "| | |",
        "|---|---|",
        f"| in the name of a failure | `{spec.type_name}` |",
        f"| types | {_types(spec)} |",
        f"| what it is about | {_subject(spec)} |",
        f"| explained as | the value {spec.english} |",
        f"| with `not` | the value {spec.english_not} |",
        "",
        "[All checks](README.md) · [the language](../language.md)",
    ]
    return "\n".join(lines) + "\n"


def _docstring(spec: CheckSpec) -> str:
    module = importlib.import_module(spec.build.__module__)
    return inspect.cleandoc(module.__doc__ or "").replace("\\\\", "\\")


def _subject(spec: CheckSpec) -> str:
    if spec.several:
        return "several columns"
    return f"one value, or {spec.together} columns in parentheses" if spec.together else "one value"


def _types(spec: CheckSpec) -> str:
    if "any" in spec.accepts:
        return "any"
    return ", ".join(words for family, words in FAMILIES.items() if family in spec.accepts)


def index(specs: list[CheckSpec]) -> str:
    head = [
        MADE,
        "",
        "# Checks by name",
        "",
        "Each has a page that says what it accepts, by which standard, and what becomes of a missing value;",
        "`dqlang explain 'valid iban'` prints it. Comparisons, lists, patterns and the other checks that have a form",
        "of their own stand in [the language](../language.md#checks). What other tools check, and the sentence that",
        "says it here, is in [the coverage](../coverage.md); what each says of missing and empty values in",
        "[the truth table](../truth-table.md).",
        "",
        "| check | holds where the value |",
        "|---|---|",
    ]
    rows = [
        f"| [`{spec.phrase}`]({spec.type_name}.md) | {spec.english.replace('|', chr(92) + '|')} |" for spec in specs
    ]
    return "\n".join([*head, *rows]) + "\n"


# --- coverage -------------------------------------------------------------------------------------------------------


def entries() -> list[tuple[str, dict[str, Any]]]:
    """The entries with the group to which they belong."""
    found = []
    for path in sorted(VOCABULARY.glob("*.yaml"), key=lambda path: int(path.stem.partition("_")[0])):
        number, _, words = path.stem.partition("_")
        group = f"{number} {words.replace('_', ' ')}"
        found += [(group, entry) for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return found


def coverage(found: list[tuple[str, dict[str, Any]]]) -> str:
    """How many rows show each check, by kind; each row is a test on every engine."""
    head = [
        MADE,
        "",
        "# What is covered",
        "",
        "Eleven other tools have these checks on rows between them. Each has a sentence here, which",
        "`tests/spark/test_vocabulary.py` grades on classic Spark, Spark Connect and Sail: so many rows that pass,",
        "that fail, that lack a value, and that stand at a boundary, each with its verdict, and all of them once more",
        "with the sentence negated. What cannot be shown has its reason.",
    ]
    lines, before = head, ""
    for group, entry in found:
        if group != before:
            lines += ["", f"## {group}", "", "| | check | sentence | pass | fail | null | boundary | negated |"]
            lines += ["|---|---|---|---|---|---|---|---|"]
            before = group
        lines.append(_row(entry))
    notes = [(e["id"], kind, why) for _, e in found for kind, why in e.get("without", {}).items()]
    if notes:
        lines += ["", "## What is not shown", ""]
        lines += [f"- {id}, {kind}: {why}" for id, kind, why in notes]
    return "\n".join(lines) + "\n"


def _row(entry: dict[str, Any]) -> str:
    counts = [sum(row[2] == kind for row in entry["rows"]) or "–" for kind in KINDS]
    above = "".join(f"`{line}`<br>" for key in ("header", "facts") for line in entry.get(key, "").splitlines())
    negated = len(entry["rows"]) if "negated" in entry else "–"
    cells = [entry["id"], entry["check"], f"{above}`{entry['sentence']}`", *counts, negated]
    return "| " + " | ".join(_cell(str(cell)) for cell in cells) + " |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
