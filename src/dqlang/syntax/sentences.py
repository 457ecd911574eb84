"""One logical line to one sentence, or to the first problem that it has."""

from __future__ import annotations

from antlr4 import CommonTokenStream, ParserRuleContext
from antlr4.atn.PredictionMode import PredictionMode
from antlr4.error.Errors import ParseCancellationException
from antlr4.error.ErrorStrategy import BailErrorStrategy
from antlr4.ListTokenSource import ListTokenSource

from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.reading import NotASentence
from dqlang.source import Source
from dqlang.syntax.build import Builder, Sentence
from dqlang.syntax.build_values import Fault
from dqlang.syntax.example_lines import begins_as_example, not_an_example
from dqlang.syntax.faults import not_a_sentence
from dqlang.syntax.generated.DataQualityParser import DataQualityParser
from dqlang.syntax.limits import before_parsing
from dqlang.syntax.tokens import Line, logical_lines, read_tokens


class LineParser:
    """Reads a line's tokens with ANTLR: SLL first, which is fast; a line that it refuses once more in full."""

    def __init__(self) -> None:
        self._parser = _Parser(CommonTokenStream(ListTokenSource([])))
        self._parser.removeErrorListeners()
        self._parser._errHandler = BailErrorStrategy()

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
        """The first problem of a text as a sentence, placed in that text; None where it reads."""
        lines = list(logical_lines(read_tokens(text)))
        if not lines:
            return None  # nothing but a comment is left
        if len(lines) > 1:
            return NotASentence(lines[1].span, lines[1].tokens[0].text, ())
        try:
            self.sentence(Source(text), lines[0])
        except Fault as fault:
            return fault.problem
        return None

    def _parse(self, line: Line, mode: int) -> ParserRuleContext:
        self._parser.setTokenStream(CommonTokenStream(ListTokenSource(line.tokens)))
        self._parser._interp.predictionMode = mode
        return self._parser.line()


class _Parser(DataQualityParser):
    def checkVersion(self, toolVersion: str) -> None:
        """Says nothing, as the lexer's."""
