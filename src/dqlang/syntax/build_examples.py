"""Parse tree to examples."""

from __future__ import annotations

from itertools import combinations

from dqlang.diagnostics.examples import ColumnTwice
from dqlang.syntax import ast
from dqlang.syntax.build_values import Fault, ValueBuilder, span
from dqlang.syntax.examples import Example, Given, Items
from dqlang.syntax.generated.DataQualityParser import DataQualityParser as P
from dqlang.syntax.value_words import path_words


class ExampleBuilder(ValueBuilder):
    """Examples."""

    visitPlainValue = ValueBuilder.visitLiteral  # a part of what a literal is, with the same tokens

    def visitExampleSentence(self, ctx: P.ExampleSentenceContext) -> Example:
        values = tuple(map(self.visitExampleValue, ctx.exampleValue()))
        for one, other in combinations(values, 2):
            if _overlap(one.column, other.column):
                name = path_words(other.column.parts)
                raise Fault(ColumnTwice(other.column.span, name, one.column.span))
        verdict = ctx.verdict()
        return Example(values, verdict.PASSES() is not None, self.visitVerdict(verdict), span(ctx))

    def visitExampleValue(self, ctx: P.ExampleValueContext) -> Given:
        column, values = self.visitPath(ctx.path()), tuple(map(self.visitPlainValue, ctx.plainValue()))
        if ctx.LB() is None:
            return Given(column, values[0], span(ctx))
        return Given(column, Items(values, span(ctx.LB()).to(span(ctx.RB()))), span(ctx))

    def visitVerdict(self, ctx: P.VerdictContext) -> ast.Date | ast.Timestamp | None:
        """When the verdict holds."""
        if ctx.DATE():
            return self._date(ctx.DATE().getText(), span(ctx.DATE()))
        return self._timestamp(ctx.TIMESTAMP().getText(), span(ctx.TIMESTAMP())) if ctx.TIMESTAMP() else None


def _overlap(one: ast.Column, other: ast.Column) -> bool:
    """Whether two columns are one, or one is a field of the other."""
    parts = zip(one.parts, other.parts, strict=False)
    return all(mine.lower() == others.lower() for mine, others in parts)
