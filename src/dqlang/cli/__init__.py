"""The command line: `dqlang <command>`, one file per command, each loaded only when it is called."""

from __future__ import annotations


def main() -> None:
    """The console script."""
    from dqlang.cli.group import dqlang

    dqlang(prog_name="dqlang")
