"""Patterns of a rule file: read once, their problems placed in the file's text."""

from __future__ import annotations

from functools import lru_cache

from dqlang.patterns import PatternError
from dqlang.patterns import read as read_pattern
from dqlang.semantics.context import Fault
from dqlang.source import Source, Span
from dqlang.syntax import ast

read = lru_cache(maxsize=4096)(read_pattern)


def java(node: ast.Text, source: Source) -> str:
    """The pattern for Java. Raises Fault."""
    try:
        return read(node.value).java
    except PatternError as error:
        from dqlang.diagnostics.patterns import problem

        place = Span(offset_in(node, source, error.start), offset_in(node, source, error.end))
        raise Fault(problem(place, error)) from None


def offset_in(node: ast.Text, source: Source, offset: int) -> int:
    """Where a character of the text stands in the file: behind the quote, and doubled quotes before it count twice."""
    written = source.slice(node.span)
    if len(written) == len(node.value) + 2:
        return node.span.start + 1 + offset
    place = 1
    for _ in range(offset):
        place += 2 if written[place] == written[place + 1] and _is_quote(written, place) else 1
    return node.span.start + place


def _is_quote(written: str, place: int) -> bool:
    """Whether the character is the one that closes this text, so that it stands doubled inside it."""
    return written[place] == written[-1]
