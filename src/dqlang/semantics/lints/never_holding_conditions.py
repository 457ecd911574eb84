"""A condition that no row meets: `when A is 1 and A is 2`."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.advice import ConditionNeverHolds
from dqlang.semantics.fingerprint import plain
from dqlang.semantics.lints import Found, Seen
from dqlang.syntax import ast
from dqlang.syntax.words import subject_words, value_words

_BOOLEAN_WORDS = frozenset({"true", "false", "t", "f", "yes", "no", "y", "n"})


def look(seen: Seen) -> Iterator[Found]:
    """Equalities with a value, joined by `and` at the top of a condition."""
    for rule in seen.rules:
        if isinstance(rule.rule.when, ast.And):
            problem = _never(rule.rule.when)
            if problem is not None:
                yield rule.source, problem


def _never(condition: ast.And) -> ConditionNeverHolds | None:
    first: dict[str, tuple[ast.Test, ast.Value]] = {}
    for item in condition.items:
        value = _equal_to(item)
        if value is None:
            continue
        assert isinstance(item, ast.Test)
        _, other = first.setdefault(repr(plain(item.subject)), (item, value))
        if _differ(other, value):
            return ConditionNeverHolds(item.span, subject_words(item.subject), value_words(other), value_words(value))
    return None


def _equal_to(item: ast.Condition) -> ast.Value | None:
    """The value that a condition asks its subject to be equal to."""
    if not isinstance(item, ast.Test) or item.use.negated or isinstance(item.subject, ast.AnyOf | ast.Every):
        return None
    check = item.use.check
    if isinstance(check, ast.Compare) and check.operator == "eq" and check.tolerance is None:
        return check.value if isinstance(check.value, ast.Number | ast.Text | ast.Date | ast.Boolean) else None
    return None


def _differ(one: ast.Value, other: ast.Value) -> bool:
    """Whether nothing is equal to both, whatever the column's type. Texts may read as one number: '5' and '5.0'."""
    if type(one) is not type(other):
        return False
    if isinstance(one, ast.Text) and isinstance(other, ast.Text):
        return one.value != other.value and (_is_word(one.value) or _is_word(other.value))
    return plain(one) != plain(other)


def _is_word(text: str) -> bool:
    """Whether a text is no number, date or truth value in any type."""
    return text.isalpha() and text.lower() not in _BOOLEAN_WORDS
