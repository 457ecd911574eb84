"""Mending a rule file by what its problems offer: only what can mean nothing else, and only what is proven.

A round applies the safe edits of all problems at once, and looks at the file again. What is not an improvement for
certain is left out: a sentence that read before stays as it is, a rule that compiled before keeps its fingerprint, a
comment stays, and there are fewer errors and no new one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dqlang.diagnostics.problem import Edit, Problem
from dqlang.linting import Look, look
from dqlang.reader import read, sourced, table_name
from dqlang.record import record
from dqlang.semantics.analyze import analyze
from dqlang.silence import without_directives
from dqlang.source import Source, Span
from dqlang.syntax.build_values import Fault
from dqlang.syntax.sentences import LineParser
from dqlang.syntax.tokens import Comment, comments, logical_lines, read_tokens

_ROUNDS = 20


@record
class Left:
    """A problem whose mending was safe by itself, and would have brought something else."""

    line: int
    why: str


@record
class Mended:
    """`places` is how many problems were mended."""

    text: str
    places: int
    left: list[Left]


def mended(
    text: str, path: str | None, schema: Any = None, allowed: Collection[str] = (), root: str | None = None
) -> Mended:
    """The text with all that can safely be mended, but for advice that is `allowed`. Raises ValueError where a schema
    is given for several tables."""
    judge = _judge(path, schema, allowed, root)
    state, places = judge(text), 0
    left: list[Left] = []
    for _ in range(_ROUNDS):
        step = _Round(state, judge)
        step.take(_apart(state.look.problems))
        left = step.left
        if not step.taken:
            break
        state, places = step.after, places + len(step.taken)
    return Mended(state.source.text, places, left)


def _judge(path: str | None, schema: Any, allowed: Collection[str], root: str | None) -> Callable[[str], _State]:
    return lambda text: _State(Source(text, path, root), schema, allowed)


class _State:
    """A text, and what must not get lost from it."""

    def __init__(self, source: Source, schema: Any, allowed: Collection[str]) -> None:
        self.source = source
        self.look: Look = look(source, schema, allowed=allowed)
        self._schema = schema

    @cached_property
    def errors(self) -> Counter[tuple[str, str]]:
        return Counter(map(_key, self.look.errors))

    @cached_property
    def sentences(self) -> list[str]:
        """Those that read and have no error, as they are written, but for the comments inside."""
        parser, wrong = LineParser(), [problem.span.start for problem in self.look.errors]
        lines = [line.span for line in logical_lines(read_tokens(self.source.text))]
        good = [span for span in lines if not any(span.start <= place < span.end for place in wrong)]
        return [self._written(span) for span in good if _reads(parser, self.source.slice(span))]

    def _written(self, span: Span) -> str:
        text, end = "", span.start
        for comment in self._notes:
            if span.start <= comment.span.start < span.end:
                text += self.source.text[end : comment.span.start].rstrip(" \t\xa0")
                end = comment.span.end
        return re.sub(r"(?:[ \t\xa0]*\r?\n)+", "\n", text + self.source.text[end : span.end])

    @cached_property
    def _notes(self) -> list[Comment]:
        return comments(self.source)

    @cached_property
    def fingerprints(self) -> list[str]:
        """Those of the rules without an error, whatever their table: a table's name may be what is mended."""
        file, _ = read(self.source)
        plans = [
            analyze(sourced(table, self.source), table=table_name(table), schema=self._schema).plan
            for table in file.tables
        ]
        return [rule.fingerprint for plan in plans for rule in plan.rules]

    @cached_property
    def comments(self) -> list[str]:
        """What they say to people."""
        said = (without_directives(comment.text) for comment in self._notes)
        return [text for text in said if text]


@dataclass
class _Round:
    """The problems of one text, mended at once as far as that is proven."""

    before: _State
    judge: Callable[[str], _State]
    taken: list[Problem] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    after: _State = field(init=False)

    def __post_init__(self) -> None:
        self.after = self.before

    def take(self, problems: Sequence[Problem]) -> None:
        """Takes of these what can be taken together with what was taken before."""
        while problems:
            tried = sorted([*self.taken, *problems], key=lambda problem: problem.span.start)
            after, why = self._tried(tried)
            if why is None and after is not None:
                self.taken, self.after = tried, after
                return
            guilty = self._guilty(after, tried, problems) if after is not None else {}
            if not guilty and len(problems) == 1:
                guilty = {id(problems[0]): why or ""}
            if not guilty:
                half = len(problems) // 2
                self.take(problems[:half])
                problems = problems[half:]
                continue
            self.left += [self._left(each, guilty[id(each)]) for each in problems if id(each) in guilty]
            problems = [each for each in problems if id(each) not in guilty]

    def _left(self, problem: Problem, why: str) -> Left:
        return Left(self.before.source.position(problem.span.start)[0], why)

    def _tried(self, problems: Sequence[Problem]) -> tuple[_State | None, str | None]:
        """The text with these mended, and what speaks against it."""
        try:
            after = self.judge(edited(self.before.source.text, problems))
            for _ in range(_ROUNDS):  # a line that reads now may have another slip
                further = [
                    each for each in _apart(after.look.errors) if _key(each) in after.errors - self.before.errors
                ]
                if not further:
                    break
                after = self.judge(edited(after.source.text, further))
        except ValueError as error:  # a schema of one table, and now there are two
            return None, str(error)
        return after, _doubt(self.before, after, problems)

    def _guilty(self, after: _State, tried: Sequence[Problem], asked: Sequence[Problem]) -> dict[int, str]:
        """Of the problems asked about, those on whose lines a new error stands, and its words; where there is none,
        those that such an error speaks of."""
        new = [error for error in after.look.errors if _key(error) in after.errors - self.before.errors]
        lines = dict(zip(map(id, tried), _lines_after(self.before.source, tried), strict=True))
        for places in (lambda error: [error.span], lambda error: [related.span for related in error.related()]):
            found = {
                id(problem): error.message()
                for problem in asked
                for error in reversed(new)
                if any(after.source.position(place.start)[0] in lines[id(problem)] for place in places(error))
            }
            if found:
                return found
        return {}


def _key(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.message()


def _doubt(before: _State, after: _State, problems: Sequence[Problem]) -> str | None:
    """What the mending would spoil, or None where it is proven."""
    new = after.errors - before.errors
    if new:
        return next(iter(new))[1]
    errors = sum(problem.severity == "error" for problem in problems)
    if before.errors.total() - after.errors.total() < errors:
        return "the line would still not read"
    if len(after.look.problems) >= len(before.look.problems) and not errors:
        return "as many problems would be left"
    if not _is_within(before.sentences, after.sentences) or not _is_within(before.fingerprints, after.fingerprints):
        return "another rule would change"
    return None if _is_within(before.comments, after.comments) else "a comment would change"


def _reads(parser: LineParser, text: str) -> bool:
    """Whether a text is one sentence."""
    lines = list(logical_lines(read_tokens(text)))
    try:
        parser.sentence(Source(text), lines[0])
    except Fault:
        return False
    return len(lines) == 1


def _is_within(some: Sequence[str], more: Sequence[str]) -> bool:
    """Whether all of these are there, in their order."""
    rest = iter(more)
    return all(each in rest for each in some)


def _apart(problems: Sequence[Problem]) -> list[Problem]:
    """Those that may be mended unseen, without such as touch what an earlier one changes: the next round takes them."""
    found: list[Problem] = []
    ends = -1
    for problem in sorted((each for each in problems if each.fixable), key=_first):
        edits = sorted(problem.edits(), key=lambda edit: (edit.span.start, edit.span.end))
        if edits and edits[0].span.start > ends and _are_apart(edits):
            found.append(problem)
            ends = edits[-1].span.end
    return found


def _first(problem: Problem) -> int:
    return min((edit.span.start for edit in problem.edits()), default=problem.span.start)


def _are_apart(edits: Sequence[Edit]) -> bool:
    return all(one.span.end <= other.span.start for one, other in zip(edits, edits[1:], strict=False))


def edited(text: str, problems: Sequence[Problem]) -> str:
    """The text with the edits of problems that do not overlap."""
    edits = [edit for problem in problems for edit in problem.edits()]
    for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


def _lines_after(before: Source, problems: Sequence[Problem]) -> Iterator[range]:
    """The lines, from 1, on which the words of each problem's edits stand in the text after all edits."""
    gone = 0
    for problem in problems:
        spans = [edit.span for edit in problem.edits()]
        first = before.position(min(span.start for span in spans))[0] - gone
        gone += sum(before.slice(edit.span).count("\n") - edit.replacement.count("\n") for edit in problem.edits())
        last = before.position(max(span.end for span in spans))[0] - gone
        yield range(first, max(first, last) + 1)
