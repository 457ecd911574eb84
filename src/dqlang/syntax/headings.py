"""Tables' names that stand where they are none."""

from __future__ import annotations

import re

from dqlang.source import Span

_COMMENT = re.compile(r"(?:\A\ufeff?|\n)(?P<at>#+ ?(?P<name>[^\W\d][\w.]*) ?:?)[ \t]*\r?\n\s*\Z")


def in_comment(before: str) -> tuple[Span, str] | None:
    """A comment of one word right above a rule: `# Person`, as other files have their headings."""
    found = _COMMENT.search(before)
    return (Span(*found.span("at")), found["name"]) if found else None
