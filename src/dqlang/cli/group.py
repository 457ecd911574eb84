"""The group of all commands. A command's file is imported when it is called or listed, never before."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from dqlang.cli.outcome import INTERRUPTED, PIPE_CLOSED, bug

COMMANDS = ("check", "lint", "fmt", "test", "compile", "explain", "doctor")
NOT_BUILT = ("quarantine", "flow", "lsp")


class Commands(click.Group):
    """A group whose commands return their exit code, and which answers for everything that goes wrong."""

    debug = False

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from importlib import import_module

        if cmd_name in COMMANDS:
            return import_module(f"dqlang.cli.{cmd_name}").command
        if cmd_name in NOT_BUILT:
            return import_module("dqlang.cli.not_built").command(cmd_name)
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            ctx.fail(f"there is no command `{args[0]}`{_nearest(args[0])}")

    def invoke(self, ctx: click.Context) -> Any:
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
            return code
        except BrokenPipeError:
            # Python flushes standard output once more at its end, and would complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return PIPE_CLOSED

    def main(self, *args: Any, **kwargs: Any) -> Any:
        self.debug = False
        _print_anything()
        kwargs["standalone_mode"] = False
        sys.exit(self._code(*args, **kwargs))

    def _code(self, *args: Any, **kwargs: Any) -> int:
        try:
            code = super().main(*args, **kwargs)
            return code if isinstance(code, int) else 0
        except click.ClickException as refusal:
            refusal.show()
            return refusal.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo("stopped", err=True)
            return INTERRUPTED
        except Exception as error:
            return bug(error, self.debug)


def _nearest(word: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, 1)
    return f", did you mean `{near[0]}`?" if near else ""


def _print_anything() -> None:
    """A terminal or pipe that cannot show a character gets its escape, instead of ending the report midway."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _set_debug(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and isinstance(ctx.command, Commands):
        ctx.command.debug = True


def _show_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"dqlang {version('dqlang')}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version."
)
@click.option("--debug", is_flag=True, expose_value=False, callback=_set_debug, help="Show details where dqlang fails.")
def dqlang() -> None:
    """Data quality rules in plain English.

    \b
    dqlang check person.csv --rules person.dq    grade data
    dqlang lint rules/                           read rules for mistakes
    dqlang test rules/                           run the examples beside the rules
    dqlang explain person.dq                     rules in plain words

    Exit codes: 0 as asked; 1 rules failed or problems found; 2 nothing could be judged; 3 a fault in dqlang.
    """
