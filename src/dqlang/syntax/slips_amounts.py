"""Amounts, kinds of values and counts as people say them: `twice Bonus`, `positive or zero`, `alphanumeric`.

Of what is computed nothing is written unseen: of which columns it is, only the writer can say.
"""

from __future__ import annotations

from dqlang.syntax.slip_form import ALL_COLUMNS, NAME, NUMBER, PART, UNITS, VERB, Known, instead

_KIND = r"(?:an? )?(?:valid )?(?P<kind_>integer|whole number|number|decimal(?: number)?|date|timestamp)"
_RANGE = r"(?:between|at least|at most|greater than|less than|before|after|on or before|on or after)"
_DAY = r"(?:today|now|\d{4}-\d\d-\d\d)"
_END = rf"(?={PART}$)"
_COLUMN = rf"(?!(?:present|unique|null|blank|missing|empty|true|false|not|the|it|be)\b){NAME}"
_X = rf"(?P<x>{_COLUMN})"
_Y = rf"(?P<y>{_COLUMN})"
_VALUE = r"(?:^|\b(?:equal to|than|at least|at most|between|and) |[<>=] ?)"
_GREATER, _LESS = "(?:greater|more|larger|bigger)", "(?:less|smaller|fewer|lower)"
_DOUBLES = r"(?:duplicates?|duplicate values) (?:in|of|for)"
_ROWS = r"(?:the )?(?:table|file|data|dataset|rows|records|it)"
_COMPUTED = "what is computed is said with `+`, `-`, `*` and `/`"


def _computed(pattern: str, words: str) -> tuple[Known, Known]:
    """Behind `be` a column stands behind `equal to`."""
    pattern = rf"(?P<at>(?:the )?{pattern})(?= must\b| should\b| and (?:be|have|not|match|contain)\b|{PART}$)"
    return (
        instead(rf"\b(?:be|is) {pattern}", f"equal to {words}", _COMPUTED, safe=False),
        instead(_VALUE + pattern, words, _COMPUTED, safe=False),
    )


SLIPS = [
    # days
    instead(rf"\b(?:be|is) (?P<at>(?P<x>{_DAY}) or (?:before|earlier))\b", "on or before {x}"),
    instead(rf"\b(?:be|is) (?P<at>(?P<x>{_DAY}) or (?:after|later))\b", "on or after {x}"),
    instead(r"\b(?:be|is) (?P<at>(?:before|earlier than) or (?:on|equal to))\b", "on or before"),
    instead(r"\b(?:be|is) (?P<at>(?:after|later than) or (?:on|equal to))\b", "on or after"),
    instead(
        rf"\bbe (?P<at>(?:with)?in the (?:next|coming|following) (?P<n>\d+ (?:{UNITS})))(?={PART}$)",
        "between now and {n} from now",
        safe=False,
    ),
    instead(
        rf"\bbe (?P<at>(?P<n>\d+ (?:{UNITS})) ago or (?:more|earlier|before))\b", "on or before {n} ago", safe=False
    ),
    instead(rf"\bbe (?P<at>(?P<n>\d+ (?:{UNITS})) ago or (?:less|later))\b", "on or after {n} ago", safe=False),
    instead(r"\bbe (?P<at>(?:prior to|older than))(?= [^\W\d]| `| \d{4}-)", "before", safe=False),
    instead(r"\bbe (?P<at>(?:newer than))(?= [^\W\d]| `| \d{4}-)", "after", safe=False),
    # ranges
    instead(
        rf"\bbe (?P<at>outside(?: of)? (?P<a>{NUMBER}) (?:and|to) (?P<b>{NUMBER}))",
        "not between {a} and {b}",
        safe=False,
    ),
    instead(
        rf"\bbe (?P<at>at least (?P<a>{NUMBER}) ?, (?:and |but )?at most (?P<b>{NUMBER}))(?!\w)",
        "between {a} and {b}",
        safe=False,
    ),
    Known(
        rf"\bbe (?P<at>strictly between {NUMBER} and {NUMBER},? inclusive(?:ly)?)\b",
        "`strictly` leaves the ends out, and `inclusive` takes them in",
        "write `between ... and ...` with the ends, or `strictly between ... and ...` without",
    ),
    instead(r"\b(?P<at>be (?:positive or (?:zero|0)|(?:zero|0) or positive))\b", "be at least 0", safe=False),
    instead(r"\b(?P<at>be (?:negative or (?:zero|0)|(?:zero|0) or negative))\b", "be at most 0", safe=False),
    instead(r"\bbe (?P<at>equals(?: to| with)?|equal(?: with)?(?= \d))(?= )", "equal to"),
    instead(rf"\bbe (?P<at>equal(?: to)? or {_GREATER}(?: th[ae]n)?)(?= )", "at least"),
    instead(rf"\bbe (?P<at>equal(?: to)? or {_LESS}(?: th[ae]n)?)(?= )", "at most"),
    instead(rf"\bbe (?P<at>{_GREATER}(?: th[ae]n)? or equals?(?: to)?)(?= )", "at least"),
    instead(rf"\bbe (?P<at>{_LESS}(?: th[ae]n)? or equals?(?: to)?)(?= )", "at most"),
    instead(r"\bbe (?P<at>a (?:minimum|min) of)\b", "at least", safe=False),
    instead(r"\bbe (?P<at>a (?:maximum|max) of)\b", "at most", safe=False),
    instead(r"\bbe (?P<at>! ?>)(?!=)", "at most", safe=False),
    instead(r"\bbe (?P<at>! ?<)(?!=)", "at least", safe=False),
    instead(r"\b(?P<at>be ! = ?)(?=[\d'\"])", "not be ", safe=False),
    instead(r"\bbe (?P<at>< than)(?= )", "less than", safe=False),
    instead(r"\bbe (?P<at>> than)(?= )", "greater than", safe=False),
    # kinds
    Known(
        rf"\b{VERB} (?P<at>be {_KIND})(?= (?P<range_>{_RANGE}) )",
        "two checks are joined by `and`, each with its verb",
        "write `be {valid} and be {range_} ...`",
        "be {valid} and be",
        safe=False,
    ),
    instead(
        rf"\b{VERB} (?:not )?(?P<at>(?:be|(?:contain|have) only|only (?:contain|have)) alpha-?numeric(?:al)?"
        r"(?: (?:characters|chars|text))?)\b",
        "match '^[A-Za-z0-9]+$'",
        "letters and digits are asked for by a pattern",
        safe=False,
    ),
    instead(
        rf"\b{VERB} (?:not )?(?P<at>be alphabetic(?:al)?)\b",
        "match '^[A-Za-z]+$'",
        "letters are asked for by a pattern",
        safe=False,
    ),
    Known(
        rf"\b{VERB} (?:not )?(?P<at>(?:contain|have|include) (?:any )?(?:special|strange|illegal|invalid|bad)"
        r" (?:characters?|chars?|signs?|symbols?))\b",
        "`{at}` leaves open which ones",
        "say with a pattern what may stand there, as in `match '^[A-Za-z0-9 ]+$'`",
    ),
    # what is computed
    *_computed(rf"(?:twice|double|two times)(?: of)?(?: the)? {_X}", "2 * {x}"),
    *_computed(rf"half(?: of)?(?: the)? {_X}", "0.5 * {x}"),
    *_computed(rf"(?P<times_>[-+]?\d+(?:\.\d+)?) ?(?:times|x)(?: of)?(?: the)? {_X}", "{times_} * {x}"),
    Known(
        r"(?P<at>\d+(?:\.\d+)? times) (?:greater|larger|bigger|higher|more|less|smaller|as \w+)\b",
        "`{at}` is said with `*`",
        "write it out, as in `be at least 3 * Bonus`",
    ),
    instead(
        r"\b(?:equal to|than|at least|at most) (?P<at>(?P<percent>\d+(?:\.\d+)?) ?(?:%|percent) of(?: the)? (?!rows\b)"
        rf"{_X})(?={PART}$)",
        "{share} * {x}",
        _COMPUTED,
        safe=False,
    ),
    *_computed(rf"(?:sum|total) of {_X} and {_Y}", "{x} + {y}"),
    *_computed(rf"product of {_X} and {_Y}", "{x} * {y}"),
    *_computed(rf"difference (?:of|between) {_X} and {_Y}", "{x} - {y}"),
    *_computed(rf"{_X} plus {_Y}", "{x} + {y}"),
    *_computed(rf"{_X} minus {_Y}", "{x} - {y}"),
    instead(
        rf"\bbe (?P<at>(?:greater|more|larger|bigger|higher) th[ae]n {_X} by (?P<n>{NUMBER}))(?={PART}$)",
        "greater than {x} + {n}",
        safe=False,
    ),
    instead(
        rf"\bbe (?P<at>(?:less|smaller|lower) th[ae]n {_X} by (?P<n>{NUMBER}))(?={PART}$)",
        "less than {x} - {n}",
        safe=False,
    ),
    Known(
        r"(?<!not )\bbe between \S+ and \S+,? (?P<at>(?:except(?: for)?|but not|without) (?P<n>\S+))$",
        "one check does not leave out what another one takes in",
        "write a second rule, as in `Age must not be {n}`",
    ),
    # columns
    Known(
        r"^(?P<at>at least (?:two|three|four|five|[2-9])) of\b",
        "how many of several columns hold cannot be counted",
        "ask `at least one of` them, or write a rule for each",
    ),
    instead(
        rf"^(?P<at>(?:there (?:must|should) (?:be no|not be(?: any)?)|no) {_DOUBLES} {_ROWS}(?: allowed)?)$",
        "rows must be unique",
        "a rule begins with what it is about",
        safe=False,
    ),
    instead(
        rf"^(?P<at>there (?P<modal>must|should) (?:be no|not be(?: any)?) {_DOUBLES} {_X})$",
        "{x} {modal} be unique",
        "a rule begins with its column",
        safe=False,
    ),
    instead(
        rf"^(?P<at>no {_DOUBLES} {_X}(?: allowed)?)$",
        "{x} must be unique",
        "a rule begins with its column",
        safe=False,
    ),
    Known(
        rf"^(?P<at>{ALL_COLUMNS})",
        "a rule names its columns",
        "write them out, as in `Name, BirthDate and Zip must be present`",
    ),
    Known(
        r"^(?:(?!\b(?:must|should)\b)[^'\"])* (?P<at>and|or),? (?=(?:must|should)\b)",
        "a column is missing behind `{at}`",
        "name it, or leave `{at}` out",
    ),
]
