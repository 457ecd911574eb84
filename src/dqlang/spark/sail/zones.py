"""What hangs on the session's time zone.

Sail knows no summer time after 2037, and fails at local times that a clock skips: such rules are graded in UTC alone.
"""

from __future__ import annotations

from dqlang.plan.expr import Call, Cast, Expr, InLookup, Literal, LookupValues, OverRows, OverTable, RowsWithSame, parts

_UTC = frozenset({"UTC", "Etc/UTC", "GMT", "Etc/GMT", "Z", "Zulu", "Etc/Zulu", "UCT", "Etc/UCT", "+00:00", "UTC+00:00"})
_ALIKE_EVERYWHERE = frozenset({"=", "<", ">", "<=", ">=", "IN", "IS NULL", "IS NOT NULL", "AND", "OR", "NOT", "struct"})


def is_utc(zone: str) -> bool:
    return zone in _UTC


def hangs_on_zone(expr: Expr | None) -> bool:
    """Whether a timestamp is made, taken apart or moved. Instants are compared alike in every zone."""
    match expr:
        case None:
            return False
        case Literal():
            return expr.type.family == "timestamp" and expr.value is not None
        case Cast() if "timestamp" in (expr.type.family, expr.operand.type.family):
            return True
        case Call(function="current_date"):
            return True
        case Call() if expr.function not in _ALIKE_EVERYWHERE:
            if any(argument.type.family == "timestamp" for argument in expr.arguments):
                return True
    return any(map(hangs_on_zone, _within(expr)))


def _within(expr: Expr) -> tuple[Expr, ...]:
    match expr:
        case RowsWithSame():
            return expr.keys
        case OverRows():
            return (expr.argument, *expr.groups, *expr.order)
        case OverTable():
            return expr.arguments
        case InLookup():
            return (*expr.keys, *expr.lookup_keys)
        case LookupValues():
            return (expr.value,)
    return parts(expr)
