"""The functions of `import dqlang`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dqlang.data_files import kind_of_content
from dqlang.diagnostics.problem import Diagnostic
from dqlang.plan.ddl import read_schema
from dqlang.plan.types import StructType
from dqlang.reader import all_problems, chosen, raise_errors, read_whole, sourced, sourced_facts, table_name
from dqlang.rule_file import read_rule_file, refuse_data
from dqlang.ruleset import RuleSet
from dqlang.source import Source
from dqlang.syntax import ast

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Rules = RuleSet | Path | str
"""What every function that grades takes: a RuleSet, a path, or rules as text. Text without a line break is a path."""


def compile(
    source: str,
    *,
    table: str | None = None,
    schema: Any = None,
    lookups: Mapping[str, Any] | None = None,
    root: str | Path | None = None,
    allow_sql: bool = False,
) -> RuleSet:
    """Compiles the text of a rule file.

    `table` names one of several tables. `schema` is the data's StructType or a DDL text (`"Name STRING, Age INT"`), and
    `lookups` the lookups' by name: given, the rules are checked against them now, without Spark. Rules of raw SQL are
    refused unless `allow_sql` is true. `root` is the folder in which the files behind `use` are looked for, and which
    holds all of them; without it a text uses none. Raises DqError with all that is wrong; advice is not.

    >>> import dqlang
    >>> dqlang.compile("Person\\n    Name must not have whitespace").rules[0].name
    'Name_not_whitespace'
    """
    return _compiled(Source(source, root=_folder(root)), table, schema, lookups, allow_sql)


def load(
    path: str | Path,
    *,
    table: str | None = None,
    schema: Any = None,
    lookups: Mapping[str, Any] | None = None,
    root: str | Path | None = None,
    allow_sql: bool = False,
) -> RuleSet:
    """Compiles a rule file; see `compile`. The files that it uses are looked for beside it, and lie in `root`, which is
    its own folder unless another one is given. Raises OSError where the file cannot be read."""
    return _compiled(_file(path, root), table, schema, lookups, allow_sql)


def load_all(
    path: str | Path,
    *,
    lookups: Mapping[str, Any] | None = None,
    root: str | Path | None = None,
    allow_sql: bool = False,
) -> dict[str, RuleSet]:
    """Compiles all tables of a rule file: a dict from each table's name, in the file's order."""
    source = _file(path, root)
    whole, others = read_whole(source, allow_sql), _schemas(lookups)
    raise_errors([*((source, problem) for problem in all_problems(source, whole, {}, others)), *whole.elsewhere])
    return {table_name(table): _of_table(table, source, None, others) for table in whole.file.tables}


def _compiled(
    source: Source, table: str | None, schema: Any, lookups: Mapping[str, Any] | None, allow_sql: bool
) -> RuleSet:
    whole = read_whole(source, allow_sql)
    file = whole.file
    known, others = read_schema(schema), _schemas(lookups)
    if whole.has_errors:  # all problems of a file in one report, those of meaning too
        refuse_data(kind_of_content(source.text.encode("utf-8", "replace")), "this text")
        schemas = {name: known for name in map(table_name, file.tables) if len(file.tables) == 1 or name == table}
        found = [(source, problem) for problem in all_problems(source, whole, schemas, others)]
        raise_errors([*found, *whole.elsewhere])
    return _of_table(chosen(file, table), source, known, others)


def _file(path: str | Path, root: str | Path | None) -> Source:
    return replace(read_rule_file(path), root=_folder(root))


def _folder(root: str | Path | None) -> str | None:
    return None if root is None else str(root)


def _of_table(
    table: ast.Table, source: Source, schema: StructType | None, lookups: Mapping[str, StructType] | None
) -> RuleSet:
    rules, facts = sourced(table, source), sourced_facts(table, source)
    return RuleSet(table_name(table), rules, schema, lookups, facts)


def _schemas(lookups: Mapping[str, Any] | None) -> dict[str, StructType] | None:
    return None if lookups is None else {name: read_schema(schema) for name, schema in lookups.items()}


def _rule_set(rules: Rules) -> RuleSet:
    if isinstance(rules, RuleSet):
        return rules
    if isinstance(rules, str) and "\n" in rules:
        return compile(rules)
    return load(rules)


def grade(
    df: DataFrame,
    rules: Rules,
    *,
    lookups: Mapping[str, DataFrame] | None = None,
    result_column: str = "DataQualityResult",
) -> DataFrame:
    """The data with its grade in one call; see `RuleSet.grade`."""
    return _rule_set(rules).grade(df, lookups=lookups, result_column=result_column)


def apply_dq_rules(
    dq_rules: Rules,
    df: DataFrame,
    spark: SparkSession | None = None,
    *,
    lookups: Mapping[str, DataFrame] | None = None,
) -> DataFrame:
    """The data with one boolean column a rule, `dqs_<name>` for must and `dqw_<name>` for should; true: passed, never
    null. Lazy. `spark` is accepted for older callers: the data has its session. Raises DqError where a data column
    begins with `dqs_` or `dqw_` in any case."""
    from dqlang.spark.grade import apply_rules

    plan, schema = _rule_set(dq_rules).bound(df, lookups)
    return apply_rules(df, plan, lookups, schema=schema)


def flatten_dq_results(df: DataFrame, *, result_column: str = "DataQualityResult") -> DataFrame:
    """Folds the columns that `apply_dq_rules` added into the grade, in their order, and drops them. Lazy."""
    from dqlang.spark.grade import flatten

    return flatten(df, result_column)


def lint(
    text: str,
    *,
    schema: Any = None,
    lookups: Mapping[str, Any] | None = None,
    path: str | None = None,
    root: str | Path | None = None,
    allow_sql: bool = False,
) -> list[Diagnostic]:
    """All problems of a rule file and all advice, in the file's order, but for advice that a comment at its rule
    allows (`# dqlang: allow DQ403`); behind them what is wrong with the files that it uses. See `compile` for the
    arguments. `path` is shown in the diagnostics, and `use` counts from its folder. Needs neither Java nor Spark.

    >>> import dqlang
    >>> [problem.code for problem in dqlang.lint("Person\\n    Name must be valid dat")]
    ['DQ200']
    """
    from dqlang.hidden import told
    from dqlang.linting import look

    source = Source(text, path, _folder(root))
    found = look(source, read_schema(schema), _schemas(lookups), allow_sql=allow_sql)
    return [each for of_file, problems in found.by_file for each in told(of_file, problems).diagnostics]


def format(text: str) -> str:
    """The text in the one style, meaning and comments unchanged. Raises DqError where it does not read.

    >>> import dqlang
    >>> print(dqlang.format("Person\\n Name  MUST be a valid date."), end="")
    Person
        Name must be valid date
    """
    from dqlang.fmt import format_text

    return format_text(text)
