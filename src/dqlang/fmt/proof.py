"""Whether two readings of a rule file say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from dqlang.silence import directives
from dqlang.source import Source
from dqlang.syntax import ast
from dqlang.syntax.build_values import unquoted
from dqlang.syntax.generated.DataQualityLexer import DataQualityLexer as Lexer
from dqlang.syntax.tokens import Comment, logical_lines, read_tokens


def same_meaning(before: ast.RuleFile, after: ast.RuleFile) -> bool:
    """Whether the trees are equal, where a sign (`>`) is as good as its words."""
    return _without_signs(before) == _without_signs(after)


def same_words(before: ast.RuleFile, source: Source, after: ast.RuleFile, formatted: Source) -> bool:
    """Whether sentences that nothing behind the grammar understands consist of the same words and signs."""
    return [_tokens(node, source) for node in _unbuilt(before)] == [
        _tokens(node, formatted) for node in _unbuilt(after)
    ]


def same_comments(before: Sequence[Comment], after: Sequence[Comment]) -> bool:
    """Whether no comment was lost, added, changed, or moved past another."""
    return [c.text.rstrip() for c in before] == [c.text.rstrip() for c in after]


def same_silence(before: Source, after: Source) -> bool:
    """Whether each comment that silences advice still speaks for its sentence."""
    return _spoken_for(before) == _spoken_for(after)


def _spoken_for(source: Source) -> list[tuple[object, int | None]]:
    sentences = [line.span for line in logical_lines(read_tokens(source.text))]
    places = {span: number for number, span in enumerate(sentences)}
    return [([code for code, _ in each.codes], places.get(each.sentence)) for each in directives(source)]


def _unbuilt(file: ast.RuleFile) -> list[ast.NotBuilt]:
    return [*file.unbuilt, *(node for table in file.tables for node in table.unbuilt)]


def _tokens(node: ast.NotBuilt, source: Source) -> list[tuple[int, str]]:
    tokens = [t for t in read_tokens(source.slice(node.span)) if t.type not in (Lexer.NL, Lexer.COMMENT)]
    return [(t.type, unquoted(t.text) if t.type == Lexer.TEXT else t.text) for t in tokens]


def _without_signs(node: Any) -> Any:
    if isinstance(node, tuple):
        return tuple(_without_signs(item) for item in node)
    if not is_dataclass(node):
        return node
    if isinstance(node, ast.Compare) and node.form == "sign":
        node = replace(node, form="than")
    changed = {f.name: _without_signs(getattr(node, f.name)) for f in fields(node) if f.compare}
    return replace(node, **changed)
