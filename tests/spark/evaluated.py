"""Expressions evaluated on real Spark: once as its optimizer computes constants, once through generated code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dqlang.plan.expr import ColumnRef, Expr
from dqlang.plan.types import Type
from dqlang.spark.quote import type_sql
from dqlang.spark.sql import quote_name, quote_text, render

_FOLDING = "org.apache.spark.sql.catalyst.optimizer.ConvertToLocalRelation"
_AT_ONCE = 150


def column(name: str, type: Type) -> ColumnRef:
    return ColumnRef((name,), type)


def value_sql(value: object, type: Type) -> str:
    """A value as data, written in another way than the literals that are tested: as a text that is cast, or as SQL."""
    if value is None:
        return f"CAST(NULL AS {type_sql(type)})"
    if type.name == "string":
        return quote_text(str(value))
    return f"CAST('{value}' AS {type_sql(type)})"


def table(columns: Mapping[str, tuple[Type, Sequence[object]]]) -> str:
    """SELECT ... FROM VALUES with these columns; all have as many values."""
    rows = zip(*(values for _, values in columns.values()), strict=True)
    types = [type for type, _ in columns.values()]
    written = (f"({', '.join(value_sql(v, t) for v, t in zip(row, types, strict=True))})" for row in rows)
    return f"SELECT * FROM VALUES {', '.join(written)} AS t({', '.join(map(quote_name, columns))})"


def evaluate(spark, data: str, exprs: Sequence[Expr], *, folded: bool = True) -> list[list[object]]:
    """For each expression its value in each row of the query `data`, the same both ways."""
    answers: list[list[object]] = []
    for start in range(0, len(exprs), _AT_ONCE):
        answers.extend(_evaluate(spark, data, exprs[start : start + _AT_ONCE], folded))
    return answers


def _evaluate(spark, data: str, exprs: Sequence[Expr], folded: bool) -> list[list[object]]:
    written = [f"{render(expr)} AS e{i}" for i, expr in enumerate(exprs)]
    generated = _collect(spark, data, written, excluded=_FOLDING)
    if folded:
        assert _collect(spark, data, written, excluded="") == generated
    return [list(column) for column in zip(*generated, strict=True)]


def _collect(spark, data: str, written: list[str], *, excluded: str) -> list[tuple[object, ...]]:
    spark.conf.set("spark.sql.optimizer.excludedRules", excluded)
    try:
        return [tuple(row) for row in spark.sql(data).selectExpr(*written).collect()]
    finally:
        spark.conf.unset("spark.sql.optimizer.excludedRules")
