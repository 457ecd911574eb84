"""One logical line to one sentence, or to the first problem that it has."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from antlr4 import ParserRuleContext, Token
from antlr4.atn.PredictionMode import PredictionMode
from antlr4.error.Errors import ParseCancellationException, RecognitionException
from antlr4.error.ErrorStrategy import BailErrorStrategy

from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.reading import NotASentence
from dqlang.source import Source, Span
from dqlang.syntax import ast
from dqlang.syntax.build import Builder, Sentence
from dqlang.syntax.build_values import Fault
from dqlang.syntax.example_lines import begins_as_example, not_an_example
from dqlang.syntax.faults import not_a_sentence
from dqlang.syntax.generated.DataQualityParser import DataQualityParser
from dqlang.syntax.limits import before_parsing
from dqlang.syntax.relexing import Relexer
from dqlang.syntax.simulators import ForgivingParser
from dqlang.syntax.token_stream import TokenStream
from dqlang.syntax.tokens import Line, logical_lines
from dqlang.syntax.walk import nodes

_GUESSES = 75_000
_GUESSES_PER_CHARACTER = 2
"""How many characters may be read in guesses, for a whole file: about 4 microseconds each. Where hundreds of lines are
broken it is no rule file, and of the last ones known slips are told, which have a measure of their own, and else only
where they stop."""
_TRIES = ((90, 90), (180, 30))
_LEAST_TRIES = 6
"""How often a line is read again, at most, to find what was meant: the less, the more was guessed for the lines before
it. One slip of the fingers is found among the first few."""
_PER_GUESS = 70  # as if a guess were so much longer: what it costs beside its characters
_NO_COLUMNS = frozenset(
    ("it", "they", "this", "that", "the", "be", "is", "are", "and", "or", "not", "than", "to", "if", "when")
) | {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
EXHAUSTED = NotASentence(Span(0, 0), "", ())

Unknown = Callable[[Sentence], Span | None]
"""The first name in a sentence (of a check, of a function) that means nothing."""


def nothing(sentence: Sentence) -> None:
    """Where it is not known which names mean something."""


class LineParser:
    """Reads a line's tokens with ANTLR: SLL first, which is fast; a line that it refuses once more in full."""

    def __init__(self, unknown: Unknown = nothing, size: int = 0) -> None:
        """`size`: how long the file is, of which the more may be guessed."""
        self._unknown = unknown
        self._parser = _Parser(TokenStream([]))
        self._parser._interp = ForgivingParser(self._parser)
        self._parser.removeErrorListeners()
        self._parser._errHandler = _Bail()
        self._relexer = Relexer()
        self._guesses = 0
        self._left = _GUESSES + _GUESSES_PER_CHARACTER * size
        self._left_for_slips = self._left

    def tree(self, line: Line) -> ParserRuleContext | Problem:
        try:
            return self._parse(line, PredictionMode.SLL)
        except ParseCancellationException:
            pass
        try:
            return self._parse(line, PredictionMode.LL)
        except ParseCancellationException as error:
            if begins_as_example(line):
                return not_an_example(line, error.args[0].offendingToken)
            return not_a_sentence(self._parser, line, error.args[0])

    def sentence(self, source: Source, line: Line) -> Sentence:
        """What a line says. Raises Fault."""
        problem = before_parsing(line)
        if problem:
            raise Fault(problem)
        tree = self.tree(line)
        if isinstance(tree, Problem):
            raise Fault(tree)
        return Builder(source).sentence(tree.sentence())

    def fault(self, text: str) -> Problem | None:
        """The first problem of a text as a sentence, placed in that text; None where it reads. Meant for guesses: it
        tells only the place, and after very many of them it refuses all."""
        self._guesses += 1
        self._left -= _cost(text)
        return EXHAUSTED if self._left < 0 else self._fault(text)

    @property
    def tries(self) -> int:
        return next((tries for guesses, tries in _TRIES if self._guesses < guesses), _LEAST_TRIES)

    def fault_of_slip(self, text: str) -> Problem | None:
        """As `fault`, for what is no guess but the mending of a known slip: there are few of them for a line."""
        self._left_for_slips -= _cost(text) + len(text) * 3 // 2  # it is looked through for further slips
        return EXHAUSTED if self._left_for_slips < 0 else self._fault(text, _not_meant)

    def _fault(self, text: str, doubtful: Unknown = nothing) -> Problem | None:
        lines = list(logical_lines(self._relexer.tokens(text)))
        if not lines:
            return None  # nothing but a comment is left
        if len(lines) > 1:
            return NotASentence(lines[1].span, "", ())
        try:
            sentence = self._guessed(Source(text), lines[0])
            place = self._unknown(sentence) or doubtful(sentence)
        except Fault as fault:
            return fault.problem
        return None if place is None else NotASentence(place, "", ())

    def _guessed(self, source: Source, line: Line) -> Sentence:
        problem = before_parsing(line)
        if problem:
            raise Fault(problem)
        self._parser.buildParseTrees = False  # most guesses do not read
        try:
            self._parse(line, PredictionMode.SLL)
        except ParseCancellationException as error:
            token = error.args[0].offendingToken
            start = token.start if token.type != Token.EOF else line.span.end
            raise Fault(NotASentence(Span(start, max(start, token.stop + 1)), token.text, ())) from None
        finally:
            self._parser.buildParseTrees = True
        tree = self._parse(line, PredictionMode.SLL)
        return Builder(source).sentence(tree.sentence())

    def _parse(self, line: Line, mode: int) -> ParserRuleContext:
        self._parser.setTokenStream(TokenStream(line.tokens))
        self._parser._interp.predictionMode = mode
        return self._parser.line()


def _not_meant(sentence: Sentence) -> Span | None:
    """What reads, and no slip is mended to. `not` beside `and` or `or` leaves open what it speaks of, and words that
    hold a sentence together are columns only where they are its subject."""
    if not isinstance(sentence, ast.Rule):
        return None
    if sentence.joiner is not None and any(use.negated for use in sentence.checks):
        return sentence.checks[1].span
    columns = (node for node in nodes((sentence.checks, sentence.when)) if isinstance(node, ast.Column))
    return next((column.span for column in columns if "".join(column.parts).lower() in _NO_COLUMNS), None)


def _cost(text: str) -> int:
    return len(text) + _PER_GUESS


class _Bail(BailErrorStrategy):
    def reportError(self, recognizer: DataQualityParser, e: RecognitionException) -> None:
        """Says nothing: whoever asked gets the exception."""

    def recover(self, recognizer: DataQualityParser, e: RecognitionException) -> NoReturn:
        """Gives up. Without what was read so far, which would hold itself in a circle, for the collector to find."""
        raise ParseCancellationException(e.with_traceback(None))


class _Parser(DataQualityParser):
    def checkVersion(self, toolVersion: str) -> None:
        """Says nothing, as the lexer's."""
