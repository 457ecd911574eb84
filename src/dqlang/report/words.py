"""Numbers, values and names as reports write them."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dqlang.plan.rules import RowAllowance

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")

_SPACES_OR_QUOTED = re.compile(r"""'[^']*'|"[^"]*"|`[^`]*`|\s+""")


def counted(number: int, thing: str) -> str:
    """`1 file`, `2 files`, `1,000 files`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def percent_passed(rows: int, failures: int) -> str:
    """The share of rows that pass. It says 100 only where all do, and 0 only where none does."""
    if rows == 0:
        return "-"
    # Hundredths of a percent in whole numbers: a rounded float would make 100.00% of all but one row in a million.
    hundredths = (rows - failures) * 10_000 // rows
    if failures < rows:
        hundredths = max(1, hundredths)
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def one_line(sentence: str) -> str:
    """A rule's sentence on one line; what stands in quotes keeps its spaces."""
    return _SPACES_OR_QUOTED.sub(lambda found: " " if found[0].isspace() else found[0], sentence).strip()


def failing(rows: int, failures: int) -> str:
    """`2 of 4 rows`."""
    return f"{failures:,} of {counted(rows, 'row')}"


def tolerated(allowance: RowAllowance) -> str:
    """`at least 95% of rows`, `all but 10 rows`."""
    amount = f"{allowance.amount.normalize():,f}"
    return f"{allowance.kind} {amount}{'% of' if allowance.percent else ''} rows"


def quoted(value: str | None) -> str:
    """A value as it stands; in quotes where its ends could not be seen, or where it reads like no value at all."""
    if value is None:
        return "(missing)"
    return f"'{value}'" if value != value.strip() or value in ("", "(missing)") else value


def to_send_on(message: str) -> str:
    """A message as a report holds it that is sent on: the paths in its backquotes without their folders."""
    return re.sub(r"`([^`\n]+)`", lambda quoted: f"`{without_folders(quoted[1])}`", message)


def without_folders(path: str) -> str:
    """A path as a report names it that is sent on: nothing of this machine's folders, no password, no token."""
    if "`" in path:  # parquet.`/data/orders`
        return re.sub(r"`[^`]+`", lambda quoted: f"`{without_folders(quoted[0][1:-1])}`", path)
    if _URL.match(path) and not path.startswith("file:"):
        ends = "[?#;]" if path.lower().startswith("http") else r"\?[^?/]*="  # elsewhere they may be part of a name
        scheme, start, rest = re.split(r"(:/+)", re.split(ends, path)[0], maxsplit=1)
        if not scheme.lower().startswith(("abfs", "wasb")):  # where a container stands before the `@`
            rest = rest.rpartition("@")[2]  # the last one: a secret may hold `@` and `/` itself
        return scheme + start + rest
    if os.path.isabs(path) or path.startswith(("/", "\\", "file:")) or re.match(r"[A-Za-z]:[\\/]", path):
        return re.split(r"[\\/]", path.rstrip("\\/"))[-1] or path
    return path
