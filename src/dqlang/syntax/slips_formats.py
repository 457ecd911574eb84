"""Formats as other tools and people ask for them: `have email format`, `be in YYYY-MM-DD`."""

from __future__ import annotations

from dqlang.syntax.slip_form import PART, TEXT, VERB, Known, instead

_IN = r"(?:be|have|match|follow|use)(?: (?:in|of|formatted(?: (?:as|like|in))?))?(?: the| an?)?"
_FORMAT = rf"{_IN} (?:date )?(?:format|form|pattern)(?: of)?:?"
_VALID = r"(?:valid |correct |proper )?"
_NAMED = r"(?P<named>(?!format\b|form\b|the\b|an?\b|this\b|that\b|date\b|time(?:stamp)?\b)[a-z][\w-]*(?: [a-z]\w*)?)"
_OF_DAYS = r"(?P<days>(?=[-/. \w]*y)(?:y{2,4}|m{1,4}|d{1,2})(?:[-/. ]?(?:y{2,4}|m{1,4}|d{1,2})){2})"

SLIPS = [
    Known(
        rf"\b{VERB} (?:not )?(?P<at>{_IN} (?:valid|correct|proper|right|expected|good) format)\b",
        "`{at}` leaves open which format",
        "name it, as in `be valid email`, or say it with a pattern, as in `match '^[0-9]{5}$'`",
    ),
    instead(rf"\b{VERB} (?:not )?(?P<at>(?:{_FORMAT}|{_IN}) {_OF_DAYS}(?: format)?)(?={PART}$)", "{dated}", safe=False),
    instead(rf"\b{VERB} (?:not )?(?P<at>{_FORMAT} (?P<format>{TEXT}))", "{formatted}", safe=False),
    instead(
        rf"\b{VERB} (?:not )?(?P<at>{_IN} {_VALID}{_NAMED} (?:format|form|pattern))\b", "be valid {named_}", safe=False
    ),
    instead(
        rf"\b{VERB} (?:not )?(?P<at>be (?:an? )?(?:properly|correctly|well)[- ]form(?:atted|ed) {_NAMED})(?={PART}$)",
        "be valid {named_}",
        safe=False,
    ),
    instead(
        rf"\b{VERB} (?:not )?(?P<at>(?:{_FORMAT}|be formatted (?:as|like)) (?:an? )?{_VALID}{_NAMED})(?={PART}$)",
        "be valid {named_}",
        safe=False,
    ),
]
