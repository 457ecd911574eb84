"""`dqlang fmt`: write rules in the one style."""

from __future__ import annotations

import sys

import click

from dqlang.cli.completion import FileName
from dqlang.cli.outcome import AS_ASKED, NOT_JUDGED, PROBLEMS, Refused, RulesRefused, bug
from dqlang.cli.rule_files import STDIN, path_of
from dqlang.cli.terminal import echo, has_color
from dqlang.diagnostics.display import visible


@click.command("fmt")
@click.argument("paths", type=FileName(), nargs=-1, required=True, metavar="PATH...")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 where something would change.")
@click.option("--diff", is_flag=True, help="Change nothing; show what would change.")
def command(paths: tuple[str, ...], check: bool, diff: bool) -> int:
    """Write rules in the one style. What they mean never changes, and a file with mistakes is left as it is.

    PATH is a rule file, a folder with files that end in `.dq`, or `-` to read standard input and write standard output.
    """
    from dqlang.cli.rule_files import expand

    code = AS_ASKED
    for given in paths:
        try:
            files = expand([given])
        except Refused as refusal:
            refusal.show()
            code = max(code, NOT_JUDGED)
            continue
        for path in files:
            code = max(code, _code(path, check, diff))
    return code


def _code(path: str, check: bool, diff: bool) -> int:
    """One file, whatever becomes of the others."""
    from dqlang.fmt import FormatError

    try:
        return _format(path, check, diff)
    except FormatError as error:
        click.echo(f"{visible(path_of(path))} is left as it is", err=True)
        return bug(error, getattr(click.get_current_context().find_root().command, "debug", False))
    except RulesRefused as refusal:
        refusal.show()
        return PROBLEMS
    except Refused as refusal:
        refusal.show()
        return NOT_JUDGED


def _format(path: str, check: bool, diff: bool) -> int:
    import dqlang
    from dqlang.cli.compiling import or_refused, text_of_rules
    from dqlang.cli.replacing import replace_file

    text = text_of_rules(path)
    formatted = or_refused(lambda: dqlang.format(text), text, path) if text.strip("\ufeff \t\r\n") else text
    if diff:
        _show_difference(text, formatted, path_of(path))
    elif check and text != formatted:
        echo(f"would format {path_of(path)}")
    elif path == STDIN and not check:
        sys.stdout.buffer.write(formatted.encode("utf-8"))
    elif text != formatted:
        replace_file(path, formatted)
        echo(f"formatted {path}")
    return PROBLEMS if check and text != formatted else AS_ASKED


def _show_difference(text: str, formatted: str, path: str) -> None:
    from difflib import unified_diff

    from dqlang.hidden import shown_text

    colors = {"+": "green", "-": "red", "@": "cyan"} if has_color(sys.stdout) else {}
    # Only at line breaks: a line separator inside a quoted text is shown, and does not end the line.
    before, after = shown_text(text).split("\n"), shown_text(formatted).split("\n")
    for line in unified_diff(before, after, f"{path} (as it is)", f"{path} (formatted)", lineterm=""):
        echo(click.style(visible(line, keep="\t"), fg=colors.get(line[0])))
