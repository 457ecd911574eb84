"""Numbers as reports write them."""

from __future__ import annotations


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
