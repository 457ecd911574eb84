"""One look at a rule file: all that is wrong with it, and what was silenced."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field

from dqlang.diagnostics.problem import Diagnostic, Problem, diagnostic
from dqlang.plan.types import StructType
from dqlang.reader import all_problems, chosen, read, read_whole, sourced, sourced_facts, table_name
from dqlang.record import record
from dqlang.semantics.analyze import analyze
from dqlang.semantics.examples import examine
from dqlang.silence import heard
from dqlang.source import Source


@record
class Look:
    """`problems` are told, in the file's order; `silenced` is advice that somebody let stand; `elsewhere` are the
    errors of the files that this one uses."""

    source: Source
    problems: list[Problem]
    silenced: list[Problem]
    elsewhere: list[tuple[Source, Problem]] = field(default_factory=list)

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity == "error"]

    @property
    def by_file(self) -> list[tuple[Source, list[Problem]]]:
        """What is told of the file, and behind it what is wrong with each of those that it uses."""
        used = list(dict.fromkeys(source for source, _ in self.elsewhere))
        others = [(source, [problem for each, problem in self.elsewhere if each == source]) for source in used]
        return [(self.source, self.problems), *others]


def look(
    source: Source,
    schema: StructType | None = None,
    lookups: Mapping[str, StructType] | None = None,
    allowed: Collection[str] = (),
    allow_sql: bool = False,
) -> Look:
    """`allowed` are codes of advice that is not told. Raises ValueError where a schema is given for several tables."""
    whole = read_whole(source, allow_sql)
    file = whole.file
    names = [table_name(each) for each in file.tables]
    if schema is not None and len(names) > 1:
        raise ValueError(f"a schema speaks of one table, and this file has several: {', '.join(names)}")
    problems = all_problems(source, whole, dict.fromkeys(names, schema), lookups)
    for table in file.tables:
        problems += examine(sourced(table, source), schema).problems
    known = [name for name, each in {"schema": schema is not None, "lookups": bool(lookups)}.items() if each]

    def without_schema() -> list[Problem]:
        """A comment that is needed only where the types are not known is needed."""
        found = all_problems(source, whole, {}, None) if known else []
        return [problem for problem in found if problem.severity == "advice"]

    found = heard(source, problems, known, allowed, without_schema)
    return Look(source, found.told, found.silenced, whole.elsewhere)


def advice_on_types(source: Source, table: str, schema: StructType, allowed: Collection[str] = ()) -> list[Diagnostic]:
    """The advice on one table's sound rules that hangs on the types of the data, but for what is silenced."""
    file, _ = read(source)
    chosen_table = chosen(file, table)
    rules, facts = sourced(chosen_table, source), sourced_facts(chosen_table, source)

    def advice(known: StructType | None) -> list[Problem]:
        found = analyze(rules, table=table, schema=known, facts=facts).problems
        return [problem for _, problem in found if problem.severity == "advice"]

    anyway = {(problem.code, problem.span) for problem in advice(None)}
    of_types = [problem for problem in advice(schema) if (problem.code, problem.span) not in anyway]
    told = heard(source, of_types, (), allowed).told if of_types else []
    return [diagnostic(problem, source) for problem in told if problem in of_types]
