"""Numbers, kinds of values and counts of columns as people say them: `twice B`, `positive or zero`, `alphanumeric`."""

from __future__ import annotations

from dqlang.syntax.slip_form import ALL_COLUMNS, MODAL, NAME, NUMBER, PART, Known, instead

_KIND = r"(?:an? )?(?:valid )?(?P<kind_>integer|whole number|number|decimal(?: number)?|date|timestamp)"
_RANGE = r"(?:between|at least|at most|greater than|less than|before|after|on or before|on or after)"
_DAY = r"(?:today|now|\d{4}-\d\d-\d\d)"
_END = rf"(?={PART}$)"
_X = rf"(?P<x>{NAME})"
_Y = rf"(?P<y>{NAME})"
_DOUBLES = r"(?:duplicates?|duplicate values) (?:in|of|for)"
_BE = r"be (?:equal to )?(?:the )?"

SLIPS = [
    # days
    instead(rf"\b(?:be|is) (?P<at>(?P<x>{_DAY}) or (?:before|earlier))\b", "on or before {x}"),
    instead(rf"\b(?:be|is) (?P<at>(?P<x>{_DAY}) or (?:after|later))\b", "on or after {x}"),
    # kinds
    Known(
        rf"\b{MODAL} (?P<at>be {_KIND})(?= (?P<range_>{_RANGE}) )",
        "two checks are joined by `and`, each with its verb",
        "write `be {valid} and be {range_} ...`",
        "be {valid} and be",
        safe=False,
    ),
    instead(
        r"\b(?P<at>be (?:positive or (?:zero|0)|(?:zero|0) or positive|greater than or zero))\b",
        "be at least 0",
        safe=False,
    ),
    instead(r"\b(?P<at>be (?:negative or (?:zero|0)|(?:zero|0) or negative))\b", "be at most 0", safe=False),
    instead(
        rf"\b{MODAL} (?:not )?(?P<at>(?:be|contain(?: only)?|have(?: only)?) alpha-?numeric(?:al)?"
        r"(?: (?:characters|chars|text))?)\b",
        "match '^[A-Za-z0-9]+$'",
        "letters and digits are asked for by a pattern",
        safe=False,
    ),
    instead(
        rf"\b{MODAL} (?:not )?(?P<at>be alphabetic(?:al)?)\b",
        "match '^[A-Za-z]+$'",
        "letters are asked for by a pattern",
        safe=False,
    ),
    Known(
        rf"\b{MODAL} (?:not )?(?P<at>(?:contain|have|include) (?:any )?(?:special|strange|illegal|invalid|bad)"
        r" (?:characters?|chars?|signs?|symbols?))\b",
        "`{at}` leaves open which ones",
        "say with a pattern what may stand there, as in `match '^[A-Za-z0-9 ]+$'`",
    ),
    # amounts
    instead(
        rf"\b{MODAL} (?:not )?(?P<at>be (?:equal to )?(?:twice|double|two times)(?: the)? {_X}){_END}",
        "be equal to 2 * {x}",
    ),
    instead(rf"\b{MODAL} (?:not )?(?P<at>be (?:equal to )?half(?: of)?(?: the)? {_X}){_END}", "be equal to 0.5 * {x}"),
    instead(rf"\b{MODAL} (?:not )?(?P<at>{_BE}(?:sum|total) of {_X} and {_Y}){_END}", "be equal to {x} + {y}"),
    instead(rf"\b{MODAL} (?:not )?(?P<at>{_BE}product of {_X} and {_Y}){_END}", "be equal to {x} * {y}"),
    instead(
        rf"\b{MODAL} (?:not )?(?P<at>{_BE}difference (?:of|between) {_X} and {_Y}){_END}",
        "be equal to {x} - {y}",
        safe=False,
    ),
    instead(
        rf"\bbe (?P<at>at least (?P<a>{NUMBER}) ?, (?:and |but )?at most (?P<b>{NUMBER}))(?!\w)",
        "between {a} and {b}",
        safe=False,
    ),
    # columns
    Known(
        r"^(?P<at>at least (?:two|three|four|five|[2-9])) of\b",
        "how many of several columns hold cannot be counted",
        "ask `at least one of` them, or write a rule for each",
    ),
    instead(
        rf"^(?P<at>(?:there )?(?P<modal>{MODAL}) (?:be no|not be(?: any)?) {_DOUBLES} {_X})$",
        "{x} {modal} be unique",
        "a rule begins with its column",
    ),
    instead(rf"^(?P<at>no {_DOUBLES} {_X}(?: allowed)?)$", "{x} must be unique", "a rule begins with its column"),
    Known(
        rf"^(?P<at>{ALL_COLUMNS})",
        "a rule names its columns",
        "write them out, as in `Name, BirthDate and Zip must be present`",
    ),
]
