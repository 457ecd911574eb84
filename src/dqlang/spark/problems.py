"""Data or lookups that rules cannot be applied to: errors without diagnostics, since no place in a file is at fault."""

from __future__ import annotations

from collections.abc import Sequence

from dqlang.diagnostics.problem import DqError
from dqlang.spark.quote import UnsafeName, quote_name

# Spark: `csv.x` is the table `x` of the database `csv`, and where there is none the file `x`.
_FORMATS = """
    arrow avro bigquery binaryfile cloudfiles csv delta deltasharing excel hive hudi iceberg image jdbc json kafka
    libsvm mongodb orc parquet protobuf rate rate-micro-batch redshift snowflake socket statestore text
    unity_catalog xml
"""
_READERS = frozenset(_FORMATS.split())


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


def refuse_file(parts: Sequence[str]) -> None:
    """An error where a table's name may be a file for Spark: what rules say must not open files."""
    if len(parts) == 2 and (_is_reader(parts[0]) or any(sign in parts[1] for sign in "/\\:")):
        name = ".".join(parts)
        raise DataProblem(
            f"`{name}` is not read as a table, since Spark may take it for a file",
            f"give it with `lookups={{'{name}': ...}}` (or `--lookup {name}=PATH`), or as a table of another name",
        )


def _is_reader(database: str) -> bool:
    return database.lower() in _READERS or "." in database  # a dot: the name of a class that reads files


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
