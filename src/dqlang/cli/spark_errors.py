"""Spark's errors in one sentence: the cause at the bottom, without its stack."""

from __future__ import annotations

import re

from dqlang.cli import withheld
from dqlang.cli.outcome import Refused

_LONGEST = 300
_WAYS_OUT = {
    "CSV header": "the files must have the same columns in the same order; check those with others by themselves",
    "The column .* already exists": "rename all of these columns but one; where they differ by case alone, "
    "`--conf spark.sql.caseSensitive=true` lets the others be judged",
    "out of bounds for length 20480": "Spark takes 20,480 columns at most, unless `--option maxColumns=...` says more",
}
"""What to do where Spark's sentence, known by a part of it, does not say so."""


def refusal(what: str, error: Exception, help: str | None = None) -> Refused:
    """`what` went wrong, and why, in Spark's words, unless these may quote what nobody is to see."""
    if withheld.is_withheld():
        return Refused(f"{what} ({condition(error) or type(error).__name__})", withheld.LEFT_OUT)
    said = reason(error)
    return Refused(f"{what}: {said}", help or _way_out(said))


def _way_out(said: str) -> str | None:
    return next((way for sign, way in _WAYS_OUT.items() if re.search(sign, said)), None)


def is_ours(error: Exception) -> bool:
    """Whether Spark refuses the query itself: then dqlang wrote it wrongly. What happens while rows are read (a broken
    file, no memory, a lost machine) is not our fault."""
    return type(error).__name__ in ("AnalysisException", "ParseException") and condition(error) not in (
        "TABLE_OR_VIEW_NOT_FOUND",
        "PATH_NOT_FOUND",
    )


def is_spark(error: Exception) -> bool:
    """Whether an exception comes from Spark or the bridge to it, told by where its class stands: py4j's and Connect's
    errors share no base class, and neither package need be installed."""
    return type(error).__module__.split(".")[0] in ("pyspark", "py4j", "grpc")


def condition(error: Exception) -> str | None:
    """The name that Spark gives to a kind of error, `PATH_NOT_FOUND`."""
    for method in ("getCondition", "getErrorClass"):
        if hasattr(error, method):
            return getattr(error, method)()
    return None


def reason(error: Exception) -> str:
    """The sentence that says most: of a chain of Java exceptions the last that says anything."""
    java = getattr(error, "java_exception", None)
    messages = [str(error)] if java is None else _chain(java)
    return tidy(messages[-1]) if messages else type(error).__name__


def _chain(java: object) -> list[str]:
    messages = []
    while java is not None and len(messages) < 20:
        message = java.getMessage()
        if message:
            messages.append(message)
        java = java.getCause()
    return messages


def tidy(message: str) -> str:
    """Without error class, SQLSTATE, class names and stack, on one line."""
    message = re.split(r"\n\s*at |\n\n|JVM stacktrace|\n== SQL|;\n'", message.strip())[0]
    message = re.sub(r"^\[[A-Z0-9_.]+\]\s*", "", message)
    message = re.sub(r"\s*SQLSTATE: \w+", "", message)
    message = re.sub(r'^Exception in thread "[^"]*"\s*', "", message)
    message = re.sub(r"^(?:\w+\.)+\w+(?:Exception|Error):\s*", "", message)
    message = " ".join(message.split()).rstrip(".")
    return message if len(message) <= _LONGEST else message[: _LONGEST - 3] + "..."
