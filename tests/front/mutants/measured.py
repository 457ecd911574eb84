"""The shares of mutants that were told and mended, as the docs show them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from mutants.corpus import ROOT, sentences
from mutants.judging import Verdict, judged
from mutants.making import SHARES, mutants

PAGE = ROOT / "docs" / "diagnostics.md"
COUNT, SEED = 1000, 1
MOST_SILENT, LEAST_RIGHT = 0.03, 0.85
"""Of the misspelt words that dqlang or the schema knows: what may pass in silence, and what must be offered first."""

_BEGIN, _END = "<!-- mutants: begin -->", "<!-- mutants: end -->"
_WHAT = {
    "misspelt": "a letter of a word left out, doubled, swapped or replaced",
    "deleted": "a word or sign left out",
    "doubled": "a word or sign twice",
    "swapped": "two neighbours in each other's place",
    "case": "a word in another case",
    "quote": "quotes mixed, left out, or of another kind",
    "keyword": "another keyword in a keyword's place",
}


@cache
def verdicts(count: int = COUNT, seed: int = SEED) -> tuple[Verdict, ...]:
    return tuple(judged(mutant) for mutant in mutants(sentences(), count, seed))


def counted(found: Sequence[Verdict]) -> list[Verdict]:
    """The misspelt keywords, checks, columns and lookups."""
    return [verdict for verdict in found if verdict.mutant.counted]


def share(some: int, of: int) -> float:
    return some / of if of else 0.0


def table(found: Sequence[Verdict]) -> str:
    rows = ["| what was done | sentences | silent | told, and mended as meant |", "|---|---|---|---|"]
    known = counted(found)
    rows.append(_row("**a keyword, check, column or lookup misspelt**", known))
    rows += [_row(_WHAT[kind], [v for v in found if v.mutant.kind == kind]) for kind in SHARES if kind != "misspelt"]
    return "\n".join(rows)


def _row(what: str, found: Sequence[Verdict]) -> str:
    told = [verdict for verdict in found if not verdict.silent]
    right = sum(verdict.mends for verdict in told)
    silent = len(found) - len(told)
    return f"| {what} | {len(found)} | {silent} | {right} of {len(told)} |"


def write_table(found: Sequence[Verdict], page: Path = PAGE) -> None:
    text = page.read_text(encoding="utf-8")
    page.write_text(_inside.sub(lambda _: f"{_BEGIN}\n{table(found)}\n{_END}", text), encoding="utf-8")


def shown(page: Path = PAGE) -> list[list[int]]:
    """The numbers of the table in the docs, row by row."""
    inside = _inside.search(page.read_text(encoding="utf-8"))
    assert inside is not None, "the table's marks are gone"
    return numbers(inside[0])


def numbers(text: str) -> list[list[int]]:
    rows = [row.split("|")[2:] for row in text.splitlines() if row.startswith("|")][2:]
    return [[int(number) for cell in row for number in re.findall(r"\d+", cell)] for row in rows]


_inside = re.compile(f"{_BEGIN}.*?{_END}", re.DOTALL)
