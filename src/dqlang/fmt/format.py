"""The formatter: reads a text, writes it in the one style, and proves that it says the same."""

from __future__ import annotations

from dqlang.diagnostics.problem import DqError
from dqlang.diagnostics.reading import NestedTooDeep
from dqlang.fmt.layout import laid_out
from dqlang.fmt.proof import same_comments, same_meaning, same_silence, same_words
from dqlang.reader import completed, form
from dqlang.source import Source
from dqlang.syntax import ast
from dqlang.syntax.tokens import Comment, comments


class FormatError(Exception):
    """The formatter was about to change what a file says: a fault of its own, never of the file."""


def format_text(text: str) -> str:
    """The text in the one style. Raises DqError where it cannot be read."""
    source = Source(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    if source.text != text:
        _read(Source(text))  # problems are reported where they stand in the text as it was given
    file, notes = _read(source)
    formatted = laid_out(file, source, notes)
    _prove(Source(formatted), source, file, notes)
    return formatted


def _read(source: Source) -> tuple[ast.RuleFile, list[Comment]]:
    file, problems = form(source)
    if any(problem.severity == "error" for problem in problems):
        from dqlang.hidden import error_of

        # All are told, as `lint` tells them.
        found = completed(source, file, problems).problems
        raise error_of([(source, problem) for problem in found if problem.severity == "error"])
    return file, comments(source)


def _prove(formatted: Source, source: Source, file: ast.RuleFile, notes: list[Comment]) -> None:
    try:
        again, comments_again = _read(formatted)
    except DqError as error:
        if all(problem.code == NestedTooDeep.code for problem in error.diagnostics):
            raise  # parentheses that make the sentence clear were one level too many
        raise FormatError(f"the formatted text could not be read again:\n{error}") from error
    if not same_meaning(file, again) or not same_words(file, source, again, formatted):
        raise FormatError("the formatted text would not mean the same")
    if not same_comments(notes, comments_again) or not same_silence(source, formatted):
        raise FormatError("the formatted text would not have the same comments")
