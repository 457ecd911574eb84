"""The tables in which values are looked up, where they are known."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import repeat

from dqlang.diagnostics.advice import LookupNotGiven
from dqlang.diagnostics.against_schema import AmbiguousColumn, UnknownLookupColumn
from dqlang.diagnostics.spelling import nearest
from dqlang.diagnostics.values import UnsafeName
from dqlang.plan.expr import ColumnRef, Expr
from dqlang.plan.types import UNKNOWN, StructType
from dqlang.semantics.context import Context, Fault
from dqlang.semantics.scope import exactly, index
from dqlang.source import Span
from dqlang.syntax import ast
from dqlang.syntax.tokens import read_tokens
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
        places = _places(check, context)[1]
        return [self._column(*each, schema) for each in zip(check.columns, places, repeat(check), strict=False)]

    def _find(self, check: ast.InLookup, context: Context) -> StructType | None:
        if not self._schemas:
            return None
        name = ".".join(check.table)
        for given, schema in self._schemas.items():
            if given.lower() == name.lower():
                return schema
        suggestions = tuple(nearest(name, list(self._schemas)))
        words = path_words(suggestions[0].split(".")) if len(suggestions) == 1 else None
        context.report(LookupNotGiven(_places(check, context)[0], path_words(check.table), suggestions, words))
        return None

    def _column(self, name: str, place: Span, check: ast.InLookup, schema: StructType) -> Expr:
        fields = index(schema.fields).get(name.lower(), [])
        if len(fields) == 1:
            return exactly(ColumnRef((fields[0].name,), fields[0].type))
        if fields:
            raise Fault(AmbiguousColumn(place, name_words(name), tuple(field.name for field in fields)))
        names = [field.name for field in schema.fields]
        close, known = tuple(map(name_words, nearest(name, names))), tuple(map(name_words, names))
        replacement = close[0] if len(close) == 1 else None
        raise Fault(UnknownLookupColumn(place, name_words(name), path_words(check.table), close, known, replacement))


def _places(check: ast.InLookup, context: Context) -> tuple[Span, list[Span]]:
    """Where the lookup's name stands, and where its columns."""
    tokens = read_tokens(context.source.slice(check.span))
    names = [Span(check.span.start + t.start, check.span.start + t.stop + 1) for t in tokens if t.text not in ".(),"]
    columns = names[-len(check.columns) :]
    table = names[-len(check.columns) - len(check.table) : -len(check.columns)]
    return table[0].to(table[-1]), columns
