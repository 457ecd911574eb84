"""`dqlang lint`: read rules for mistakes, without running anything."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from dqlang.cli.completion import FileName
from dqlang.cli.options import allow_sql_option, root_option, schema_option
from dqlang.cli.outcome import AS_ASKED, NOT_JUDGED, PROBLEMS, Refused
from dqlang.cli.rule_files import STDIN
from dqlang.cli.telling import FORMATS, tell

if TYPE_CHECKING:
    from dqlang.cli.settings import Settings
    from dqlang.diagnostics.problem import Diagnostic
    from dqlang.linting import Look


@click.command("lint")
@click.argument("paths", type=FileName(), nargs=-1, required=True, metavar="PATH...")
@schema_option
@click.option(
    "--data",
    type=FileName(),
    metavar="DATA",
    help="Data whose columns the rules must fit. Starts Spark to read their types.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How problems are told.")
@root_option
@allow_sql_option
@click.option("--fix", is_flag=True, help="First mend what can only mean one thing.")
def command(
    paths: tuple[str, ...],
    schema: str | None,
    data: str | None,
    form: str,
    root: str | None,
    allow_sql: bool,
    fix: bool,
) -> int:
    """Read rules for mistakes, and say how to mend them.

    PATH is a rule file, a folder with files that end in `.dq`, or `-` for standard input. Advice never changes the exit
    code.
    """
    from dqlang.cli.options import schema_text

    if schema and data:
        raise click.UsageError("`--schema` and `--data` both say which columns there are: give one")
    columns: Any = schema_text(schema)
    texts, refusals = _read_all(paths)
    if data and texts:
        columns = _schema_of(data)
    run = _Run(columns, texts, refusals, allow_sql, root)
    with run.told_apart(STDIN in texts and fix):
        if fix:
            run.mend(note=partial(click.echo, err=form != "text"))
        run.look()
        tell(run.problems, run.judged, refusals, form, run.silenced)
        run.note_idle_settings()
    if refusals:
        return NOT_JUDGED
    return PROBLEMS if any(each.severity == "error" for each in run.problems) else AS_ASKED


class _Run:
    """What is found in the texts, one file after the other; a file that cannot be judged hides no other."""

    def __init__(
        self, columns: Any, texts: dict[str, str], refusals: list[Refused], allow_sql: bool, root: str | None
    ) -> None:
        from dqlang.plan.ddl import read_schema

        self._allow_sql, self._root = allow_sql, root
        self._schema = read_schema(columns)
        self._texts, self._refusals = texts, refusals
        self._found: dict[str, Settings] = {}
        self._allowed = self._settings()
        self.judged: dict[str, str] = {}
        self.problems: list[Diagnostic] = []
        self.silenced = 0

    @contextmanager
    def told_apart(self, from_stdin: bool) -> Iterator[None]:
        """Where standard input is mended, standard output is for the text alone."""
        if not from_stdin:
            yield
            return
        with redirect_stdout(sys.stderr):
            yield
        sys.stdout.buffer.write(self._texts[STDIN].encode("utf-8"))

    def mend(self, note: Callable[[str], None]) -> None:
        """Mends the files, and says of each what became of it."""
        for path in self._allowed:
            with self._refused(path):
                self._mend(path, note)

    def look(self) -> None:
        from dqlang.cli.rule_files import path_of
        from dqlang.hidden import told
        from dqlang.linting import look
        from dqlang.source import Source

        for path, allowed in self._allowed.items():
            with self._refused(path):
                source = Source(self._texts[path], path_of(path), self._root)
                found = look(source, self._schema, allowed=allowed, allow_sql=self._allow_sql)
                shown = told(found.source, found.problems)
                self.problems += shown.diagnostics
                self.silenced += len(found.silenced)
                self.judged[path] = shown.text
                self._keep_elsewhere(found)

    def _keep_elsewhere(self, found: Look) -> None:
        """What is wrong with files that others use, once, unless these are looked at themselves."""
        from dqlang.hidden import told

        own = {os.path.realpath(path) for path in self._allowed if path != STDIN}
        for source, problems in found.by_file[1:]:
            if source.path and os.path.realpath(source.path) not in own:
                shown = told(source, problems)
                self.problems += [each for each in shown.diagnostics if each not in self.problems]
                self.judged[source.path] = shown.text

    def note_idle_settings(self) -> None:
        """A glob that fits nothing is perhaps misspelt, or its files are gone."""
        files = [path for path in self._allowed if path != STDIN]
        for settings in {each.file: each for each in self._found.values()}.values() if files else ():
            for glob in settings.idle(files):
                click.echo(
                    f"note: `per-file-allow` in {settings.file} names `{glob}`, which fits no rule file", err=True
                )

    def _mend(self, path: str, note: Callable[[str], None]) -> None:
        from dqlang.cli.fixing import mended
        from dqlang.cli.replacing import replace_file
        from dqlang.cli.rule_files import path_of
        from dqlang.diagnostics.display import visible
        from dqlang.report.words import counted

        found = mended(self._texts[path], path_of(path), self._schema, self._allowed[path], self._root)
        if found.places:
            if path != STDIN:
                replace_file(path, found.text)
            self._texts[path] = found.text
            note(f"mended {counted(found.places, 'place')} in {visible(path_of(path))}")
        for left in found.left:
            place = f"{visible(path_of(path))}:{left.line}"
            note(f"{place}: left as it is, since it would be wrong in another way: {visible(left.why)}")

    def _settings(self) -> dict[str, frozenset[str]]:
        """The advice that is allowed in each file, without those whose settings cannot be read: each told once."""
        from dqlang.cli.settings import settings_of

        allowed: dict[str, frozenset[str]] = {}
        for path in self._texts:
            try:
                self._found[path] = settings_of(path)
                allowed[path] = self._found[path].allowed(path)
            except Refused as refusal:
                if refusal.message not in [each.message for each in self._refusals]:
                    self._refusals.append(refusal.of(path))
        return allowed

    @contextmanager
    def _refused(self, path: str) -> Iterator[None]:
        from dqlang.cli.rule_files import path_of

        try:
            yield
        except Refused as refusal:
            self._refusals.append(refusal.of(path))
        except ValueError as error:  # a schema is of one table, and the file has several
            refusal = Refused(f"{path_of(path)}: {error}").of(path)
            if refusal.message not in [each.message for each in self._refusals]:
                self._refusals.append(refusal)


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
