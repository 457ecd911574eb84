"""The part of the syntax tree that is about examples: rows that show what the rule above them means.

An example is no part of its rule: nothing that grades looks at it.
"""

from __future__ import annotations

from dataclasses import field

from dqlang.record import record
from dqlang.source import Span
from dqlang.syntax.ast import Boolean, Column, Date, Null, Number, Text, Timestamp

PlainValue = Text | Number | Date | Timestamp | Boolean | Null


@record
class Items:
    """A list of plain values, `['a', 'b']`, as the value of a column."""

    items: tuple[PlainValue, ...]
    span: Span = field(compare=False, repr=False)


@record
class Given:
    """`Zip '123'`: a column of the row, and its value."""

    column: Column
    value: PlainValue | Items
    span: Span = field(compare=False, repr=False)


@record
class Example:
    """`example: Country 'US', Zip null fails`: a row, and whether it passes, perhaps on a day or at a moment. Columns
    that are not named hold nothing."""

    values: tuple[Given, ...]
    passes: bool
    moment: Date | Timestamp | None
    span: Span = field(compare=False, repr=False)
