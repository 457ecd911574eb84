"""`within T`: where it may stand, and what it is."""

from __future__ import annotations

from decimal import Decimal

from dqlang.diagnostics.two_readings import DurationTolerance, ToleranceInCondition
from dqlang.diagnostics.values import MeaninglessComparison
from dqlang.diagnostics.wording import quote
from dqlang.plan.compare import Tolerance
from dqlang.semantics.context import Context, Fault
from dqlang.semantics.two_readings import refuse_tolerance
from dqlang.semantics.values import check_duration
from dqlang.syntax import ast


def tolerance(within: ast.Within | None, node: ast.Compare | ast.Between, context: Context) -> Tolerance | None:
    """The tolerance of a comparison. Raises Fault."""
    if within is None:
        return None
    if context.in_condition:
        raise Fault(ToleranceInCondition(within.span))
    if isinstance(node, ast.Compare) and node.form == "moment":
        refuse_tolerance(node, within, context)
    _refuse_text(node)
    if isinstance(within.amount, ast.Number):
        return Tolerance("share" if within.percent else "number", within.amount.value, None)
    if isinstance(node, ast.Between) or node.operator != "eq":
        raise Fault(DurationTolerance(within.span))
    check_duration(within.amount)
    return Tolerance("duration", Decimal(within.amount.amount), within.amount.unit)


def _refuse_text(node: ast.Compare | ast.Between) -> None:
    for value in (node.low, node.high) if isinstance(node, ast.Between) else (node.value,):
        if isinstance(value, ast.Text):
            advice = f"write it without quotes: {quote(value.value)}" if value.value else None
            raise Fault(MeaninglessComparison(value.span, "text in quotes takes no `within ...`", advice))
