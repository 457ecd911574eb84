"""What an engine says where something goes wrong may quote the data. Where a column is sensitive, it is left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import click

LEFT_OUT = "what was said about it is left out: it may quote a column that the rules call sensitive"

_withheld: ContextVar[bool] = ContextVar("withheld", default=False)


class Withheld(Exception):
    """A fault of which only the kind is told."""


@contextmanager
def withholding(sensitive: bool) -> Iterator[None]:
    """Within, no error quotes the data where a column is `sensitive`; one that nobody expected is told by its kind."""
    before = _withheld.set(sensitive)
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
        raise
    except Exception as error:
        if not sensitive:
            raise
        raise Withheld(f"{type(error).__name__}; {LEFT_OUT}").with_traceback(error.__traceback__) from None
    finally:
        _withheld.reset(before)


def is_withheld() -> bool:
    return _withheld.get()


def told(said: str) -> str:
    """What an error says, as the end of a sentence."""
    return f" ({LEFT_OUT})" if is_withheld() else f": {' '.join(said.split())[:200]}"
