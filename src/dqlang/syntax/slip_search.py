"""The known slip of a line that does not read. A slip may uncover another one (`one of ('A', 'B')`), so mendings are
chained until the line reads.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.reading import Slip
from dqlang.diagnostics.wording import quote
from dqlang.record import record
from dqlang.source import Source, Span
from dqlang.syntax.sentences import EXHAUSTED
from dqlang.syntax.slip_form import LONGEST
from dqlang.syntax.slips import slips_in
from dqlang.syntax.slips_doubtful import doubt

FaultOf = Callable[[str], "Problem | None"]
"""The first problem of a text, read as one sentence."""

_CHAIN = 6
_CHAINED = 1500
"""So many characters of half-mended forms of a line are looked at for further slips: of short lines many forms, of long
ones few, since there are hundreds of slips."""
_BESIDE = 1
"""So far from where reading stopped a slip may stand that has no replacement, and so no proof."""


def find_slip(source: Source, line: Span, fault_of: FaultOf) -> Slip | None:
    """The known slip whose mending makes the line read, else the first that lets it be read further."""
    written = source.slice(line).rstrip()
    if len(written) > LONGEST:
        return None
    return slips_of(written, line.start, cache(fault_of)).any


@record
class Slips:
    """`whole` makes the line read, `partly` lets it be read further, `unproven` has nothing to offer, and stands where
    reading stopped."""

    whole: Slip | None
    partly: Slip | None
    unproven: Slip | None

    @property
    def any(self) -> Slip | None:
        return self.whole or self.unproven or self.partly


def slips_of(written: str, offset: int, fault_of: FaultOf) -> Slips:
    partly = unproven = None
    seen: set[str] = set()
    first = fault_of(written)
    if first is EXHAUSTED:
        return Slips(None, None, None)
    left = len(written) - first.span.start if first else 0
    for slip in slips_in(written):
        if slip.replacement is None:
            if unproven is None and (first is None or _beside(slip, first.span)):
                unproven = _moved(slip, offset)
            continue
        text = _with(written, slip.span, slip.replacement)
        if text == written:
            continue
        fault = fault_of(text)
        if fault is None:
            return Slips(_moved(slip, offset), partly, unproven)
        if fault is EXHAUSTED:
            break
        if _too_early(slip, first, fault):
            continue
        whole, safe = _chained(text, fault, fault_of, _CHAIN - 1, seen)
        if whole is not None:
            mended = replace(_as_one(slip, written, whole), safe=slip.safe and safe)
            return Slips(_moved(mended, offset), partly, unproven)
        if (
            partly is None
            and len(text) - fault.span.start < left
            and fault.span.start >= slip.span.start + len(slip.replacement)
        ):
            partly = _moved(replace(slip, safe=False), offset)  # what the rest of the line says is not known
    return Slips(None, partly, unproven)


def _beside(slip: Slip, fault: Span) -> bool:
    return slip.span.start - _BESIDE <= fault.end and fault.start <= slip.span.end + _BESIDE


def _too_early(slip: Slip, before: Problem | None, after: Problem) -> bool:
    """Whether a slip stands behind the place where reading stops, with it and without: its turn comes later."""
    return before is not None and slip.span.start > before.span.end + _BESIDE and after.span.start <= before.span.start


def _chained(written: str, first: Problem, fault_of: FaultOf, depth: int, seen: set[str]) -> tuple[str | None, bool]:
    """The line with all its slips mended, where it reads in the end, and whether each of them was safe to mend.
    `first` is where reading stops now."""
    if depth < 1 or written in seen or len(seen) * len(written) > _CHAINED:
        return None, False
    seen.add(written)
    for slip in slips_in(written):
        if slip.replacement is None:
            continue
        text = _with(written, slip.span, slip.replacement)
        if text == written:
            continue
        fault = fault_of(text)
        if fault is None:
            return text, slip.safe
        if fault is EXHAUSTED:
            break
        if _too_early(slip, first, fault):
            continue
        whole, safe = _chained(text, fault, fault_of, depth - 1, seen)
        if whole is not None:
            return whole, safe and slip.safe
    return None, False


def _as_one(slip: Slip, written: str, whole: str) -> Slip:
    """The first of several mendings, offering all of them: the smallest piece of whole words that differs. The
    help shows the sentence, since that piece may end in the middle of what is said."""
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
    advice = f"write {quote(whole)}" + (doubt(written, whole) or "")
    return Slip(place, slip.says, advice, replacement)


def _with(written: str, place: Span, replacement: str) -> str:
    return written[: place.start] + replacement + written[place.end :]


def _moved(slip: Slip, offset: int) -> Slip:
    place = Span(slip.span.start + offset, slip.span.end + offset)
    return replace(slip, span=place)
