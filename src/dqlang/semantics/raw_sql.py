"""Raw SQL of a rule file: read by dqlang, over the columns in scope, with its problems placed in the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.raw_sql import SqlNotAllowed, SqlRefused
from dqlang.plan.expr import Expr
from dqlang.semantics.context import Context, Fault
from dqlang.semantics.patterns import offset_in
from dqlang.source import Span
from dqlang.syntax import ast

if TYPE_CHECKING:
    from dqlang.rawsql.tree import Column


def satisfies(node: ast.Satisfy, context: Context) -> Expr:
    """The condition as an expression. Raises Fault, and TypeNeeded where the columns' types are not known."""
    from dqlang.rawsql import SqlError, condition, read  # most files hold no SQL

    def place(span: Span) -> Span:
        return Span(offset_in(node.sql, context.source, span.start), offset_in(node.sql, context.source, span.end))

    def resolve(column: Column) -> Expr:
        return context.scope.resolve(ast.Column(column.parts, place(column.span)), context)

    try:
        return condition(read(node.sql.value), resolve)
    except SqlError as error:
        raise Fault(SqlRefused(place(error.span), error.message, error.help)) from None


def without_sql(file: ast.RuleFile) -> tuple[ast.RuleFile, list[Problem]]:
    """The file without its rules of raw SQL, and a problem for each of them."""
    found = [(rule, use.span) for table in file.tables for rule in table.rules for use in rule.checks if _is_sql(use)]
    if not found:
        return file, []
    left = [id(rule) for rule, _ in found]
    tables = (replace(each, rules=tuple(r for r in each.rules if id(r) not in left)) for each in file.tables)
    return replace(file, tables=tuple(tables)), [SqlNotAllowed(span) for _, span in found]


def _is_sql(use: ast.CheckUse) -> bool:
    return isinstance(use.check, ast.Satisfy)
