"""What stands behind `when`, as an expression in three-valued logic."""

from __future__ import annotations

from dqlang.plan.expr import Expr, and_, not_, or_
from dqlang.semantics.context import Context
from dqlang.semantics.subjects import outcome
from dqlang.syntax import ast


def condition(node: ast.Condition, context: Context) -> Expr:
    context.in_condition = True
    try:
        return _holds(node, context)
    finally:
        context.in_condition = False


def _holds(node: ast.Condition, context: Context) -> Expr:
    match node:
        case ast.Not(item):
            return not_(_holds(item, context))
        case ast.And(items):
            return and_(*[_holds(item, context) for item in items])
        case ast.Or(items):
            return or_(*[_holds(item, context) for item in items])
        case ast.Test(subject, use):
            return outcome(subject, (use,), None, context).passed
    raise TypeError(f"no condition: {node!r}")
