"""The list of the mutants of which nothing is said, each with its judgement: `silent.txt`."""

from __future__ import annotations

from pathlib import Path

from mutants.judging import Verdict, meaning

FILE = Path(__file__).parent / "silent.txt"
SAME = "same meaning"
OTHER = "other valid meaning"
CAUGHT = "should be caught"
UNJUDGED = "not judged yet"
JUDGEMENTS = (SAME, OTHER, CAUGHT)
_HEAD = """\
# The mutants of which `dqlang lint` says nothing, with the schema: judgement | what was done | table | sentence.
# `same meaning` is found by the formatter, the rest is judged by a person. Written by: python scripts/mutants.py
"""


def key(verdict: Verdict) -> str:
    mutant = verdict.mutant
    return f"{mutant.kind} | {mutant.sentence.table} | {' '.join(mutant.text.split())}"


def judgements() -> dict[str, str]:
    """What was judged so far, by mutant."""
    if not FILE.exists():
        return {}
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return {rest: judgement for judgement, rest in (line.split(" | ", 1) for line in lines)}


def judgement(verdict: Verdict, known: dict[str, str]) -> str:
    """What is known of a silent mutant; what the formatter writes as the sentence itself means the same."""
    mutant = verdict.mutant
    if meaning(mutant.sentence.file(mutant.text)) == meaning(mutant.sentence.file()):
        return SAME
    return known.get(key(verdict), UNJUDGED)


def write(verdicts: list[Verdict]) -> list[str]:
    """Writes the list anew, judgements kept, and gives the lines that nobody has judged."""
    known = judgements()
    lines = sorted({f"{judgement(verdict, known)} | {key(verdict)}" for verdict in verdicts if verdict.silent})
    FILE.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return [line for line in lines if line.startswith(UNJUDGED)]
