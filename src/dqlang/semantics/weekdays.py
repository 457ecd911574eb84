"""Days of the week as a rule file names them."""

from __future__ import annotations

from dqlang.diagnostics.problem import Edit
from dqlang.diagnostics.shapes import UnknownDay
from dqlang.diagnostics.spelling import nearest
from dqlang.plan.weekdays import DAYS, WEEKEND
from dqlang.semantics.context import Fault
from dqlang.source import Source
from dqlang.syntax import ast


def days(node: ast.OnDays, source: Source) -> list[str]:
    """The days, as `plan.weekdays` names them. Raises Fault."""
    if node.kind == "list":
        return [_day(item, source) for item in node.days]
    return [day for day in DAYS if (day in WEEKEND) == (node.kind == "weekend")]


def _day(item: ast.Text, source: Source) -> str:
    name = item.value.lower()
    if name in DAYS:
        return name
    short = [day for day in DAYS if len(name) > 1 and day.startswith(name.rstrip("."))]
    close = short or nearest(name, DAYS)
    day = close[0].capitalize() if len(close) == 1 else None
    quote = source.slice(item.span)[:1]
    edit = Edit(item.span, f"{quote}{day}{quote}") if day and quote in "'\"" else None
    raise Fault(UnknownDay(item.span, item.value, day, edit))
