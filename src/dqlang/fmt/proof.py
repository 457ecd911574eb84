"""Whether two readings of a rule file say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from dqlang.syntax import ast
from dqlang.syntax.tokens import Comment


def same_meaning(before: ast.RuleFile, after: ast.RuleFile) -> bool:
    """Whether the trees are equal, where a sign (`>`) is as good as its words."""
    return _without_signs(before) == _without_signs(after)


def same_comments(before: Sequence[Comment], after: Sequence[Comment]) -> bool:
    """Whether no comment was lost, added or changed. One from inside a sentence may have moved above it."""
    return sorted(c.text.rstrip() for c in before) == sorted(c.text.rstrip() for c in after)


def _without_signs(node: Any) -> Any:
    if isinstance(node, tuple):
        return tuple(_without_signs(item) for item in node)
    if not is_dataclass(node):
        return node
    if isinstance(node, ast.Compare) and node.form == "sign":
        node = replace(node, form="than")
    changed = {f.name: _without_signs(getattr(node, f.name)) for f in fields(node) if f.compare}
    return replace(node, **changed)
