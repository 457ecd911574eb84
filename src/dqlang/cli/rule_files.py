"""Finding and reading rule files: folders, standard input, and everything that a file can be instead of text."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable

from dqlang.cli.outcome import Refused

STDIN = "-"
_AS_UTF8 = "save it as UTF-8: in Windows Notepad, File > Save as..., Encoding: UTF-8"


def shown(path: str) -> str:
    """How a message calls a file."""
    return "standard input" if path == STDIN else f"`{path}`"


def path_of(path: str) -> str:
    """The path that diagnostics bear."""
    return "<stdin>" if path == STDIN else path


def expand(paths: Iterable[str]) -> list[str]:
    """The files themselves, and all `*.dq` below the folders, each once, a folder's in order of their names."""
    found: dict[str, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_below(path) if os.path.isdir(path) else [path]))
    return list(found)


def _below(folder: str) -> list[str]:
    files = []
    for parent, folders, names in os.walk(folder, onerror=_unreadable_folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [os.path.join(parent, name) for name in names if name.lower().endswith(".dq")]
    if not files:
        raise Refused(f"there is no rule file in the folder `{folder}`", "the names of rule files end in `.dq`")
    return sorted(os.path.normpath(file) for file in files)


def _unreadable_folder(error: OSError) -> None:
    raise Refused(f"the folder `{error.filename}` cannot be read: {reason(error)}")


def read_text(path: str) -> str:
    """A rule file's text, exactly as it stands, a byte-order mark and line ends included."""
    return decoded(read_bytes(path), path)


def read_bytes(path: str) -> bytes:
    if path == STDIN:
        if sys.stdin is None:
            raise Refused("there is no standard input")
        return sys.stdin.buffer.read()
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise Refused(f"there is no file `{path}`", near_miss(path)) from None
    except IsADirectoryError:
        raise Refused(f"`{path}` is a folder, where one rule file is wanted") from None
    except (OSError, ValueError) as error:
        if os.path.isdir(path):  # Windows calls it a missing permission
            raise Refused(f"`{path}` is a folder, where one rule file is wanted") from None
        raise Refused(f"`{path}` cannot be read: {reason(error)}") from None


def reason(error: Exception) -> str:
    """An error of the operating system in its own words."""
    if isinstance(error, PermissionError):
        return "permission denied"
    return (getattr(error, "strerror", None) or str(error)).lower()


def near_miss(path: str) -> str | None:
    """A file beside it with a similar name."""
    from difflib import get_close_matches

    folder, name = os.path.split(path)
    try:
        beside = sorted(os.listdir(folder or "."))
    except OSError:
        return f"there is no folder `{folder}` either" if folder and not os.path.exists(folder) else None
    near = get_close_matches(name, beside, 1, 0.6)
    return f"did you mean `{os.path.join(folder, near[0])}`?" if near else None


def decoded(data: bytes, path: str) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Refused(f"{shown(path)} is written in UTF-16, which Windows calls Unicode", _AS_UTF8)
    if b"\0" in data:
        raise Refused(f"{shown(path)} is not text: it holds zero bytes", "rules are a plain text file, saved as UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        place = f"line {line}, column {column} holds the byte 0x{data[error.start]:02x}"
        raise Refused(f"{shown(path)} is not written in UTF-8: {place}", _AS_UTF8) from None
