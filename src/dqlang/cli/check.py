"""`dqlang check`: grade data by rules, and report."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click

from dqlang.cli import options as shared
from dqlang.cli.completion import FileName
from dqlang.cli.outcome import AS_ASKED, PROBLEMS, Refused
from dqlang.cli.terminal import echo, has_color, progress
from dqlang.cli.unjudged import Reporting, reported
from dqlang.record import record

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from dqlang import RuleSet
    from dqlang.cli.data import Data
    from dqlang.cli.output import Output
    from dqlang.diagnostics.problem import Diagnostic
    from dqlang.plan.types import StructType
    from dqlang.report.findings import Findings


@click.command("check", cls=Reporting)
@click.argument("data", type=FileName(), metavar="DATA")
@click.option("--rules", "rules_file", type=FileName(), required=True, metavar="FILE", help="The rule file.")
@shared.table_option
@shared.schema_option
@click.option("--key", metavar="COLUMNS", help="The columns that tell rows apart, shown where one fails: Id, Line.")
@shared.lookup_option
@shared.read_option
@click.option(
    "--output", metavar="GRADED", help="Where to write the graded rows: parquet, json or delta by its ending."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "html", "junit"]), default="text", help="Of the report."
)
@click.option(
    "--fail-on", type=click.Choice(["severe", "warning", "never"]), default="severe", help="What exits with 1."
)
@click.option("--engine", type=click.Choice(["spark", "sail"]), default="spark", help="What runs the rules.")
@shared.remote_option
@shared.conf_option
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only rules that bear one of these tags.")
@shared.root_option
@shared.allow_sql_option
def command(**given: object) -> int:
    """Grade data by rules, and report what fails.

    DATA is a csv, json, parquet, orc or Delta path, or a table's name. All columns of a csv are text unless --schema
    says otherwise.
    """
    asked = Given(**given)
    with reported(asked.form, asked.data, asked.rules_file):
        wanted = _prepare(asked)
        found = _run(wanted)
    _report(found, wanted)
    return PROBLEMS if found.failed else AS_ASKED


@record
class Given:
    """The command line as it was typed."""

    data: str
    rules_file: str
    table: str | None
    schema: str | None
    key: str | None
    lookups: tuple[str, ...]
    options: tuple[str, ...]
    output: str | None
    form: str
    fail_on: str
    engine: str
    remote: str | None
    conf: tuple[str, ...]
    tags: tuple[str, ...]
    root: str | None
    allow_sql: bool


@record
class Wanted:
    """All that could be found out before Spark is started, and is in order."""

    given: Given
    rules_text: str
    rules: RuleSet
    data: Data
    schema: str | None
    key: list[str] | None
    lookups: dict[str, Data]
    options: dict[str, str]
    output: Output | None
    conf: dict[str, str]

    @property
    def delta(self) -> bool:
        return any(each.kind == "delta" for each in (self.data, *self.lookups.values(), self.output) if each)


def _prepare(given: Given) -> Wanted:
    from dqlang.cli import data as lying
    from dqlang.cli.compiling import rules_text
    from dqlang.cli.output import locate_output
    from dqlang.cli.session import is_remote

    gather, remote = shared.Gather(), given.engine == "spark" and is_remote(given.remote)
    data = gather(lying.locate, given.data, remote)
    paths = gather(shared.pairs, "--lookup", given.lookups, "NAME=PATH") or {}
    lookups = {name: gather(lying.locate, path, remote) for name, path in paths.items()}
    schema = gather(shared.schema_text, given.schema)
    text = gather(rules_text, given.rules_file)
    rules = gather(_rules, given, text, schema, data) if text is not None else None
    key = gather(shared.column_names, given.key)
    options = gather(shared.pairs, "--option", given.options)
    conf = gather(shared.pairs, "--conf", given.conf)
    output = gather(locate_output, given.output, remote) if given.output else None
    gather(_check_schema, data, schema)
    if given.engine == "sail":
        _check_sail(gather, given, [data, *lookups.values()], conf, output)
    gather.finish()
    wanted = Wanted(given, text, rules, data, schema, key, lookups, options, output, conf)
    _look_closer(wanted, gather, remote)
    return wanted


def _rules(given: Given, text: str, schema: str | None, data: Data | None) -> RuleSet:
    from dqlang.cli.compiling import compile_rules

    # A csv's schema need not name all columns, so that the rules are held against the data alone.
    whole = schema if data is not None and data.kind == "json" else None
    rules = compile_rules(given.rules_file, text, given.table, whole, given.allow_sql, given.root)
    return _tagged(rules, given.tags) if given.tags else rules


def _tagged(rules: RuleSet, tags: Sequence[str]) -> RuleSet:
    known = list(dict.fromkeys(tag for rule in rules for tag in rule.tags))
    for tag in tags:
        if tag not in known:
            listed = f"the tags are {', '.join(f'`{each}`' for each in known)}" if known else "no rule has a tag"
            raise Refused(f"no rule is tagged `{tag}`", listed)
    return rules.select(tags=tags)


def _check_schema(data: Data | None, schema: str | None) -> None:
    if schema and data is not None and data.kind not in ("csv", "json"):
        raise Refused(f"`--schema` says how to read csv and json; {data.kind} knows its own types")


def _check_sail(
    gather: shared.Gather, given: Given, data: list[Data | None], conf: dict[str, str] | None, output: Output | None
) -> None:
    from dqlang.cli import sail

    for each in data:
        gather(sail.unfit, each)
    gather(sail.unfit_conf, conf or {}, given.remote)
    gather(sail.unfit_output, output)


def _look_closer(wanted: Wanted, gather: shared.Gather, remote: bool) -> None:
    """What takes a look into files or at this machine, once all that was typed is in order."""
    from dqlang.cli.data import check_text
    from dqlang.cli.session import missing

    encoded = any(name.lower() in ("encoding", "charset") for name in wanted.options)
    for data in (wanted.data, *wanted.lookups.values()):
        if not remote:
            gather(check_text, data, encoded)
    gather.add(_sail_missing() if wanted.given.engine == "sail" else missing(wanted.given.remote, wanted.delta))
    gather.finish()


def _sail_missing() -> Refused | None:
    from dqlang.cli.sail import missing

    return missing()


def _run(wanted: Wanted) -> Findings:
    from dqlang.cli.opening import open_data
    from dqlang.cli.session import spark_session

    if wanted.given.engine == "sail":
        return _run_on_sail(wanted)
    # Spark: its log quotes what it cannot read.
    conf = {"spark.log.level": "OFF", **wanted.conf} if wanted.rules.sensitive else wanted.conf
    with spark_session(conf, wanted.given.remote, wanted.delta) as spark:
        return _graded(spark, partial(open_data, spark), wanted)


def _run_on_sail(wanted: Wanted) -> Findings:
    from tempfile import TemporaryDirectory

    from dqlang.cli.sail import sail_session
    from dqlang.cli.sail_opening import open_for_sail

    with TemporaryDirectory(prefix="dqlang-") as scratch, sail_session(wanted.conf) as spark:
        return _graded(spark, partial(open_for_sail, spark, scratch), wanted)


def _graded(spark: SparkSession, open: Callable[..., DataFrame], wanted: Wanted) -> Findings:
    from dqlang.cli.withheld import withholding

    with withholding(bool(wanted.rules.sensitive)):
        df = open(wanted.data, wanted.schema, wanted.options)
        _check_key(df, wanted)
        _warn(df, wanted)
        lookups = {name: open(data, None, _options_for(data, wanted)) for name, data in wanted.lookups.items()}
        with _judged(wanted), progress("grading"):
            return _findings(spark, df, lookups, wanted)


def _options_for(lookup: Data, wanted: Wanted) -> dict[str, str]:
    """`--option` is about the data, and about lookups of the same kind, which mostly come from the same place."""
    return wanted.options if lookup.kind == wanted.data.kind else {}


def _check_key(df: DataFrame, wanted: Wanted) -> None:
    known = {name.lower() for name in df.columns}
    for name in wanted.key or []:
        if name.lower() not in known:
            raise Refused(f"there is no column `{name}` for `--key`", f"the columns are {', '.join(df.columns)}")


def _warn(df: DataFrame, wanted: Wanted) -> None:
    from dqlang.cli.opening import has_broken_lines

    if has_broken_lines(df, wanted.schema, wanted.data):
        click.echo(f"note: some lines of {wanted.data.given} are no JSON; all their values count as missing", err=True)
    asked = {name.lower() for name in wanted.rules.lookups}
    for name in () if wanted.given.tags else wanted.lookups:
        if name.lower() not in asked:
            click.echo(f"note: no rule looks into `{name}`, which `--lookup` gives", err=True)


@contextmanager
def _judged(wanted: Wanted) -> Iterator[None]:
    """Rules that do not fit the data, and data that Spark cannot read to its end, are refusals."""
    from dqlang.cli import spark_errors
    from dqlang.cli.compiling import refused
    from dqlang.diagnostics.problem import DqError

    try:
        yield
    except DqError as error:
        raise refused(error, wanted.rules_text, wanted.given.rules_file) from None
    except Exception as error:
        if not spark_errors.is_spark(error) or spark_errors.is_ours(error):
            raise
        engine = "Sail" if wanted.given.engine == "sail" else "Spark"
        raise spark_errors.refusal(f"{engine} could not finish", error) from error


def _findings(spark: SparkSession, df: DataFrame, lookups: dict[str, DataFrame], wanted: Wanted) -> Findings:
    from dqlang.cli.output import write
    from dqlang.cli.rule_files import path_of
    from dqlang.report.collect import collect
    from dqlang.report.findings import Findings, failing_severities
    from dqlang.spark.grade import grade

    plan, schema = wanted.rules.bound(df, lookups)
    graded = grade(df, plan, lookups, schema=schema) if wanted.output else None  # refused before anything runs
    verdicts = collect(plan, schema, df, lookups, wanted.key)
    found = Findings(
        data=wanted.given.data,
        rules=path_of(wanted.given.rules_file),
        table=wanted.rules.table,
        owner=wanted.rules.owner,
        fingerprint=wanted.rules.fingerprint,
        **verdicts,
        failing=failing_severities(wanted.given.fail_on),
        advice=_advice(schema, wanted),
    )
    if graded is not None:
        write(graded, wanted.output)
    return found


def _advice(schema: StructType, wanted: Wanted) -> tuple[Diagnostic, ...]:
    """What only the data's types let be seen, such as numbers that are compared as text."""
    from dqlang.cli.rule_files import path_of
    from dqlang.cli.settings import Settings, settings_of
    from dqlang.linting import advice_on_types
    from dqlang.source import Source

    file = wanted.given.rules_file
    try:
        settings = settings_of(file)
    except Refused:  # that is lint's to tell: here the rules are judged all the same
        settings = Settings()
    source = Source(wanted.rules_text, path_of(file), wanted.given.root)
    return tuple(advice_on_types(source, wanted.rules.table, schema, settings.allowed(file)))


def _note(advice: Diagnostic) -> None:
    from dqlang.diagnostics.display import visible

    help = f"; {advice.help}" if advice.help else ""
    place = f"{advice.path}:{advice.line}:{advice.column}"
    click.echo(f"note: {visible(f'{place}: {advice.code}: {advice.message}{help}')}", err=True)


def _report(found: Findings, wanted: Wanted) -> None:
    from datetime import datetime, timezone
    from importlib import import_module

    written = wanted.output.given if wanted.output else None
    for advice in found.advice if wanted.given.form != "json" else ():
        _note(advice)
    if wanted.given.form in ("html", "junit"):
        render = import_module(f"dqlang.report.{wanted.given.form}").render
        echo(render(found, written, when=datetime.now(timezone.utc)))
    elif wanted.given.form == "json":
        from dqlang.report.data import render as as_json

        echo(as_json(found, written))
    else:
        from dqlang.report.text import render

        echo(render(found, written, color=has_color(sys.stdout)))
