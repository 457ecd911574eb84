"""`check` that could judge nothing still writes the report that it was asked for, beside the message for people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import click

from dqlang.cli.outcome import RefusedFor, RulesRefused
from dqlang.cli.rule_files import path_of
from dqlang.cli.terminal import echo

if TYPE_CHECKING:
    from dqlang.report.unjudged import Reason

_FAULT = "this is a fault in dqlang, not in the data or the rules; standard error says more"


class Reporting(click.Command):
    """A command whose `--format` is heard where something else on its command line is wrong."""

    def make_context(self, info_name: str | None, args: list[str], *given: Any, **extra: Any) -> click.Context:
        form = _form(args)
        try:
            return super().make_context(info_name, args, *given, **extra)
        except click.UsageError as refusal:
            _write(form, "", "", refusal)
            raise


def _form(args: list[str]) -> str:
    """The last `--format` of a command line that may be wrong."""
    found = [value for name, value in zip(args, args[1:], strict=False) if name == "--format"]
    found += [each.partition("=")[2] for each in args if each.startswith("--format=")]
    return found[-1] if found else "text"


@contextmanager
def reported(form: str, data: str, rules: str) -> Iterator[None]:
    """Within, what ends the command leaves a report that says so."""
    try:
        yield
    except click.ClickException as refusal:
        _write(form, data, rules, refusal)
        raise
    except (click.exceptions.Exit, click.Abort, BrokenPipeError):
        raise
    except Exception:
        _write(form, data, rules, click.ClickException(_FAULT))
        raise


def _write(form: str, data: str, rules: str, refusal: click.ClickException) -> None:
    if form not in ("json", "html", "junit"):
        return
    from dqlang.report.unjudged import Unjudged, as_html, as_json, as_junit

    found = Unjudged(data, path_of(rules), tuple(_reasons(refusal)))
    now = datetime.now(timezone.utc)
    echo(as_json(found) if form == "json" else (as_html if form == "html" else as_junit)(found, now))


def _reasons(refusal: click.ClickException) -> Iterator[Reason]:
    from dqlang.report.unjudged import Reason

    if isinstance(refusal, RefusedFor):
        for each in refusal.refusals:
            yield from _reasons(each)
    elif isinstance(refusal, RulesRefused):
        yield from (Reason(each.message, each.help, each) for each in refusal.diagnostics)
    else:
        yield Reason(refusal.format_message(), getattr(refusal, "help", None))
