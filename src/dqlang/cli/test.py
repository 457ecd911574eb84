"""`dqlang test`: put the examples beside the rules to the test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from dqlang.cli.completion import FileName
from dqlang.cli.options import root_option, schema_option
from dqlang.cli.outcome import AS_ASKED, NOT_JUDGED, PROBLEMS, Refused
from dqlang.cli.terminal import echo, has_color, progress

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from dqlang.diagnostics.problem import Diagnostic
    from dqlang.plan.types import StructType
    from dqlang.semantics.examples import Trial
    from dqlang.syntax import ast
    from dqlang.trials.run import Outcome

_CLOCK = ("DQ440", "DQ441")


@click.command("test")
@click.argument("paths", type=FileName(), nargs=-1, required=True, metavar="PATH...")
@schema_option
@root_option
@click.option(
    "--engine",
    type=click.Choice(["spark", "sail"]),
    help="What runs the examples (default: Sail where it is installed, Spark for what Sail refuses).",
)
def command(paths: tuple[str, ...], schema: str | None, root: str | None, engine: str | None) -> int:
    """Run the examples that stand below rules, and tell those that do not hold.

    PATH is a rule file, a folder with files that end in `.dq`, or `-` for standard input. Below a rule stands
    `example: Name 'Gle9' fails`, or `passes`. Timestamps without a zone are UTC.
    """
    from dqlang.cli.options import schema_text
    from dqlang.plan.ddl import read_schema

    found = _Found(root)
    found.read(paths, read_schema(schema_text(schema)))
    found.run(engine)
    found.tell()
    return found.code()


@dataclass
class _Found:
    """What is known of the files: one that cannot be read, or has problems, does not hide the others."""

    root: str | None = None
    texts: dict[str, str] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)
    """Those of files that these use, and in which something is wrong."""
    refusals: list[Refused] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    trials: dict[str, list[Trial]] = field(default_factory=dict)
    untried: list[ast.Rule] = field(default_factory=list)
    rules: int = 0
    outcomes: dict[str, list[Outcome]] = field(default_factory=dict)
    engine: str = ""
    """What ran last: it has refused what is not run."""

    def read(self, paths: Sequence[str], schema: StructType | None) -> None:
        from dqlang.cli.compiling import rules_text
        from dqlang.cli.rule_files import expand

        for given in paths:
            with self._refused():
                for path in expand([given]):
                    with self._refused():
                        if path not in self.texts:
                            self.texts[path] = rules_text(path)
                            self._look(path, schema)

    @contextmanager
    def _refused(self) -> Iterator[None]:
        try:
            yield
        except Refused as refusal:
            self.refusals.append(refusal)

    def _look(self, path: str, schema: StructType | None) -> None:
        from dqlang.cli.rule_files import path_of
        from dqlang.hidden import told
        from dqlang.linting import look
        from dqlang.source import Source
        from dqlang.trials.run import trials_of

        source = Source(self.texts[path], path_of(path), self.root)
        try:
            found = look(source, schema)
        except ValueError as error:  # a schema is of one table, and the file has several
            raise Refused(f"{path_of(path)}: {error}") from None
        wrong = [each for each in found.problems if each.severity == "error" or each.code in _CLOCK]
        self.problems += told(source, wrong).diagnostics
        for used, errors in found.by_file[1:]:
            shown = told(used, errors)
            self.problems += shown.diagnostics
            self.used[used.path or ""] = shown.text
        if not found.errors and not found.elsewhere:
            trials = trials_of(source, schema)
            self.trials[path] = trials.trials
            self.untried += trials.untried
            self.rules += trials.rules

    def run(self, engine: str | None) -> None:
        """Runs all trials on the first engine, and on the next what it refuses."""
        if any(self.trials.values()):
            engines = _engines(engine)
            for place, (name, session) in enumerate(engines):
                left = {path: list(_left(trials, self.outcomes.get(path))) for path, trials in self.trials.items()}
                if any(left.values()):
                    with _told(name, last=place == len(engines) - 1), session() as spark, progress("testing"):
                        self.engine = name
                        self._run(spark, left)

    def _run(self, spark: SparkSession, left: Mapping[str, Sequence[Trial]]) -> None:
        from dqlang.trials.run import outcomes

        for path, trials in left.items():
            new = {id(each.trial): each for each in outcomes(spark, trials)} if trials else {}
            old = {id(each.trial): each for each in self.outcomes.get(path, ())}
            known = {key: each for key, each in {**old, **new}.items() if each.passed is not None or key not in old}
            self.outcomes[path] = [known.get(id(trial)) or old[id(trial)] for trial in self.trials[path]]

    def tell(self) -> None:
        from dqlang.cli.rule_files import path_of
        from dqlang.diagnostics.text import render as problems
        from dqlang.hidden import shown_text
        from dqlang.report.examples import render, summary, without_examples
        from dqlang.trials.words import suggested, told

        color = has_color(sys.stdout)
        if self.problems:
            texts = {path_of(path): shown_text(text) for path, text in self.texts.items()}
            echo(problems(self.problems, {**self.used, **texts}, color=color) + "\n")
        found = [told(path_of(path), each) for path, outcomes in self.outcomes.items() for each in outcomes]
        if failing := render(found, color=color):
            echo(failing + "\n")
        if self.outcomes:
            echo(summary(found, len(self.untried)))
            if self.engine == "Sail" and any(each.passed is None for each in found):
                echo("what Sail does not run, Spark does, where there is Java: `dqlang doctor` says what is missing")
        elif self.trials:
            echo(without_examples(self.rules, suggested(self.untried)))
        for refusal in self.refusals:
            refusal.show()

    def code(self) -> int:
        outcomes = [each for group in self.outcomes.values() for each in group]
        if self.refusals or any(each.passed is None for each in outcomes):
            return NOT_JUDGED
        wrong = any(each.severity == "error" for each in self.problems)
        return PROBLEMS if wrong or not all(each.holds for each in outcomes) else AS_ASKED


def _left(trials: Sequence[Trial], outcomes: Sequence[Outcome] | None) -> Iterator[Trial]:
    """The trials that no engine has run yet."""
    done = {id(each.trial) for each in outcomes or () if each.passed is not None}
    return (trial for trial in trials if id(trial) not in done)


# --- engines ----------------------------------------------------------------------------------------------------------

_Engine = tuple[str, Callable[[], "AbstractContextManager[SparkSession]"]]


def _engines(asked: str | None) -> list[_Engine]:
    """What can run examples here, the first choice first."""
    from dqlang.cli import sail, session

    lacking = {"sail": sail.missing(), "spark": session.missing(None, False)}
    sessions: dict[str, _Engine] = {
        "sail": ("Sail", lambda: sail.sail_session({})),
        "spark": ("Spark", lambda: session.spark_session({})),
    }
    found = [sessions[name] for name in ([asked] if asked else sessions) if lacking[name] is None]
    if not found:
        refusal = lacking[asked or "spark"]
        assert refusal is not None
        help = f"{refusal.help}; or, without Java, {sail.GET_SAIL}" if not asked else refusal.help
        raise Refused(refusal.message, help)
    return found


@contextmanager
def _told(engine: str, last: bool) -> Iterator[None]:
    """An engine that fails on its way is no fault of the rules: the next one runs what is left."""
    from dqlang.cli import spark_errors

    try:
        yield
    except Exception as error:
        if not spark_errors.is_spark(error) or (spark_errors.is_ours(error) and last):
            raise
        if last:
            raise spark_errors.refusal(f"{engine} could not finish", error) from error
