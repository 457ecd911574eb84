"""Finds what was meant by a line that does not read. What is offered is proven first: the line is read again with it.

A slip may uncover another one (`one of ('A', 'B')`), so mendings are chained until the line reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.reading import NotASentence, Slip
from dqlang.diagnostics.wording import quote
from dqlang.source import Source, Span
from dqlang.syntax.generated.DataQualityLexer import DataQualityLexer as Lexer
from dqlang.syntax.slips import slips_in
from dqlang.syntax.tokens import KEYWORDS, read_tokens

FaultOf = Callable[[str], "Problem | None"]
"""The first problem of a text, read as one sentence."""

_CHAIN = 3
_LONGEST = 500
"""The slips' patterns look at a line many times over; one longer than this is a list, or not a sentence at all."""
_LIKENESS = 0.66
_TABLE = re.compile(
    r"(?:(?:table|rules for|rules of)\b:? ?)?(?!.*\b(?:must|should|is|are|be|not|and|or)\b)"
    r"(?P<name>\w+(?: \w+){0,3}|'[^']+'|\"[^\"]+\") ?:?",
    re.IGNORECASE,
)
_VERB = r"(?:must|should|and|or)(?: not)?"
_TELLING = ("only", "all")
"""Words that can be left out, but may have been meant: `must only be present when ...`."""
_LAST_CHECK = re.compile(r"\b(?:must|should|and|or) (?:not )?((?:contain|start with|end with|match|be(?= '|=\")))\b")


def mended(source: Source, line: Span, problem: Problem, fault_of: FaultOf) -> Problem:
    """The problem of a line, or a better one that says what was meant."""
    written = source.slice(line).rstrip()
    if len(written) > _LONGEST:
        return problem
    fault_of = cache(fault_of)
    start = problem.span.start - line.start
    better = (
        find_slip(source, line, fault_of)
        or _misspelt(written, line.start, start, fault_of)
        or _lacking_verb(written, line.start, start, fault_of)
        or _doubled(written, line.start, start, fault_of)
        or _heading(source, line)
    )
    return better or problem


def _heading(source: Source, line: Span) -> Slip | None:
    """Some words at the very beginning of a line and nothing else: a table's name that needs backquotes."""
    before = source.text[max(line.start - 1, 0) : line.start]
    found = _TABLE.fullmatch(source.slice(line)) if before in ("", "\n", "\r", "\ufeff") else None
    if found is None:
        return None
    name = found["name"].strip("'\"")
    written = name if name.isidentifier() else f"`{name}`"
    return Slip(line, "a table's name stands alone on its line", f"write {quote(written)}", written)


def find_slip(source: Source, line: Span, fault_of: FaultOf) -> Slip | None:
    """The known slip whose mending makes the line read, else the first that lets it be read further."""
    written = source.slice(line).rstrip()
    return _find(written, line.start, cache(fault_of), _CHAIN) if len(written) <= _LONGEST else None


def _find(written: str, offset: int, fault_of: FaultOf, depth: int) -> Slip | None:
    partly = None
    first = fault_of(written)
    left = len(written) - first.span.start if first else 0
    for slip in slips_in(written):
        if slip.replacement is None:
            return partly or _moved(slip, offset)
        text = _with(written, slip.span, slip.replacement)
        if text == written:
            continue
        fault = fault_of(text)
        if fault is None:
            return _moved(slip, offset)
        whole, safe = _chained(text, fault_of, depth - 1)
        if whole is not None:
            return _moved(replace(_as_one(slip, written, whole), safe=slip.safe and safe), offset)
        if (
            partly is None
            and fault.span.start >= slip.span.start + len(slip.replacement)
            and len(text) - fault.span.start < left
        ):
            partly = _moved(replace(slip, safe=False), offset)  # what the rest of the line says is not known
    return partly


def _chained(written: str, fault_of: FaultOf, depth: int) -> tuple[str | None, bool]:
    """The line with all its slips mended, where it reads in the end, and whether each of them was safe to mend."""
    if depth < 1:
        return None, False
    for slip in slips_in(written):
        if slip.replacement is None:
            return None, False
        text = _with(written, slip.span, slip.replacement)
        if text == written:
            continue
        whole, safe = (text, True) if fault_of(text) is None else _chained(text, fault_of, depth - 1)
        if whole is not None:
            return whole, safe and slip.safe
    return None, False


def _as_one(slip: Slip, written: str, whole: str) -> Slip:
    """The first of several mendings, offering all of them: the smallest piece of whole words that differs."""
    start = 0
    while start < min(len(written), len(whole)) and written[start] == whole[start]:
        start += 1
    end = 0
    while end < min(len(written), len(whole)) - start and written[-1 - end] == whole[-1 - end]:
        end += 1
    start = written.rfind(" ", 0, start) + 1
    behind = written.find(" ", len(written) - end)
    end = 0 if behind < 0 else len(written) - behind
    place = Span(min(start, slip.span.start), max(len(written) - end, slip.span.end))
    replacement = whole[place.start : len(whole) - (len(written) - place.end)]
    return Slip(place, slip.says, f"write {quote(replacement)}", replacement)


def _with(written: str, place: Span, replacement: str) -> str:
    return written[: place.start] + replacement + written[place.end :]


def _moved(slip: Slip, offset: int) -> Slip:
    place = Span(slip.span.start + offset, slip.span.end + offset)
    return replace(slip, span=place)


# --- one word too many, too few, or misspelt ------------------------------------------------------------------------


def _misspelt(written: str, offset: int, fault: int, fault_of: FaultOf) -> Problem | None:
    """A word that looks like a keyword, where the line reads with the keyword, or at least further."""
    partly = None
    for place, word, keyword in _near_keywords(written, fault):
        text = _with(written, place, keyword)
        problem = fault_of(text)
        found = NotASentence(Span(place.start + offset, place.end + offset), word, (), keyword)
        if problem is None:
            return found
        if partly is None and place.start == fault and len(text) - problem.span.start < len(written) - place.end:
            partly = found
    return partly


def _near_keywords(written: str, fault: int) -> Iterator[tuple[Span, str, str]]:
    """Words up to the fault with a keyword each that they look like, the likeliest first."""
    from difflib import SequenceMatcher  # only where something is wrong

    found = []
    for token in read_tokens(written):
        word = token.text.lower()
        if token.type != Lexer.NAME or token.start > fault or len(word) < 3:
            continue
        for keyword in KEYWORDS:
            matcher = SequenceMatcher(None, word, keyword)
            if matcher.real_quick_ratio() >= _LIKENESS and matcher.ratio() >= _LIKENESS:
                found.append((-matcher.ratio(), fault - token.start, keyword, Span(token.start, token.stop + 1)))
    for _, _, keyword, place in sorted(found, key=lambda each: each[:3]):
        yield place, written[place.start : place.end], keyword


def _lacking_verb(written: str, offset: int, fault: int, fault_of: FaultOf) -> Slip | None:
    """`must present`, `and unique`: a check whose verb is left out."""
    before = re.search(rf"\b{_VERB} $", written[:fault], re.IGNORECASE)
    token = next((t for t in read_tokens(written) if t.start == fault), None)
    if before is None or token is None:
        return None
    for verb in _verbs(written[:fault], token.text):
        if fault_of(f"{written[:fault]}{verb} {written[fault:]}") is None:
            replacement = f"{verb} {token.text}"
            place = Span(offset + fault, offset + token.stop + 1)
            # What was meant with a value is a guess, as in `must 18`, unless the check before it has the verb.
            safe = token.text[0].isalpha() or verb not in ("be", "have")
            return Slip(place, "this check has no verb", f"write `{replacement}`", replacement, safe)
    return None


def _verbs(before: str, word: str) -> list[str]:
    """Behind `and` and `or`, text belongs to the verb of the check before, and a number to nothing that is certain."""
    joined = re.search(r"\b(?:and|or)(?: not)? $", before, re.IGNORECASE)
    if joined and word[0] in "'\"\u2018\u201c":
        verb = _LAST_CHECK.findall(before)[-1:]
        return [] if verb == ["be"] else verb
    if joined and not word[0].isalpha():
        return []
    return ["be", "have"]


def _doubled(written: str, offset: int, fault: int, fault_of: FaultOf) -> Slip | None:
    """A word that stands twice, or one that says nothing, in a line that reads without it."""
    found = re.compile(r"(\w+) ").match(written, fault)
    if found is None:
        return None
    word = found[1]
    twice = written[:fault].lower().split()[-1:] == [word.lower()]
    if not (twice or word.lower() in ("to", "also", "always", "only", "really", "all", "the", "a", "an")):
        return None
    if fault_of(written[:fault] + written[found.end() :]) is not None:
        return None
    says = f"`{word}` stands here twice" if twice else f"`{word}` does not fit here"
    return Slip(
        Span(offset + fault, offset + found.end()), says, f"leave out `{word}`", "", word.lower() not in _TELLING
    )
