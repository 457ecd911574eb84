"""One look at a rule file: all that is wrong with it, and what was silenced."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dqlang.diagnostics.problem import Problem
from dqlang.plan.types import StructType
from dqlang.reader import all_problems, read, sourced, table_name
from dqlang.semantics.examples import examine
from dqlang.silence import heard
from dqlang.source import Source


@dataclass(frozen=True)
class Look:
    """`problems` are told, in the file's order; `silenced` is advice that somebody let stand."""

    source: Source
    problems: list[Problem]
    silenced: list[Problem]

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity == "error"]


def look(
    source: Source,
    schema: StructType | None = None,
    lookups: Mapping[str, StructType] | None = None,
    allowed: Collection[str] = (),
) -> Look:
    """`allowed` are codes of advice that is not told. Raises ValueError where a schema is given for several tables."""
    file, reading = read(source)
    names = [table_name(each) for each in file.tables]
    if schema is not None and len(names) > 1:
        raise ValueError(f"a schema speaks of one table, and this file has several: {', '.join(names)}")
    problems = all_problems(source, file, reading, dict.fromkeys(names, schema), lookups)
    for table in file.tables:
        problems += examine(sourced(table, source), schema).problems
    known = [name for name, each in {"schema": schema is not None, "lookups": bool(lookups)}.items() if each]

    def without_schema() -> list[Problem]:
        """A comment that is needed only where the types are not known is needed."""
        found = all_problems(source, file, reading, {}, None) if known else []
        return [problem for problem in found if problem.severity == "advice"]

    found = heard(source, problems, known, allowed, without_schema)
    return Look(source, found.told, found.silenced)
