"""What depends on whether a person is watching: colour, and progress on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

import click


def is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def has_color(stream: TextIO) -> bool:
    """Colour only on a terminal that can show it, and where nobody asked for none."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def styled(text: str, **style: Any) -> str:
    """Text for standard error, coloured where that can be shown."""
    return click.style(text, **style) if has_color(sys.stderr) else text


def echo(text: str) -> None:
    """Prints on standard output; colour was decided when the text was made."""
    click.echo(text, color=has_color(sys.stdout))


@contextmanager
def progress(what: str) -> Iterator[None]:
    """Says on a terminal what takes long, and wipes it out at the end. Nothing in a pipe."""
    if not is_terminal(sys.stderr):
        yield
        return
    click.echo(f"{what} ...", err=True, nl=False)
    try:
        yield
    finally:
        click.echo(f"\r{' ' * (len(what) + 4)}\r", err=True, nl=False)
