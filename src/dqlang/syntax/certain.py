"""Whether a mending may be made unseen: where anything in a line could have been meant otherwise, it is offered alone.

A sentence that reads is no proof, since nearly any word may be a column. So a mended sentence must keep the numbers and
take no column that the writer did not name, and lines in which words change their sense are left to a person.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.reading import Slip
from dqlang.source import Source, Span
from dqlang.syntax import ast
from dqlang.syntax.build_values import Fault
from dqlang.syntax.masking import emptied
from dqlang.syntax.sentences import LineParser
from dqlang.syntax.tokens import logical_lines, read_tokens
from dqlang.syntax.walk import columns_of, folded, nodes

_NEGATION = re.compile(r"\b(?:not|never|neither|nor|no|cannot|without)\b|n['\u2019]t\b|!=|<>|!", re.IGNORECASE)
_NO_MORE = re.compile(r"\b(?:no|not) (?:more|less|fewer|greater|smaller|longer|shorter|later|earlier)\b", re.IGNORECASE)
_SCOPE = re.compile(r"\b(?:and|or|but|always|all|every|each|any|both|either|only|cases?|rows?)\b", re.IGNORECASE)
_DOUBTFUL = re.compile(
    r"\d,\d(?!\d\d(?!\d))|[\[(][^\])]*\d,\d|\d[\u3002\uff0c\uff0e]\d"  # a list, or one number
    r"|\d ?[ap]\.?m\b"  # clocks
    r"|\bcast\b|::|\.str\.|\binterval\b|\bi?like\b.*\\"  # what databases compute otherwise
    r"|\b(?:contained|part|within|in)(?: of| in)? ['\"]"  # a part of a text, or a list of one
    r"|\bbetween\b.* - .* - |, ?as\b",  # a name, or a remark
    re.IGNORECASE,
)
_OF_TEXT = re.compile(r"\b(?:characters?|chars?|letters?|digits?|len\w*|size|long)\b", re.IGNORECASE)
_MARK = re.compile(r"^\s*(?:[-*\u2022]\s+)?\(?\d+[.)]\s+")  # of a list
# fmt: off
_GLUE = {
    "be", "is", "are", "has", "have", "does", "not", "and", "or", "when", "if", "than", "to", "at", "least", "most",
    "greater", "less",
}
# fmt: on
"""Words that hold a sentence together: as a column they were hardly meant."""

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPELT = re.compile(rf"\b(?:({'|'.join(_WORDS)})|({'|'.join(_MONTHS)})[a-z]*)\b", re.IGNORECASE)


def is_certain(written: str, mended: str) -> bool:
    """Whether the mended line can mean nothing but what was written."""
    before, after = emptied(_MARK.sub("", written)), emptied(mended)
    if _DOUBTFUL.search(before) or "\\" in written or any(unicodedata.category(each) == "No" for each in before):
        return False
    if len(_NEGATION.findall(before)) > 1:
        return False
    if _NEGATION.search(_NO_MORE.sub("", before)) and _SCOPE.search(before):
        return False
    if re.search(r"\bhave length\b", after) and not _OF_TEXT.search(before):
        return False
    return _same_numbers(before, after) and _same_names(before, mended)


def _same_numbers(before: str, after: str) -> bool:
    spelt = re.findall(r"\d+", _SPELT.sub(_digits, before))
    plain, kept = re.findall(r"\d+", before), re.findall(r"\d+", after)
    return any(
        "".join(each) == "".join(kept) or sorted(map(int, each)) == sorted(map(int, kept)) for each in (plain, spelt)
    )


def _digits(found: re.Match[str]) -> str:
    if found[1]:
        return str(_WORDS.index(found[1].lower()))
    return str(_MONTHS.index(found[2].lower()) + 1)


def _same_names(before: str, mended: str) -> bool:
    """Whether all columns of the mended line are words of the line as it was, and none is a word of the language that
    the line may have meant as such."""
    rule = _read(mended)
    subjects = {folded(node) for node in nodes(rule.subjects) if isinstance(node, ast.Column)} if rule else set()
    return all(
        _names(before, part) and (folded(column) in subjects or part.lower() not in _GLUE or f"`{part}`" in before)
        for column in (columns_of(rule) if rule else ())
        for part in column.parts
    )


def _names(before: str, part: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", before, re.IGNORECASE) is not None


def _read(mended: str) -> ast.Rule | None:
    line = next(logical_lines(read_tokens(mended)), None)
    try:
        sentence = LineParser().sentence(Source(mended), line) if line else None
    except Fault:
        return None
    return sentence if isinstance(sentence, ast.Rule) else None


def judged(problem: Problem, source: Source, line: Span) -> Problem:
    """The problem of a line; a slip as a guess where its mending is not certain."""
    if not isinstance(problem, Slip) or not problem.fixable or problem.replacement is None:
        return problem
    written = source.slice(line)
    start, end = problem.span.start - line.start, problem.span.end - line.start
    mended = written[:start] + problem.replacement + written[end:]
    return problem if is_certain(written, mended) else replace(problem, safe=False)
