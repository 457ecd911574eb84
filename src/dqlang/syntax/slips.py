"""What beginners write instead. Each slip is a pattern over the line and the sentence that says it: data, tried only on
lines that do not read.

The patterns see the line with the inside of quotes masked, so that nothing in a text is taken for a slip.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from dqlang.diagnostics.reading import Slip
from dqlang.source import Source, Span

_QUOTED = re.compile(r"'(?:[^'\n]|'')*'|\"(?:[^\"\n]|\"\")*\"|`(?:[^`\n]|``)*`")


@dataclass(frozen=True)
class _Known:
    """`pattern` with a group `at` (or all of it): what is marked. `instead` is what to write there, filled with the
    pattern's groups; `says` and `advice` likewise."""

    pattern: str
    says: str
    advice: str
    instead: str | None = None


def _instead(pattern: str, instead: str, says: str = "`{at}` is not how dqlang says it") -> _Known:
    return _Known(pattern, says, f"write `{instead.strip()}`", instead)


_MODAL = r"(?:must|should)"
_NUMBER = r"[-+]?\d[\d.]*"
_MONTHS = "days?|weeks?|months?|years?|hours?|minutes?"

_SLIPS = [
    # other words for must and should
    _instead(r"\b(?P<at>is (?:required|mandatory|needed))\b", "must be present"),
    _instead(
        r"\b(?P<at>(?:cannot|can not|can't|mustn't|may not|shall not|must never) (?:be|contain|have|match))\b",
        "must not {verb}",
    ),
    _instead(r"\b(?P<at>shouldn't)\b", "should not"),
    _instead(r"\b(?P<at>(?:shall|has to|have to|needs to|ought to|will|may|can))\b (?!must|should)", "must"),
    _instead(rf"\b{_MODAL} (?P<at>be (?:required|mandatory|needed|filled in))\b", "be present"),
    _instead(rf"\b{_MODAL} be (?P<at>(?:optional|nullable))\b", "null"),
    # verbs
    _instead(rf"\b{_MODAL} (?P<at>(?:not )?(?:is|are))\b", "be"),
    _instead(rf"\b{_MODAL} (?:not )?(?P<at>has)\b", "have"),
    _instead(rf"\b{_MODAL} (?:not )?(?P<at>matches)\b", "match"),
    _instead(rf"\b{_MODAL} (?:not )?(?P<at>contains)\b", "contain"),
    _instead(rf"\b{_MODAL} (?:not )?(?P<at>starts with|begin with|begins with)\b", "start with"),
    _instead(rf"\b{_MODAL} (?:not )?(?P<at>ends with)\b", "end with"),
    _instead(rf"\b{_MODAL} (?:not )?(?P<at>exists?)\b", "be present"),
    _instead(rf"\b{_MODAL} (?:not )?(?P<at>equals?(?: to)?)\b", "be equal to"),
    _instead(rf"\b{_MODAL} (?P<at>be not)\b", "not be"),
    _instead(rf"\b{_MODAL} (?P<at>== ?)(?=\S)", "be equal to "),
    _instead(rf"\b{_MODAL} (?P<at>(?:!=|<>) ?)(?=\S)", "not be equal to "),
    _instead(rf"\b{_MODAL} (?P<at>(?P<sign>>=|<=|>|<|=) ?)(?=\S)", "be {words} "),
    _instead(rf"\b{_MODAL} (?P<at>be (?:==) ?)(?=\S)", "be equal to "),
    _instead(rf"\b{_MODAL} (?P<at>be (?:!=|<>) ?)(?=\S)", "not be equal to "),
    _instead(r"(?P<at>==)", "is"),
    _instead(r"(?P<at>!=|<>)", "is not"),
    # comparisons
    _instead(r"\b(?P<at>no (?:more|greater|larger) than|not more than)\b", "at most"),
    _instead(r"\b(?P<at>no (?:less|fewer|smaller) than|not less than)\b", "at least"),
    _instead(r"\b(?P<at>no later than|not later than)\b", "on or before"),
    _instead(r"\b(?P<at>no earlier than|not earlier than)\b", "on or after"),
    _instead(r"\b(?P<at>(?:more|larger|bigger|higher) than|over)\b", "greater than"),
    _instead(r"\b(?P<at>(?:fewer|smaller|lower) than|under)\b", "less than"),
    _instead(r"\b(?P<at>later than)\b", "after"),
    _instead(r"\b(?P<at>earlier than)\b", "before"),
    _instead(r"\b(?P<at>(?:greater than or equal to|greater or equal to|minimum of))\b", "at least"),
    _instead(r"\b(?P<at>(?:less than or equal to|less or equal to|maximum of))\b", "at most"),
    _instead(rf"(?P<at>(?P<n>{_NUMBER}) or (?:more|above|greater|higher))\b", "at least {n}"),
    _instead(rf"(?P<at>(?P<n>{_NUMBER}) or (?:less|fewer|below|lower))\b", "at most {n}"),
    _instead(r"\bbetween (?P<at>(?P<a>\S+) (?:to|until|-) (?P<b>\S+))", "{a} and {b}"),
    _instead(rf"\b(?P<at>from (?P<a>{_NUMBER}) to (?P<b>{_NUMBER}))", "between {a} and {b}"),
    _instead(
        rf"(?P<at>at least (?P<a>{_NUMBER}) and at most (?P<b>{_NUMBER}))",
        "between {a} and {b}",
        "the second check has no verb",
    ),
    _Known(
        r"\bbe [^'\"`\[\(]*? (?:and|or) "
        r"(?P<at>(?:not )?(?:at least|at most|greater than|less than|equal to|before|after)) ",
        "the second check has no verb",
        "write `be {at} ...`: each check has its own verb",
        "be {at}",
    ),
    # lists
    _instead(r"\b(?:be |is )?(?:not )?(?P<at>one of|any of|either)\b(?= *[\[\(])", "in"),
    _instead(r"\bin (?P<at>\((?P<items>[^()]*)\))", "[{items}]", "a list stands in square brackets"),
    _instead(r"(?P<at>\{(?P<items>[^{}]*)\})", "[{items}]", "a list stands in square brackets"),
    _instead(
        r"\b(?:be|is) (?:not )?(?P<at>(?P<first>'[^']*'|\"[^\"]*\")"
        r"(?P<more>(?:(?:,| or|, or) (?:'[^']*'|\"[^\"]*\"))+))",
        "in [{first}{more}]",
        "several values stand in a list",
    ),
    # conditions
    _instead(r" (?P<at>if)\b(?! present)", "when"),
    _Known(
        r" (?P<at>unless (?P<condition>.+))$",
        "`unless` is not how dqlang says it",
        "write `when not ({condition})`",
        "when not ({condition})",
    ),
    _Known(
        r"^(?P<at>(?:when|if) (?P<condition>[^,]+), (?:then )?(?P<rule>.+))$",
        "the condition stands in front",
        "write `{rule} when {condition}`",
        "{rule} when {condition}",
    ),
    _instead(r"\bunique (?P<at>per|by|for each|in each)\b", "within"),
    _instead(r"^(?P<at>each|any|all|all of|each of)\b(?! (?:must|should))", "every"),
    _instead(r"(?P<at>&&)", "and"),
    _instead(r"(?P<at>\|\|)", "or"),
    _instead(rf"\b{_MODAL} (?:not )?(?P<at>like|be like)\b", "match"),
    _instead(rf"\b{_MODAL} (?P<at>be in (?P<word>[\w.]+) table)\b", "be in lookup {word}"),
    # values of other places
    _Known(
        r"(?P<at>(?P<d>\d\d?)[/.](?P<m>\d\d?)[/.](?P<y>\d{4}))\b",
        "`{at}` is not how dates are written here",
        "write {dates}: year, month, day",
        "{date}",
    ),
    _Known(
        r"(?P<at>(?P<y>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?))\b",
        "`{at}` is not how dates are written here",
        "write `{date}`",
        "{date}",
    ),
    _instead(
        r"(?P<at>(?P<day>\d{4}-\d\d-\d\d) (?P<time>\d\d:\d\d(?::\d\d)?))",
        "{day}T{time}",
        "a timestamp has no space inside",
    ),
    _instead(r"(?P<at>[$\u20ac\u00a3\u00a5] ?(?P<n>\d[\d.]*))", "{n}", "a number stands without a currency"),
    _instead(r"(?P<at>(?P<n>\d[\d.]*)(?:e[-+]?\d+))", "{n}", "numbers are written in plain decimals"),
    _instead(r"(?<![\w.])(?P<at>\.(?P<n>\d+))", "0.{n}", "a number begins with a digit"),
    _Known(
        rf"\b(?:be )?(?P<at>within (?P<n>\d+ (?:{_MONTHS})) of (?P<x>[\w.]+))",
        "`within ... of` leaves open on which side",
        "write `between {n} before {x} and {n} after {x}`",
        "between {n} before {x} and {n} after {x}",
    ),
    # signs at the ends
    _Known(r"(?P<at>;)$", "a rule ends without a sign", "leave out the `;`", ""),
    _Known(r"^[\w.`]+ ?(?P<at>:)$", "a table's name stands alone", "leave out the `:`", ""),
    _Known(r"(?P<at>//|--)", "a comment begins with `#`", "write `#`", "#"),
    _Known(
        r"^(?P<at>(?!(?:must|should)\b)\w+(?: (?!(?:must|should)\b)\w+)+) (?:must|should)\b",
        "a column's name of several words stands in backquotes",
        "if `{at}` is one column, write `` `{at}` ``",
        "`{at}`",
    ),
]
_SIGNS = {">": "greater than", "<": "less than", ">=": "at least", "<=": "at most", "=": "equal to"}


@cache
def _patterns() -> list[tuple[re.Pattern[str], _Known]]:
    return [(re.compile(slip.pattern, re.IGNORECASE), slip) for slip in _SLIPS]


def find_slip(source: Source, line: Span) -> Slip | None:
    """The first known slip of a line that does not read."""
    written = source.slice(line).rstrip()
    masked = _QUOTED.sub(lambda match: match[0][0] + "x" * (len(match[0]) - 2) + match[0][-1], written)
    for pattern, slip in _patterns():
        match = pattern.search(masked)
        if match:
            return _slip(slip, match, written, line.start)
    return None


def _slip(slip: _Known, match: re.Match[str], written: str, offset: int) -> Slip:
    groups = {name: written[slice(*match.span(name))] for name in match.groupdict() if match[name] is not None}
    fill = _filler({**groups, **_derived(groups)})
    start, end = match.span("at")
    replacement = fill(slip.instead) if slip.instead is not None else None
    return Slip(Span(offset + start, offset + end), fill(slip.says), fill(slip.advice), replacement)


def _filler(groups: dict[str, str]) -> Callable[[str], str]:
    return lambda template: re.sub(r"\{(\w+)\}", lambda match: groups.get(match[1], match[0]), template)


def _derived(groups: dict[str, str]) -> dict[str, str]:
    """What the templates use beside the groups themselves."""
    derived = {}
    if "at" in groups:
        derived["verb"] = groups["at"].split()[-1]
    if "sign" in groups:
        derived["words"] = _SIGNS[groups["sign"]]
    if "more" in groups:
        derived["more"] = re.sub(r",? or ", ", ", groups["more"])
    if {"d", "m", "y"} <= groups.keys():
        day, month, year = int(groups["d"]), int(groups["m"]), groups["y"]
        first, second = f"{year}-{month:02}-{day:02}", f"{year}-{day:02}-{month:02}"
        derived["date"] = first if month <= 12 else second
        derived["dates"] = (
            f"`{first}` or `{second}`" if max(day, month) <= 12 and day != month else f"`{derived['date']}`"
        )
    return derived
