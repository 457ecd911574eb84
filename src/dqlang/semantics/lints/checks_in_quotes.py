"""Equality with a text that is spelled as a check: `be 'present'`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dqlang.diagnostics.advice_on_words import CheckAsText
from dqlang.semantics.lints import Found, Seen
from dqlang.source import Source, Span
from dqlang.syntax import ast
from dqlang.syntax.words import check_words

# `positive` and `negative` are missing: results of tests in medicine are written so.
_CHECKS = frozenset({"present", "missing", "null", "blank", "empty", "unique", "human_name"})
_CHECKS |= {f"{letters} case" for letters in ("upper", "lower", "title")}
_CHECKS |= {f"valid {kind}" for kind in ("date", "timestamp", "number", "integer", "boolean", "json")}
_MEANT = {check: f"be {check}" for check in _CHECKS} | {"required": "be present", "mandatory": "be present"}
_MEANT |= {f"be {check}": f"be {check}" for check in _CHECKS}

_VERB = re.compile(r"\bbe\s+\Z", re.IGNORECASE)


def look(seen: Seen) -> Iterator[Found]:
    """Only where a rule asks for it: in a condition a text picks the rows that hold it."""
    for sighting in seen.sightings:
        check = sighting.use.check
        if isinstance(check, ast.Compare) and check.operator == "eq" and not sighting.in_condition:
            meant = _meant(check.value, sighting.use.negated)
            if meant is not None:
                place = _with_verb(sighting.source, check.span)
                value = sighting.source.slice(check.value.span)[1:-1]
                yield sighting.source, CheckAsText(place, check_words(check), value, meant)


def _with_verb(source: Source, place: Span) -> Span:
    """The place of a check with its verb."""
    verb = _VERB.search(source.text, max(place.start - 20, 0), place.start)
    return Span(verb.start(), place.end) if verb else place


def _meant(value: ast.Value, negated: bool) -> str | None:
    """The check as which a text is spelled. After one `not` there is no other."""
    words = " ".join(value.value.lower().split()) if isinstance(value, ast.Text) else ""
    if not negated and words.startswith("not "):
        meant = _MEANT.get(words.removeprefix("not "))
        return f"not {meant}" if meant else None
    return _MEANT.get(words)
