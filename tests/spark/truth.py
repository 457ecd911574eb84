"""The truth table: what every check of the vocabulary says of nothing, empty and blank text, no number, and of its own
rows, in each form of its sentence."""

from __future__ import annotations

from typing import Any

from vocabulary import ENTRIES, rule_file, table

import dqlang
from dqlang.plan.ddl import parse_ddl

FORMS = ("plain", "not", "if present", "when false")
_ADDED = {"text": ("''", "' '"), "float": ("double('NaN')",)}
_LEFT_OUT = ("unique", " a key", "increase", "gap", "overlap", "follow", "outlier", ", BirthDate and", "short code")


def asked() -> list[dict[str, Any]]:
    """The entries of one rule whose verdict hangs on the row alone, each with all values that are asked."""
    return [_with_values(entry) for entry in ENTRIES if not any(word in entry["sentence"] for word in _LEFT_OUT)]


def _with_values(entry: dict[str, Any]) -> dict[str, Any]:
    fields = parse_ddl(entry["columns"]).fields
    values = [row[0] for row in entry["rows"]]
    nothing = ", ".join(["NULL"] * len(fields))
    more = [nothing, *(_ADDED.get(fields[0].type.family, ()) if len(fields) == 1 else ())]
    values += [value for value in more if value not in values]
    return {**entry, "rows": [[value] for value in dict.fromkeys(values) if "current_" not in value]}


def sentences(entry: dict[str, Any]) -> dict[str, str]:
    """The sentence in each form; one that has no such form is left out."""
    plain = entry["sentence"]
    found = {"plain": plain}
    if "negated" in entry:
        found["not"] = entry["negated"]
    if not plain.startswith("row"):
        found["if present"] = f"{plain} if present"
    name = parse_ddl(entry["columns"]).fields[0].name
    return found | {"when false": f"{plain} when {name} is null and {name} is not null"}


def answers(spark, entry: dict[str, Any]) -> dict[str, list[str]]:
    """For each form, the verdict of each value: all forms in one pass over the values."""
    forms = sentences(entry)
    named = [f"{sentence} as form_{place}" for place, sentence in enumerate(forms.values())]
    text = "\n".join([rule_file(entry, named[0]), *(f"    {line}" for line in named[1:])])
    rows = dqlang.compile(text, allow_sql=True).grade(table(spark, entry)).collect()
    failed = {row["place"]: {name for names in row["DataQualityResult"][2:4] for name in names} for row in rows}
    return {
        form: ["fails" if f"form_{place}" in failed[row] else "passes" for row in range(len(entry["rows"]))]
        for place, form in enumerate(forms)
    }


def page(spark) -> str:
    """docs/truth-table.md."""
    lines = [
        "<!-- made by `python scripts/truth_table.py`: change the rules or tests/vocabulary, not this page -->",
        "",
        "# The truth table",
        "",
        "What each check says of a missing value, of empty and blank text, of NaN, and of values at its boundaries: as",
        "it stands, with `not`, with `if present`, and where its condition is not true. Values are written as in Spark",
        "SQL. It is what the engine answered; `tests/spark/test_truth_table.py` asks again. Checks that",
        "look at other rows (`unique`, ordered ones) are not among them: there no row has a verdict of its own.",
    ]
    for entry in asked():
        found = answers(spark, entry)
        lines += ["", f"## {entry['id']}: {entry['check']}", "", f"`{entry['sentence']}`", ""]
        lines += ["| value | " + " | ".join(f"{form}" for form in FORMS) + " |", "|---|" + "---|" * len(FORMS)]
        for row, (value,) in enumerate(entry["rows"]):
            cells = [found[form][row] if form in found else "–" for form in FORMS]
            lines.append(f"| {_code(value)} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _code(value: str) -> str:
    shown = value.replace("|", "\\|").replace("\t", "\\t")
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"
