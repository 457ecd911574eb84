"""Points: sample values, chosen so that whatever holds at all of them holds for every value of the column.

Rules about one column cut its values into cells, at the numbers, days, texts and lengths that they name. Within a cell
each check has the same answer, or it is not known (`outcomes`). A point stands for a cell.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, localcontext
from math import ceil, floor
from typing import Any

from dqlang.plan.types import DecimalType, Type

_WHOLE = {"byte": 7, "short": 15, "integer": 31, "long": 63}
_FAMILIES = {
    "text": "text",
    "whole": "number",
    "decimal": "number",
    "float": "number",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "date",
}


@dataclass(frozen=True, slots=True)
class Point:
    """A cell of a column's values.

    `family` is the kind of column: text, number, date, boolean, other; or `missing`. `kind` is what is there: `number`
    (`value`; in a text column, text that reads as it), `day` (an ordinal), `truth`, `exact` (this very text), `folded`
    (other texts with this one's letters in capitals or not), `sized` (any other text of so many characters), `other`.
    `whole`: all numbers of the cell are. `single`: the cell holds nothing but `value`. `outermost`: no number of any
    rule lies beyond, so that NaN and the infinities are here.
    """

    family: str
    kind: str
    value: Any = None
    whole: bool = False
    single: bool = True
    outermost: bool = False


MISSING = Point("missing", "missing")
ITEM = Point("missing", "item")
"""A missing item of a list that is there, a missing one of several values."""
_MOST_DIGITS = 100


_MOST_NAMED = 300
"""Of rules that name more values than this nothing is told: it would take long, and is a list of codes."""


@dataclass
class Named:
    """The values that rules name."""

    numbers: set[Decimal] = field(default_factory=set)
    days: set[int] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    lengths: set[Decimal] = field(default_factory=set)
    truths: bool = False
    folded: bool = False

    def __len__(self) -> int:
        return len(self.numbers) + len(self.days) + len(self.texts) + len(self.lengths)

    def can_be_cut(self, type: Type) -> bool:
        """Whether a column's values can be cut into cells at these, which are not too many and stay apart."""
        return len(self) <= _MOST_NAMED and not collide(self.numbers, type)


def points(named: Named, type: Type, limits: tuple[int, int | None] | None = None) -> list[Point]:
    """The cells of what a column of a type can hold. `limits`: the least and the largest number among them."""
    family = _FAMILIES.get(type.family, "other")
    found: list[Point] = []
    with localcontext() as exact:
        exact.prec = 2 * _MOST_DIGITS
        for each in _MAKERS if type.family == "unknown" else [family]:
            found += _MAKERS[each](named, type, limits)
    return found


def collide(numbers: Iterable[Decimal], type: Type) -> bool:
    """Whether two numbers may become one in the column: those of floating point are not exact, and a column of unknown
    type may be one of them. Numbers of very many digits are left alone, too."""
    numbers = set(numbers)
    if any(_digits(number) > _MOST_DIGITS for number in numbers):
        return True
    if type.family not in ("float", "unknown") or len(numbers) < 2:
        return False
    form = "d" if type.name == "double" else "f"
    try:
        return len({struct.pack(form, float(number)) for number in numbers}) < len(numbers)
    except OverflowError:
        return True


def _digits(number: Decimal) -> int:
    _, digits, exponent = number.as_tuple()
    return len(digits) + abs(int(exponent))


# --- numbers --------------------------------------------------------------------------------------------------------


def _of_number(named: Named, type: Type, limits: tuple[int, int | None] | None) -> Iterator[Point]:
    step = _step(type)
    if step is None:
        return _cells("number", named.numbers)
    return _steps(named.numbers, step, limits or _range(type))


def _step(type: Type) -> Decimal | None:
    """The difference between two neighbours, where there are such."""
    if type.family == "whole":
        return Decimal(1)
    return Decimal(1).scaleb(-type.scale) if isinstance(type, DecimalType) else None


def _range(type: Type) -> tuple[Decimal, Decimal]:
    if isinstance(type, DecimalType):
        largest = (Decimal(10) ** type.precision - 1).scaleb(-type.scale)
        return -largest, largest
    largest = Decimal(2) ** _WHOLE[type.name]
    return -largest, largest - 1


def _cells(family: str, numbers: Iterable[Decimal]) -> Iterator[Point]:
    """Each number, and what lies between, below and above."""
    known = sorted(numbers) or [Decimal(0)]
    yield Point(family, "number", known[0] - 1, single=False, outermost=True)
    for number, following in zip(known, [*known[1:], None], strict=True):
        yield Point(family, "number", number)
        if following is None:
            yield Point(family, "number", number + 1, single=False, outermost=True)
        elif number < (between := (number + following) / 2) < following:
            yield Point(family, "number", between, single=False)


def _steps(numbers: set[Decimal], step: Decimal, limits: tuple) -> Iterator[Point]:
    """The neighbours of each number on a scale with steps, and both ends. Between two of them lie others."""
    low, high = limits
    places = {floor(low / step)} | (set() if high is None else {floor(high / step)})
    for number in numbers:
        below, above = floor(number / step), ceil(number / step)
        places |= {below - 1, below, above, above + 1}
    for place in sorted(places):
        value = place * step
        if value >= low and (high is None or value <= high):
            yield Point("number", "number", value, whole=step == 1, single=value in numbers)


# --- dates, truth values, all else ----------------------------------------------------------------------------------


def _of_date(named: Named, type: Type, limits: object) -> Iterator[Point]:
    return _days("date", named)


def _days(family: str, named: Named) -> Iterator[Point]:
    around = {day + by for day in named.days or {date(2000, 1, 1).toordinal()} for by in (-1, 0, 1)}
    return (Point(family, "day", day) for day in sorted(around))


def _of_boolean(named: Named, type: Type, limits: object) -> Iterator[Point]:
    yield Point("boolean", "truth", True)
    yield Point("boolean", "truth", False)


def _of_other(named: Named, type: Type, limits: object) -> Iterator[Point]:
    yield Point("other", "other")


# --- text -----------------------------------------------------------------------------------------------------------


def _of_text(named: Named, type: Type, limits: object) -> Iterator[Point]:
    exact = named.texts | {""}
    yield from (Point("text", "exact", text) for text in sorted(exact))
    if named.folded:
        folded = {text.lower() for text in exact}
        yield from (Point("text", "folded", text) for text in sorted(folded) if text.lower() != text.upper())
    if named.numbers:
        yield from _cells("text", named.numbers)
    if named.days:
        yield from _days("text", named)
    if named.truths:
        yield Point("text", "truth", True)
        yield Point("text", "truth", False)
    yield from (Point("text", "sized", length) for length in _lengths(named))


def _lengths(named: Named) -> list[int]:
    known = [*named.lengths, *(Decimal(len(text)) for text in named.texts)]
    around = {each for length in known for each in range(floor(length) - 1, ceil(length) + 2)}
    return sorted(each for each in around | {1, 2, 3, 4} if each > 0)


_MAKERS = {"number": _of_number, "date": _of_date, "boolean": _of_boolean, "text": _of_text, "other": _of_other}
