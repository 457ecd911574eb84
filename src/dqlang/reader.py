"""From a source to the rules of its tables: reading, the choice of a table, and the problems of all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from dqlang.diagnostics.definitions import UnusedDefinition
from dqlang.diagnostics.problem import DqError, Problem
from dqlang.diagnostics.reading import NotBuiltYet
from dqlang.diagnostics.used_files import UnusedUse
from dqlang.plan.types import StructType
from dqlang.record import record
from dqlang.semantics.analyze import SourcedRule, analyze
from dqlang.semantics.definitions import Names
from dqlang.semantics.facts import SourcedFact, unfit_for_missing
from dqlang.semantics.known import defined_in, unknown_name
from dqlang.semantics.raw_sql import without_sql
from dqlang.semantics.written_out import names_in
from dqlang.source import Source, Span
from dqlang.syntax import ast
from dqlang.syntax.parse import parse
from dqlang.uses import Uses


@record
class Whole:
    """A file with what its names stand for put in place. A rule in which that is not possible is left out. `elsewhere`
    are the errors of the files that it uses."""

    file: ast.RuleFile
    problems: list[Problem]
    elsewhere: list[tuple[Source, Problem]]
    names: Names

    @property
    def has_errors(self) -> bool:
        return bool(self.elsewhere) or any(problem.severity == "error" for problem in self.problems)


def read(source: Source, allow_sql: bool = True) -> tuple[ast.RuleFile, list[Problem]]:
    """The syntax tree and the problems of reading, sentences that are not built yet and wrong names among them."""
    found = read_whole(source, allow_sql)
    return found.file, found.problems


def read_whole(source: Source, allow_sql: bool = True) -> Whole:
    """Unless raw SQL is allowed, a rule of it is a problem and nothing else."""
    return completed(source, *form(source), allow_sql)


def form(source: Source) -> tuple[ast.RuleFile, list[Problem]]:
    """The syntax tree, and what is wrong with the form of sentences."""
    return parse(source, _unknown_in(source))


def completed(source: Source, file: ast.RuleFile, problems: list[Problem], allow_sql: bool = True) -> Whole:
    """What `form` has read, with what its names stand for."""
    if not allow_sql:
        file, refused = without_sql(file)
        problems += refused
    unbuilt = [*file.unbuilt, *(sentence for table in file.tables for sentence in table.unbuilt)]
    problems += [NotBuiltYet(sentence.fault or sentence.span, sentence.feature) for sentence in unbuilt]
    names, found = Uses(form).names(file, source)
    told = len(names.found)
    placed = replace(file, tables=tuple(_placed(table, file, names) for table in file.tables))
    found += names.found[told:]
    problems += [problem for each, problem in found if each is source]
    problems += _problems_of_missing(file)
    if file.tables and not problems and not found:  # what is wrong may be meant to use it
        problems += _unused(file, names)
    problems.sort(key=lambda problem: problem.span.start)
    elsewhere = [each for each in found if each[0] is not source and each[1].severity == "error"]
    return Whole(placed, problems, elsewhere, names)


def _unknown_in(source: Source) -> Callable[[object], Span | None]:
    """What tells the names in a sentence that mean nothing; those of used files are not known yet."""
    defined = defined_in(source.text)
    return lambda sentence: unknown_name(sentence, defined)


def _placed(table: ast.Table, file: ast.RuleFile, names: Names) -> ast.Table:
    """A table with all facts that are said of it, and what its names stand for."""
    rules = tuple(rule for rule in map(names.placed, table.rules) if rule is not None)
    facts = tuple(fact for fact in map(names.placed, (*file.missing, *table.facts)) if fact is not None)
    return replace(table, rules=rules, facts=facts)


def _problems_of_missing(file: ast.RuleFile) -> list[Problem]:
    facts = [*file.missing, *(fact for table in file.tables for fact in table.facts)]
    return [problem for fact in facts if isinstance(fact, ast.Missing) for problem in unfit_for_missing(fact)]


def _unused(file: ast.RuleFile, names: Names) -> Iterator[Problem]:
    """Advice on what nobody needs."""
    needed = {id(names.known[name].source) for name in names.used}
    for definition in file.definitions:
        if definition.name not in names.used:
            yield UnusedDefinition(definition.span, definition.name)
    for use, sources in names.brought:
        if not needed & sources:
            yield UnusedUse(use.span, use.path.value)


def table_name(table: ast.Table) -> str:
    return ".".join(table.name)


def sourced(table: ast.Table, source: Source) -> tuple[SourcedRule, ...]:
    missing = tuple(value for fact in table.facts if isinstance(fact, ast.Missing) for value in fact.values)
    owners = [fact.name.value for fact in table.facts if isinstance(fact, ast.Owner)]
    return tuple(SourcedRule(rule, source, missing, owners[0] if owners else None) for rule in table.rules)


def sourced_facts(table: ast.Table, source: Source) -> tuple[SourcedFact, ...]:
    return tuple(SourcedFact(fact, source) for fact in table.facts)


def all_problems(
    source: Source,
    whole: Whole,
    schemas: Mapping[str, StructType | None],
    lookups: Mapping[str, StructType] | None,
) -> list[Problem]:
    """All that is wrong with a file that was read, and all advice, in the file's order; not what is wrong with files
    that it uses. `schemas` are those of its tables by name, where they are known."""
    problems = list(whole.problems)
    for table in whole.file.tables:
        name = table_name(table)
        rules, facts = sourced(table, source), sourced_facts(table, source)
        found = analyze(rules, table=name, schema=schemas.get(name), lookups=lookups, facts=facts)
        of_table = [problem for _, problem in found.problems]
        problems += [each for each in of_table if each.severity == "error" or not _told_of(each, table, whole.names)]
    return sorted(problems, key=lambda problem: (problem.span.start, problem.code))


def _told_of(advice: Problem, table: ast.Table, names: Names) -> bool:
    """Whether the advice speaks of what a name stands for, and stands where that is defined."""
    if not names.known:
        return False
    return any(
        node.span.start <= advice.span.start < node.span.end and advice.code in names.known[node.name].told
        for node in names_in(table.rules)
        if node.name in names.known
    )


def chosen(file: ast.RuleFile, table: str | None) -> ast.Table:
    """The table that is asked for; without a name, the only one."""
    names = [table_name(each) for each in file.tables]
    if table is None and len(names) == 1:
        return file.tables[0]
    for each, name in zip(file.tables, names, strict=True):
        if table is not None and name.lower() == table.lower():
            return each
    if not names:
        raise DqError([], "this file names no table, and so it has no rules, only what other files can use")
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
