"""Where the data lies and what it is: found out before Spark is started."""

from __future__ import annotations

import codecs
import glob
import os
import re
from typing import BinaryIO

from dqlang.cli.outcome import Refused
from dqlang.cli.rule_files import near_miss
from dqlang.data_files import ENDINGS, PACKED, kind_of
from dqlang.record import record

_KNOWN = "data is a `.csv`, `.json`, `.parquet` or `.orc` file, a folder of them, a Delta folder, or a table's name"
_NAME = re.compile(r"(?:[^\W\d]\w*|`[^`]+`)(?:\.(?:\w+|`[^`]+`)){0,3}")
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")
_GZIP = b"\x1f\x8b"


@record
class Data:
    """Data as named on the command line. `kind`: csv, json, parquet, orc, delta or table; `path` is what Spark gets."""

    given: str
    kind: str
    path: str
    several_files: bool = False


def is_url(path: str) -> bool:
    """Whether a path is Spark's to resolve: `s3://...`, `hdfs:/...`."""
    return _URL.match(path) is not None


def locate(given: str, remote: bool = False) -> Data:
    """What `given` names. `remote`: the files are another machine's, so that only their names can be judged."""
    if is_url(given) or (remote and ("/" in given or kind_of(given))):
        return _elsewhere(given)
    if not remote and os.path.isdir(given):
        return _folder(given)
    if not remote and os.path.exists(given):
        return _file(given)
    if any(character in given for character in "*?[{") and "`" not in given:
        return _pattern(given)
    if kind_of(given) or "\\" in given or ("/" in given and "`" not in given):
        raise Refused(f"there is no file `{given}`", near_miss(given))
    if not _NAME.fullmatch(given):
        raise Refused(f"there is no file `{given}`, and a table is not named so", near_miss(given) or _KNOWN)
    return Data(given, "table", given)


def _elsewhere(given: str) -> Data:
    kind = kind_of(given)
    if kind is None:
        help = f"where its name cannot have an ending, say what it is as Spark does: parquet.`{given}`"
        raise Refused(f"what `{given}` holds cannot be told without an ending", help)
    return Data(given, kind, given, several_files=True)


def _file(given: str) -> Data:
    kind = kind_of(given)
    if kind is None or kind == "delta":
        raise Refused(f"what kind of data `{given}` is cannot be told from its ending", _KNOWN)
    if not os.access(given, os.R_OK):
        raise Refused(f"`{given}` cannot be read: permission denied")
    return Data(given, kind, _for_spark(given))


def _for_spark(path: str) -> str:
    """The whole path, where Spark reads it as it is meant."""
    whole = os.path.abspath(path)
    name = os.path.basename(whole)
    if name.startswith((".", "_")) and "=" not in name:
        raise Refused(f"Spark passes over `{path}`: its name begins with `{name[0]}`", "give it another name")
    odd = sorted(set(whole) & set("*?[]{}:")) if os.name != "nt" else []
    if odd:
        raise Refused(f"Spark cannot open `{path}`: a path must not hold `{odd[0]}`", "give it another name")
    return whole


def _folder(given: str) -> Data:
    path = _for_spark(given)
    if os.path.isdir(os.path.join(given, "_delta_log")):
        return Data(given, "delta", path)
    kinds = {kind_of(file) or os.path.splitext(file)[1] or file for file in data_files(given)}
    if not kinds:
        raise Refused(f"there are no data files in the folder `{given}`", _KNOWN)
    if len(kinds) > 1 or not kinds <= set(ENDINGS.values()):
        found = ", ".join(f"`{kind}`" for kind in sorted(kinds)[:4])
        raise Refused(f"what the folder `{given}` holds cannot be told: it has files of {found}", _KNOWN)
    return Data(given, kinds.pop(), path, several_files=True)


def data_files(folder: str) -> list[str]:
    """The files that Spark would read: not the hidden ones, and of the folders only those of partitions."""
    found = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.startswith((".", "_")) and "=" not in entry.name:
                continue
            if not entry.is_dir():
                found.append(entry.path)
            elif "=" in entry.name:
                found += data_files(entry.path)
    return found


def _pattern(given: str) -> Data:
    files = [] if "{" in given else sorted(glob.glob(given))  # only Spark knows `{a,b}`
    if not files and "{" not in given:
        raise Refused(f"no file matches `{given}`")
    kind = kind_of(given) or (locate(files[0]).kind if files else None)
    if kind is None:
        raise Refused(f"what kind of data `{given}` is cannot be told from its ending", _KNOWN)
    return Data(given, kind, os.path.abspath(given), several_files=True)


def text_files(data: Data) -> list[str]:
    """The files of local csv or json data, to be looked into before Spark reads them."""
    if data.kind not in ("csv", "json"):
        return []
    if os.path.isdir(data.path):
        return data_files(data.path)
    return sorted(file for file in glob.glob(data.path) if os.path.isfile(file))


def check_text(data: Data, encoding_given: bool) -> None:
    """Refuses what Spark would read as rubbish without a word: empty, packed or foreign bytes under a text's name."""
    files = text_files(data)
    plain = [file for file in files if not file.lower().endswith(PACKED)]
    if plain == files and files and all(os.path.getsize(file) == 0 for file in files):
        raise Refused(f"`{data.given}` is empty")
    for file in files:
        with open(file, "rb") as opened:
            beginning = opened.read(1 << 16)
            _check_packed(file, beginning)
            if file in plain and not encoding_given:
                _check_beginning(file, beginning)
                _check_utf8(file, opened)


def _check_packed(file: str, beginning: bytes) -> None:
    """Spark unpacks by a file's name alone."""
    packed = beginning.startswith(_GZIP)
    if file.lower().endswith(".gz") and beginning and not packed:
        raise Refused(f"`{file}` is not packed, though its name ends in `.gz`", "give it a name without `.gz`")
    if packed and not file.lower().endswith(PACKED):
        raise Refused(f"`{file}` is packed, which its name does not say", "unpack it, or let its name end in `.gz`")


def _check_beginning(file: str, beginning: bytes) -> None:
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Refused(f"`{file}` is written in UTF-16", "add `--option encoding=UTF-16`")
    if b"\0" in beginning:
        raise Refused(f"`{file}` is not text: it holds zero bytes", "is it a spreadsheet? save it as csv in UTF-8")


def _check_utf8(file: str, opened: BinaryIO) -> None:
    """To the file's end: one wrong byte is enough for a value that nobody wrote."""
    opened.seek(0)
    decode, lines = codecs.getincrementaldecoder("utf-8")().decode, 1
    while True:
        piece = opened.read(1 << 20)
        try:
            decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            line = lines + error.object[: error.start].count(b"\n")
            help = "save it as UTF-8, or say how it is written: `--option encoding=iso-8859-1`"
            raise Refused(f"`{file}` is not written in UTF-8: line {line:,} is not", help) from None
        if not piece:
            return
        lines += piece.count(b"\n")
