"""Signs of other keyboards, word processors and web pages, all of a line at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dqlang.diagnostics.reading import Slip
from dqlang.diagnostics.wording import quote
from dqlang.source import Span

# ！ to ～ of the wide forms, which stand just so far from their plain ones.
_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if not chr(code - 0xFEE0).isalnum()}
_SIGNS = {
    **_WIDE,
    "\uff0c": ", ",
    "\u3001": ", ",
    "\u3002": "",
    **dict.fromkeys("\u300c\u300d\u300e\u300f\u00ab\u00bb\u2039\u203a\u00b4", "'"),
    "\u2026": "",
    "\u2265": ">=",
    "\u2264": "<=",
    "\u2260": "!=",
    "\u00d7": "*",
    "\u00f7": "/",
    "\u2212": "-",
    "\u00bd": "0.5",
    "\u00bc": "0.25",
    "\u00be": "0.75",
    "\u00a0": " ",
    "&gt;": ">",
    "&lt;": "<",
    "&amp;": "&",
    "&quot;": '"',
    "&nbsp;": " ",
}
_KNOWN = re.compile(
    r"'(?:[^'\n]|'')*'|\"(?:[^\"\n]|\"\")*\"|`(?:[^`\n]|``)*`|(?P<sign>" + "|".join(map(re.escape, _SIGNS)) + ")"
)


def in_signs(written: str) -> Iterator[Slip]:
    """The line with the signs that dqlang knows; nothing within quotes changes."""
    found = [match for match in _KNOWN.finditer(written) if match["sign"] and match["sign"] != "\u00a0"]
    if not found:
        return
    start, end = found[0].start(), found[-1].end()
    words = _KNOWN.sub(lambda match: _SIGNS[match["sign"]] if match["sign"] else match[0], written)
    plain = words[start : len(words) - (len(written) - end)]
    signs = " and ".join(dict.fromkeys(quote(match["sign"]) for match in found))
    says = f"{signs} {'means' if len(set(signs.split(' and '))) == 1 else 'mean'} nothing here"
    yield Slip(
        Span(start, end), says, f"write {quote(plain.strip())}" if plain.strip() else "leave it out", plain, True
    )
