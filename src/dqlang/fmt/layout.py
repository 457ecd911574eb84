"""Where each sentence and comment of a file goes: indentation and blank lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dqlang.fmt.notes import Commented, as_written, commented
from dqlang.fmt.sentences import (
    EXAMPLE_INDENT,
    RULE_INDENT,
    definition_text,
    example_text,
    fact_text,
    sentence_text,
)
from dqlang.record import record
from dqlang.source import Source
from dqlang.syntax import ast
from dqlang.syntax.examples import Example
from dqlang.syntax.tokens import Comment
from dqlang.syntax.value_words import path_words

Sentence = ast.Table | ast.Rule | ast.Fact | ast.Use | ast.Definition | ast.NotBuilt | Example
"""What takes up lines of its own; of a table, its heading."""


_INDENTS = {"rule": RULE_INDENT, "note": RULE_INDENT, "example": EXAMPLE_INDENT}


@record
class Entry:
    """A sentence or a comment on a line of its own, with the lines of the source that it comes from."""

    kind: str
    """heading, rule, example, sentence (before the first table), comment, or note (a comment that closes a table)."""
    text: str
    first_line: int
    last_line: int
    indented: bool = False
    """Whether it was indented where it was written."""


def laid_out(file: ast.RuleFile, source: Source, comments: Sequence[Comment]) -> str:
    entries = _placed(sorted(_entries(file, source, comments), key=lambda entry: entry.first_line))
    lines: list[str] = []
    for number, entry in enumerate(entries):
        if number and _blank_between(entries, number):
            lines.append("")
        lines.append(_indent(entries, number) + entry.text)
    return "".join(f"{line}\n" for line in lines)


def _entries(file: ast.RuleFile, source: Source, comments: Sequence[Comment]) -> list[Entry]:
    """Sentences with the comments in and behind them, and comments of their own; several may share a first line."""
    entries: list[Entry] = []
    by_line: dict[int, list[Comment]] = {}
    for comment in comments:
        by_line.setdefault(source.position(comment.span.start)[0], []).append(comment)
    for kind, node in _nodes(file):
        entries += _sentence_entries(kind, node, source, by_line)
    for line, left in by_line.items():
        for comment in left:
            indented = source.position(comment.span.start)[1] > 1
            entries.append(Entry("comment", comment.text.rstrip(), line, line, indented))
    return entries


def _nodes(file: ast.RuleFile) -> list[tuple[str, Sentence]]:
    nodes: list[tuple[str, Sentence]] = [("sentence", node) for node in _before_tables(file)]
    for table in file.tables:
        nodes.append(("heading", table))
        nodes += [("rule", node) for node in (*table.rules, *table.facts, *table.unbuilt)]
    shown = [node for _, node in nodes if isinstance(node, ast.Rule | ast.NotBuilt)]
    return [*nodes, *(("example", example) for node in shown for example in node.examples)]


def _before_tables(file: ast.RuleFile) -> tuple[Sentence, ...]:
    return (*file.uses, *file.definitions, *file.missing, *file.unbuilt)


def _sentence_entries(kind: str, node: Sentence, source: Source, comments: dict[int, list[Comment]]) -> list[Entry]:
    """The entry of a sentence, behind those of comments that stand above it now. Takes them from `comments`, which go
    by their lines. A sentence whose comments have no other place stays as it was written."""
    first = source.position(node.span.start)[0]
    last = first if kind == "heading" else source.position(node.span.end - 1)[0]
    mine = [comment for line in range(first, last + 1) for comment in comments.pop(line, ())]
    behind = [c for c in mine if kind == "heading" or c.span.start >= node.span.end]
    inside = [c for c in mine if c not in behind]
    text, kept = _text(node, source, inside)
    placed = commented(text, kept, inside, behind)
    if placed is None and kept:
        placed = commented(_text(node, source, [])[0], [], inside, behind)
    if placed is None:
        placed = Commented([], as_written(source.slice(node.span), _INDENTS.get(kind, "")), behind)
    above = [Entry("comment", c.text.rstrip(), first, first) for c in placed.above]
    return [*above, Entry(kind, "  ".join([placed.text, *(c.text.rstrip() for c in placed.behind)]), first, last)]


def _text(node: Sentence, source: Source, inside: list[Comment]) -> tuple[str, list[Comment]]:
    """A sentence in its one spelling, with those comments in it that have a place there, in their order."""
    if isinstance(node, ast.Table):
        return path_words(node.name), []
    if isinstance(node, ast.NotBuilt):
        return node.words, []
    if isinstance(node, ast.Definition):
        return definition_text(node, source, inside)
    if isinstance(node, ast.Fact | ast.Use):
        return fact_text(node, source), []
    if isinstance(node, Example):
        return example_text(node, source, inside)
    return sentence_text(node, source, inside)


def _placed(entries: list[Entry]) -> list[Entry]:
    """The entries, with comments that close a table told from those that lead to what follows."""
    placed = list(entries)
    in_table = False
    for number, entry in enumerate(entries):
        in_table = in_table or entry.kind == "heading"
        closing = entry.kind == "comment" and entry.indented and in_table
        if closing and placed[number - 1].kind != "comment" and _next_sentence(entries, number) in ("heading", None):
            placed[number] = replace(entry, kind="note")
    return placed


def _next_sentence(entries: Sequence[Entry], number: int) -> str | None:
    """The kind of the first entry from `number` on that is no comment."""
    return next((entry.kind for entry in entries[number:] if entry.kind != "comment"), None)


def _indent(entries: Sequence[Entry], number: int) -> str:
    kind = entries[number].kind
    if kind == "comment":
        kind = _next_sentence(entries, number) or "heading"
    return _INDENTS.get(kind, "")


def _blank_between(entries: Sequence[Entry], number: int) -> bool:
    """Whether a blank line stands before this entry."""
    before, entry = entries[number - 1], entries[number]
    if before.kind == "heading" or (entry.kind == "example" and before.kind in ("rule", "example")):
        return False
    if before.kind != "comment" and _leads_to_table(entries, number):
        return True
    return entry.first_line - before.last_line > 1


def _leads_to_table(entries: Sequence[Entry], number: int) -> bool:
    return entries[number].kind in ("heading", "comment") and _next_sentence(entries, number) == "heading"
