"""A sentence that reads, but a misspelt word has slipped into a name: `be present iif ...`, `absolute fo ...`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.reading import NotASentence, Slip
from dqlang.diagnostics.wording import quote
from dqlang.semantics.context import Context
from dqlang.semantics.known import defined_in, unknown_name
from dqlang.source import Span
from dqlang.syntax.certain import judged
from dqlang.syntax.repairs import Repair, between, likely, line_tokens, swaps
from dqlang.syntax.sentences import LineParser
from dqlang.syntax.slip_form import LONGEST
from dqlang.syntax.slip_search import find_slip

_TRIES, _MANY, _LEAST_TRIES = 40, 50, 3
"""How often a sentence is read again, at most; less where so many problems are told already."""


def known_slip(name: Span, context: Context) -> Problem | None:
    """The known slip at a name that means nothing."""
    rule = context.rule.span
    slip = find_slip(context.source, rule, _parser(context).fault)
    if slip is None or slip.span.end <= name.start or name.end <= slip.span.start:
        return None
    return judged(slip, context.source, rule)


def _parser(context: Context) -> LineParser:
    defined = defined_in(context.source.text)
    return LineParser(lambda sentence: unknown_name(sentence, defined))


def respelt(name: Span, context: Context) -> Problem | None:
    """What is wrong with a name that means nothing, where the sentence reads, and all its names mean something, with
    one word of it mended."""
    rule = context.rule.span
    written = context.source.slice(rule)
    if len(written) > LONGEST:
        return None
    parser = _parser(context)
    most = _TRIES if len(context.problems) < _MANY else _LEAST_TRIES
    for guess in islice(_guesses(written, Span(name.start - rule.start, name.end - rule.start)), most):
        if parser.fault(guess.of(written)) is None:
            return _told(guess, written, rule.start)
    return None


def _guesses(written: str, name: Span) -> Iterator[Repair]:
    tokens = line_tokens(written)
    yield from likely(tokens, name.start, name)
    yield from swaps(tokens, name)
    yield from between(tokens, name)


def _told(guess: Repair, written: str, start: int) -> Problem:
    word = written[guess.marked.start : guess.marked.end]
    place = Span(guess.span.start + start, guess.span.end + start)
    if guess.kind == "twice":
        return Slip(place, f"{quote(word)} stands here twice", f"leave out {quote(word)}", "")
    if guess.kind == "missing":
        place = Span(guess.marked.start + start, guess.marked.end + start)
        return NotASentence(place, word, (), guess.replacement + word)
    return NotASentence(place, word, (), guess.replacement)
