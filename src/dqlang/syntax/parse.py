"""Text to a syntax tree. Each logical line is read on its own, so that one bad line costs one message."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from antlr4 import CommonTokenStream, ParserRuleContext, Token
from antlr4.atn.PredictionMode import PredictionMode
from antlr4.error.Errors import ParseCancellationException
from antlr4.error.ErrorStrategy import BailErrorStrategy
from antlr4.ListTokenSource import ListTokenSource

from dqlang.diagnostics import reading
from dqlang.diagnostics.problem import Problem
from dqlang.source import Source, Span
from dqlang.syntax import ast
from dqlang.syntax.build import Builder, Heading, Sentence
from dqlang.syntax.build_values import Fault
from dqlang.syntax.faults import not_a_sentence
from dqlang.syntax.generated.DataQualityParser import DataQualityParser
from dqlang.syntax.limits import before_parsing
from dqlang.syntax.slips import find_slip
from dqlang.syntax.tokens import Line, logical_lines, read_tokens


def parse(source: Source) -> tuple[ast.RuleFile, list[Problem]]:
    """The syntax tree of what could be read, and all problems, in the file's order. Never raises on any text."""
    with _collector_off():
        reader = _Reader(source)
        for line in logical_lines(read_tokens(source.text)):
            reader.read(line)
        return reader.finish()


@contextmanager
def _collector_off() -> Iterator[None]:
    """Reading makes many small objects and no cycles worth collecting: without the collector it takes a third less."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


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
            return not_a_sentence(self._parser, line, error.args[0])

    def _parse(self, line: Line, mode: int) -> ParserRuleContext:
        self._parser.setTokenStream(CommonTokenStream(ListTokenSource(line.tokens)))
        self._parser._interp.predictionMode = mode
        return self._parser.line()


class _Parser(DataQualityParser):
    def checkVersion(self, toolVersion: str) -> None:
        """Says nothing, as the lexer's."""


class _Reader:
    """Puts sentences below their tables."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._parser = LineParser()
        self._builder = Builder(source)
        self._problems: list[Problem] = []
        self._tables: list[ast.Table] = []
        self._heading: Heading | None = None
        self._rules: list[ast.Rule] = []
        self._unbuilt: list[ast.NotBuilt] = []
        self._before: tuple[ast.NotBuilt, ...] = ()
        self._attempts = 0  # lines below the heading, good or bad
        self._headless = False

    def read(self, line: Line) -> None:
        try:
            sentence = self._sentence(line)
        except Fault as fault:
            self._attempts += 1
            self._problems.append(fault.problem)
            return
        if isinstance(sentence, Heading):
            self._start_table(sentence, line.tokens[0])
        elif isinstance(sentence, ast.NotBuilt):
            self._attempts += 1
            self._keep_unbuilt(sentence)
        else:
            self._keep_rule(sentence)

    def _sentence(self, line: Line) -> Sentence:
        problem = before_parsing(self._source, line)
        if problem:
            raise Fault(problem)
        tree = self._parser.tree(line)
        if isinstance(tree, Problem):
            raise Fault(find_slip(self._source, line.span) or tree)
        return self._builder.sentence(tree.sentence())

    def _start_table(self, heading: Heading, first: Token) -> None:
        name = ".".join(heading.name)
        if self._indented(first):
            self._attempts += 1
            self._problems.append(reading.IndentedName(heading.span, name))
            return
        self._end_table()
        for table in self._tables:
            if table.name == heading.name:
                place = Span(table.span.start, table.span.start + len(self._heading_text(table)))
                self._problems.append(reading.TableTwice(heading.span, name, place))
        self._heading, self._attempts = heading, 0

    def _indented(self, first: Token) -> bool:
        before = self._source.text[: first.start].rpartition("\n")[2].rpartition("\r")[2]
        return before.strip("\ufeff") != ""

    def _heading_text(self, table: ast.Table) -> str:
        return self._source.slice(table.span).partition("\n")[0].rstrip()

    def _keep_unbuilt(self, sentence: ast.NotBuilt) -> None:
        word = self._source.slice(sentence.span).split(maxsplit=1)[0].lower()
        if self._heading and sentence.feature in ("`define`", "`use`"):
            self._problems.append(reading.MisplacedSentence(sentence.span, word))
        else:
            self._unbuilt.append(sentence)

    def _keep_rule(self, rule: ast.Rule) -> None:
        self._attempts += 1
        if self._heading:
            self._rules.append(rule)
        elif not self._headless:
            self._headless = True
            self._problems.append(reading.RuleBeforeTable(rule.span))

    def _end_table(self) -> None:
        if self._heading is None:
            self._before = tuple(self._unbuilt)
        else:
            if not self._attempts:
                name = ".".join(self._heading.name)
                self._problems.append(reading.TableWithoutRules(self._heading.span, name))
            last = max((s.span.end for s in (*self._rules, *self._unbuilt)), default=self._heading.span.end)
            place = Span(self._heading.span.start, last)
            table = ast.Table(self._heading.name, tuple(self._rules), tuple(self._unbuilt), place)
            self._tables.append(table)
        self._rules, self._unbuilt = [], []

    def finish(self) -> tuple[ast.RuleFile, list[Problem]]:
        self._end_table()
        if not self._tables and not self._problems and not self._before:
            self._problems.append(reading.NoRules(Span(0, 0)))
        self._problems.sort(key=lambda problem: problem.span.start)
        whole = Span(0, len(self._source.text))
        return ast.RuleFile(tuple(self._tables), self._before, whole), self._problems
