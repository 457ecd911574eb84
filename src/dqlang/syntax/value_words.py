"""Values, subjects and lists as a rule file writes them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from dqlang.syntax import ast

_QUOTED_NAMES = frozenset(
    # Reserved, or a value where an operand may stand.
    "must should null true false now today "
    # The table itself, where a subject may stand.
    "row rows column columns "
    # Words that begin or go on with a part of the sentence.
    "every each any at not and or if when where for as because tagged within ignoring with of per in "
    "before after ago from lookup be have is are has does do use define treat".split()
)
_TIGHTNESS = {"+": 1, "-": 1, "*": 2, "/": 2}


def name_words(name: str) -> str:
    """A name, in backquotes where it would not read as one without."""
    if _is_plain(name) and name.lower() not in _QUOTED_NAMES:
        return name
    return "`" + name.replace("`", "``") + "`"


def path_words(parts: Sequence[str]) -> str:
    return ".".join(name_words(part) for part in parts)


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

    def value(self, value: ast.Value) -> str:
        match value:
            case ast.Column(parts):
                return path_words(parts)
            case ast.Text(text):
                return self.text(text)
            case ast.Number() | ast.Date() | ast.Timestamp():
                return value.written
            case ast.Moment():
                return self._moment(value)
            case ast.Arithmetic(operator, left, right):
                return f"{self._left(operator, left)} {operator} {self._right(operator, right)}"
            case ast.Function(name, argument):
                return f"{name} of {self._single(argument)}"
            case ast.Boolean(truth):
                return "true" if truth else "false"
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
        # `of` and a moment take one thing only, and `length of A + 1` may not stand: a reader could take it either way.
        if isinstance(value, ast.Function | ast.Moment):
            return f"({self.value(value)})"
        if not isinstance(value, ast.Arithmetic):
            return self.value(value)
        if _TIGHTNESS[value.operator] < _TIGHTNESS[operator]:
            return f"({self.value(value)})"
        right = self._right(value.operator, value.right)
        right = f"({right})" if isinstance(value.right, ast.Function) else right
        return f"{self._left(value.operator, value.left)} {value.operator} {right}"

    def _right(self, operator: str, value: ast.Value) -> str:
        looser = isinstance(value, ast.Arithmetic) and _TIGHTNESS[value.operator] <= _TIGHTNESS[operator]
        return f"({self.value(value)})" if looser or isinstance(value, ast.Moment) else self.value(value)

    def _single(self, value: ast.Value) -> str:
        """What stands behind `of`, `before`, `after`: one thing, or parentheses."""
        return f"({self.value(value)})" if isinstance(value, ast.Arithmetic | ast.Moment) else self.value(value)

