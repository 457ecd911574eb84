"""csv read by Arrow as Spark reads it, into a parquet file for Sail. What Spark would read otherwise is refused."""

from __future__ import annotations

import mmap
import os
import re
from typing import TYPE_CHECKING

from dqlang.cli.outcome import Refused
from dqlang.cli.withheld import told
from dqlang.record import record

if TYPE_CHECKING:
    import pyarrow as pa

ON_SPARK = "mend it, or grade it on Spark, without `--engine sail`"
_LEAST_BLOCK = 1 << 20
_LARGEST_BLOCK = 1 << 28


@record
class CsvForm:
    """How a csv is written. `null` stands for no value, beside nothing at all."""

    separator: str = ","
    header: bool = True
    null: str | None = None


def as_parquet(files: list[str], form: CsvForm, folder: str) -> str:
    """All files as one parquet file of texts; its path."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = os.path.join(folder, f"{len(os.listdir(folder))}.parquet")
    writer, names = None, None
    for file in files:
        if not os.path.getsize(file):
            continue
        _check_unpacked(file)
        found = _names(file, form)
        _check_names(found, file, form)
        if names is not None and found != names:
            raise Refused(f"`{file}` has other columns than `{files[0]}`: {', '.join(found)}")
        if writer is None:
            names = found
            writer = pq.ParquetWriter(path, pa.schema([(name, pa.string()) for name in names]), compression="lz4")
        _check_form(file, form)
        if not (form.header and _is_one_line(file)):
            _copy(_reader(file, form), writer, file)
    writer.close()
    return path


def _check_unpacked(file: str) -> None:
    with open(file, "rb") as opened:
        if opened.read(2) == b"\x1f\x8b":
            raise Refused(
                f"`{file}` is compressed, which `--engine sail` does not read", "unpack it, or grade it on Spark"
            )


def _is_one_line(file: str) -> bool:
    with open(file, "rb") as opened:
        return not opened.readline().endswith((b"\n", b"\r"))


def _reader(file: str, form: CsvForm) -> pa.RecordBatchReader:
    import pyarrow as pa
    from pyarrow import csv

    names = _names(file, form)
    parse = csv.ParseOptions(delimiter=form.separator, newlines_in_values=True)
    convert = csv.ConvertOptions(
        column_types={name: pa.string() for name in names},
        null_values=[""],
        strings_can_be_null=True,
        # Spark: nothing in quotes is no value either, unless another sign stands for that.
        quoted_strings_can_be_null=not form.null,
    )
    size = min(max(os.path.getsize(file) + 1, _LEAST_BLOCK), _LARGEST_BLOCK)
    read = csv.ReadOptions(block_size=size, column_names=names, skip_rows_after_names=int(form.header))
    try:
        return csv.open_csv(file, read, parse, convert)
    except pa.ArrowInvalid as error:
        raise _unreadable(file, error) from None


def _copy(reader: pa.RecordBatchReader, writer: object, file: str) -> None:
    import pyarrow as pa

    try:
        for batch in reader:
            writer.write_batch(batch)
    except pa.ArrowInvalid as error:
        raise _unreadable(file, error) from None


def _unreadable(file: str, error: Exception) -> Refused:
    said = " ".join(str(error).split())
    if "Expected" in said and "columns" in said:
        which = told(said.partition(": ")[2] or said)
        return Refused(f"`{file}` has a line with more or fewer values than columns{which}", ON_SPARK)
    if "UTF8" in said:
        return Refused(f"`{file}` is not written in UTF-8", "save it in UTF-8")
    return Refused(f"`{file}` cannot be read as csv{told(said)}", ON_SPARK)


def _names(file: str, form: CsvForm) -> list[str]:
    import csv

    with open(file, encoding="utf-8-sig", errors="replace", newline="") as opened:
        first = next(csv.reader(opened, delimiter=form.separator), [])
    return first if form.header else [f"_c{at}" for at in range(len(first))]


def _check_names(names: list[str], file: str, form: CsvForm) -> None:
    seen: set[str] = set()
    for name in names:
        if not name.strip():
            raise Refused(f"`{file}` has a column without a name, for which Spark makes one up", ON_SPARK)
        if name == form.null:
            raise Refused(f"`{file}` has a column whose name, `{name}`, is the sign for no value", ON_SPARK)
        if name.lower() in seen:
            raise Refused(f"`{file}` has two columns `{name}`, which Spark names anew", ON_SPARK)
        seen.add(name.lower())
    for separator, shown in ((";", ";"), ("\t", "\\t"), ("|", "|")):
        if len(names) == 1 and separator in names[0]:
            help = f'if its columns are separated so, add `--option "sep={shown}"`'
            raise Refused(f"`{file}` has one single column, whose name holds `{shown}`", help)


# --- what Spark's reader takes otherwise ------------------------------------------------------------------------------


def _check_form(file: str, form: CsvForm) -> None:
    with open(file, "rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content[:1] in b"\r\n":
            raise Refused(f"`{file}` begins with an empty line", ON_SPARK)
        unquoted: bytes | mmap.mmap = content
        if content.find(b'"') >= 0:
            unquoted = _without_quoted(content, form)
            if b'"' in unquoted:
                raise Refused(f"`{file}` has a quote that neither begins nor ends a value", f"double it, or {ON_SPARK}")
        if content.find(b"\r") >= 0:
            _check_line_ends(bytes(unquoted), bytes(content), file)


def _without_quoted(content: mmap.mmap, form: CsvForm) -> bytes:
    separator = re.escape(form.separator.encode())
    quoted = rb'(?<![^%s\n\r])"[^"]*(?:""[^"]*)*"(?![^%s\r\n])' % (separator, separator)
    return re.sub(quoted, b"", content[3:] if content[:3] == b"\xef\xbb\xbf" else content)


def _check_line_ends(unquoted: bytes, content: bytes, file: str) -> None:
    """Spark takes the first line's end for that of all, and two signs for one in quotes too."""
    first = re.search(rb"\r\n|\r|\n", content)
    if b"\r" in unquoted:
        windows = unquoted.count(b"\r\n")
        alike = windows == unquoted.count(b"\n") == unquoted.count(b"\r")
        if alike and content.count(b"\r") != windows:
            raise Refused(f"`{file}` has Windows line breaks in quotes, of which Spark drops a part", ON_SPARK)
        if not alike or content.count(b"\r") != windows or first is None or first[0] != b"\r\n":
            raise Refused(f"`{file}` ends some lines in one way and some in another", ON_SPARK)
    elif first is None or first[0] != b"\n":
        raise Refused(f"`{file}` has line breaks of another kind in quotes than between lines", ON_SPARK)
