"""What a check demands, as it stands behind must or should: `be one of 'A' and 'B'`, `not be blank (...)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dqlang.checks import registry
from dqlang.explain.order import OrderCheck, order_demand
from dqlang.syntax import ast
from dqlang.syntax.value_words import duration_words, listing, path_words
from dqlang.syntax.words import check_words, value_words

_MOMENTS = {"lt": "before", "gt": "after", "le": "on or before", "ge": "on or after", "eq": "the same as"}
_TIMES = {"lt": "before", "gt": "after", "le": "at or before", "ge": "at or after", "eq": "at"}
_AMOUNTS = {"lt": "less than", "gt": "greater than", "le": "at most", "ge": "at least", "eq": "equal to"}
_WHERE_DATES = {"lt": "earlier", "gt": "later", "le": "the same or earlier", "ge": "the same or later"}
_PRESENCE = {
    ("be null", False): "have no value",
    ("be null", True): "have a value",
    ("be missing", False): "have no value",
    ("be missing", True): "have a value",
    ("be present", False): "have a value",
    ("be present", True): "have no value",
}
_PLAIN_FORMS = {
    "is neither": "be neither",
    "is not": "not be",
    "is": "be",
    "are not": "not be",
    "are": "be",
    "has": "have",
    "does not": "not",
}
_SHOWN_ITEMS = 12


def demand(use: ast.CheckUse) -> str:
    """One check, negated or not."""
    match use.check:
        case ast.Named(phrase, ()) if (phrase, use.negated) in _PRESENCE:
            return _PRESENCE[phrase, use.negated]
        case ast.Satisfy(sql):
            return f"satisfy the SQL condition {value_words(sql)}"
        case ast.Unique():
            return _unique(use.check, use.negated)
        case ast.Key():
            return "have no value, or appear in more than one row" if use.negated else "have a value, in one row only"
        case ast.MatchSeveral():
            return _matches(use.check, use.negated)
        case ast.OnDays():
            return ("not " if use.negated else "") + _days(use.check)
        case ast.Named():
            return _named(use.check, use.negated)
        case ast.DefinedCheck(uses=uses, joiner=joiner):
            return ("not " if use.negated else "") + f"({f' {joiner} '.join(map(demand, uses))})"
    return ("not " if use.negated else "") + _plain(use.check)


def meaning_words(name: ast.InDefined | ast.MatchDefined | ast.DefinedCheck | ast.DefinedValue) -> str:
    """What a name stands for."""
    match name:
        case ast.InDefined(items=tuple() as items):
            return _listed([value_words(item) for item in items])
        case ast.MatchDefined(pattern=ast.Text() as pattern):
            return f"the pattern {value_words(pattern)}"
        case ast.DefinedCheck(uses=uses, joiner=joiner):
            return f" {joiner} ".join(check_words(use.check, use.negated) for use in uses)
    assert isinstance(name, ast.DefinedValue) and name.value is not None  # the names of sound rules are known
    return value_words(name.value)


def _tolerance(tolerance: ast.Within | None, right: str) -> str:
    if tolerance is None:
        return ""
    if isinstance(tolerance.amount, ast.Duration):
        return f", give or take {duration_words(tolerance.amount)}"
    share = f"% of {right}" if tolerance.percent else ""
    return f", give or take {tolerance.amount.written}{share}"


def is_moment(value: ast.Value) -> bool:
    return isinstance(value, ast.Date | ast.Timestamp | ast.Now | ast.Today | ast.Moment)


def _plain(check: ast.Check) -> str:
    match check:
        case ast.Compare():
            return "be " + _compared(check)
        case ast.Between():
            return "be " + _between(check)
        case ast.Length(comparison):
            return "be " + _length(comparison)
        case ast.InSet():
            return "be " + _one_of(check)
        case ast.InLookup(table, columns):
            where = "the column" if len(columns) == 1 else "the columns"
            return f"be found in {where} {listing(columns)} of the lookup {path_words(table)}"
        case ast.Match(pattern):
            return f"match the pattern {value_words(pattern)}" + _anywhere(pattern)
        case ast.InNetwork(network):
            return f"be an address in the network {network.value}"
        case ast.HaveKeys(keys):
            return f"have the {'key' if len(keys) == 1 else 'keys'} {listing([value_words(key) for key in keys])}"
        case ast.Like(pattern):
            return f"look like {value_words(pattern)}" + _signs(pattern.value)
        case ast.WithinLast(duration):
            return f"lie within the last {duration_words(duration)}, and not after now"
    return order_demand(check) if isinstance(check, OrderCheck) else check_words(check)


def _compared(check: ast.Compare) -> str:
    right = value_words(check.value)
    if check.form == "is" or check.operator == "eq":
        words = right if check.form == "is" else f"equal to {right}"
    elif isinstance(check.value, ast.Time):
        words = f"{_TIMES[check.operator]} {right}"
    elif check.form == "moment" or is_moment(check.value):
        words = f"{_MOMENTS[check.operator]} {right}"
    else:
        words = f"{_AMOUNTS[check.operator]} {right}"
        if isinstance(check.value, ast.Column):
            words += f" ({_WHERE_DATES[check.operator]}, where these are dates)"
    return words + _tolerance(check.tolerance, right)


def _between(check: ast.Between) -> str:
    words = f"between {value_words(check.low)} and {value_words(check.high)}"
    if check.tolerance is not None:
        return ("strictly " if check.strict else "") + words + _tolerance(check.tolerance, "that end")
    return words + (" (both excluded)" if check.strict else " (both included)")


def _length(comparison: ast.Compare | ast.Between) -> str:
    one = isinstance(comparison, ast.Compare) and value_words(comparison.value) == "1"
    unit = "character" if one else "characters"
    if isinstance(comparison, ast.Between):
        ends = " (both excluded)" if comparison.strict else ""
        return f"between {value_words(comparison.low)} and {value_words(comparison.high)} {unit} long{ends}"
    right = value_words(comparison.value)
    if comparison.operator == "eq":
        return f"{right} {unit} long"
    than = {"lt": "fewer than", "gt": "more than", "le": "at most", "ge": "at least"}[comparison.operator]
    return f"{than} {right} {unit} long"


def _one_of(check: ast.InSet) -> str:
    items = [value_words(item) for item in check.items]
    shown = items[0] if len(items) == 1 else f"one of {_listed(items)}"
    return shown + (", in capital or small letters" if check.ignoring_case else "")


def _listed(items: Sequence[str]) -> str:
    if len(items) > _SHOWN_ITEMS:
        return f"{len(items)} values ({', '.join(items[:3])}, ..., {items[-1]})"
    return alternatives(items)


def alternatives(items: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " or " + items[-1]


def _matches(check: ast.MatchSeveral, negated: bool) -> str:
    listed = [value_words(pattern) for pattern in check.patterns]
    quantifier = {"any": "at least one", "all": "each", "none": "none"}[check.quantifier]
    if negated:
        quantifier = {"any": "none", "all": "not each", "none": "at least one"}[check.quantifier]
    words = f"match {quantifier} of the patterns {listing(listed)}".replace("match not", "not match")
    return words + _anywhere(*check.patterns)


def _anywhere(*patterns: ast.Text) -> str:
    anchored = all(each.value.startswith("^") and each.value.endswith(("$", r"\z")) for each in patterns)
    return "" if anchored else ", anywhere in the text"


def _days(check: ast.OnDays) -> str:
    if check.kind == "list":
        return f"be on {alternatives([day.value.capitalize() for day in check.days])}"
    return f"be on a {check.kind} ({'Monday to Friday' if check.kind == 'weekday' else 'Saturday or Sunday'})"


def _signs(pattern: str) -> str:
    """What the signs of a LIKE pattern stand for."""
    pattern = re.sub(r"\\.", "", pattern)
    told = [words for sign, words in (("%", "% stands for any text"), ("_", "_ for any character")) if sign in pattern]
    if told == ["_ for any character"]:
        told = ["_ stands for any character"]
    return f" ({', '.join(told)})" if told else ""


def _unique(check: ast.Unique, negated: bool) -> str:
    group = f" among those with the same {listing([value_words(c) for c in check.within])}" if check.within else ""
    return f"appear in {'more than one row' if negated else 'one row only'}{group}"


def _named(check: ast.Named, negated: bool) -> str:
    spec = registry.find(check.phrase)
    if spec is None:
        return ("not " if negated else "") + check_words(check)
    arguments = check_words(check).removeprefix(check.phrase).replace(" with", ", with", 1)
    return _plain_form(spec.english_not if negated else spec.english) + arguments


def _plain_form(english: str) -> str:
    """`is a number` behind must or should: `be a number`; `does not begin with x`: `not begin with x`."""
    for finite, plain in _PLAIN_FORMS.items():
        if english.startswith(f"{finite} "):
            return f"{plain} {english.removeprefix(finite).lstrip()}"
    verb, _, rest = english.partition(" ")
    return f"{verb.removesuffix('s')} {rest}"
