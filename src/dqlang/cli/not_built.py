"""Commands whose names are taken and whose work is still to come: they say so, and are not listed."""

from __future__ import annotations

import click

from dqlang.cli.outcome import Refused


def command(name: str) -> click.Command:
    def refuse(words: tuple[str, ...]) -> None:
        raise Refused(f"`dqlang {name}` is not built yet")

    words = click.Argument(["words"], nargs=-1, type=click.UNPROCESSED)
    settings = {"ignore_unknown_options": True, "help_option_names": []}
    return click.Command(name, callback=refuse, params=[words], hidden=True, context_settings=settings)
