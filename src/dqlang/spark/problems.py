"""Data or lookups that rules cannot be applied to: errors without diagnostics, since no place in a file is at fault."""

from __future__ import annotations

from dqlang.diagnostics.problem import DqError
from dqlang.spark.quote import UnsafeName, quote_name


class DataProblem(DqError):
    """What is wrong with the data, in a steward's words, and how to mend it."""

    def __init__(self, message: str, help: str | None = None) -> None:
        super().__init__([], f"{message}\nhelp: {help}" if help else message)
        self.message = message
        self.help = help

    def __reduce__(self):
        return _again, (type(self), self.args, self.__dict__)


class LookupMissing(DataProblem):
    """A lookup that was not given and that the session has no table for."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"there is no lookup `{name}`: it was not given, and Spark has no table of that name",
            f"give it with `lookups={{'{name}': ...}}` (or `--lookup {name}=PATH`), or create the table",
        )
        self.name = name


def refuse_unsafe(name: str) -> None:
    """An error where a column's name cannot be written."""
    try:
        quote_name(name)
    except UnsafeName as unsafe:
        raise DataProblem(str(unsafe), "give the column another name") from None


def _again(kind: type[DataProblem], args: tuple, state: dict) -> DataProblem:
    """A pickled problem: made without running its constructor's wording twice."""
    problem = kind.__new__(kind)
    problem.args = args
    problem.__dict__.update(state)
    return problem
