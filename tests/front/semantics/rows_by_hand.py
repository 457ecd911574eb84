"""What rules say of single rows, in plain Python and from the reference alone: the judge of advice."""

from __future__ import annotations

import importlib.util
import math
import operator
import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import reduce
from pathlib import Path
from typing import Any

from dqlang.syntax import ast

_ORACLES = Path(__file__).parents[2] / "spark" / "check_oracles.py"
_spec = importlib.util.spec_from_file_location("check_oracles", _ORACLES)
assert _spec and _spec.loader
oracles = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(oracles)

SIGNS = {"lt": operator.lt, "gt": operator.gt, "le": operator.le, "ge": operator.ge, "eq": operator.eq}
PARTS = {"contain": str.__contains__, "start with": str.startswith, "end with": str.endswith}
Row = dict[str, Any]


def passes(rule: ast.Rule, row: Row) -> bool:
    """Whether the row's grade leaves the rule out."""
    if rule.when is not None and condition(rule.when, row) is not True:
        return True
    [subject] = rule.subjects
    return subject_passes(subject, rule, row)


def subject_passes(subject: ast.Subject, rule: ast.Rule, row: Row) -> bool:
    join = either if rule.joiner == "or" else both
    if isinstance(subject, ast.Every):
        items = row[subject.column.parts[0]]
        if items is None:
            return rule.if_present
        return reduce(both, (reduce(join, (holds(use, item) for use in rule.checks)) for item in items), True) is True
    if isinstance(subject, ast.AnyOf):
        values = [row[item.parts[0]] for item in subject.items]
        if rule.if_present and all(value is None for value in values):
            return True
        return any(reduce(join, (holds(use, value) for use in rule.checks)) is True for value in values)
    value = of(subject, row)
    if rule.if_present and value is None:
        return True
    return reduce(join, (holds(use, value) for use in rule.checks)) is True


def condition(node: ast.Condition, row: Row) -> bool | None:
    match node:
        case ast.Not(item):
            return turned(condition(item, row))
        case ast.And(items):
            return reduce(both, (condition(item, row) for item in items))
        case ast.Or(items):
            return reduce(either, (condition(item, row) for item in items))
        case ast.Test(subject, use):
            return holds(use, of(subject, row))
    raise TypeError(node)


def of(subject: ast.Subject, row: Row) -> Any:
    if isinstance(subject, ast.Function):
        value = of(subject.argument, row)
        return None if value is None else len(value)
    return row[subject.parts[0]]


def turned(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


def both(one: bool | None, other: bool | None) -> bool | None:
    return False if False in (one, other) else None if None in (one, other) else True


def either(one: bool | None, other: bool | None) -> bool | None:
    return turned(both(turned(one), turned(other)))


def holds(use: ast.CheckUse, value: Any) -> bool | None:
    answer = asked(use.check, value)
    return turned(answer) if use.negated else answer


def asked(check: ast.Check, value: Any) -> bool | None:
    if isinstance(check, ast.Named):
        return named(check.phrase, value)
    if value is None:
        return None
    match check:
        case ast.Compare(sign, literal):
            return compared(sign, value, literal)
        case ast.Between(low, high, strict):
            ends = ("gt", "lt") if strict else ("ge", "le")
            return both(compared(ends[0], value, low), compared(ends[1], value, high))
        case ast.InSet(items, True) if isinstance(value, str):
            return value.lower() in {item.value.lower() for item in items}
        case ast.InSet(items):
            return reduce(either, (compared("eq", value, item) for item in items))
        case ast.TextPart(kind, text):
            return PARTS[kind](value, text.value)
        case ast.Length(comparison):
            return asked(comparison, len(value))
        case ast.Match(pattern):
            return re.search(pattern.value, value) is not None
    raise TypeError(check)


def compared(sign: str, value: Any, literal: ast.Value) -> bool | None:
    sides = read(value, literal)
    return None if sides is None or None in sides else SIGNS[sign](*sides)


def read(value: Any, literal: ast.Value) -> tuple[Any, Any] | None:
    """Both sides as one kind. Raises TypeError for what does not go together."""
    match value, literal:
        case str(), ast.Number(number):
            return oracles.number(value), number
        case str(), ast.Text(text):
            return value, text
        case str(), ast.Date(written):
            return oracles.day(value), date.fromisoformat(written)
        case str(), ast.Boolean(truth):
            return oracles.boolean(value), truth
        case bool(), ast.Boolean(truth):
            return value, truth
        case bool(), ast.Text(text):
            return value, oracles.boolean(text)
        case float(), ast.Number(number):
            return ordered(value), ordered(float(number))
        case ((int() | Decimal()), ast.Number(number)) if not isinstance(value, bool):
            return value, number
        case float(), ast.Text(text):
            number = oracles.number(text)
            return ordered(value), None if number is None else ordered(float(number))
        case ((int() | Decimal()), ast.Text(text)) if not isinstance(value, bool):
            return value, oracles.number(text)
        case datetime(), ast.Date(written):
            return value.date(), date.fromisoformat(written)
        case datetime(), ast.Text(text):
            return (value - datetime(1970, 1, 1)) // timedelta(microseconds=1), oracles.microseconds(text)
        case date(), ast.Date(written):
            return value, date.fromisoformat(written)
        case date(), ast.Text(text):
            return value, oracles.day(text)
    raise TypeError(f"{value!r} with {literal!r}")


def ordered(number: float) -> tuple[bool, float]:
    """NaN is greater than every number and equal to itself."""
    return (True, 0.0) if math.isnan(number) else (False, number)


def named(phrase: str, value: Any) -> bool | None:
    if value is None:
        return oracles.OF_NULL.get(phrase)
    if isinstance(value, str):
        return oracles.ORACLES[phrase](value)
    if phrase in ("be null", "be missing", "be present", "be blank"):
        return phrase == "be present"
    if phrase in ("be positive", "be negative"):
        zero = ast.Number(Decimal(0), "0", None)
        return compared("gt" if phrase == "be positive" else "lt", value, zero)
    if phrase == "be valid number":
        return not isinstance(value, float) or math.isfinite(value)
    if phrase == "be valid integer":
        return math.isfinite(value) and value == int(value)
    if phrase in ("be valid date", "be valid timestamp", "be valid boolean"):
        return True
    raise TypeError(phrase)
