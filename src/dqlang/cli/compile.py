"""`dqlang compile`: show what rules become."""

from __future__ import annotations

from collections.abc import Callable

import click

from dqlang.cli.completion import FileName
from dqlang.cli.options import allow_sql_option, root_option, schema_option, table_option
from dqlang.cli.outcome import AS_ASKED, Refused
from dqlang.cli.terminal import echo


@click.command("compile")
@click.argument("file", type=FileName(), metavar="FILE")
@table_option
@click.option("--to", "target", type=click.Choice(["pyspark", "sql", "json"]), help="What to write (default: pyspark).")
@click.option("--emit", type=click.Choice(["tokens", "tree", "ast", "plan"]), help="Show a stage on the way there.")
@schema_option
@root_option
@allow_sql_option
def command(
    file: str,
    table: str | None,
    target: str | None,
    emit: str | None,
    schema: str | None,
    root: str | None,
    allow_sql: bool,
) -> int:
    """Show what rules become: PySpark that runs without dqlang, Spark SQL, or data.

    FILE is a rule file, or `-` for standard input. Needs neither Java nor Spark.
    """
    from dqlang.cli.compiling import compile_rules, rules_text
    from dqlang.cli.options import schema_text

    if target and emit:
        raise click.UsageError("`--to` and `--emit` both say what to show: give one")
    if emit in ("tokens", "tree", "ast"):
        from dqlang.cli import stages

        echo(stages.show(emit, rules_text(file), file))
        return AS_ASKED
    rules = compile_rules(file, rules_text(file), table, schema_text(schema), allow_sql, root)
    if emit == "plan":
        from dqlang.cli.stages import show_plan

        echo(show_plan(rules))
    else:
        writers = {"pyspark": rules.to_pyspark, "sql": rules.to_sql, "json": rules.to_json}
        echo(_written(writers[target or "pyspark"]).rstrip("\n"))
    return AS_ASKED


def _written(write: Callable[[], str]) -> str:
    """The text, or why these rules have none: a check from Python, a type that nobody gave."""
    from dqlang.spark.problems import DataProblem

    try:
        return write()
    except DataProblem as problem:
        raise Refused(problem.message, problem.help) from None
