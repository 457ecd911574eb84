"""What the rules for types say when two things do not go together."""

from __future__ import annotations

from dqlang.plan.types import Type

_WORDS = {
    "text": "text",
    "whole": "a whole number",
    "decimal": "a number",
    "float": "a number",
    "boolean": "true or false",
    "date": "a date",
    "timestamp": "a timestamp",
    "time": "a time of day",
    "binary": "raw bytes",
    "array": "a list",
    "map": "a map",
    "struct": "a group of fields",
    "null": "nothing",
    "unknown": "a column of unknown type",
}


class TypeMismatch(Exception):
    """Types that do not go together. `reason` is in words for a steward, lower case without a final stop; `help` says
    what to write instead, or is None."""

    def __init__(self, reason: str, help: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.help = help

    def __reduce__(self):
        return type(self), (self.reason, self.help)


class TypeNeeded(Exception):
    """The meaning hangs on types that are not known: neither side has one, and no schema is given."""


def in_words(type: Type) -> str:
    """A type as a steward would name it."""
    return _WORDS.get(type.family, "a value of a special kind")
