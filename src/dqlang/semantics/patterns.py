"""Patterns of a rule file: read once, their problems placed in the file's text."""

from __future__ import annotations

from functools import lru_cache

from dqlang.diagnostics import patterns as problems
from dqlang.patterns import BrokenPattern, DangerousPattern, PatternError, UnsupportedPattern
from dqlang.patterns import read as read_pattern
from dqlang.patterns.like import Like, read_like
from dqlang.plan.expr import Expr, predicate, rlike, text
from dqlang.plan.numbers import always
from dqlang.semantics.context import Fault
from dqlang.source import Source, Span
from dqlang.syntax import ast

_KINDS: dict[type[PatternError], type[problems.PatternProblem]] = {
    BrokenPattern: problems.BrokenPattern,
    UnsupportedPattern: problems.UnsupportedPattern,
    DangerousPattern: problems.DangerousPattern,
}

_FUNCTIONS = {"equal": "=", "start": "startswith", "end": "endswith", "contain": "contains"}

read = lru_cache(maxsize=4096)(read_pattern)


def java(node: ast.Text, source: Source) -> str:
    """The pattern for Java. Raises Fault."""
    try:
        return read(node.value).java
    except PatternError as error:
        raise Fault(_problem(node, source, error)) from None


def like(node: ast.Text, source: Source) -> Like:
    """A pattern of `look like`. Raises Fault."""
    try:
        return read_like(node.value)
    except PatternError as error:
        raise Fault(_problem(node, source, error)) from None


def looks_like(value: Expr, pattern: Like) -> Expr:
    """Where a function of text asks the same as the pattern, by that."""
    if pattern.takes_all:
        return always(True, value)
    match pattern.plain():
        case None:
            return rlike(value, pattern.java())
        case kind, part:
            return predicate(_FUNCTIONS[kind], value, text(part))


def _problem(node: ast.Text, source: Source, error: PatternError) -> problems.PatternProblem:
    """The reader's error in the file's text."""
    place = Span(offset_in(node, source, error.start), offset_in(node, source, error.end))
    kind = _KINDS.get(type(error), problems.BrokenPattern)
    return kind(place, error.message, error.help, _quoted(error.replacement, source.slice(node.span)))


def _quoted(replacement: str | None, written: str) -> str | None:
    """A replacement as it stands between the quotes of what is written."""
    return None if replacement is None else replacement.replace(written[-1:], written[-1:] * 2)


def offset_in(node: ast.Text, source: Source, offset: int) -> int:
    """Where a character of the text stands in the file: behind the quote, and doubled quotes before it count twice."""
    written = source.slice(node.span)
    if len(written) <= len(node.value) + 2:
        return node.span.start + 1 + offset
    place = 1
    for _ in range(offset):
        place += 2 if written[place] == written[place + 1] and _is_quote(written, place) else 1
    return node.span.start + place


def _is_quote(written: str, place: int) -> bool:
    """Whether the character is the one that closes this text, so that it stands doubled inside it."""
    return written[place] == written[-1]
