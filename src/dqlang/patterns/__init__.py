"""Patterns, as `must match '...'` takes them: a subset of Java's regular expressions, alike on every engine."""

from __future__ import annotations

from dqlang.patterns.danger import inspect
from dqlang.patterns.error import BrokenPattern, DangerousPattern, PatternError, UnsupportedPattern
from dqlang.patterns.java import ends_anchored, java_text, starts_anchored
from dqlang.patterns.read import read_tree
from dqlang.patterns.tree import Pattern

__all__ = ["BrokenPattern", "DangerousPattern", "Pattern", "PatternError", "UnsupportedPattern", "read"]


def read(pattern: str) -> Pattern:
    """Reads a pattern. Raises `PatternError`, and nothing else, where it is none that dqlang takes."""
    tree = read_tree(pattern)
    modes = inspect(pattern, tree)
    return Pattern(pattern, java_text(pattern, tree, modes), starts_anchored(tree), ends_anchored(tree), tree)
