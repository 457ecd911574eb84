"""Where the graded rows go: known to be free before anything runs, and there whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from dqlang.cli.data import is_url
from dqlang.cli.outcome import Refused
from dqlang.cli.rule_files import reason
from dqlang.data_files import kind_of
from dqlang.record import record

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_ENDINGS = "its name ends in `.parquet`, `.json` or `.delta`"


@record
class Output:
    """`elsewhere`: on another machine or a store, out of this program's reach."""

    given: str
    kind: str
    path: str
    elsewhere: bool


def locate_output(given: str, remote: bool) -> Output:
    kind = kind_of(given)
    if kind == "csv":
        raise Refused(f"`{given}` cannot be csv, which cannot hold a grade: a struct with two lists", _ENDINGS)
    if kind not in ("parquet", "json", "delta"):
        raise Refused(f"in what form to write `{given}` cannot be told from its ending", _ENDINGS)
    if remote or is_url(given):
        return Output(given, kind, given, elsewhere=True)
    path = os.path.abspath(given)
    if os.path.lexists(path):
        raise Refused(f"`{given}` is there already, and would not be overwritten", "give another name, or remove it")
    _check_folder(given, os.path.dirname(path))
    return Output(given, kind, path, elsewhere=False)


def _check_folder(given: str, folder: str) -> None:
    if not os.path.isdir(folder):
        raise Refused(f"the folder for `{given}` is not there: `{folder}`")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Refused(f"`{given}` cannot be written: permission denied in the folder `{folder}`")


def write(graded: DataFrame, output: Output) -> None:
    """Writes beside the place first, so that a run that breaks off leaves nothing behind under the name asked for."""
    writer = graded.write.format(output.kind).mode("error")
    if output.elsewhere:
        writer.save(output.path)
        return
    folder, name = os.path.split(output.path)
    beside = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    try:
        writer.save(beside)
        if os.path.lexists(output.path):
            raise Refused(f"`{output.given}` has come to be while the rows were graded, and is left as it is")
        os.rename(beside, output.path)
    except OSError as error:
        raise Refused(f"`{output.given}` cannot be written: {reason(error)}") from None
    finally:
        with suppress(OSError):
            shutil.rmtree(beside)
