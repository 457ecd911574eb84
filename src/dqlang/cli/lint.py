"""`dqlang lint`: read rules for mistakes, without running anything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from dqlang.cli.options import schema_option
from dqlang.cli.outcome import AS_ASKED, NOT_JUDGED, PROBLEMS, Refused
from dqlang.cli.telling import FORMATS, tell

if TYPE_CHECKING:
    from dqlang.diagnostics.problem import Diagnostic


@click.command("lint")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@schema_option
@click.option("--data", metavar="DATA", help="Data whose columns the rules must fit. Starts Spark to read their types.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How problems are told.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely.")
def command(paths: tuple[str, ...], schema: str | None, data: str | None, form: str, fix: bool) -> int:
    """Read rules for mistakes, and say how to mend them.

    PATH is a rule file, a folder with files that end in `.dq`, or `-` for standard input. Advice never changes the exit
    code.
    """
    from dqlang.cli.options import schema_text

    if fix:
        raise Refused("`dqlang lint --fix` is not built yet")
    if schema and data:
        raise click.UsageError("`--schema` and `--data` both say which columns there are: give one")
    columns: Any = schema_text(schema)
    texts, refusals = _read_all(paths)
    if data and texts:
        columns = _schema_of(data)
    problems: list[Diagnostic] = []
    for path, text in texts.items():
        try:
            problems += _problems(text, path, columns)
        except Refused as refusal:
            refusals.append(refusal.of(path))
    tell(problems, texts, refusals, form)
    if refusals:
        return NOT_JUDGED
    return PROBLEMS if any(each.severity == "error" for each in problems) else AS_ASKED


def _read_all(paths: tuple[str, ...]) -> tuple[dict[str, str], list[Refused]]:
    """The texts that can be read, by path, and why the others cannot: one bad file does not hide the rest."""
    from dqlang.cli.compiling import rules_text
    from dqlang.cli.rule_files import expand

    texts: dict[str, str] = {}
    refusals: list[Refused] = []
    for given in paths:
        try:
            for path in expand([given]):
                _add(path, rules_text, texts, refusals)
        except Refused as refusal:
            refusals.append(refusal.of(given))
    return texts, refusals


def _add(path: str, read: Any, texts: dict[str, str], refusals: list[Refused]) -> None:
    if path not in texts:
        try:
            texts[path] = read(path)
        except Refused as refusal:
            refusals.append(refusal.of(path))


def _problems(text: str, path: str, schema: Any) -> list[Diagnostic]:
    import dqlang
    from dqlang.cli.rule_files import path_of

    try:
        found = dqlang.lint(text, schema=schema, path=path_of(path))
    except ValueError as error:  # a schema is of one table, and the file has several
        raise Refused(f"{path_of(path)}: {error}") from None
    found = [replace(each, path=each.path or path_of(path)) for each in found]
    return sorted(found, key=lambda each: (each.line, each.column, each.code))


def _schema_of(given: str) -> Any:
    """The data's columns and types, which is all that is read of them."""
    from dqlang.cli.data import check_text, locate
    from dqlang.cli.opening import open_data
    from dqlang.cli.session import is_remote, missing, spark_session

    data = locate(given, is_remote(None))
    check_text(data, encoding_given=False)
    lacking = missing(None, data.kind == "delta")
    if lacking:
        raise lacking
    with spark_session({}, None, data.kind == "delta") as spark:
        return open_data(spark, data, None, {}).schema
