"""What becomes of a row in which a value is missing, or is not what a check can read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dqlang.explain.demands import is_moment
from dqlang.explain.order import order_columns, range_missing
from dqlang.syntax import ast
from dqlang.syntax.value_words import listing
from dqlang.syntax.words import value_words

_NEVER_NULL = {"be null": True, "be missing": True, "be blank": True, "be present": False}
"""The checks that answer a missing value, and their answer."""
_ALWAYS_ANSWER = frozenset({"length", "count", "lower", "upper", "trim"})
"""Functions that have a result for whatever is there."""


def missing_words(rule: ast.Rule) -> str | None:
    """A clause such as `a row where either is missing fails`; None where the checks themselves say it."""
    subject = rule.subjects[0]
    if isinstance(subject, ast.Rows):
        return None
    if isinstance(subject, ast.Row):
        return "a row for which that has no answer fails"
    if isinstance(subject, ast.Columns) and any(isinstance(use.check, ast.Overlap) for use in rule.checks):
        return range_missing(rule, *(value_words(item) for item in subject.items[:2]))
    if len(rule.subjects) > 1:
        return _of_several(rule)
    if isinstance(subject, ast.Every):
        return _of_items(rule, value_words(subject.column))
    if rule.if_present:
        return _of_present(rule, subject)
    if _always_answers(rule):
        return None
    answer = _answer(rule)
    if isinstance(subject, ast.AnyOf):
        return f"a missing one does not count, and a row where all are missing {_outcome(answer)}"
    if answer:
        return f"a row where {_lacking([subject])} passes"
    return f"a row where {_lacking([subject, *_operands(rule)], _unread(rule))} fails"


def _of_several(rule: ast.Rule) -> str | None:
    if rule.if_present:
        return "one that is missing passes"
    if _always_answers(rule):
        return None
    if _answer(rule):
        return "one that is missing passes"
    unread = f" or {_unread(rule)}" if _unread(rule) else ""
    return f"one that is missing{unread} fails"


def _of_items(rule: ast.Rule, array: str) -> str:
    itself = f"a row where {array} has no items passes"
    itself += f", one where {array} itself is missing {_outcome(rule.if_present)}"
    return itself if _always_answers(rule) else f"an item that is missing {_outcome(_answer(rule))}; {itself}"


def _of_present(rule: ast.Rule, subject: ast.Subject) -> str:
    passes = f"a row where {_lacking([subject])} passes"
    fails = [_lacking(operands)] if (operands := list(_operands(rule))) else []
    if isinstance(subject, ast.Column) and _unread(rule):
        fails.append(f"{value_words(subject)} {_unread(rule)}")
    return f"{passes}, one where {' or '.join(fails)} fails" if fails else passes


def _lacking(values: Sequence[ast.Subject], unread: str | None = None) -> str:
    """`A is missing or is no number`, `either is missing`, `any of A, B and C is missing`."""
    parts = [part for value in values for part in _parts(value)]
    names = list(dict.fromkeys(value_words(column) for part in parts for column in columns_of(part)))
    if not names:
        return f"{value_words(parts[0])} has no result"
    if len(names) == 1:
        words = f"{names[0]} is missing"
        words += f" or {unread}" if unread and isinstance(parts[0], ast.Column) else ""
    else:
        words = "either is missing" if len(names) == 2 else f"any of {listing(names)} is missing"
    return f"{words}, or the calculation has no result," if any(map(_may_have_no_result, parts)) else words


def _parts(subject: ast.Subject) -> tuple[ast.Value, ...]:
    return subject.items if isinstance(subject, ast.Columns | ast.AnyOf) else (subject,)


def _may_have_no_result(value: ast.Value) -> bool:
    """Whether a value can be missing although no column in it is."""
    match value:
        case ast.Arithmetic():
            return True
        case ast.Function(name, argument):
            return name not in _ALWAYS_ANSWER or _may_have_no_result(argument)
    return False


def columns_of(value: ast.Value) -> Iterator[ast.Column]:
    """The columns that a value is computed from."""
    match value:
        case ast.Column():
            yield value
        case ast.Function(_, argument):
            yield from columns_of(argument)
        case ast.Arithmetic():
            yield from columns_of(value.left)
            yield from columns_of(value.right)
        case ast.Moment():
            yield from columns_of(value.anchor) if value.anchor is not None else ()


def _unread(rule: ast.Rule) -> str | None:
    """What a subject that is there may still lack for the checks to have an answer."""
    if rule.joiner == "or":
        return None
    for use in rule.checks:
        values = _compared_with(use.check)
        if _asks_for_moment(use.check) or any(is_moment(value) for value in values):
            return "is no date or time"
        if values and all(isinstance(value, ast.Time) for value in values):
            return "has no time of day"
        if _asks_for_number(use.check) or (values and all(isinstance(value, ast.Number) for value in values)):
            return "is no number"
    return None


def _asks_for_moment(check: ast.Check) -> bool:
    match check:
        case ast.Compare(value=ast.Time()):
            return False
        case ast.Step(_, ast.Duration()) | ast.NoGap():
            return True
        case ast.Compare(form="moment") | ast.WithinLast() | ast.OnDays() | ast.Named("be in the future"):
            return True
    return False


def _asks_for_number(check: ast.Check) -> bool:
    if isinstance(check, ast.Decimals | ast.Outlier):
        return True
    if isinstance(check, ast.Step):
        return check.amount is not None
    return isinstance(check, ast.Named) and check.phrase in ("be positive", "be negative")


def _compared_with(check: ast.Check) -> tuple[ast.Value, ...]:
    match check:
        case ast.Compare():
            return (check.value,)
        case ast.Between():
            return (check.low, check.high)
        case ast.InSet():
            return check.items
        case ast.Length(comparison):
            return tuple(value for value in _compared_with(comparison) if not isinstance(value, ast.Number))
    return order_columns(check)


def _operands(rule: ast.Rule) -> Iterator[ast.Value]:
    """What the checks compare with, where it may be missing too; with `or` another check may still pass the row."""
    for use in rule.checks if rule.joiner != "or" else ():
        for value in _compared_with(use.check):
            if any(columns_of(value)):
                yield value


def _always_answers(rule: ast.Rule) -> bool:
    return all(_null_answer(use) is not None for use in rule.checks)


def _answer(rule: ast.Rule) -> bool | None:
    """What the checks together say of a missing value; None: nothing, and the rule fails."""
    return _together([_null_answer(use) for use in rule.checks], rule.joiner)


def _together(answers: Sequence[bool | None], joiner: str | None) -> bool | None:
    decisive = joiner == "or"
    if decisive in answers:
        return decisive
    return None if None in answers else not decisive


def _null_answer(use: ast.CheckUse) -> bool | None:
    if isinstance(use.check, ast.Key):
        return use.negated
    if isinstance(use.check, ast.DefinedCheck):
        found = _together([_null_answer(each) for each in use.check.uses], use.check.joiner)
        return found if found is None else found != use.negated
    answer = _NEVER_NULL.get(use.check.phrase) if isinstance(use.check, ast.Named) else None
    return answer if answer is None else answer != use.negated


def _outcome(answer: bool | None) -> str:
    return "passes" if answer else "fails"
