"""The part of the syntax tree that is about facts: what is known of a table and its columns, and no rule."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from dqlang.record import record
from dqlang.source import Span

if TYPE_CHECKING:
    from dqlang.syntax.ast import Column, Text, Value


def _span() -> Span:
    return field(compare=False, repr=False)


@record
class Sensitive:
    """`Ssn is sensitive`: values of the column are never shown."""

    column: Column
    span: Span = _span()


@record
class Owner:
    """`owner is 'claims office'`: who answers for the table's rules."""

    name: Text
    span: Span = _span()


@record
class KeyColumns:
    """`key is ClaimId`, `key is (A, B)`: the columns that tell the rows apart."""

    columns: tuple[Column, ...]
    span: Span = _span()


@record
class Missing:
    """`treat 'N/A', '-' as missing`: values that count as null, whatever asks."""

    values: tuple[Value, ...]
    span: Span = _span()


Fact = Sensitive | Owner | KeyColumns | Missing
