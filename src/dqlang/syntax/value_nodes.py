"""The syntax tree's values and subjects; see `ast.py`."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal

from dqlang.record import record
from dqlang.source import Span
from dqlang.syntax.definitions import DefinedValue


def _span() -> Span:
    return field(compare=False, repr=False)


# --- values ---------------------------------------------------------------------------------------------------------


@record
class Column:
    """A column or a path into structs: `Name`, `` `First Name` ``, `Address.Zip`. Parts are without backquotes."""

    parts: tuple[str, ...]
    span: Span = _span()


@record
class Text:
    """Text in quotes; `value` is what stands between them, doubled quotes undone."""

    value: str
    span: Span = _span()


@record
class Number:
    """A decimal number with its sign; `written` keeps how it was written (`0.50`), sign included."""

    value: Decimal
    written: str
    span: Span = _span()


@record
class Date:
    """A day, `2024-01-31`; known to exist."""

    written: str
    span: Span = _span()


@record
class Timestamp:
    """A moment, `2024-01-31T10:00:00`, with or without a zone; known to exist."""

    written: str
    span: Span = _span()


@record
class Time:
    """A time of day, `09:00` or `09:00:30`; known to exist."""

    written: str
    span: Span = _span()


@record
class Boolean:
    value: bool
    span: Span = _span()


@record
class Null:
    span: Span = _span()


@record
class Now:
    span: Span = _span()


@record
class Today:
    span: Span = _span()


@record
class Duration:
    """`3 days`; `unit` is singular: second, minute, hour, day, week, month, year."""

    amount: int
    unit: str
    span: Span = _span()


@record
class Moment:
    """A moment counted from another. `direction`: `ago`, `from now`, `before`, `after`; the last two have an anchor."""

    duration: Duration
    direction: str
    anchor: Value | None
    span: Span = _span()


@record
class Arithmetic:
    """`left operator right`, operator one of `+ - * /`."""

    operator: str
    left: Value
    right: Value
    span: Span = _span()


@record
class Function:
    """`length of Name`, also written `length(Name)`; `name` is in lower case, words separated by one space."""

    name: str
    argument: Value
    span: Span = _span()


Value = (
    Column | Text | Number | Date | Timestamp | Time | Boolean | Null | Now | Today | Moment | Arithmetic | Function
    | DefinedValue
)  # fmt: skip


@record
class Combination:
    """`('US', 'USD')` in a list: a plain value for each part of the subject."""

    items: tuple[Value, ...]
    span: Span = _span()


# --- subjects -------------------------------------------------------------------------------------------------------


@record
class Every:
    """`every Tags`, `every Lines.Qty`: the items of the arrays on a path."""

    column: Column
    span: Span = _span()


@record
class AnyOf:
    """`at least one of Phone, Email and Fax`."""

    items: tuple[Value, ...]
    span: Span = _span()


@record
class Columns:
    """A list in parentheses: `(Email, Org)`."""

    items: tuple[Value, ...]
    span: Span = _span()


@record
class Row:
    """`row`: the row as a whole, of which raw SQL asks something."""

    span: Span = _span()


@record
class Rows:
    """`rows`: each row with all its columns, compared with the others."""

    span: Span = _span()


Subject = Value | Every | AnyOf | Columns | Row | Rows
