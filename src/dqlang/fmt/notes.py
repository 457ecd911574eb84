"""Where the comments of one sentence go: their order never changes, and those that silence advice stay on its lines."""

from __future__ import annotations

from collections.abc import Sequence

from dqlang.record import record
from dqlang.silence import is_directive
from dqlang.syntax.tokens import Comment

_FURTHER_INDENT = "    "


@record
class Commented:
    """A sentence's text, with the comments above and behind it; those within stand in the text."""

    above: Sequence[Comment]
    text: str
    behind: Sequence[Comment]


def commented(
    text: str, within: Sequence[Comment], inside: Sequence[Comment], behind: Sequence[Comment]
) -> Commented | None:
    """The sentence with comments from inside it that have no place in its `text` above it, or behind it where they
    silence advice. None where their order would change, or two would stand behind it."""
    homeless = [comment for comment in inside if comment not in within]
    above = [comment for comment in homeless if not is_directive(comment.text)]
    last = [*(comment for comment in homeless if is_directive(comment.text)), *behind]
    in_order = [*above, *within, *last] == [*inside, *behind]
    return Commented(above, text, last) if in_order and len(last) <= 1 else None


def as_written(written: str, indent: str) -> str:
    """A sentence over the lines on which it was written, each indented anew."""
    first, *further = (line.strip() for line in written.split("\n"))
    lines = [first]
    for line in further:
        if line:
            lines.append(indent + ("" if line[0] in ")]" else _FURTHER_INDENT) + line)
    return "\n".join(lines)
