"""Writing a file whole or not at all, as `fmt` and `lint --fix` do."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress

from dqlang.cli.outcome import Refused


def replace_file(path: str, text: str) -> None:
    """Writes beside the file first, then in its place, with the same permissions. Line ends are the text's own."""
    target = os.path.realpath(path)  # a link stays a link
    if not os.access(target, os.W_OK):
        raise Refused(f"`{path}` cannot be written: permission denied")
    try:
        _write_beside(target, text)
    except OSError as error:
        from dqlang.cli.rule_files import reason

        raise Refused(f"`{path}` cannot be written: {reason(error)}") from None


def _write_beside(target: str, text: str) -> None:
    handle, beside = tempfile.mkstemp(dir=os.path.dirname(target), prefix=f".{os.path.basename(target)}.")
    try:
        with open(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        state = os.stat(target)
        os.chmod(beside, state.st_mode & 0o7777)
        with suppress(OSError, AttributeError):  # another's file stays theirs where that is allowed
            os.chown(beside, state.st_uid, state.st_gid)
        os.replace(beside, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
