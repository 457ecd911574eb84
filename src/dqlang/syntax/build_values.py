"""Parse tree to values: literals, columns, moments, arithmetic, functions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from antlr4 import ParserRuleContext, TerminalNode

from dqlang.diagnostics import reading
from dqlang.diagnostics.problem import Problem
from dqlang.source import Source, Span
from dqlang.syntax import ast
from dqlang.syntax.generated.DataQualityParser import DataQualityParser as P
from dqlang.syntax.generated.DataQualityParserVisitor import DataQualityParserVisitor
from dqlang.syntax.words import value_words

METRICS = re.compile(
    r"(approximately )?(number|sum|average|minimum|maximum|median|standard deviation|variance|percentile|newest|oldest"
    r"|correlation|skewness|kurtosis|most common value|entropy|distribution|interquartile range)"
)
_DOUBLED = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b", "\u2019"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f", "\u201d"),
}
_DIGITS = 38  # as many as a decimal holds
_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?", re.IGNORECASE | re.ASCII)


class Fault(Exception):
    """A sentence has a problem; the rest of it is not looked at."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class Unbuilt(Exception):
    """A sentence holds a part that nothing behind the grammar understands yet."""

    def __init__(self, feature: str, fault: Span) -> None:
        self.feature, self.fault = feature, fault


def span(node: ParserRuleContext | TerminalNode) -> Span:
    if isinstance(node, TerminalNode):
        return Span(node.symbol.start, node.symbol.stop + 1)
    return Span(node.start.start, node.stop.stop + 1)


def unquoted(written: str) -> str:
    """What stands between quotes, doubled quotes of their own kind undone."""
    quote = _DOUBLED.get(written[0], written[0])
    return written[1:-1].replace(quote * 2, quote)


class ValueBuilder(DataQualityParserVisitor):
    """Each `visitX` gives a node of the syntax tree, or raises Fault or Unbuilt."""

    def __init__(self, source: Source) -> None:
        self.source = source

    # --- names

    def visitName(self, ctx: P.NameContext) -> str:
        quoted = ctx.QUOTED_NAME()
        return unquoted(quoted.getText()) if quoted else ctx.getText()

    def visitPath(self, ctx: P.PathContext) -> ast.Column:
        return ast.Column(tuple(self.visitName(name) for name in ctx.name()), span(ctx))

    def visitTableName(self, ctx: P.TableNameContext) -> tuple[str, ...]:
        return tuple(self.visitName(name) for name in ctx.name())

    def visitKeyColumns(self, ctx: P.KeyColumnsContext) -> tuple[ast.Column, ...]:
        return tuple(self.visitPath(path) for path in ctx.path())

    # --- literals

    def visitLiteral(self, ctx: P.LiteralContext) -> ast.Value:
        if ctx.number():
            return self.visitNumber(ctx.number())
        token, place, written = ctx.start, span(ctx), ctx.getText()
        if token.type == P.TEXT:
            return self._text(ctx.TEXT())
        if token.type == P.DATE:
            return self._date(written, place)
        if token.type == P.TIMESTAMP:
            return self._timestamp(written, place)
        if token.type == P.TIME:
            return self._time(written, place)
        if token.type in (P.TRUE, P.FALSE):
            return ast.Boolean(token.type == P.TRUE, place)
        return {P.NULL: ast.Null, P.NOW: ast.Now, P.TODAY: ast.Today}[token.type](place)

    def _text(self, node: TerminalNode) -> ast.Text:
        return ast.Text(unquoted(node.getText()), span(node))

    def visitNumber(self, ctx: P.NumberContext) -> ast.Number:
        written = ctx.getText().removeprefix("+")
        value = Decimal(written)
        _, digits, exponent = value.as_tuple()
        if max(len(digits), -int(exponent)) > _DIGITS:
            raise Fault(reading.BadNumber(span(ctx), written, f"a number of at most {_DIGITS} digits"))
        return ast.Number(value, written, span(ctx))

    def _date(self, written: str, place: Span) -> ast.Date:
        try:
            date.fromisoformat(written)
        except ValueError:
            raise Fault(reading.NoSuchMoment(place, written)) from None
        return ast.Date(written, place)

    def _timestamp(self, written: str, place: Span) -> ast.Timestamp:
        written = written.upper()
        form = _TIMESTAMP.fullmatch(written)
        try:
            if form is None or (form[3] or "").startswith(("+19", "-19", "+2", "-2")):  # zones end at 18 hours
                raise ValueError
            seconds = form[1] or ":00"
            datetime.fromisoformat(written[:16] + seconds[:3] + (form[3] or "").replace("Z", "+00:00"))
        except ValueError:
            raise Fault(reading.NoSuchMoment(place, written)) from None
        return ast.Timestamp(written, place)

    def _time(self, written: str, place: Span) -> ast.Time:
        try:
            time.fromisoformat(written)
        except ValueError:
            raise Fault(reading.NoSuchMoment(place, written)) from None
        return ast.Time(written, place)

    def visitDuration(self, ctx: P.DurationContext) -> ast.Duration:
        written = ctx.NUMBER().getText()
        if not written.isdigit() or len(written) > 9:
            raise Fault(reading.BadNumber(span(ctx.NUMBER()), written, "a whole number, such as `3 days`"))
        return ast.Duration(int(written), ctx.unit().getText().lower().removesuffix("s"), span(ctx))

    # --- computed values

    def visitExpression(self, ctx: P.ExpressionContext) -> ast.Value:
        return self._chain(ctx, ctx.term(), self.visitTerm)

    def visitTerm(self, ctx: P.TermContext) -> ast.Value:
        return self._chain(ctx, ctx.factor(), self.visit)

    def _chain(self, ctx: ParserRuleContext, parts: list, visit) -> ast.Value:
        value = visit(parts[0])
        for i, part in enumerate(parts[1:]):
            sign = ctx.getChild(2 * i + 1)
            right = visit(part)
            place = Span(ctx.start.start, part.stop.stop + 1)
            node = ast.Arithmetic(sign.getText(), value, right, place)
            self._needs_spaces(sign, value, right, node)
            self._takes_one_behind(value, parts[i].stop.type == P.RP, node)
            value = node
        return value

    def _needs_spaces(self, sign: TerminalNode, left: ast.Value, right: ast.Value, node: ast.Arithmetic) -> None:
        place, text = span(sign), self.source.text
        if text[place.start - 1].isspace() and text[place.end : place.end + 1].isspace():
            return
        tight = isinstance(left, ast.Column) and isinstance(right, ast.Column)
        name = self.source.slice(left.span.to(right.span)) if tight else None
        raise Fault(reading.OperatorWithoutSpaces(node.span, sign.getText(), name, value_words(node)))

    def _takes_one_behind(self, left: ast.Value, closed: bool, node: ast.Arithmetic) -> None:
        """`of`, and `before` or `after` in a moment, take what stands right behind them: `absolute of A - B` has two
        readings."""
        last = left.right if isinstance(left, ast.Arithmetic) else left
        if closed or not isinstance(last, ast.Function | ast.Moment) or _argument(last) is None:
            return
        inner = ast.Arithmetic(node.operator, _argument(last), node.right, node.span)
        outer = _with_argument(last, inner)
        if isinstance(left, ast.Arithmetic):
            outer = ast.Arithmetic(left.operator, left.left, outer, node.span)
        what = f"`{self.source.slice(node.span)}`"
        raise Fault(reading.TwoReadings(node.span, what, (value_words(node), value_words(outer))))

    def visitLiteralFactor(self, ctx: P.LiteralFactorContext) -> ast.Value:
        return self.visitLiteral(ctx.literal())

    def visitPathFactor(self, ctx: P.PathFactorContext) -> ast.Value:
        return self.visitPath(ctx.path())

    def visitMomentFactor(self, ctx: P.MomentFactorContext) -> ast.Value:
        duration = self.visitDuration(ctx.duration())
        if ctx.ofOperand():
            word = "before" if ctx.BEFORE() else "after"
            return ast.Moment(duration, word, self.visit(ctx.ofOperand()), span(ctx))
        return ast.Moment(duration, "ago" if ctx.AGO() else "from now", None, span(ctx))

    def visitOfFactor(self, ctx: P.OfFactorContext) -> ast.Value:
        name = " ".join(word.getText() for word in ctx.function().functionWord()).lower()
        if ctx.ORDINAL() or ctx.DISTINCT() or METRICS.fullmatch(name):
            raise Unbuilt("rules about the table as a whole", span(ctx))
        return ast.Function(name, self.visit(ctx.ofOperand()), span(ctx))

    def visitCallFactor(self, ctx: P.CallFactorContext) -> ast.Value:
        name = " ".join(word.getText() for word in ctx.function().functionWord()).lower()
        if METRICS.fullmatch(name):
            raise Unbuilt("rules about the table as a whole", span(ctx))
        if len(ctx.condition()) > 1:
            raise Fault(reading.NotAValue(span(ctx), "function of several values", f"`{name}` takes one value"))
        return ast.Function(name, self.value(ctx.condition(0)), span(ctx))

    def visitParenFactor(self, ctx: P.ParenFactorContext) -> ast.Value:
        if len(ctx.condition()) > 1:
            advice = "a list of values stands in `[ ]`, and a list of columns only before `must` or `should`"
            raise Fault(reading.NotAValue(span(ctx), "value", advice))
        return self.value(ctx.condition(0))

    def visitLookupFactor(self, ctx: P.LookupFactorContext) -> ast.Value:
        raise Unbuilt("comparisons with a lookup as a whole", span(ctx))

    visitOfNested = visitOfFactor
    visitOfCall = visitCallFactor
    visitOfParen = visitParenFactor
    visitOfLiteral = visitLiteralFactor
    visitOfPath = visitPathFactor
    visitOfLookup = visitOfRows = visitRowsFactor = visitLookupFactor

    def value(self, ctx: P.ConditionContext) -> ast.Value:
        """What stands in parentheses, where it must be a value and no condition."""
        expression = self._bare(ctx)
        if expression is None:
            raise Fault(reading.NotAValue(span(ctx), "value", "a condition stands only behind `when`"))
        return self.visitExpression(expression)

    def _bare(self, ctx: P.ConditionContext) -> P.ExpressionContext | None:
        """The expression that is all of a condition, if it is one."""
        if len(ctx.conjunction()) > 1 or len(ctx.conjunction(0).negation()) > 1:
            return None
        predicate = ctx.conjunction(0).negation(0).predicate()
        if predicate is None or predicate.is_() or len(predicate.expression()) != 1:
            return None
        return predicate.expression(0)

    def literals(self, ctx: P.ListContext) -> tuple[ast.Value, ...]:
        """The items of a list of plain values."""
        return self._items(ctx, self._item)

    def items(self, ctx: P.ListContext) -> tuple[ast.Value | ast.Combination, ...]:
        """The items of a list of plain values, or of combinations of them: `('US', 'USD')`."""
        return self._items(ctx, self._item_or_combination)

    def _items(self, ctx: P.ListContext, read: Callable[[P.ExpressionContext], Any]) -> tuple[Any, ...]:
        items, bare = [], []
        for item in ctx.expression():
            try:
                items.append(read(item))
            except Fault as fault:
                if not isinstance(fault.problem, reading.BareWord):
                    raise
                bare.append(fault.problem)
        if bare:
            raise Fault(replace(bare[0], others=tuple((problem.span, problem.word) for problem in bare[1:])))
        return tuple(items)

    def _item_or_combination(self, ctx: P.ExpressionContext) -> ast.Value | ast.Combination:
        factor = self._only_factor(ctx)
        if not isinstance(factor, P.ParenFactorContext) or len(factor.condition()) == 1:
            return self._item(ctx)
        parts = [self._bare(part) for part in factor.condition()]
        if None in parts:
            raise Fault(reading.NotAValue(span(ctx), "value", "a condition stands only behind `when`"))
        return ast.Combination(tuple(self._item(part) for part in parts if part is not None), span(ctx))

    def _only_factor(self, ctx: P.ExpressionContext) -> ParserRuleContext | None:
        single = len(ctx.term()) == 1 and len(ctx.term(0).factor()) == 1
        return ctx.term(0).factor(0) if single else None

    def _item(self, ctx: P.ExpressionContext) -> ast.Value:
        value = self.visitExpression(ctx)
        if isinstance(value, ast.Column):
            raise Fault(reading.BareWord(span(ctx), ".".join(value.parts)))
        if isinstance(value, ast.Arithmetic | ast.Function):
            raise Fault(reading.NotAValue(span(ctx), "plain value", "lists hold plain values, such as `'A'` or `5`"))
        return value


def _argument(node: ast.Function | ast.Moment) -> ast.Value | None:
    return node.argument if isinstance(node, ast.Function) else node.anchor


def _with_argument(node: ast.Function | ast.Moment, argument: ast.Value) -> ast.Value:
    if isinstance(node, ast.Function):
        return ast.Function(node.name, argument, node.span)
    return ast.Moment(node.duration, node.direction, argument, node.span)
