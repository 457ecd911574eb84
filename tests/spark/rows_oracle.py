"""What checks that hold a row against other rows mean, said once more in plain Python: slow, simple, written from the
reference alone. True, False or None, which is no answer."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

Row = dict[str, Any]
Answer = bool | str | None


def _key(value: Any) -> Any:
    """A number that is none is the greatest, as Spark has it."""
    return (1, 0) if isinstance(value, float) and math.isnan(value) else (0, value)


def from_row_to_row(
    rows: Sequence[Row], subject: str, order: Sequence[str], per: Sequence[str], holds: Callable[[Row, Any], Answer]
) -> list[Answer]:
    """`holds` says whether a row may stand behind a value."""
    return [_behind(row, rows, subject, order, per, holds) for row in rows]


def _behind(row: Row, rows: Sequence[Row], subject: str, order: Sequence[str], per: Sequence[str], holds) -> Answer:
    def place(each: Row) -> tuple:
        return tuple(_key(each[column]) for column in order)

    group = [each for each in rows if all(each[column] == row[column] for column in per)]
    placed = [each for each in group if None not in [each[subject], *(each[column] for column in order)]]
    if not any(each is row for each in placed) or sum(place(each) == place(row) for each in placed) > 1:
        return None
    earlier = [each for each in placed if place(each) < place(row)]
    if not earlier:
        return "first"
    last = max(map(place, earlier))
    before = [each[subject] for each in earlier if place(each) == last]
    if len(set(map(_key, before))) > 1:
        return None
    return holds(row, before[0])


def increases(subject: str) -> Callable[[Row, Any], Answer]:
    return lambda row, before: _key(row[subject]) > _key(before)


def decreases(subject: str) -> Callable[[Row, Any], Answer]:
    return lambda row, before: _key(row[subject]) < _key(before)


def moves_by(subject: str, amount: int | str) -> Callable[[Row, Any], Answer]:
    def holds(row: Row, before: Any) -> Answer:
        by = row[amount] if isinstance(amount, str) else amount
        return None if by is None else row[subject] == before + by

    return holds


def within(subject: str, longest: int) -> Callable[[Row, Any], Answer]:
    return lambda row, before: row[subject] <= before + longest


def steps(subject: str, listed: set[tuple[str, str]]) -> Callable[[Row, Any], Answer]:
    return lambda row, before: (before, row[subject]) in listed


def no_gap(rows: Sequence[Row], subject: str, per: Sequence[str], longest: int) -> list[Answer]:
    """Between the values of each group."""

    def of(row: Row) -> Answer:
        if row[subject] is None:
            return None
        values = {each[subject] for each in rows if all(each[column] == row[column] for column in per)} - {None}
        earlier = [value for value in values if value < row[subject]]
        return row[subject] <= max(earlier) + longest if earlier else "first"

    return [of(row) for row in rows]


def overlaps(rows: Sequence[Row], start: str, end: str, per: Sequence[str]) -> list[Answer]:
    def is_range(row: Row) -> bool:
        return row[start] is not None and (row[end] is None or row[end] >= row[start])

    def meet(one: Row, other: Row) -> bool:
        first, second = sorted((one, other), key=lambda row: row[start])
        return first[start] == second[start] or first[end] is None or second[start] < first[end]

    def of(row: Row) -> Answer:
        if not is_range(row):
            return None
        others = [each for each in rows if each is not row and all(each[column] == row[column] for column in per)]
        return any(meet(row, each) for each in others if is_range(each))

    return [of(row) for row in rows]


def outliers(values: Sequence[float | None], deviations: Fraction | None = None) -> list[Answer]:
    finite = sorted(Fraction(value) for value in values if value is not None and math.isfinite(value))

    def is_far(value: Fraction) -> bool:
        if deviations is None:
            low, high = _quantile(finite, Fraction(1, 4)), _quantile(finite, Fraction(3, 4))
            return value < low - (high - low) * Fraction(3, 2) or value > high + (high - low) * Fraction(3, 2)
        if finite[0] == finite[-1]:
            return False
        mean = sum(finite) / len(finite)
        variance = sum((each - mean) ** 2 for each in finite) / (len(finite) - 1)
        return (value - mean) ** 2 > deviations**2 * variance

    def of(value: float | None) -> Answer:
        if value is None:
            return None
        return is_far(Fraction(value)) if math.isfinite(value) else True

    return [of(value) for value in values]


def _quantile(values: list[Fraction], at: Fraction) -> Fraction:
    """Between the two values next to its place."""
    place = at * (len(values) - 1)
    low = values[math.floor(place)]
    return low + (values[math.ceil(place)] - low) * (place - math.floor(place))
