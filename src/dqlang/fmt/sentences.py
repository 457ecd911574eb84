"""One sentence in the one style: on one line, or broken inside the brackets of its lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dqlang.source import Source, Span
from dqlang.syntax import ast
from dqlang.syntax.examples import Example, Items
from dqlang.syntax.generated.DataQualityLexer import DataQualityLexer as Lexer
from dqlang.syntax.tokens import Comment, read_tokens
from dqlang.syntax.words import Words

WIDTH = 120
RULE_INDENT = "    "
EXAMPLE_INDENT = RULE_INDENT * 2
_SHORT_LIST = 40
"""A list up to this length stays on its line: it is not what makes the sentence long."""


def sentence_text(rule: ast.Rule, source: Source, comments: Sequence[Comment]) -> tuple[str, list[Comment]]:
    """A rule's text, and which of the `comments` inside its span stand in it, in the order in which they do."""
    return _SentenceWords(rule, source, comments).written_out(lambda words: words.sentence(rule))


def example_text(example: Example, source: Source, comments: Sequence[Comment]) -> tuple[str, list[Comment]]:
    words = _SentenceWords(example, source, comments, EXAMPLE_INDENT)
    return words.written_out(lambda words: words.example(example))


def definition_text(
    definition: ast.Definition, source: Source, comments: Sequence[Comment]
) -> tuple[str, list[Comment]]:
    words = _SentenceWords(definition, source, comments, "")
    return words.written_out(lambda words: words.definition(definition))


def fact_text(fact: ast.Fact | ast.Use, source: Source, indent: str = RULE_INDENT) -> str:
    words = _SentenceWords(fact, source, [], indent)
    return words.use(fact) if isinstance(fact, ast.Use) else words.fact(fact)


class _SentenceWords(Words):
    """Writes a sentence with some of its lists over several lines."""

    def __init__(
        self,
        node: ast.Rule | Example | ast.Definition | ast.Fact | ast.Use,
        source: Source,
        comments: Sequence[Comment],
        indent: str = RULE_INDENT,
    ) -> None:
        self._comments = comments
        self._indent = indent
        self._written = _without(comments, node.span, source)
        tags = isinstance(node, ast.Rule) and comments and node.tags
        self._tags = _tag_spans(node, source) if tags else (node.span, [])
        self._broken: set[int] = set()
        self._lists: dict[int, int] = {}
        """How long each list is on one line, by the identity of its node."""
        self._kept: list[Comment] = []

    def written_out(self, write: Callable[[_SentenceWords], str]) -> tuple[str, list[Comment]]:
        """The sentence, its longest lists broken until it fits, and the comments that stand in it."""
        text = write(self)
        for owner in sorted(self._lists, key=self._lists.__getitem__, reverse=True):
            if self._width(text) <= WIDTH or self._lists[owner] <= _SHORT_LIST:
                break
            self._broken.add(owner)
            self._kept = []
            text = write(self)
        return text, self._kept

    def text(self, value: str) -> str:
        """Nothing inside quotes changes: text with doubled quotes in it keeps the quotes that it has."""
        for quote in "'\"":
            doubled = quote + value.replace(quote, quote * 2) + quote
            if quote in value and doubled in self._written:
                return doubled
        return super().text(value)

    def items(self, owner: object, items: Sequence[str]) -> str:
        whole = super().items(owner, items)
        place, spans = self._places(owner)
        comments = [c for c in self._comments if place is not None and place.start <= c.span.start < place.end]
        self._kept += comments
        self._lists[id(owner)] = len(whole)
        if not comments and id(owner) not in self._broken:
            return whole
        return _over_lines(items, spans, comments, self._indent)

    def _places(self, owner: object) -> tuple[Span | None, list[Span]]:
        """Where a list was written, and its items."""
        listed = _listed(owner)
        if listed is not None:
            return owner.span, [item.span for item in listed]
        return self._tags if self._tags[1] else (None, [])

    def _width(self, text: str) -> int:
        return max(len(line) for line in (self._indent + text).split("\n"))


def _listed(owner: object) -> Sequence[ast.Value | ast.Combination | ast.Transition] | None:
    """The items of a node that holds a list."""
    match owner:
        case ast.InSet() | ast.Listed() | Items():
            return owner.items
        case ast.MatchSeveral():
            return owner.patterns
        case ast.OnDays():
            return owner.days
        case ast.HaveKeys():
            return owner.keys
        case ast.Follow():
            return owner.transitions
    return None


def _without(comments: Sequence[Comment], span: Span, source: Source) -> str:
    """How a sentence was written, but for the comments inside it."""
    text, start = "", span.start
    for comment in comments:
        text += source.text[start : comment.span.start]
        start = comment.span.end
    return text + source.text[start : span.end]


def _tag_spans(rule: ast.Rule, source: Source) -> tuple[Span, list[Span]]:
    """Where the list of a rule's tags stands, and each tag, which the tree does not hold."""
    tokens = [t for t in read_tokens(source.slice(rule.span)) if t.type not in (Lexer.NL, Lexer.COMMENT)]
    start = next(i for i, t in enumerate(tokens) if t.type == Lexer.TAGGED and tokens[i + 1].type == Lexer.LB)
    end = next(i for i in range(start, len(tokens)) if tokens[i].type == Lexer.RB)
    spans = [Span(rule.span.start + t.start, rule.span.start + t.stop + 1) for t in tokens[start + 1 : end + 1]]
    tags = [span for span, t in zip(spans, tokens[start + 1 : end + 1], strict=True) if t.type == Lexer.TEXT]
    return spans[0].to(spans[-1]), tags


def _over_lines(items: Sequence[str], spans: Sequence[Span], comments: Sequence[Comment], indent: str) -> str:
    """A list over several lines: as many items on each as fit, each comment where it stood."""
    lines, run, inner = ["["], "", indent + RULE_INDENT
    may_follow = True  # whether a comment may still be put behind the last line
    for part in _in_order(items, spans, comments):
        if isinstance(part, str) and len(f"{inner}{run} {part}") <= WIDTH:
            run = f"{run} {part}".lstrip()
            continue
        if run:
            lines.append(inner + run)
            may_follow = True
        run = part if isinstance(part, str) else ""
        if isinstance(part, Comment):
            _add_comment(lines, part, may_follow, inner)
            may_follow = False
    lines += [inner + run] if run else []
    return "\n".join([*lines, f"{indent}]"])


def _add_comment(lines: list[str], comment: Comment, may_follow: bool, indent: str) -> None:
    if comment.own_line or not may_follow:
        lines.append(indent + comment.text.rstrip())
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
