"""What was said of a mutant, and whether it was said well."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

import dqlang
from mutants.corpus import lint
from mutants.making import Mutant

_FOREIGN = re.compile(
    r"antlr|token|viable|extraneous|mismatched|\beof\b|lexer|parser|grammar|\bspark\b|pyspark|traceback|exception|"
    r"\b(?:str|int|dict|tuple|none|nonetype|string|bigint|double|varchar|struct|decimal\(|boolean type)\b|"
    r"\w+type\b|<[a-z_]+>|regex\.|\bnull pointer|\bself\b",
    re.IGNORECASE,
)
_BACKQUOTED = re.compile(r"`` .*? ``|`[^`]*`", re.DOTALL)


@dataclass(frozen=True)
class Verdict:
    mutant: Mutant
    found: tuple[dqlang.Diagnostic, ...]

    @property
    def silent(self) -> bool:
        return not self.found

    @property
    def faults(self) -> list[str]:
        """What is wrong with the way in which the mutant was reported."""
        faults = []
        if len(self.found) > 2:
            faults.append(f"{len(self.found)} problems")
        if any(self._line(each) for each in self.found):
            faults.append("a wrong line")
        for each in self.found:
            words = _FOREIGN.findall(_BACKQUOTED.sub("", f"{each.message} {each.help or ''}"))
            faults += [f"a foreign word: {word}" for word in words]
        return faults

    def _line(self, found: dqlang.Diagnostic) -> bool:
        first = self.mutant.sentence.line
        return not first <= found.line <= first + self.mutant.text.count("\n")

    @cached_property
    def mends(self) -> bool:
        """Whether what is offered first gives back what the sentence meant."""
        return any(meaning(text) == meaning(self.mutant.sentence.file()) for text in offered(self))


def judged(mutant: Mutant) -> Verdict:
    return Verdict(mutant, tuple(lint(mutant.sentence, mutant.text)))


def offered(verdict: Verdict) -> list[str]:
    """The sentence with what the first error offers, or the only advice: by its edit, else by its first suggestion."""
    ranked = sorted(verdict.found, key=lambda each: each.severity != "error")
    for found in ranked[:1]:
        edits = found.edits or _suggested(found)
        text = verdict.mutant.sentence.file(verdict.mutant.text)
        if edits:
            return [pasted(text, edits)]
    return []


def _suggested(found: dqlang.Diagnostic) -> tuple[tuple[int, int, int, int, str], ...]:
    first = re.search(r"did you mean (?:`` (.+?) ``|`([^`]+)`)", found.help or "")
    place = (found.line, found.column, found.end_line, found.end_column)
    return ((*place, first[1] or first[2]),) if first else ()


def pasted(text: str, edits: tuple[tuple[int, int, int, int, str], ...]) -> str:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for line, column, end_line, end_column, words in sorted(edits, reverse=True):
        text = text[: starts[line - 1] + column - 1] + words + text[starts[end_line - 1] + end_column - 1 :]
    return text


@cache
def meaning(file: str) -> str | None:
    """What a file says in the one spelling, without regard to case; None where it cannot be read."""
    try:
        return dqlang.format(file).lower()
    except dqlang.DqError:
        return None
