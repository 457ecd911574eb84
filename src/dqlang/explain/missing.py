"""What becomes of a row in which a value is missing, or is not what a check can read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dqlang.explain.demands import is_moment
from dqlang.syntax import ast
from dqlang.syntax.value_words import listing
from dqlang.syntax.words import value_words

_NEVER_NULL = {"be null": True, "be missing": True, "be blank": True, "be present": False}
"""The checks that answer a missing value, and their answer."""


def missing_words(rule: ast.Rule) -> str | None:
    """A clause such as `a row where either is missing fails`; None where the checks themselves say it."""
    if rule.if_present:
        return _present_only(rule)
    answer = _answer(rule)
    if all(_null_answer(use) is not None for use in rule.checks):
        return None
    if len(rule.subjects) > 1:
        return f"a missing one {_outcome(answer)}"
    return _of_one(rule, answer)


def _of_one(rule: ast.Rule, answer: bool | None) -> str:
    subject = rule.subjects[0]
    if isinstance(subject, ast.Every):
        array = value_words(subject.column)
        return (
            f"an item that is missing {_outcome(answer)}, a row without items passes, and a row where {array} itself "
            "is missing fails"
        )
    if isinstance(subject, ast.AnyOf):
        return f"a missing one does not count, and a row where all are missing {_outcome(answer)}"
    if answer:
        return f"a row where {_lacking([subject], rule)} passes"
    operands = [] if rule.joiner == "or" else list(_operands(rule))
    return f"a row where {_lacking([subject, *operands], rule)} fails"


def _present_only(rule: ast.Rule) -> str:
    if len(rule.subjects) > 1:
        return "a missing one passes"
    subject = rule.subjects[0]
    if isinstance(subject, ast.Every):
        array = value_words(subject.column)
        lead = f"a row where {array} is missing or has no items passes"
        return lead if _answer(rule) else f"{lead}, one with an item that is missing fails"
    lead = f"a row where {_absent(_parts([subject]))} passes"
    operands = [] if rule.joiner == "or" else _parts(list(_operands(rule)))
    fails = [_absent(operands)] if operands else []
    fails += [f"{value_words(subject)} {_unread(rule)}"] if isinstance(subject, ast.Column) and _unread(rule) else []
    return f"{lead}, one where {' or '.join(fails)} fails" if fails else lead


def _lacking(values: Sequence[ast.Subject], rule: ast.Rule) -> str:
    """`A is missing or is no number`, `either is missing`, `any of A, B and C is missing`."""
    parts = _parts(values)
    words = _absent(parts)
    unread = _unread(rule)
    return f"{words} or {unread}" if unread and len(parts) == 1 and isinstance(parts[0], ast.Column) else words


def _absent(parts: Sequence[ast.Value]) -> str:
    names = list(dict.fromkeys(value_words(part) for part in parts))
    if all(isinstance(part, ast.Column) for part in parts):
        if len(names) == 1:
            return f"{names[0]} is missing"
        return "either is missing" if len(names) == 2 else f"any of {listing(names)} is missing"
    return f"{' or '.join(names)} cannot be worked out, as where something in it is missing,"


def _parts(subjects: Sequence[ast.Subject]) -> list[ast.Value]:
    parts: list[ast.Value] = []
    for subject in subjects:
        parts += subject.items if isinstance(subject, ast.Columns | ast.AnyOf) else [subject]  # type: ignore[list-item]
    return parts


def _unread(rule: ast.Rule) -> str | None:
    """What the subject must at least be for the checks to have an answer."""
    if rule.joiner == "or":
        return None
    for use in rule.checks:
        values = _compared_with(use.check)
        if any(is_moment(value) for value in values) or getattr(use.check, "form", None) == "moment":
            return "is no date or time"
        if values and all(isinstance(value, ast.Number) for value in values):
            return "is no number"
    return None


def _compared_with(check: ast.Check) -> tuple[ast.Value, ...]:
    match check:
        case ast.Compare():
            return (check.value,)
        case ast.Between():
            return (check.low, check.high)
        case ast.InSet():
            return check.items
    return ()


def _operands(rule: ast.Rule) -> Iterator[ast.Value]:
    """What the checks compare with, where it may be missing too."""
    for use in rule.checks:
        for value in _compared_with(use.check):
            if has_column(value):
                yield value


def has_column(value: ast.Value) -> bool:
    match value:
        case ast.Column():
            return True
        case ast.Function(_, argument):
            return has_column(argument)
        case ast.Arithmetic():
            return has_column(value.left) or has_column(value.right)
        case ast.Moment():
            return value.anchor is not None and has_column(value.anchor)
    return False


def _answer(rule: ast.Rule) -> bool | None:
    """What the checks together say of a missing value; None: nothing, and the rule fails."""
    answers = [_null_answer(use) for use in rule.checks]
    decisive = rule.joiner == "or"
    if decisive in answers:
        return decisive
    return None if None in answers else not decisive


def _null_answer(use: ast.CheckUse) -> bool | None:
    answer = _NEVER_NULL.get(use.check.phrase) if isinstance(use.check, ast.Named) else None
    return answer if answer is None else answer != use.negated


def _outcome(answer: bool | None) -> str:
    return "passes" if answer else "fails"
