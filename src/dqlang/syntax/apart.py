"""A line that says `must` several times is several rules: each is read, or mended, by itself."""

from __future__ import annotations

import re

from dqlang.diagnostics.reading import Slip
from dqlang.diagnostics.wording import alternatives
from dqlang.source import Span
from dqlang.syntax.masking import masked, straightened
from dqlang.syntax.slip_search import FaultOf, slips_of

_SUBJECT = re.compile(r"(?P<subject>.+?) (?=must\b|should\b)", re.IGNORECASE)
_MODAL = re.compile(r"must|should", re.IGNORECASE)
_BOTH = "`must` and `should` cannot stand in one rule"
_NEXT = re.compile(r",? and (?P<modal>must|should)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:if|when|whenever|where|while|for|unless|except|provided|given|long as|case|because|since|tagged)\b"
    r"|\bas \w+$|\bor\b|\d ?%|\(",
    re.IGNORECASE,
)
"""What may be said of one rule of the line, or of all."""


def several(written: str, offset: int, fault_of: FaultOf) -> Slip | None:
    """What to write for each part, where all of them read in the end."""
    seen = masked(straightened(written))
    subject, breaks = _SUBJECT.match(seen), list(_NEXT.finditer(seen))
    if subject is None or not breaks or _CONDITION.search(seen):
        return None
    starts = [subject.end(), *(found.start("modal") for found in breaks)]
    ends = [*(found.start() for found in breaks), len(written)]
    rules = []
    for start, end in zip(starts, ends, strict=True):
        rule = _read(f"{written[: subject.end()]}{written[start:end]}", fault_of)
        if rule is None:
            return None
        rules.append(rule)
    modals = {_MODAL.match(seen, start)[0].lower() for start in starts}
    says = f"`{modals.pop()}` stands once in a rule" if len(modals) == 1 else _BOTH
    place = Span(starts[1] + offset, breaks[0].end() + offset)
    return Slip(place, says, alternatives([rules]))


def _read(rule: str, fault_of: FaultOf) -> str | None:
    """The rule as it reads, or with its slip mended; None where neither does."""
    if fault_of(rule) is None:
        return rule
    slip = slips_of(rule, 0, fault_of).whole
    return slip and rule[: slip.span.start] + (slip.replacement or "") + rule[slip.span.end :]
