"""Why Sail does not grade a rule."""

from __future__ import annotations

HELP = "grade it on Spark, or leave the rule out"


class Refused(Exception):
    """What differs, in a steward's words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


DIVISION = "a division of numbers with decimals is rounded in another way there"
JSON = "JSON is read more loosely and less deeply there than Spark reads it"
COLLATION = "a text with a collation is not known there"
FUNCTION_FROM_PYTHON = "a check from Python is any code, which may differ there"
WINDOW = "`be unique` of a text that is read as a number or a moment cannot be computed there"
BYTES = "rows cannot be ordered by raw bytes there"
NESTED = "lists and groups of fields are compared in another way there"


def pattern(java: str, why: str) -> Refused:
    return Refused(f"the pattern `{java}` cannot be read there as Java reads it: {why}")


def zone(name: str) -> Refused:
    return Refused(
        f"it hangs on the time zone `{name}`, whose clock Sail does not know as Spark does; only in UTC "
        "(`spark.sql.session.timeZone`) are both alike"
    )


def kind(name: str) -> Refused:
    return Refused(f"values of the type `{name}` are not known there, or not in the same way")


def call(function: str, types: str) -> Refused:
    return Refused(f"`{function}` of {types} is not known to be the same there")
