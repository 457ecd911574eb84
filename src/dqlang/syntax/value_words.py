"""Values, subjects and lists as a rule file writes them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from dqlang.syntax import ast

_ALWAYS_QUOTED = frozenset({"must", "should", "null", "true", "false", "now", "today"})
_QUOTED_AT_FIRST = frozenset(
    # The table itself, where a subject may stand; words that begin a subject or a condition, or go on with a sentence.
    {"row", "rows", "column", "columns", "every", "distinct", "not", "and", "or", "if", "when", "where", "for", "as"}
    | {"because", "tagged", "within", "ignoring", "with", "of", "per", "in", "before", "after", "lookup", "be", "is"}
)
_TIGHTNESS = {"+": 1, "-": 1, "*": 2, "/": 2}


def name_words(name: str, first: bool = True) -> str:
    """A name, in backquotes where it would not read as one without. `first`: no dot stands before it."""
    word = name.lower()
    if _is_plain(name) and word not in _ALWAYS_QUOTED and not (first and word in _QUOTED_AT_FIRST):
        return name
    return "`" + name.replace("`", "``") + "`"


def path_words(parts: Sequence[str]) -> str:
    return ".".join([name_words(parts[0]), *(name_words(part, first=False) for part in parts[1:])])


def text_words(value: str) -> str:
    """Text in single quotes, or in double ones where that leaves the text inside as it is."""
    if "'" in value and '"' not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def duration_words(duration: ast.Duration) -> str:
    return f"{duration.amount} {duration.unit}" + ("" if duration.amount == 1 else "s")


def listing(items: Sequence[str]) -> str:
    """`A, B and C`."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


def _is_plain(name: str) -> bool:
    return name != "" and not name[0].isdigit() and all(c == "_" or _is_letter_or_digit(c) for c in name)


def _is_letter_or_digit(character: str) -> bool:
    category = unicodedata.category(character)
    return category.startswith("L") or category == "Nd"


class ValueWords:
    """Writes values and subjects. The formatter overrides how text and lists are written."""

    def text(self, value: str) -> str:
        return text_words(value)

    def items(self, owner: object, items: Sequence[str]) -> str:
        """What stands in the brackets of a list and the brackets; `owner` is the node that holds the list."""
        return "[" + ", ".join(items) + "]"

    def value(self, value: ast.Value | ast.Combination) -> str:
        match value:
            case ast.Column(parts):
                return path_words(parts)
            case ast.Text(text):
                return self.text(text)
            case ast.Number() | ast.Date() | ast.Timestamp() | ast.Time():
                return value.written
            case ast.Moment():
                return self._moment(value)
            case ast.Arithmetic(operator, left, right):
                return f"{self._left(operator, left)} {operator} {self._right(operator, right)}"
            case ast.Function(name, argument):
                return f"{name} of {self._single(argument)}"
            case ast.Boolean(truth):
                return "true" if truth else "false"
            case ast.Combination(items):
                return "(" + ", ".join(self.value(item) for item in items) + ")"
            case ast.DefinedValue(name):
                return name
        return type(value).__name__.lower()  # null, now, today

    def subject(self, subject: ast.Subject) -> str:
        match subject:
            case ast.Every(column):
                return f"every {self.value(column)}"
            case ast.AnyOf(items):
                return f"at least one of {listing([self.value(item) for item in items])}"
            case ast.Columns(items):
                return "(" + ", ".join(self.value(item) for item in items) + ")"
        return self.value(subject)

    def _moment(self, moment: ast.Moment) -> str:
        counted = f"{duration_words(moment.duration)} {moment.direction}"
        return counted if moment.anchor is None else f"{counted} {self._single(moment.anchor)}"

    def _left(self, operator: str, value: ast.Value) -> str:
        if isinstance(value, ast.Moment):
            return f"({self.value(value)})"
        if isinstance(value, ast.Function):
            return self._closed(value)
        if not isinstance(value, ast.Arithmetic):
            return self.value(value)
        if _TIGHTNESS[value.operator] < _TIGHTNESS[operator]:
            return f"({self.value(value)})"
        last = value.right
        right = self._closed(last) if isinstance(last, ast.Function) else self._right(value.operator, last)
        return f"{self._left(value.operator, value.left)} {value.operator} {right}"

    def _closed(self, function: ast.Function) -> str:
        """A function with an operator behind it: `length of A + 1` would have two readings."""
        words = self.value(function)
        return words if words.endswith(")") else f"({words})"

    def _right(self, operator: str, value: ast.Value) -> str:
        looser = isinstance(value, ast.Arithmetic) and _TIGHTNESS[value.operator] <= _TIGHTNESS[operator]
        return f"({self.value(value)})" if looser or isinstance(value, ast.Moment) else self.value(value)

    def _single(self, value: ast.Value) -> str:
        """What stands behind `of`, `before`, `after`: one thing, or parentheses."""
        return f"({self.value(value)})" if isinstance(value, ast.Arithmetic | ast.Moment) else self.value(value)
