"""From a source to the rules of its tables: reading, the choice of a table, and the problems of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dqlang.diagnostics.problem import DqError, Problem
from dqlang.diagnostics.reading import NotBuiltYet
from dqlang.plan.types import StructType
from dqlang.semantics.analyze import SourcedRule, analyze
from dqlang.semantics.facts import SourcedFact
from dqlang.semantics.known import unknown_name
from dqlang.semantics.raw_sql import without_sql
from dqlang.source import Source
from dqlang.syntax import ast
from dqlang.syntax.parse import parse


def read(source: Source, allow_sql: bool = True) -> tuple[ast.RuleFile, list[Problem]]:
    """The syntax tree and the problems of reading, sentences that are not built yet among them. Unless raw SQL is
    allowed, a rule of it is a problem and nothing else."""
    file, problems = parse(source, unknown_name)
    if not allow_sql:
        file, refused = without_sql(file)
        problems += refused
    unbuilt = [*file.unbuilt, *(sentence for table in file.tables for sentence in table.unbuilt)]
    problems += [NotBuiltYet(sentence.fault or sentence.span, sentence.feature) for sentence in unbuilt]
    return file, sorted(problems, key=lambda problem: problem.span.start)


def table_name(table: ast.Table) -> str:
    return ".".join(table.name)


def sourced(table: ast.Table, source: Source) -> tuple[SourcedRule, ...]:
    return tuple(SourcedRule(rule, source) for rule in table.rules)


def sourced_facts(table: ast.Table, source: Source) -> tuple[SourcedFact, ...]:
    return tuple(SourcedFact(fact, source) for fact in table.facts)


def all_problems(
    source: Source,
    file: ast.RuleFile,
    reading: Sequence[Problem],
    schemas: Mapping[str, StructType | None],
    lookups: Mapping[str, StructType] | None,
) -> list[Problem]:
    """All that is wrong with a file that was read, and all advice, in the file's order. `schemas` are those of its
    tables by name, where they are known."""
    problems = list(reading)
    for table in file.tables:
        name = table_name(table)
        rules, facts = sourced(table, source), sourced_facts(table, source)
        found = analyze(rules, table=name, schema=schemas.get(name), lookups=lookups, facts=facts)
        problems += [problem for _, problem in found.problems]
    return sorted(problems, key=lambda problem: (problem.span.start, problem.code))


def chosen(file: ast.RuleFile, table: str | None) -> ast.Table:
    """The table that is asked for; without a name, the only one."""
    names = [table_name(each) for each in file.tables]
    if table is None and len(names) == 1:
        return file.tables[0]
    for each, name in zip(file.tables, names, strict=True):
        if table is not None and name.lower() == table.lower():
            return each
    listed = ", ".join(f"`{name}`" for name in names)
    if table is None:
        raise DqError([], f"this file has the rules of several tables: say which with table=, one of {listed}")
    raise DqError([], f"this file has no rules for `{table}`, only for {listed}")


def raise_errors(found: Sequence[tuple[Source, Problem]]) -> None:
    """Raises DqError where there is an error among the problems; advice stops nothing."""
    errors = [(source, problem) for source, problem in found if problem.severity == "error"]
    if errors:
        from dqlang.hidden import error_of  # only where something is wrong

        raise error_of(errors)
