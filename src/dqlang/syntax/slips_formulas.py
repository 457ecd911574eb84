"""Formulas in place of sentences: what SQL, spreadsheets, programs and other tools write. What can be said is said in
full; of what cannot, it is said why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dqlang.diagnostics.reading import Slip
from dqlang.diagnostics.wording import quote
from dqlang.source import Span
from dqlang.syntax import formulas
from dqlang.syntax.slip_form import Known

_MODAL = re.compile(r"\b(?:must|should)\b", re.IGNORECASE)
_CONDITION = re.compile(r" (?:when|where|if)(?! present\b) (?=.*(?:[<>=!&|(]|\b(?:null|like|not in)\b))", re.IGNORECASE)
_MOMENT = re.compile(
    r"(?<![\w.`])(?:(?:now|today|getdate|curdate|sysdate|sysdatetime|current_date|current_timestamp|date|dateadd|date_add"
    r"|date_sub|edate|add_months) ?\(|(?:current_date|current_timestamp|sysdate|now|today)(?= ?[-+] ?(?:\d|interval))"
    r"|(?:date|timestamp) (?=['\"])|(?:current_date|current_timestamp)\b)",
    re.IGNORECASE,
)
_ORIGINS = [
    (r"\b(expect_\w+)", "of Great Expectations"),
    (r"\b(not_null|accepted_values|relationships|unique_combination_of_columns)\b", "of dbt"),
    (
        r"\b((?:is|are)(?:Complete|Unique|PrimaryKey|ContainedIn|NonNegative|Positive|LessThan\w*|GreaterThan\w*))\b",
        "of Deequ",
    ),
    (r"\b(has(?:Pattern|MinLength|MaxLength|Size))\b", "of Deequ"),
    (r"\b(missing_count|duplicate_count)\b", "of another tool"),
    (r"\.(isNotNull|isNull|rlike|isin|startswith|endswith|contains|between)\(", "of programs"),
    (r"(?-i:\b(None|assert|len|isnull|notnull|notna|isna|is_unique)\b|\b(not in|if)\b(?!\())", "of programs"),
    (
        r"(?-i:\b(ISBLANK|ISNUMBER|ISTEXT|EXACT|COUNTIF|DATEDIF|TODAY|EDATE|LEN|FIND|SEARCH|IF|AND|OR|NOT)\()",
        "of spreadsheets",
    ),
    (
        r"\b(is not null|is null|not null|not in|select|not like|like|ilike|between|coalesce|nullif"
        r"|case when|check|references"
        r"|regexp|rlike|regexp_like|unique|primary key|cast|try_cast|current_date|interval|dateadd|(?-i:IN))\b",
        "of SQL",
    ),
]


def in_formulas(written: str) -> Iterator[Slip]:
    """The whole line as a formula, or a condition or a moment in it that is one."""
    modal = _MODAL.search(written)
    if modal is None:
        yield from _line(written)
        return
    found = _CONDITION.search(written)
    if found:
        yield from _condition(written, found.end())
    for found in _MOMENT.finditer(written):
        yield from _moment(written, found.start())


def _line(written: str) -> Iterator[Slip]:
    told = formulas.sentences(written)
    if not told:
        return
    place, says = Span(0, len(written)), _says(written)
    if len(told) == 1:
        yield _least(written, place, says, told[0], f"write {quote(told[0])}")
    else:
        yield Slip(place, says, f"write a rule for each: {' and '.join(quote(each) for each in told)}")


def _condition(written: str, start: int) -> Iterator[Slip]:
    found = formulas.condition(written[start:])
    if found is None or found[0].lower() == written[start : start + found[1]].lower():
        return
    words, end = found
    yield _least(written, Span(start, start + end), "a condition is said in words, as a rule is", words, safe=True)


def _least(written: str, place: Span, says: str, words: str, advice: str | None = None, *, safe: bool = False) -> Slip:
    """The smallest piece of whole words that changes."""
    old, new = written[place.start : place.end].split(" "), words.split(" ")
    start = end = 0
    while start < min(len(old), len(new)) - 1 and old[start] == new[start]:
        start += 1
    while end < min(len(old), len(new)) - start - 1 and old[-1 - end] == new[-1 - end]:
        end += 1
    before = sum(len(word) + 1 for word in old[:start])
    behind = sum(len(word) + 1 for word in old[len(old) - end :])
    replacement = " ".join(new[start : len(new) - end])
    least = Span(place.start + before, place.end - behind)
    return Slip(least, says, advice or f"write {quote(replacement)}", replacement, safe)


def _moment(written: str, start: int) -> Iterator[Slip]:
    found = formulas.moment(written[start:])
    if found is None or found[0].lower() == written[start : start + found[1]].lower():
        return
    words, end = found
    at = written[start : start + end]
    yield Slip(Span(start, start + end), f"{quote(at)} is not how dqlang says it", f"write {quote(words)}", words, True)


def _says(written: str) -> str:
    for pattern, origin in _ORIGINS:
        found = re.search(pattern, written, re.IGNORECASE)
        if found:
            return f"`{next(group for group in found.groups() if group)}` is a word {origin}, and a rule is a sentence"
    return "this is a formula, and a rule is a sentence"


_NO_MODAL = r"(?!.*\b(?:must|should)\b)"
_ALL = rf"^{_NO_MODAL}"

UNSAID = [
    Known(
        r"^(?P<at>select\b.*)",
        "a rule is no query: it says what good rows are like",
        "where the query looks for rows without a name, write `Name must be present`",
    ),
    Known(
        rf"{_ALL}(?P<at>where\b.*)",
        "a condition stands behind a rule, never alone",
        "write `when ...` behind the rule, as in `Zip must be present when Country is 'US'`",
    ),
    Known(
        rf"{_ALL}(?P<at>.*\b(?:group by|having)\b.*)",
        "a rule is no query: it says what good rows are like",
        "where the query looks for rows that occur twice, write `Email must be unique`",
    ),
    Known(
        rf"{_ALL}(?P<at>.*\b(?P<word>coalesce|ifnull|nvl|iferror|ifna)\(.*)",
        "`{word}` puts a value in place of a missing one, and a rule asks about what is there",
        "ask about the column itself; a rule that allows missing values ends with `if present`",
    ),
    Known(
        rf"{_ALL}(?P<at>(?P<x>[\w.`]+) (?:(?:var)?char|text|string|n?varchar|int|integer|bigint|date|decimal|numeric)\b"
        r"(?: ?\((?P<n>\d+)[^)]*\))?.*\b(?:not null|primary key)\b.*)",
        "a rule does not say which type a column has",
        "write what its values are like, as in `{x} must be present` or `{x} must be unique`",
    ),
    Known(
        rf"{_ALL}=?(?P<at>(?P<word>[vhx]lookup|match|index)\((?P<x>\w+).*)",
        "another table is called a lookup",
        "write `{x} must be in lookup` and the table's column, such as `Countries.Code`",
    ),
    Known(
        rf"{_ALL}(?P<at>=?(?P<word>if|iif|switch|case)\b.*)",
        "`{word}` chooses between values, and a rule says what must hold",
        "write it with a condition behind it, as in `Zip must be present when Country is 'US'`",
    ),
    Known(
        r"^(?P<at>=?\w*\(?(?:\$[a-z]{1,2}\$?\d+|[a-z]{1,2}\$\d+|[a-z]{1,2}\d+:[a-z]{1,2}\d+|\w+![a-z]{1,2}\d+)[^ ]*)",
        "`{at}` is a cell, and a rule is about a column",
        "write the column's name as it stands in the first row",
    ),
    Known(
        rf"{_ALL}(?P<at>(?P<word>missing_percent)\(['\"]?(?P<x>\w+)['\"]?\) ?<=? ?(?P<n>\d+))",
        "`{word}` counts what is wrong, and a rule says what is right",
        "write `{x} must be present for at least {rest}% of rows`",
    ),
    Known(
        rf"{_ALL}(?P<at>(?P<word>hascompleteness)\(['\"](?P<x>\w+)['\"], ?_ ?>=? ?0?\.(?P<share>\d\d)\))",
        "`{word}` is a word of Deequ, and a rule is a sentence",
        "write `{x} must be present for at least {share}% of rows`",
        "{x} must be present for at least {share}% of rows",
        safe=False,
    ),
    Known(
        rf"{_ALL}(?P<at>(?P<word>invalid_count|invalid_percent)\(['\"]?(?P<x>\w+).*)",
        "`{word}` leaves open what is valid",
        "say it in the rule, as in `{x} must be valid date`",
    ),
    Known(
        rf"{_ALL}(?P<at>datediff\((?:day, ?)?(?P<x>\w+), ?(?P<y>\w+)\).*)",
        "the time between two dates is said from one of them",
        "write `{y} must be on or before 30 days after {x}`, or the other way round",
    ),
    Known(
        rf"{_ALL}(?P<at>expect_\w+.*)",
        "a rule is a sentence, not a name of an expectation",
        "say it in words, as in `Name must be present` or `Age must be between 0 and 120`",
    ),
    Known(
        rf"{_ALL}(?P<at>[^'\"]*(?:\w\(|[<>=]=?|\band\b|\bor\b|::).*)",
        "this is a formula, and a rule is a sentence",
        "say it in words, as in `Age must be at least 18`",
    ),
]
"""Formulas that no sentence says, or only one that leaves open what is meant."""
