"""The tables in which values are looked up, where they are known."""

from __future__ import annotations

from collections.abc import Mapping

from dqlang.diagnostics.advice import LookupNotGiven
from dqlang.diagnostics.against_schema import AmbiguousColumn, UnknownLookupColumn
from dqlang.diagnostics.values import UnsafeName
from dqlang.plan.expr import ColumnRef, Expr
from dqlang.plan.types import UNKNOWN, StructType
from dqlang.semantics.context import Context, Fault
from dqlang.semantics.scope import exactly, index, nearest
from dqlang.syntax import ast
from dqlang.syntax.value_words import name_words, path_words


class Lookups:
    """Schemas by name. None: nothing is known of any, and every column is of unknown type."""

    def __init__(self, schemas: Mapping[str, StructType] | None) -> None:
        self._schemas = schemas

    def columns(self, check: ast.InLookup, context: Context) -> list[Expr]:
        """The lookup's columns that the check names. Raises Fault."""
        for name in (*check.table, *check.columns):
            if "${" in name:
                raise Fault(UnsafeName(check.span, name))
        schema = self._find(check, context)
        if schema is None:
            return [ColumnRef((column,), UNKNOWN) for column in check.columns]
        return [self._column(column, schema, check) for column in check.columns]

    def _find(self, check: ast.InLookup, context: Context) -> StructType | None:
        if not self._schemas:
            return None
        name = ".".join(check.table)
        for given, schema in self._schemas.items():
            if given.lower() == name.lower():
                return schema
        suggestions = tuple(nearest(name, list(self._schemas)))
        context.report(LookupNotGiven(check.span, path_words(check.table), suggestions))
        return None

    def _column(self, name: str, schema: StructType, check: ast.InLookup) -> Expr:
        fields = index(schema.fields).get(name.lower(), [])
        if len(fields) == 1:
            return exactly(ColumnRef((fields[0].name,), fields[0].type))
        if fields:
            raise Fault(AmbiguousColumn(check.span, name_words(name), tuple(field.name for field in fields)))
        names = [field.name for field in schema.fields]
        close, known = tuple(map(name_words, nearest(name, names))), tuple(map(name_words, names))
        raise Fault(UnknownLookupColumn(check.span, name_words(name), path_words(check.table), close, known))
