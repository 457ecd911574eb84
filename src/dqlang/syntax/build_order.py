"""Parse tree to the checks that hold a row against others: their order, their steps, what is unusual among them."""

from __future__ import annotations

from decimal import Decimal

from dqlang.diagnostics import reading
from dqlang.syntax import ast
from dqlang.syntax.build_values import Fault, ValueBuilder, span
from dqlang.syntax.generated.DataQualityParser import DataQualityParser as P

_MOST_DEVIATIONS = 1_000_000


class OrderBuilder(ValueBuilder):
    """Checks about a row's place among the others."""

    def visitStepCheck(self, ctx: P.StepCheckContext) -> ast.Check:
        amount: ast.Value | ast.Duration | None = None
        if ctx.duration():
            amount = self.visitDuration(ctx.duration())
        elif ctx.expression():
            amount = self.visitExpression(ctx.expression())
        return ast.Step("increase" if ctx.INCREASE() else "decrease", amount, self._ordering(ctx), span(ctx))

    def visitGapCheck(self, ctx: P.GapCheckContext) -> ast.Check:
        return ast.NoGap(self.visitDuration(ctx.duration()), self._ordering(ctx), span(ctx))

    def visitOverlapCheck(self, ctx: P.OverlapCheckContext) -> ast.Check:
        return ast.Overlap(self._ordering(ctx), span(ctx))

    def visitFollowCheck(self, ctx: P.FollowCheckContext) -> ast.Check:
        texts = [self._text(text) for text in ctx.transitions().TEXT()]
        pairs = zip(texts[::2], texts[1::2], strict=True)
        transitions = tuple(ast.Transition(one, other, one.span.to(other.span)) for one, other in pairs)
        return ast.Follow(transitions, self._ordering(ctx), span(ctx))

    def visitOutlierCheck(self, ctx: P.OutlierCheckContext) -> ast.Check:
        if ctx.NUMBER() is None:
            return ast.Outlier(None, span(ctx))
        place, written = span(ctx.NUMBER()), ctx.NUMBER().getText()
        if not 0 < Decimal(written) <= _MOST_DEVIATIONS:
            wanted = f"a number above 0, and at most {_MOST_DEVIATIONS}"
            raise Fault(reading.BadNumber(place, written, wanted))
        return ast.Outlier(ast.Number(Decimal(written), written, place), span(ctx))

    def _ordering(
        self, ctx: P.StepCheckContext | P.GapCheckContext | P.OverlapCheckContext | P.FollowCheckContext
    ) -> ast.Ordering:
        found = ctx.ordering()
        if found is None:
            return ast.Ordering((), (), span(ctx))
        columns = [self.visitKeyColumns(each) for each in found.keyColumns()]
        by = columns.pop(0) if found.ORDER() else ()
        return ast.Ordering(by, columns[0] if columns else (), span(found))
