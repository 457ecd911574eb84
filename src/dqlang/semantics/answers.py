"""What a check answers at a point, read from the rule alone.

`asker` turns a check into a function from points to sets of answers (`outcomes`); None is for a kind of column that the
check does not fit, which is an error elsewhere. It may always say less than is true, never more.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any

from dqlang.checks import registry
from dqlang.patterns import PatternError
from dqlang.patterns.like import read_like
from dqlang.semantics import text_answers
from dqlang.semantics.outcomes import ANYTHING, EITHER, FALSE, NULL, TRUE, Outcomes, and_, decided, not_, or_
from dqlang.semantics.points import Named, Point
from dqlang.syntax import ast

Asker = Callable[[Point], Outcomes | None]

_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "lt": lambda a, b: a < b,
    "gt": lambda a, b: a > b,
    "le": lambda a, b: a <= b,
    "ge": lambda a, b: a >= b,
    "eq": lambda a, b: a == b,
}
_OF_NULL = {"be null": TRUE, "be missing": TRUE, "be blank": TRUE, "be present": FALSE}
_NOTHING_BUT_NULL = frozenset({"be null", "be missing"})
_LITERALS = (ast.Number, ast.Text, ast.Date, ast.Boolean)


def asker(use: ast.CheckUse, named: Named) -> Asker:
    """What one check, negated or not, answers. Notes what it names in `named`."""
    asked = _check(use.check, named)
    return _negated(asked) if use.negated else asked


def _negated(asked: Asker) -> Asker:
    def answer(point: Point) -> Outcomes | None:
        found = asked(point)
        return None if found is None else not_(found)

    return answer


def _check(check: ast.Check, named: Named) -> Asker:
    match check:
        case ast.Compare():
            return _compare(check, named)
        case ast.Between(low, high, strict, tolerance):
            above, below = ("gt", "lt") if strict else ("ge", "le")
            from_low = ast.Compare(above, low, "than", tolerance, check.span)
            to_high = ast.Compare(below, high, "than", tolerance, check.span)
            return _joined(and_, [_compare(from_low, named), _compare(to_high, named)])
        case ast.InSet():
            return _in_set(check, named)
        case ast.TextPart(kind, text):
            return _part(kind, text.value, named)
        case ast.Length(comparison):
            return _length(comparison, named)
        case ast.Match() | ast.MatchSeveral() | ast.InNetwork():
            return _text_alone(lambda point: EITHER)
        case ast.Like(pattern):
            return _like(pattern.value, named)
        case ast.Decimals(most):
            return _decimals(most)
        case ast.OnDays():
            return _some(ANYTHING)
        case ast.Key():
            return lambda point: FALSE if point.family == "missing" else EITHER
        case ast.Named():
            return _named(check, named)
        case ast.WithinLast():
            return _some(ANYTHING)
        case ast.Step() | ast.NoGap() | ast.Overlap() | ast.Follow():
            return _some(ANYTHING)  # a row that ties with another has no place in the order
        case ast.Outlier():
            return _some(ANYTHING)  # a text may be no number
        case ast.DefinedCheck(uses=uses, joiner=joiner):
            return _joined(or_ if joiner == "or" else and_, [asker(use, named) for use in uses])
    return _some(EITHER)  # other rows, other tables: an answer for whatever is there


def _some(outcomes: Outcomes) -> Asker:
    """Null for null, and whatever else for what is there."""
    return lambda point: NULL if point.family == "missing" else outcomes


def _joined(join: Callable[[Outcomes, Outcomes], Outcomes], askers: list[Asker]) -> Asker:
    def answer(point: Point) -> Outcomes | None:
        found = [each(point) for each in askers]
        return None if None in found else reduce(join, found)

    return answer


# --- comparisons ----------------------------------------------------------------------------------------------------


def _compare(check: ast.Compare, named: Named) -> Asker:
    holds, value = _OPERATORS[check.operator], check.value
    if check.tolerance is None:
        match value:
            case ast.Number(number) if check.form != "moment":
                return _with_number(holds, number, named)
            case ast.Date(written):
                return _with_day(holds, date.fromisoformat(written).toordinal(), named)
            case ast.Boolean(truth) if check.operator == "eq":
                return _with_truth(truth, named)
            case ast.Text(text) if check.operator == "eq":
                return _equal_to_text(frozenset([text]), named)
    return _some(ANYTHING)


def _with_number(holds: Callable[[Any, Any], bool], number: Decimal, named: Named) -> Asker:
    named.numbers.add(number)

    def answer(point: Point) -> Outcomes | None:
        if point.kind == "number":
            return TRUE if holds(point.value, number) else FALSE
        if point.family == "text":
            read = text_answers.number(point.value) if point.kind == "exact" else None
            if read is False or point.kind == "folded":
                return ANYTHING
            return NULL if read is None else decided(holds(read, number))
        return NULL if point.family == "missing" else None

    return answer


def _with_day(holds: Callable[[Any, Any], bool], day: int, named: Named) -> Asker:
    """A timestamp is compared by its day, and so is text that reads as one."""
    named.days.add(day)

    def answer(point: Point) -> Outcomes | None:
        if point.kind == "day":
            return TRUE if holds(point.value, day) else FALSE
        if point.family == "text":
            read = text_answers.day(point.value) if point.kind == "exact" else None
            return NULL if read is None else decided(holds(read, day))
        return NULL if point.family == "missing" else None

    return answer


def _with_truth(truth: bool, named: Named) -> Asker:
    named.truths = True

    def answer(point: Point) -> Outcomes | None:
        if point.kind == "truth":
            return decided(point.value == truth)
        if point.kind == "folded":
            return ANYTHING
        if point.family == "text":
            read = text_answers.truth(point.value) if point.kind == "exact" else None
            return NULL if read is None else decided(read == truth)
        return NULL if point.family == "missing" else None

    return answer


def _equal_to_text(texts: frozenset[str], named: Named) -> Asker:
    """As equal to one of the texts. Other kinds of columns read each as what they hold."""
    read = [text_answers.number(text) for text in texts]
    numbers = {number for number in read if isinstance(number, Decimal)}
    truths = {text_answers.truth(text) for text in texts}
    named.texts |= texts
    named.numbers |= numbers

    def answer(point: Point) -> Outcomes | None:
        match point.family:
            case "text":
                return TRUE if point.kind == "exact" and point.value in texts else FALSE
            case "number":
                if point.value in numbers:
                    return TRUE
                return ANYTHING if False in read else FALSE | NULL if None in read else FALSE
            case "boolean":
                if point.value in truths:
                    return TRUE
                return FALSE | NULL if None in truths else FALSE
            case "date":
                return ANYTHING
            case "missing":
                return NULL
        return None

    return answer


def _in_set(check: ast.InSet, named: Named) -> Asker:
    if any(isinstance(item, ast.Combination) for item in check.items):
        return _some(ANYTHING)
    if check.ignoring_case and all(isinstance(item, ast.Text) for item in check.items):
        return _in_texts_of_any_case([item.value for item in check.items], named)
    if all(isinstance(item, ast.Number) for item in check.items):
        return _among(check.items, named)
    if all(isinstance(item, ast.Text) for item in check.items):
        return _equal_to_text(frozenset(item.value for item in check.items), named)
    return _joined(or_, [_compare(ast.Compare("eq", item, "than", None, item.span), named) for item in check.items])


def _among(items: tuple[ast.Number, ...], named: Named) -> Asker:
    """As equal to one of them, found at once."""
    numbers = {item.value for item in items}
    any_of_them = _with_number(lambda value, _: value in numbers, items[0].value, named)
    named.numbers |= numbers
    return any_of_them


def _in_texts_of_any_case(texts: list[str], named: Named) -> Asker:
    lowered = {text.lower() for text in texts}
    named.texts |= {*texts, *lowered}
    named.folded = True
    known = all(map(str.isascii, texts))

    def answer(point: Point) -> Outcomes | None:
        if point.family != "text":
            return NULL if point.family == "missing" else ANYTHING
        if not known or point.kind in ("number", "day", "truth") or not _is_ascii(point):
            return EITHER
        return decided(point.kind in ("exact", "folded") and point.value.lower() in lowered)

    return answer


def _is_ascii(point: Point) -> bool:
    return not isinstance(point.value, str) or point.value.isascii()


# --- text -----------------------------------------------------------------------------------------------------------


def _text_alone(of_text: Callable[[Point], Outcomes]) -> Asker:
    """A check that fits no other kind of column."""

    def answer(point: Point) -> Outcomes | None:
        if point.family == "text":
            return of_text(point)
        return NULL if point.family == "missing" else None

    return answer


def _part(kind: str, part: str, named: Named) -> Asker:
    named.lengths.add(Decimal(len(part)))
    holds = text_answers.PART[kind]

    def of_text(point: Point) -> Outcomes:
        if not part:
            return TRUE
        if point.kind == "exact":
            return decided(holds(point.value, part))
        long_enough = point.kind != "sized" or point.value >= len(part)
        return EITHER if long_enough else FALSE

    return _text_alone(of_text)


def _like(pattern: str, named: Named) -> Asker:
    try:
        like = read_like(pattern)
    except PatternError:  # told elsewhere
        return _text_alone(lambda point: ANYTHING)
    named.lengths.add(Decimal(like.least))

    def of_text(point: Point) -> Outcomes:
        if like.takes_all:
            return TRUE
        if point.kind == "exact":
            return decided(like.matches(point.value))
        return FALSE if point.kind == "sized" and point.value < like.least else EITHER

    return _text_alone(of_text)


def _decimals(most: int) -> Asker:
    """Of a column of floating point, a number of the file may be another."""

    def answer(point: Point) -> Outcomes | None:
        if point.family == "number":
            return TRUE if point.whole else ANYTHING
        if point.family == "text":
            return ANYTHING
        return NULL if point.family == "missing" else None

    return answer


def _length(comparison: ast.Compare | ast.Between, named: Named) -> Asker:
    lengths = Named()
    asked = _check(comparison, lengths)
    named.lengths |= lengths.numbers

    def of_text(point: Point) -> Outcomes:
        length = len(point.value) if point.kind == "exact" else point.value
        if point.kind not in ("exact", "sized"):
            return ANYTHING
        return asked(Point("number", "number", Decimal(length), whole=True)) or ANYTHING

    return _text_alone(of_text)


# --- named checks ---------------------------------------------------------------------------------------------------


def _named(check: ast.Named, named: Named) -> Asker:
    if check.phrase in ("be positive", "be negative"):
        return _with_number(_OPERATORS["gt" if check.phrase == "be positive" else "lt"], Decimal(0), named)
    if check.phrase in _NOTHING_BUT_NULL or check.phrase == "be present":
        there = FALSE if check.phrase in _NOTHING_BUT_NULL else TRUE
        return lambda point: _OF_NULL[check.phrase] if point.family == "missing" else there
    spec = registry.find(check.phrase)
    if spec is None or not getattr(spec.build, "__module__", "").startswith("dqlang.checks."):
        return lambda point: ANYTHING  # what comes from Python may say anything, of null too
    of_null = _OF_NULL.get(check.phrase, NULL)
    arguments = bool(check.arguments)

    def answer(point: Point) -> Outcomes | None:
        if point.family == "missing":
            return of_null
        if not spec.accepts & _accepted(point):
            return None
        return ANYTHING if arguments else _of_value(check.phrase, point)

    return answer


_ACCEPTED = {
    "text": frozenset({"any", "text"}),
    "number": frozenset({"any", "whole", "decimal", "float"}),
    "boolean": frozenset({"any", "boolean"}),
    "date": frozenset({"any", "date", "timestamp"}),
    "other": frozenset({"any", "array", "map", "struct", "binary"}),
}


def _accepted(point: Point) -> frozenset[str]:
    return _ACCEPTED[point.family]


def _of_value(phrase: str, point: Point) -> Outcomes:
    if point.family != "text":
        return _of_typed(phrase, point)
    if point.kind == "exact" and phrase in text_answers.OF_TEXT and point.value.isascii():
        return decided(text_answers.OF_TEXT[phrase](point.value))
    return _OF_CELLS.get((phrase, point.kind), ANYTHING)


def _of_typed(phrase: str, point: Point) -> Outcomes:
    """Of a value that is no text."""
    if phrase == "be blank":
        return FALSE
    if phrase == "be valid number":
        return EITHER if point.outermost else TRUE  # NaN and the infinities are none
    if phrase == "be valid integer":
        if point.whole:
            return TRUE
        return decided(point.value == int(point.value)) if point.single else EITHER
    certain = {"be valid boolean": "truth", "be valid date": "day", "be valid timestamp": "day"}
    return TRUE if certain.get(phrase) == point.kind else ANYTHING


_OF_CELLS: dict[tuple[str, str], Outcomes] = {
    ("be blank", "number"): FALSE,
    ("be blank", "day"): FALSE,
    ("be blank", "truth"): FALSE,
    ("be blank", "sized"): EITHER,
    ("be empty", "number"): FALSE,
    ("be empty", "day"): FALSE,
    ("be empty", "truth"): FALSE,
    ("be empty", "folded"): FALSE,
    ("be empty", "sized"): FALSE,
    ("be valid number", "number"): TRUE,
    ("be valid number", "sized"): EITHER,
    ("be valid date", "day"): TRUE,
    ("be valid timestamp", "day"): TRUE,
    ("be human_name", "number"): FALSE,
}
"""What is known of texts that read as a number or a day, or of all of one length."""
