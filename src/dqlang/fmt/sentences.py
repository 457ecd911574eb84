"""One sentence in the one style: on one line, or broken inside the brackets of its lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dqlang.source import Span
from dqlang.syntax import ast
from dqlang.syntax.examples import Example
from dqlang.syntax.tokens import Comment
from dqlang.syntax.words import Words

WIDTH = 120
RULE_INDENT = "    "
EXAMPLE_INDENT = _ITEM_INDENT = RULE_INDENT * 2
_SHORT_LIST = 40
"""A list up to this length stays on its line: it is not what makes the sentence long."""


def sentence_text(rule: ast.Rule, written: str, comments: Sequence[Comment]) -> tuple[str, set[Comment]]:
    """A rule's text, and which of the `comments` inside its span stand in it. `written` is how it was written."""
    words = _SentenceWords(written, comments)
    text = words.sentence(rule)
    for owner in sorted(words.lists, key=words.lists.__getitem__, reverse=True):
        if _width(text) <= WIDTH or words.lists[owner] <= _SHORT_LIST:
            break
        words.broken.add(owner)
        text = words.sentence(rule)
    return text, words.kept


def example_text(example: Example, written: str) -> str:
    return _SentenceWords(written, ()).example(example)


def _width(text: str) -> int:
    return max(len(line) for line in (RULE_INDENT + text).split("\n"))


class _SentenceWords(Words):
    """Writes a sentence with some of its lists over several lines."""

    def __init__(self, written: str, comments: Sequence[Comment]) -> None:
        self._written = written
        self._comments = comments
        self.broken: set[int] = set()
        self.lists: dict[int, int] = {}
        """How long each list is on one line, by the identity of its node."""
        self.kept: set[Comment] = set()

    def text(self, value: str) -> str:
        """Nothing inside quotes changes: text with doubled quotes in it keeps the quotes that it has."""
        for quote in "'\"":
            doubled = quote + value.replace(quote, quote * 2) + quote
            if quote in value and doubled in self._written:
                return doubled
        return super().text(value)

    def items(self, owner: object, items: Sequence[str]) -> str:
        whole = super().items(owner, items)
        comments = self._inside(owner)
        self.kept.update(comments)
        self.lists[id(owner)] = len(whole)
        if not comments and id(owner) not in self.broken:
            return whole
        spans = [item.span for item in owner.items] if isinstance(owner, ast.InSet) else []
        return _over_lines(items, spans, comments)

    def _inside(self, owner: object) -> list[Comment]:
        if not isinstance(owner, ast.InSet):
            return []
        return [c for c in self._comments if owner.span.start <= c.span.start < owner.span.end]


def _over_lines(items: Sequence[str], spans: Sequence[Span], comments: Sequence[Comment]) -> str:
    """A list over several lines: as many items on each as fit, each comment where it stood."""
    lines, run = ["["], ""
    may_follow = True  # whether a comment may still be put behind the last line
    for part in _in_order(items, spans, comments):
        if isinstance(part, str) and len(f"{_ITEM_INDENT}{run} {part}") <= WIDTH:
            run = f"{run} {part}".lstrip()
            continue
        if run:
            lines.append(_ITEM_INDENT + run)
            may_follow = True
        run = part if isinstance(part, str) else ""
        if isinstance(part, Comment):
            _add_comment(lines, part, may_follow)
            may_follow = False
    lines += [_ITEM_INDENT + run] if run else []
    return "\n".join([*lines, f"{RULE_INDENT}]"])


def _add_comment(lines: list[str], comment: Comment, may_follow: bool) -> None:
    if comment.own_line or not may_follow:
        lines.append(_ITEM_INDENT + comment.text.rstrip())
    else:
        lines[-1] += f"  {comment.text.rstrip()}"


def _in_order(items: Sequence[str], spans: Sequence[Span], comments: Sequence[Comment]) -> Iterator[str | Comment]:
    """Items, with their commas, and comments as they follow each other."""
    waiting = list(comments)
    for number, item in enumerate(items, 1):
        while waiting and waiting[0].span.start < spans[number - 1].start:
            yield waiting.pop(0)
        yield item + ("," if number < len(items) else "")
    yield from waiting
