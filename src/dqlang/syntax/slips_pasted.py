"""Lines of Markdown, HTML and JSON: pasted with the rules, and no sentences themselves."""

from __future__ import annotations

from dqlang.syntax.slip_form import MODAL, TEXT, Known

_HELD = "and a rule file holds sentences"
_TAG = (
    r"(?:!doctype|html|head|body|title|div|span|p|br|hr|ul|ol|li|table|thead|tbody|tr|td|th|h[1-6]|pre|code|b|i|em"
    r"|strong|section|style|script|meta|link)"
)

SLIPS = [
    Known(
        r"^(?P<at>\|?(?: ?:?-{2,}:? ?\|)+(?: ?:?-{2,}:? ?)?)$",
        f"this is a line of a table in Markdown, {_HELD}",
        "leave the line out",
        "",
        safe=False,
    ),
    Known(
        r"^(?P<at>\|(?!.*(?:\b(?:must|should|null|unique|required|present)\b|[<>=\d]))[^|]+(?:\|[^|]+)+\|)$",
        f"this is a row of a table in Markdown, {_HELD}",
        "leave the line out; of a row that asks for something, make a sentence such as `Name must be present`",
    ),
    Known(
        r"^(?P<at>(?:`{3,}|~{3,})\w*)$",
        f"this is a mark of Markdown, {_HELD}",
        "leave the line out",
        "",
        safe=False,
    ),
    Known(
        r"^(?P<at>[{}()\[\]]+[;,]?)$",
        f"this is a bracket of JSON or of a program, {_HELD}",
        "leave the line out",
        "",
        safe=False,
    ),
    Known(
        rf"^(?P<at><(?:/?{_TAG}\b[^<>]*|\?xml[^<>]*)>)$",
        f"this is HTML, {_HELD}",
        "leave the line out",
        "",
        safe=False,
    ),
    Known(
        rf"^(?P<at><(?P<tag>{_TAG})\b[^<>]*>(?P<x>[^<>]+?)</(?P=tag)>)$",
        f"this is HTML, {_HELD}",
        "write `{x}`",
        "{x}",
        safe=False,
    ),
    Known(
        rf"^(?P<at>(?P<key>{TEXT}) ?: ?)(?={MODAL}\b)",
        "a column's name has no quotes, and nothing stands between it and its rule",
        "write {shown}",
        "{column} ",
        safe=False,
    ),
    Known(
        rf"^(?P<at>\{{? ?(?P<key>{TEXT}) ?: ?(?P<said>{TEXT}) ?\}}?,?)$",
        f"this is a pair of JSON or YAML, {_HELD}",
        "write `{column} must be {inside}`",
        "{column} must be {inside}",
        safe=False,
    ),
    Known(
        rf"^(?P<at>\{{? ?{TEXT} ?:.*|[\w.]+ ?: ?[\[{{].*)$",
        f"this is a pair of JSON or YAML, {_HELD}",
        "write a sentence such as `Name must be present`",
    ),
]
