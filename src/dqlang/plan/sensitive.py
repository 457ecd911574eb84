"""Columns whose values are never shown, and which of what is shown they touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

MASK = "***"
"""What stands in place of a value that is not shown, of a missing one too."""

Path = tuple[str, ...]
"""A column and the fields below it: `("Address", "Zip")`."""


def touches(path: Sequence[str], sensitive: Iterable[Path]) -> bool:
    """Whether showing the column at `path` would show a sensitive value: it is one, lies in one, or holds one."""
    return any(_one_in_the_other(path, each) for each in sensitive)


def _one_in_the_other(one: Sequence[str], other: Sequence[str]) -> bool:
    return all(a.lower() == b.lower() for a, b in zip(one, other, strict=False))
