"""Words of rules and values of data within HTML and XML, where they are guests: none of them can end an element, begin
another, hide or turn what stands around it, or make the file one that is not read."""

from __future__ import annotations

import html

from dqlang.diagnostics.display import visible
from dqlang.report.findings import Sample

VALUE = 200
"""How many characters of a value are shown."""
NAME = 120
SENTENCE = 2_000
_KEYS = 20
"""How many columns are shown of a row without a key."""


def plain(text: str, limit: int = SENTENCE) -> str:
    """The text on one line, in characters that HTML and XML may hold and that show; nothing of it behind `limit`."""
    if len(text) > limit:
        return f"{plain(text[:limit], limit)}... ({len(text):,} characters)"
    return "".join(_escaped(character) if _none(character) else character for character in visible(text))


def escaped(text: str, limit: int = SENTENCE) -> str:
    """The same within an element of HTML, or an attribute in quotes. ASCII, so that no encoding can change it."""
    return html.escape(plain(text, limit), quote=True).encode("ascii", "xmlcharrefreplace").decode("ascii")


def shown_of_key(sample: Sample) -> tuple[list[tuple[str, str | None]], int]:
    """What is shown of what tells a row from others, and how many columns are left out."""
    columns = list(sample.shown.items())
    return columns[:_KEYS], max(0, len(columns) - _KEYS)


def _none(character: str) -> bool:
    """Whether Unicode has set it aside as no character: XML forbids some of these, HTML all."""
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
