"""Runs pieces of code of one tool one after the other, and prints for each what its user would see, as JSON lines.

    python scripts/beside_runner.py PREAMBLE.py PIECES.json

Runs in the environment of the other tools, without dqlang. `PREAMBLE` is code that all pieces share.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import traceback
import warnings
from pathlib import Path


def main(preamble: str, pieces: str) -> None:
    warnings.simplefilter("ignore")
    shared: dict = {}
    with contextlib.redirect_stderr(io.StringIO()):
        exec(Path(preamble).read_text(encoding="utf-8"), shared)
    for piece in json.loads(Path(pieces).read_text(encoding="utf-8")):
        print(json.dumps(_seen(piece, dict(shared))), flush=True)


def _seen(piece: str, shared: dict) -> dict:
    """What was printed, and the traceback where the code ended in an exception."""
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(io.StringIO()):
        try:
            exec(compile(piece, "rules.py", "exec"), shared)
        except Exception as error:
            told = "".join(traceback.format_exception(error))
            return {"printed": shown.getvalue(), "error": str(error) or type(error).__name__, "lines": told.count("\n")}
    return {"printed": shown.getvalue(), "error": None, "lines": 0}


if __name__ == "__main__":
    main(*sys.argv[1:])
