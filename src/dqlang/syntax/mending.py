"""Finds what was meant by a line that does not read. What is offered is proven first: the line is read again with it.

A slip may uncover another one (`one of ('A', 'B')`), so mendings are chained until the line reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property

from antlr4 import Token

from dqlang.diagnostics import marks
from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.reading import NotASentence, Slip
from dqlang.diagnostics.wording import quote
from dqlang.source import Source, Span
from dqlang.syntax import apart, closing, repairs
from dqlang.syntax.generated.DataQualityLexer import DataQualityLexer as Lexer
from dqlang.syntax.repairs import Repair
from dqlang.syntax.sentences import EXHAUSTED
from dqlang.syntax.slip_form import LONGEST
from dqlang.syntax.slip_search import FaultOf, Slips, find_slip, slips_of

__all__ = ["find_slip", "mended"]

_FEW = 5
_TABLE = re.compile(
    r"(?!define |key |\S+ sensitive$)"
    r"(?:(?:(?:create )?table|model|class|entity|(?:rules|checks|tests) (?:for|of|on))\b:? ?)?(?!.*\b(?:must"
    r"|should|is|are|be|not|and|or)\b)"
    r"(?P<name>\w+(?: \w+){0,3}?|'[^']+'|\"[^\"]+\")(?: (?:rules|checks))? ?:?",
    re.IGNORECASE,
)
_TELLING = ("only", "all")
"""Words that can be left out, but may have been meant: `must only be present when ...`."""
_EMPTY = ("to", "also", "always", "only", "really", "all", "the", "a", "an")
"""Words that say nothing where they do not fit."""
_VERB = r"(?:must|should|and|or)(?: not)?"
_LAST_CHECK = re.compile(r"\b(?:must|should|and|or) (?:not )?((?:contain|start with|end with|match|be(?= '|=\")))\b")


_NOT = re.compile(r"\bnot\b", re.IGNORECASE)
_NO_QUOTE = re.compile(r"n['\u2019]t\b|\A[`~]{3}", re.IGNORECASE)
"""An apostrophe in a word, and a fence of Markdown."""
_NEGATED = re.compile(r"\b(?:must|should) not\b[^'\"]*(?P<first>['\"]).*(?P=first) (?:and|or) $", re.IGNORECASE)
"""What is joined behind has no verb, and with one it would still be open what `not` speaks of."""


def mended(
    source: Source, line: Span, problem: Problem, fault_of: FaultOf, fault_of_slip: FaultOf, tries: int
) -> Problem:
    """The problem of a line, or a better one that says what was meant. The line is read again so many times at most;
    known slips are looked for even where no guess is allowed any more."""
    written = source.slice(line).rstrip()
    if len(written) > LONGEST:
        return problem
    if fault_of(written) is EXHAUSTED:
        return slips_of(written, line.start, cache(fault_of_slip)).any or problem
    attempt = Attempt(written, line.start, problem, fault_of, fault_of_slip, tries)
    return attempt.better(_heading(source, line)) or problem


class Attempt:
    """One broken line, and what was tried to make it read. Places are those of the line until a problem is made."""

    def __init__(
        self, written: str, offset: int, problem: Problem, fault_of: FaultOf, fault_of_slip: FaultOf, most: int
    ) -> None:
        self._written, self._offset, self._problem = written, offset, problem
        self._fault_of, self._fault_of_slip, self._most = fault_of, cache(fault_of_slip), most
        self._known: dict[str, Problem | None] = {}
        self._fault = problem.span.start - offset
        self._tries = 0

    def better(self, heading: Slip | None) -> Problem | None:
        if isinstance(self._problem, marks.UnterminatedText | marks.UnknownCharacter):
            if _NO_QUOTE.search(self._written) and self._slips.any:
                return self._slips.any
            return self._quotes() or self._slips.any
        if isinstance(self._problem, marks.UnclosedBracket):
            return self._bracket() or self._slips.any
        return (
            self._first(repairs.likely(self._tokens, self._fault))
            or heading
            or self._quotes_of_words()
            or self._apart(with_not=True)
            or self._slips.whole
            or self._apart(with_not=False)
            or self._lacking_verb()
            or self._needless()
            or self._slips.unproven
            or self._one_word()
            or self._slips.partly
            or self._partly_misspelt()
        )

    def _one_word(self) -> Problem | None:
        """A word or sign that is missing, wrong, too many or not in its place."""
        if not isinstance(self._problem, NotASentence):
            return None
        unlikely = self._first(repairs.unlikely(self._tokens, self._fault))
        if unlikely is not None or not self._problem.found:  # perhaps the sentence only goes on in the next line
            return unlikely
        stray = repairs.stray(self._tokens, self._fault)
        return self._missing() or self._bracket() or self._first(stray)

    @cached_property
    def _tokens(self) -> list[Token]:
        return repairs.line_tokens(self._written)

    def fault(self, text: str) -> Problem | None:
        """The first problem of a text; its own where it was read too often."""
        if text not in self._known:
            if self._tries >= self._most:
                return self._problem
            self._tries += 1
            self._known[text] = self._fault_of(text)
        return self._known[text]

    def reads(self, text: str) -> bool:
        return text != self._written and self.fault(text) is None

    # --- one word, one quote, one bracket

    def _first(self, guesses: Iterable[Repair]) -> Problem | None:
        found = next((guess for guess in guesses if self.reads(guess.of(self._written))), None)
        return None if found is None else self._told(found)

    def _quotes(self) -> Problem | None:
        """Nearly any text can be quoted in several ways: of those that read, the one with the plainest texts."""
        guesses = [g for g in closing.quotes(self._written, self._fault) if self.reads(g.of(self._written))]
        best = min(guesses, key=self._oddity, default=None)
        return None if best is None else self._told(best)

    def _oddity(self, guess: Repair) -> tuple[int, int, float, int]:
        odd = closing.oddity(guess.of(self._written)), closing.oddity(guess.replacement)
        return *odd, guess.cost, len(guess.replacement)

    def _quotes_of_words(self) -> Problem | None:
        return self._first(closing.of_words(self._written, self._tokens, self._fault))

    def _bracket(self) -> Problem | None:
        if isinstance(self._problem, marks.UnclosedBracket):
            return self._first(closing.closers(self._written, self._tokens, self._fault))
        lone = closing.unbalanced(self._tokens)
        if lone is None:
            return None
        read = [r for r in closing.openers(self._written, self._tokens, lone) if self.reads(r.of(self._written))]
        if len(read) == 1:
            return self._told(read[0])
        return marks.UnopenedBracket(Span(lone + self._offset, lone + 1 + self._offset), self._written[lone])

    def _missing(self) -> Problem | None:
        """A keyword that is missing or wrong: offered where only one makes the line read, listed where few do."""
        expected = [word.strip("`") for word in getattr(self._problem, "expected", ()) if word.strip("`").isalpha()]
        for group in repairs.missing(self._tokens, self._fault, expected):
            read = [guess for guess in group if self.reads(guess.of(self._written))]
            if len(read) == 1:
                return self._told(read[0])
            if read:
                words = tuple(f"`{guess.replacement.strip()}`" for guess in read[:3])
                place = self._place(read[0].marked)
                return NotASentence(place, self._written[read[0].marked.start : read[0].marked.end], words)
        return None

    def _told(self, found: Repair) -> Problem:
        word = self._written[found.marked.start : found.marked.end]
        if found.kind in ("twice", "stray"):
            says = f"{quote(word)} stands here twice" if found.kind == "twice" else f"{quote(word)} does not fit here"
            return Slip(self._place(found.span), says, f"leave out {quote(word)}", "")
        if found.kind == "quote":
            sign, fault = closing.told(word, found.replacement)
            return marks.UnterminatedText(self._place(found.span), sign, found.replacement, fault)
        if found.kind == "bracket":
            return self._bracketed(found)
        place, guess = found.span, found.replacement
        if found.kind == "missing":  # the word behind is what does not fit, and stays
            place = found.marked
            guess = word + guess if found.span.start >= place.end else guess + word
        return NotASentence(self._place(place), word, (), guess)

    def _bracketed(self, found: Repair) -> Problem:
        kind = marks.UnclosedBracket if found.span.start > found.marked.start else marks.UnopenedBracket
        sign = self._written[found.marked.start : found.marked.end]
        return kind(self._place(found.marked), sign, self._place(found.span))

    def _place(self, span: Span) -> Span:
        return Span(span.start + self._offset, span.end + self._offset)

    # --- known slips

    @cached_property
    def _slips(self) -> Slips:
        return slips_of(self._written, self._offset, self._fault_of_slip)

    def _apart(self, with_not: bool) -> Slip | None:
        """Several rules in one line. With `not` among them one sentence of them all would be open to two readings."""
        if bool(_NOT.search(self._written)) is not with_not:
            return None
        return apart.several(self._written, self._offset, self._fault_of_slip)

    # --- one word too many or too few, or one that only lets the line be read further

    def _lacking_verb(self) -> Slip | None:
        """`must present`, `and unique`: a check whose verb is left out."""
        front = self._written[: self._fault]
        before = re.search(rf"\b{_VERB} $", front, re.IGNORECASE)
        token = next((t for t in self._tokens if t.start == self._fault), None)
        if before is None or token is None or _NEGATED.search(front) or token.type in (Lexer.MUST, Lexer.SHOULD):
            return None
        for verb in _verbs(front, token.text):
            if self.reads(f"{front}{verb} {self._written[self._fault :]}"):
                replacement = f"{verb} {token.text}"
                # What was meant with a value is a guess, as in `must 18`, unless the check before it has the verb.
                safe = token.text[0].isalpha() or verb not in ("be", "have")
                place = self._place(Span(token.start, token.stop + 1))
                return Slip(place, "this check has no verb", f"write `{replacement}`", replacement, safe)
        return None

    def _needless(self) -> Slip | None:
        """A word that says nothing, in a line that reads without it."""
        found = re.compile(r"(\w+) ").match(self._written, self._fault)
        if found is None or found[1].lower() not in _EMPTY or self._written[: self._fault].endswith("not "):
            return None  # `not all` and `not always` are less than `not`
        if not self.reads(self._written[: self._fault] + self._written[found.end() :]):
            return None
        place = self._place(Span(self._fault, found.end()))
        safe = found[1].lower() not in _TELLING
        return Slip(place, f"`{found[1]}` does not fit here", f"leave out `{found[1]}`", "", safe)

    def _partly_misspelt(self) -> Problem | None:
        """A misspelt keyword right where reading stopped, with which the line reads further."""
        for guess in [r for r in repairs.likely(self._tokens, self._fault) if r.kind == "word"][:_FEW]:
            problem = self.fault(guess.of(self._written))
            left = len(guess.of(self._written)) - problem.span.start if problem else 0
            if guess.span.start == self._fault and left < len(self._written) - guess.span.end:
                return self._told(guess)
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


def _heading(source: Source, line: Span) -> Slip | None:
    """Some words at the very beginning of a line and nothing else: a table's name that needs backquotes."""
    before = source.text[max(line.start - 1, 0) : line.start]
    found = _TABLE.fullmatch(source.slice(line)) if before in ("", "\n", "\r", "\ufeff") else None
    if found is None:
        return None
    name = found["name"].strip("'\"")
    written = name if name.isidentifier() else f"`{name}`"
    return Slip(line, "a table's name stands alone on its line", f"write {quote(written)}", written)
