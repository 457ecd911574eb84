"""Lists of codes and of plans, as files: a line that says where they are from and of which day, a heading, rows.

`scripts/code_lists.py` refreshes them.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from dqlang.plan.expr import Expr, Literal, predicate, text

_FOLDER = Path(__file__).parent


@lru_cache(maxsize=16)
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a file by their heading."""
    lines = (_FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(lines[1:]))


@lru_cache(maxsize=16)
def _codes(name: str, form: str) -> tuple[Literal, ...]:
    return tuple(text(code) for code in sorted({row[form] for row in rows(name)} - {""}))


def is_listed(value: Expr, name: str, form: str) -> Expr:
    """Whether a text is one of a file's codes; `form` is their column.

    # Spark: an IN of more than ten literals becomes a hash set, so that the time hardly hangs on how many there are.
    """
    return predicate("IN", value, *_codes(name, form))


def one_of_forms(*forms: str) -> Callable[[object], str | None]:
    """What is wrong with the form that a rule asks for."""
    *most, last = (f"'{form}'" for form in forms)
    return lambda value: None if value in forms else f"it is {', '.join(most)} or {last}"
