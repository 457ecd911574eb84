"""Text to a syntax tree. Each logical line is read on its own, so that one bad line costs one message."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from antlr4 import Token

from dqlang.diagnostics import files, marks, reading
from dqlang.diagnostics.examples import ExampleWithoutRule, NotAnExample
from dqlang.diagnostics.problem import Problem
from dqlang.source import Source, Span
from dqlang.syntax import ast
from dqlang.syntax.build import Heading, Sentence
from dqlang.syntax.build_values import Fault
from dqlang.syntax.example_lines import begins_as_example, meant_as_example
from dqlang.syntax.examples import Example
from dqlang.syntax.generated.DataQualityLexer import DataQualityLexer as Lexer
from dqlang.syntax.sentences import LineParser, Unknown, nothing
from dqlang.syntax.tokens import Line, logical_lines, read_tokens
from dqlang.syntax.value_words import path_words
from dqlang.syntax.walk import nodes

_VAGUE = (
    NotAnExample,
    reading.NotASentence,
    reading.NotAValue,
    reading.NoSuchMoment,
    marks.UnknownCharacter,
    marks.UnterminatedText,
    marks.UnclosedBracket,
)
"""Problems that only say where reading stopped: what was meant may be known all the same."""

_BEHIND = (Lexer.IF, Lexer.WHEN, Lexer.FOR, Lexer.AS, Lexer.BECAUSE, Lexer.TAGGED, Lexer.AND, Lexer.OR, Lexer.WITHIN)
"""What begins a part of a sentence, never a rule."""


def parse(source: Source, unknown: Unknown = nothing, mend: bool = True) -> tuple[ast.RuleFile, list[Problem]]:
    """The syntax tree of what could be read, and all problems, in the file's order. Never raises on any text. Where
    `unknown` tells names that mean nothing, no mending is offered that holds one; without `mend`, none at all."""
    with _collector_off():
        reader = _Reader(source, unknown, mend)
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


class _Reader:
    """Puts sentences below their tables."""

    def __init__(self, source: Source, unknown: Unknown, mend: bool) -> None:
        self._source, self._mend = source, mend
        self._parser = LineParser(unknown, len(source.text))
        self._problems: list[Problem] = []
        self._tables: list[ast.Table] = []
        self._heading: Heading | None = None
        self._rules: list[ast.Rule] = []
        self._unbuilt: list[ast.NotBuilt] = []
        self._facts: list[ast.Fact] = []
        self._before = _Before()
        self._attempts = 0  # lines below the heading, good or bad
        self._headless = False  # the lack of a heading is told, or a line that was meant as one
        self._shown: list[ast.Rule] | list[ast.NotBuilt] | None = None  # its last sentence is what an example is about
        self._told = False  # what is wrong with the sentence that an example would be about
        self._before_line: Line | None = None
        self._stopped = False  # the line before stops too early, or opens a bracket that is not closed

    def read(self, line: Line) -> None:
        try:
            sentence = self._sentence(line)
        except Fault as fault:
            if not self._is_example(line):
                self._shown, self._told = None, True
            self._keep_fault(fault.problem, line)
            self._before_line = line
            return
        if isinstance(sentence, Example):
            self._before_line, self._stopped = line, False
            self._keep_example(sentence)
            return
        broken = self._stopped and _continues(line) and self._broken(line, sentence)
        self._before_line, self._stopped = line, False
        self._shown, self._told = None, bool(broken)
        if broken:
            self._problems[-1] = broken
            return
        if isinstance(sentence, Heading):
            self._start_table(sentence, line.tokens[0])
        elif isinstance(sentence, ast.NotBuilt):
            self._attempts += 1
            self._keep_unbuilt(sentence)
        elif isinstance(sentence, ast.Use | ast.Definition):
            self._keep_above(sentence)
        elif isinstance(sentence, ast.Missing):
            self._keep_missing(sentence)
        elif isinstance(sentence, ast.Fact):
            self._keep_below(sentence, self._facts)
        else:
            self._attempts += 1
            self._keep_below(sentence, self._rules)

    def _sentence(self, line: Line) -> Sentence:
        try:
            sentence = self._parser.sentence(self._source, line)
        except Fault as fault:
            if not self._mend or not isinstance(fault.problem, _VAGUE):
                raise
            # Only where something is wrong: slips are many.
            from dqlang.syntax.certain import judged
            from dqlang.syntax.example_slips import mended_example
            from dqlang.syntax.mending import mended

            known = self._source, line.span, fault.problem, self._parser.fault, self._parser.fault_of_slip
            better = mended_example(*known, self._subject()) if self._is_example(line) else fault.problem
            if better is fault.problem and not begins_as_example(line):
                better = mended(*known, self._parser.tries)
            raise Fault(judged(better, self._source, line.span)) from None
        self._refuse_list_without_define(sentence, line)
        return sentence

    def _refuse_list_without_define(self, sentence: Sentence, line: Line) -> None:
        """`in uppercase`, `in kg`: read as a list with a name, and no list has one. Raises Fault."""
        if self._before.definitions or self._before.uses or not isinstance(sentence, ast.Rule):
            return
        if not any(isinstance(node, ast.InDefined) for node in nodes((sentence.checks, sentence.when))):
            return
        from dqlang.syntax.certain import judged
        from dqlang.syntax.slip_search import find_slip

        slip = find_slip(self._source, line.span, self._parser.fault)
        if slip is not None:
            raise Fault(judged(slip, self._source, line.span))

    def _is_example(self, line: Line) -> bool:
        return meant_as_example(self._source.slice(line.span))

    def _subject(self) -> str | None:
        """What an example is about, where that is one column."""
        above = self._shown[-1] if self._shown else None
        subjects = above.subjects if isinstance(above, ast.Rule) else ()
        column = subjects[0].column if len(subjects) == 1 and isinstance(subjects[0], ast.Every) else None
        column = subjects[0] if len(subjects) == 1 and isinstance(subjects[0], ast.Column) else column
        return path_words(column.parts) if column else None

    def _keep_fault(self, problem: Problem, line: Line) -> None:
        """Notes a line's fault, unless it comes from that of the line before."""
        if self._stopped and _continues(line):
            if isinstance(self._problems[-1], marks.UnclosedBracket):
                return
            broken = self._broken(line)
            if broken:
                self._problems[-1], self._stopped = broken, False
                return
        self._attempts += 1
        self._stopped = isinstance(problem, marks.UnclosedBracket) or _stops(problem)
        if not self._heading and _continues(line):
            self._headless = True  # perhaps a table's name, and what is wrong with it is told
        broken = line.tokens[0].type in _BEHIND and self._broken(line)
        self._problems.append(broken or problem)

    def _broken(self, line: Line, alone: Sentence | None = None) -> reading.BrokenSentence | None:
        """The problem of a line that makes one sentence with the line before. `alone` is what it says by itself."""
        before = self._before_line
        if before is None:
            return None
        gap = Span(before.span.end, line.span.start)
        if self._source.slice(gap).strip():
            return None  # a comment
        joined = f"{self._source.slice(before.span)} {self._source.slice(line.span)}"
        if self._parser.fault(joined):
            return None
        first = line.tokens[0]
        # A name at the very beginning of a line may be the next table's, and a rule may have been whole before.
        heading = isinstance(alone, Heading) and not self._indented(first)
        safe = not heading and self._parser.fault(self._source.slice(before.span)) is not None
        return reading.BrokenSentence(Span(first.start, first.stop + 1), gap, safe)

    def _start_table(self, heading: Heading, first: Token) -> None:
        name = ".".join(heading.name)
        if self._indented(first):
            self._attempts += 1
            self._headless = self._headless or not self._heading
            self._told = True
            self._problems.append(files.IndentedName(heading.span, name))
            return
        self._end_table()
        for table in self._tables:
            if _same_name(table.name, heading.name):
                place = Span(table.span.start, table.span.start + len(self._heading_text(table)))
                self._problems.append(files.TableTwice(heading.span, name, place))
                break
        self._heading, self._attempts = heading, 0

    def _indented(self, first: Token) -> bool:
        before = self._source.text[: first.start].rpartition("\n")[2].rpartition("\r")[2]
        return before.strip("\ufeff") != ""

    def _heading_text(self, table: ast.Table) -> str:
        return self._source.slice(table.span).partition("\n")[0].rstrip()

    def _keep_unbuilt(self, sentence: ast.NotBuilt) -> None:
        self._unbuilt.append(sentence)
        self._shown = self._unbuilt

    def _keep_above(self, sentence: ast.Use | ast.Definition) -> None:
        """Keeps what can only stand above the first table's name."""
        kept: list = self._before.uses if isinstance(sentence, ast.Use) else self._before.definitions
        kept.append(sentence)  # where it is misplaced, too: it is known what its names stand for
        if self._heading:
            self._told = True
            self._problems.append(
                files.MisplacedSentence(sentence.span, "use" if isinstance(sentence, ast.Use) else "define")
            )

    def _keep_missing(self, sentence: ast.Missing) -> None:
        (self._facts if self._heading else self._before.missing).append(sentence)
        if self._rules:
            self._told = True
            self._problems.append(files.MissingBehindRule(sentence.span))

    def _keep_below(self, sentence: ast.Rule | ast.Fact, kept: list) -> None:
        """Keeps what can only stand below a table's name."""
        if self._heading:
            kept.append(sentence)
            self._shown = self._rules if kept is self._rules else None
            return
        self._told = True
        if not self._headless:
            self._headless = True
            from dqlang.syntax import headings

            comment = headings.in_comment(self._source.text[: sentence.span.start])
            self._problems.append(files.RuleBeforeTable(sentence.span, isinstance(sentence, ast.Rule), comment))

    def _keep_example(self, example: Example) -> None:
        self._attempts += 1
        if self._shown:
            above = self._shown[-1]
            self._shown[-1] = replace(above, examples=(*above.examples, example))
        elif not self._told:
            self._told = True  # of several examples, once
            self._problems.append(ExampleWithoutRule(example.span))

    def _end_table(self) -> None:
        if self._heading is None:
            self._before.unbuilt = self._unbuilt
        else:
            if not self._attempts:
                name = ".".join(self._heading.name)
                self._problems.append(files.TableWithoutRules(self._heading.span, name))
            below = (*self._rules, *self._unbuilt, *self._facts)
            last = max((sentence.span.end for sentence in below), default=self._heading.span.end)
            place = Span(self._heading.span.start, last)
            rules, unbuilt, facts = tuple(self._rules), tuple(self._unbuilt), tuple(self._facts)
            self._tables.append(ast.Table(self._heading.name, rules, unbuilt, place, facts))
        self._rules, self._unbuilt, self._facts = [], [], []

    def finish(self) -> tuple[ast.RuleFile, list[Problem]]:
        self._end_table()
        before = self._before
        if not self._tables and not self._problems and not (before.unbuilt or before.uses or before.definitions):
            self._problems.append(files.NoRules(Span(0, 0)))
        self._problems.sort(key=lambda problem: problem.span.start)
        whole, above = Span(0, len(self._source.text)), (before.uses, before.definitions, before.missing)
        return ast.RuleFile(tuple(self._tables), tuple(before.unbuilt), whole, *map(tuple, above)), self._problems


@dataclass
class _Before:
    """What stands above the first table's name."""

    uses: list[ast.Use] = field(default_factory=list)
    definitions: list[ast.Definition] = field(default_factory=list)
    missing: list[ast.Missing] = field(default_factory=list)
    unbuilt: list[ast.NotBuilt] = field(default_factory=list)


def _continues(line: Line) -> bool:
    """Whether a line may be the rest of another one: it is no rule of its own."""
    return not any(token.type in (Lexer.MUST, Lexer.SHOULD) for token in line.tokens)


def _stops(problem: Problem) -> bool:
    return isinstance(problem, reading.NotASentence) and not problem.found


def _same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tables are told apart as Spark does it: without regard to case."""
    return [part.lower() for part in one] == [part.lower() for part in other]
