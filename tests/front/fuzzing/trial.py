"""One text through lint and format, and what is wrong with the answer."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable

import dqlang

MOST_SECONDS = 1.0
"""Of processor time, for 10 KB."""
_AGAIN = 3
_NOW_AND_THEN = 5
_best = [1.0]
"""What the work of `_slowdown` took at best, so far."""


def wrong(text: str) -> str | None:
    """What is wrong with what dqlang does with a text, or None."""
    try:
        found, seconds = _timed(lambda: dqlang.lint(text))
        # What lint cannot read format cannot either: it reads it alike, and says so, which is looked at now and then.
        reads = not any(problem.code.startswith("DQ1") for problem in found)
        formatted = _timed(lambda: _formatted(text))[1] if reads or len(text) % _NOW_AND_THEN == 0 else 0.0
    except Exception:
        return traceback.format_exc(limit=-6)
    if len(text) % _NOW_AND_THEN == 0:
        _slowdown()
    for problem in found:
        if not (1 <= problem.line <= text.count("\n") + 1 and problem.column >= 1):
            return f"a place outside of the text: {problem}"
        if (problem.end_line, problem.end_column) < (problem.line, problem.column):
            return f"an end before its beginning: {problem}"
    slowest = max(seconds, formatted)
    if slowest > MOST_SECONDS and min(_cost(text) / _slowdown() for _ in range(_AGAIN)) > MOST_SECONDS:
        return f"{slowest:.1f} s for {len(text)} characters"
    return None


def _slowdown() -> float:
    """How much longer the same work takes now than it did at best: others at work make even processor time longer."""
    now = _timed(lambda: sum(i * i for i in range(100_000)))[1]
    _best[0] = min(now, _best[0])
    return now / _best[0]


def _cost(text: str) -> float:
    """What a text costs at least: the shortest of several times counts."""
    return max(_timed(lambda: dqlang.lint(text))[1], _timed(lambda: _formatted(text))[1])


def _formatted(text: str) -> str | None:
    try:
        return dqlang.format(text)
    except dqlang.DqError:
        return None


def _timed(work: Callable[[], object]) -> tuple:
    """What is done, and in how many seconds; what is slow on a busy machine is asked once more."""
    done, seconds = _once(work)
    return done, min(seconds, _once(work)[1]) if seconds > MOST_SECONDS else seconds


def _once(work: Callable[[], object]) -> tuple:
    begun = time.process_time()
    done = work()
    return done, time.process_time() - begun
