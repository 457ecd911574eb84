"""The formatter on random files: whatever may be said, however it is spelt, wherever comments stand."""

from __future__ import annotations

import untidy
from hypothesis import given, settings

from dqlang.fmt import format_text
from dqlang.semantics.fingerprint import fingerprint
from dqlang.silence import directives
from dqlang.source import Source
from dqlang.syntax.parse import parse
from dqlang.syntax.tokens import comments, logical_lines, read_tokens


def notes(text: str) -> list[str]:
    return [comment.text for comment in comments(Source(text.replace("\r\n", "\n").replace("\r", "\n")))]


def silenced(text: str) -> list[tuple[object, int]]:
    """The codes of each comment that silences advice, with the number of the sentence for which it speaks."""
    spans = [line.span for line in logical_lines(read_tokens(text))]
    return [([code for code, _ in each.codes], spans.index(each.sentence) if each.sentence else -1)
            for each in directives(Source(text))]  # fmt: skip


def fingerprints(text: str) -> list[str]:
    file, _ = parse(Source(text))
    return [fingerprint(rule) for table in file.tables for rule in table.rules]


@settings(max_examples=200)
@given(untidy.files())
def test_any_file_is_formatted_once_and_for_all(text):
    formatted = format_text(text)
    assert format_text(formatted) == formatted
    assert notes(formatted) == notes(text)
    assert silenced(formatted) == silenced(text)
    assert fingerprints(formatted) == fingerprints(text)
    assert "\n\n\n" not in formatted and formatted.endswith("\n") and not formatted.startswith("\n")
    lines = formatted.split("\n")
    assert not any(line != line.rstrip() or "\r" in line for line in lines)
    for before, line in zip(lines, lines[1:], strict=False):
        assert not (before and line and not line.startswith((" ", "#", "]", ")")) and before.startswith(" ")), (
            "a table begins apart"
        )


@settings(max_examples=40)
@given(untidy.files())
def test_line_breaks_and_a_byte_order_mark_make_no_difference(text):
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert format_text("\ufeff" + plain.replace("\n", "\r\n")) == format_text(plain)
