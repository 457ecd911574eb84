"""Slips whose nearest mending reads and means something else: they are tried first. And what is never written unseen,
whichever slip offers it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dqlang.diagnostics.reading import Slip
from dqlang.diagnostics.wording import quote
from dqlang.syntax.masking import emptied
from dqlang.syntax.slip_form import NUMBER, PART, Known, instead

_LEAST = r"(?:at least|more than|longer than|no less than|not less than|no fewer than)"
_MOST = r"(?:at most|less than|fewer than|shorter than|no more than|not more than|no longer than|not longer than|up to)"
_UNIT = r" (?:characters?|chars?|letters?)(?: long)?"
_WORD = r"(?!(?:null|true|false|unique|present|blank|empty|missing|positive|negative|not|now|today)\b)(?-i:[a-z])\w*"
_BOUNDS = rf"(?P<how>{_LEAST}|{_MOST}) (?P<n>\d+)"
_AGAIN = rf"(?P<how2>{_LEAST}|{_MOST}) (?P<m>\d+)"

SLIPS = [
    # the length of a text, and not its value
    instead(rf"\b(?P<at>(?:have|be) {_BOUNDS}{_UNIT},? (?:and|but)(?: also)? {_AGAIN}(?:{_UNIT})?)\b", "{lengths}"),
    instead(rf"\b(?P<at>(?:have|be) {_BOUNDS},? (?:and|but)(?: also)? {_AGAIN}{_UNIT})\b", "{lengths}"),
    instead(
        rf"\b(?P<at>(?:have|be) {_BOUNDS}{_UNIT},? (?:and|but)(?: also)? (?:have|be) {_AGAIN}(?:{_UNIT})?)\b",
        "{lengths}",
        safe=False,
    ),
    # remarks, and words with signs between
    Known(
        r"\b(?:null|present|blank|empty|missing|unique|positive|negative) (?P<at>[-\u2013\u2014])(?= [a-z][\w ,]*$)",
        "a remark stands behind `#`",
        "write `#`",
        "#",
        safe=False,
    ),
    Known(
        r"(?<=['\"\])]) (?P<at>[-\u2013\u2014])(?= [a-z][\w ,]*$)",
        "a remark stands behind `#`",
        "write `#`",
        "#",
        safe=False,
    ),
    instead(
        rf"\bbe (?P<at>(?P<slashed>{_WORD}(?: / {_WORD})+))(?={PART}$)",
        "in [{items}]",
        "several values stand in a list, text in quotes",
        safe=False,
    ),
    instead(
        rf"\bbe (?P<at>(?P<dashed>{_WORD}(?: - {_WORD})+))(?={PART}$)",
        "in [{items}]",
        "several values stand in a list, text in quotes",
        safe=False,
    ),
    # numbers with a word behind them, and shares
    instead(rf"\bbe (?P<at>(?P<n>{NUMBER}) (?:max|maximum|at (?:the )?most))(?={PART}$)", "at most {n}", safe=False),
    instead(rf"\bbe (?P<at>(?P<n>{NUMBER}) (?:min|minimum|at (?:the )?least))(?={PART}$)", "at least {n}", safe=False),
    Known(
        r" (?P<at>(?:for|in) (?:at most|no more than|not more than|up to|less than|max(?:imum)?) (?P<most>\d+) ?"
        r"(?:%|percent)(?: of (?:the |all )?(?:rows|records|cases))?)",
        "a rule says how many rows must pass at least",
        "ask for the opposite: `must be 'x' for at most {most}% of rows` is `must not be 'x' for at least {others}% of "
        "rows`",
    ),
    instead(r" (?P<at>(?:as|so) long as)\b", "when", safe=False),
    Known(
        rf"\bunique within (?P<at>(?-i:[A-Z])\w*(?: (?-i:[A-Z])\w*)+)(?={PART}$)",
        "a column's name of several words stands in backquotes",
        "if `{at}` is one column, write `` `{at}` ``",
        "`{at}`",
        safe=False,
    ),
]

_EQUAL = re.compile(
    r"\bequal to (?P<word>(?!(?:null|true|false|now|today)\b)[^\W\d]\w*)\b(?!\.\w|\(| of\b| ?[+*] )(?P<sign> ?[-/] )?",
    re.IGNORECASE,
)
_UNLESS = re.compile(r"\bwhen not \((?P<condition>.+)\)", re.IGNORECASE)
_ASKED = re.compile(r"(?P<column>`[^`]+`|[\w.]+) (?:is|are|has|does|contains|matches|starts|ends)\b", re.IGNORECASE)
_OF_NULL = re.compile(r"(?:`[^`]+`|[\w.]+) is (?:not )?(?:null|present|missing|blank|empty)", re.IGNORECASE)
_LENGTH = re.compile(
    r"\bhave length [^'\"]*\b(?:and|or) (?:not )?be (?:at|greater|less|between|equal|[-\d])"
    r"|\bbe (?:at|greater|less|between|equal|[-\d])[^'\"]* (?:and|or) have length\b",
    re.IGNORECASE,
)


def careful(slip: Slip, written: str) -> Slip:
    """The slip as a guess, where its mending may say something else than the line."""
    if not slip.safe or slip.replacement is None:
        return slip
    remark = doubt(written, written[: slip.span.start] + slip.replacement + written[slip.span.end :])
    return slip if remark is None else replace(slip, safe=False, advice=slip.advice + remark)


def doubt(written: str, mended: str) -> str | None:
    """What makes a mending a guess, to be put behind it (there may be no words for it); None where nothing does."""
    before, after = map(emptied, (written, mended))
    known = {found["word"].lower() for found in _EQUAL.finditer(before)}
    for found in _EQUAL.finditer(after):
        word = found["word"]
        if word.lower() not in known:  # it may be a column, or a text
            return "" if found["sign"] else f"; where {quote(word)} is a text, write {quote(repr(word))}"
    unless = None if _UNLESS.search(before) else _UNLESS.search(after)
    if unless and not _OF_NULL.fullmatch(unless["condition"]):
        columns = {column.strip("`") for column in _ASKED.findall(unless["condition"])}
        missing = quote(columns.pop()) if len(columns) == 1 else "a value of this"
        return f"; rows where {missing} is missing are not asked"
    return "" if _LENGTH.search(after) and not _LENGTH.search(before) else None
