"""The command line: `dqlang <command>`, one file per command, each loaded only when it is called."""

from __future__ import annotations


def main() -> None:
    """The console script."""
    import gc

    from dqlang.cli.group import dqlang

    # A command makes many objects and ends soon: the collector would search them again and again, at the end once more.
    gc.set_threshold(100_000, 20, 20)
    try:
        dqlang(prog_name="dqlang")
    finally:
        gc.freeze()
