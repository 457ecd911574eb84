"""Parse tree to checks and conditions."""

from __future__ import annotations

from antlr4 import ParserRuleContext

from dqlang.diagnostics import reading, sentences
from dqlang.syntax import ast
from dqlang.syntax.build_order import OrderBuilder
from dqlang.syntax.build_values import Fault, Unbuilt, span
from dqlang.syntax.generated.DataQualityParser import DataQualityParser as P

_SIGNS = {">": "gt", "<": "lt", ">=": "ge", "<=": "le", "=": "eq"}
_COMPARATORS = {
    P.GreaterThanContext: ("gt", "than"),
    P.LessThanContext: ("lt", "than"),
    P.AtLeastContext: ("ge", "than"),
    P.AtMostContext: ("le", "than"),
    P.EqualToContext: ("eq", "than"),
    P.BeforeContext: ("lt", "moment"),
    P.AfterContext: ("gt", "moment"),
    P.OnOrBeforeContext: ("le", "moment"),
    P.OnOrAfterContext: ("ge", "moment"),
}
MOST_DECIMALS = 38
"""As many digits as a decimal has at most."""


def _unbuilt(feature: str):
    def visit(self: CheckBuilder, ctx: ParserRuleContext) -> ast.Check:
        raise Unbuilt(feature, span(ctx))

    return visit


class CheckBuilder(OrderBuilder):
    """Checks and conditions. A condition says the same checks in the third person."""

    # --- a sentence's checks

    def visitChecks(self, ctx: P.ChecksContext) -> tuple[tuple[ast.CheckUse, ...], str | None]:
        uses = tuple(self.visitCheckUse(use) for use in ctx.checkUse())
        joiners = {"and" if joiner.symbol.type == P.AND else "or" for joiner in (*ctx.AND(), *ctx.OR())}
        if len(joiners) > 1:
            raise Fault(sentences.AndWithOr(span(ctx), self._groupings(ctx)))
        return uses, joiners.pop() if joiners else None

    def _groupings(self, ctx: P.ChecksContext) -> tuple[str, str]:
        """The two ways to put parentheses around the first three checks."""
        first, second, third = (self.source.slice(span(use)) for use in ctx.checkUse()[:3])
        if len(ctx.checkUse()) > 3:
            third += " ..."
        one, other = ctx.getChild(1).getText(), ctx.getChild(3).getText()
        return f"({first} {one} {second}) {other} {third}", f"{first} {one} ({second} {other} {third})"

    def visitCheckUse(self, ctx: P.CheckUseContext) -> ast.CheckUse:
        return ast.CheckUse(self.visit(ctx.check()), ctx.NOT() is not None, span(ctx))

    def visitIsCheck(self, ctx: P.IsCheckContext) -> ast.Check:
        return self.visit(ctx.beCheck())

    def visitHasCheck(self, ctx: P.HasCheckContext) -> ast.Check:
        return self.visit(ctx.haveCheck())

    def visitPlainCheck(self, ctx: P.PlainCheckContext) -> ast.Check:
        return self.visit(ctx.plain())

    def visitVerbCheck(self, ctx: P.VerbCheckContext) -> ast.Check:
        verb = ctx.verbPhrase()
        return self._named("", [verb.NAME(), *verb.phraseWord()], ctx)

    # --- behind `be`

    def visitCompareCheck(self, ctx: P.CompareCheckContext) -> ast.Check:
        operator, form = self._comparator(ctx.comparator())
        value = self.visitExpression(ctx.expression())
        return ast.Compare(operator, value, form, self._tolerance(ctx.tolerance()), span(ctx))

    def _comparator(self, ctx: P.ComparatorContext) -> tuple[str, str]:
        if isinstance(ctx, P.SignedContext):
            return _SIGNS[ctx.sign.text], "sign"
        return _COMPARATORS[type(ctx)]

    def visitBetweenCheck(self, ctx: P.BetweenCheckContext) -> ast.Check:
        low, high = self.visitExpression(ctx.low), self.visitExpression(ctx.high)
        return ast.Between(low, high, ctx.STRICTLY() is not None, self._tolerance(ctx.tolerance()), span(ctx))

    def visitEqualCheck(self, ctx: P.EqualCheckContext) -> ast.Check:
        if ctx.literal().NULL() and not ctx.tolerance():
            return ast.Named("be null", (), span(ctx))
        value = self.visitLiteral(ctx.literal())
        return ast.Compare("eq", value, "is", self._tolerance(ctx.tolerance()), span(ctx))

    def _tolerance(self, ctx: P.ToleranceContext | None) -> ast.Within | None:
        if ctx is None:
            return None
        if ctx.duration():
            return ast.Within(self.visitDuration(ctx.duration()), False, span(ctx))
        number = self.visitNumber(ctx.share().number())
        if number.value < 0:
            raise Fault(reading.BadNumber(number.span, number.written, "a tolerance of zero or more"))
        return ast.Within(number, ctx.share().PERCENT() is not None, span(ctx))

    def visitMembershipCheck(self, ctx: P.MembershipCheckContext) -> ast.Check:
        return self.visit(ctx.inCheck())

    def visitInList(self, ctx: P.InListContext) -> ast.Check:
        return ast.InSet(self.items(ctx.list_()), ctx.IGNORING() is not None, span(ctx))

    def visitInLookup(self, ctx: P.InLookupContext) -> ast.Check:
        return self.visitLookup(ctx.lookup())

    def visitLookup(self, ctx: P.LookupContext) -> ast.Check:
        names = [self.visitName(name) for name in ctx.name()]
        dots = len(ctx.DOT())
        return ast.InLookup(tuple(names[:dots]), tuple(names[dots:]), span(ctx))

    def visitInFuture(self, ctx: P.InFutureContext) -> ast.Check:
        return ast.Named("be in the future", (), span(ctx))

    def visitInDefined(self, ctx: P.InDefinedContext) -> ast.Check:
        return ast.InDefined(self.visitName(ctx.name()).lower(), span(ctx))

    def visitWithinLastCheck(self, ctx: P.WithinLastCheckContext) -> ast.Check:
        return ast.WithinLast(self.visitDuration(ctx.duration()), span(ctx))

    def visitUniqueCheck(self, ctx: P.UniqueCheckContext) -> ast.Check:
        return ast.Unique(self.visitKeyColumns(ctx.keyColumns()) if ctx.keyColumns() else (), span(ctx))

    def visitNamedCheck(self, ctx: P.NamedCheckContext) -> ast.Check:
        if ctx.phrase().getText().lower() == "key" and ctx.arguments() is None:
            return ast.Key(span(ctx))
        return self._named("be ", ctx.phrase().phraseWord(), ctx)

    def visitHaveNamedCheck(self, ctx: P.HaveNamedCheckContext) -> ast.Check:
        return self._named("have ", ctx.phrase().phraseWord(), ctx)

    def _named(self, verb: str, words: list, ctx: ParserRuleContext) -> ast.Named:
        phrase = verb + " ".join(word.getText().lower() for word in words)
        if ctx.arguments() is None:
            return ast.Named(phrase, (), span(ctx))
        arguments = tuple(map(self.visitArgument, ctx.arguments().argument()))
        return ast.Named(phrase, arguments, span(ctx), ctx.arguments().start.text.lower())

    def visitArgument(self, ctx: P.ArgumentContext) -> ast.Argument:
        word = ctx.phraseWord().getText().lower() if ctx.phraseWord() else ""
        return ast.Argument(word, self.visitLiteral(ctx.literal()), span(ctx))

    def visitDayOfWeekCheck(self, ctx: P.DayOfWeekCheckContext) -> ast.Check:
        if ctx.list_() is None:
            return ast.OnDays("weekday" if ctx.WEEKDAY() else "weekend", (), span(ctx))
        advice = "days are texts: `on ['Monday', 'Friday']`"
        return ast.OnDays("list", self._texts(ctx.list_(), "day of the week", advice), span(ctx))

    def visitInNetwork(self, ctx: P.InNetworkContext) -> ast.Check:
        return ast.InNetwork(self._text(ctx.TEXT()), span(ctx))

    visitUnusualCheck = _unbuilt("comparisons with earlier runs")

    # --- behind `have`

    def visitLengthCheck(self, ctx: P.LengthCheckContext) -> ast.Check:
        place = span(ctx)
        if ctx.number():
            return ast.Length(ast.Compare("eq", self.visitNumber(ctx.number()), "is", None, place), place)
        if ctx.BETWEEN():
            low, high = self.visitExpression(ctx.low), self.visitExpression(ctx.high)
            return ast.Length(ast.Between(low, high, ctx.STRICTLY() is not None, None, place), place)
        operator, form = self._comparator(ctx.comparator())
        return ast.Length(ast.Compare(operator, self.visitExpression(ctx.expression(0)), form, None, place), place)

    def visitDecimalsCheck(self, ctx: P.DecimalsCheckContext) -> ast.Check:
        written = ctx.NUMBER().getText()
        if not written.isdigit() or int(written) > MOST_DECIMALS:
            wanted = f"a whole number from 0 to {MOST_DECIMALS}"
            raise Fault(reading.BadNumber(span(ctx.NUMBER()), written, wanted))
        return ast.Decimals(int(written), span(ctx))

    def visitKeysCheck(self, ctx: P.KeysCheckContext) -> ast.Check:
        return ast.HaveKeys(self._texts(ctx.list_(), "key", "keys are texts: `have keys ['id', 'ts']`"), span(ctx))

    # --- other verbs

    def visitMatchCheck(self, ctx: P.MatchCheckContext) -> ast.Check:
        return self._match(ctx.pattern())

    def _match(self, ctx: P.PatternContext) -> ast.Check:
        if ctx.word():
            return ast.MatchDefined(ctx.word().getText().lower(), span(ctx))
        if ctx.TEXT():
            return ast.Match(self._text(ctx.TEXT()), span(ctx))
        quantifier = "any" if ctx.ANY() else "all" if ctx.ALL() else "none"
        advice = "patterns are texts: `match any of ['^A', '^B']`"
        return ast.MatchSeveral(quantifier, self._texts(ctx.list_(), "pattern", advice), span(ctx))

    def _texts(self, ctx: P.ListContext, wanted: str, advice: str) -> tuple[ast.Text, ...]:
        """The items of a list that holds nothing but texts."""
        items = self.literals(ctx)
        for item in items:
            if not isinstance(item, ast.Text):
                raise Fault(reading.NotAValue(item.span, wanted, advice))
        return tuple(item for item in items if isinstance(item, ast.Text))

    def _part(self, kind: str, ctx: ParserRuleContext) -> ast.Check:
        return ast.TextPart(kind, self._text(ctx.TEXT()), span(ctx))

    def visitContainCheck(self, ctx: P.ContainCheckContext) -> ast.Check:
        return self._part("contain", ctx)

    def visitStartCheck(self, ctx: P.StartCheckContext) -> ast.Check:
        return self._part("start with", ctx)

    def visitEndCheck(self, ctx: P.EndCheckContext) -> ast.Check:
        return self._part("end with", ctx)

    def visitDifferCheck(self, ctx: P.DifferCheckContext) -> ast.Check:
        if ctx.TEXT():
            raise Unbuilt("comparisons with a baseline", span(ctx))
        return ast.Named("differ", (), span(ctx))

    def visitLikeCheck(self, ctx: P.LikeCheckContext) -> ast.Check:
        return ast.Like(self._text(ctx.TEXT()), span(ctx))

    visitChangeCheck = _unbuilt("comparisons with earlier runs")

    # --- conditions

    def visitCondition(self, ctx: P.ConditionContext) -> ast.Condition:
        items = tuple(self.visitConjunction(item) for item in ctx.conjunction())
        return items[0] if len(items) == 1 else ast.Or(items, span(ctx))

    def visitConjunction(self, ctx: P.ConjunctionContext) -> ast.Condition:
        items = tuple(self.visitNegation(item) for item in ctx.negation())
        return items[0] if len(items) == 1 else ast.And(items, span(ctx))

    def visitNegation(self, ctx: P.NegationContext) -> ast.Condition:
        if ctx.NOT():
            return ast.Not(self.visitNegation(ctx.negation()), span(ctx))
        return self.visitPredicate(ctx.predicate())

    def visitPredicate(self, ctx: P.PredicateContext) -> ast.Condition:
        if ctx.is_() is None:
            return self._parenthesized(ctx)
        if ctx.EVERY():
            subject: ast.Subject = ast.Every(self.visitPath(ctx.path()), span(ctx.path()))
        elif ctx.ONE():
            subject = ast.AnyOf(tuple(map(self.visitExpression, ctx.expression())), span(ctx))
        else:
            subject = self.subject(ctx.expression(0))
        test = ctx.is_()
        negated = test.NOT() is not None if isinstance(test, P.IsTestContext | P.DoesNotTestContext) else False
        return ast.Test(subject, ast.CheckUse(self.visit(test), negated, span(test)), span(ctx))

    def _parenthesized(self, ctx: P.PredicateContext) -> ast.Condition:
        factor = self._only_factor(ctx.expression(0))
        if isinstance(factor, P.ParenFactorContext) and len(factor.condition()) == 1:
            return self.visitCondition(factor.condition(0))
        written = self.source.slice(span(ctx))
        advice = f"say what must hold of it, such as `{written} is true` or `{written} is not null`"
        raise Fault(reading.NotAValue(span(ctx), "condition", advice))

    def subject(self, ctx: P.ExpressionContext) -> ast.Subject:
        """An expression as a subject: parentheses with several parts are a list of columns, and `null`, `now`, ... are
        columns of that name."""
        factor = self._only_factor(ctx)
        if isinstance(factor, P.ParenFactorContext) and len(factor.condition()) > 1:
            return ast.Columns(tuple(self.value(item) for item in factor.condition()), span(ctx))
        value = self.visitExpression(ctx)
        if isinstance(value, ast.Null | ast.Boolean | ast.Now | ast.Today):
            return ast.Column((self.source.slice(value.span),), value.span)
        if isinstance(value, ast.Text | ast.Number | ast.Date | ast.Timestamp):
            raise Fault(self._literal_subject(value))
        return value

    def _literal_subject(self, value: ast.Value) -> sentences.WrongSubject:
        written, name = self.source.slice(value.span), None
        if isinstance(value, ast.Text):
            advice = f"a column's name stands in backquotes, `` `{value.value}` ``, or without any"
            name = "`" + value.value.replace("`", "``") + "`" if value.value else None
        else:
            advice = "begin with a column's name; a name that looks like a number stands in backquotes"
        what = f"`{written}` is a value, and a value cannot be checked"
        return sentences.WrongSubject(value.span, what, advice, name)

    def visitIsTest(self, ctx: P.IsTestContext) -> ast.Check:
        return self.visit(ctx.beCheck())

    def visitHasTest(self, ctx: P.HasTestContext) -> ast.Check:
        return self.visit(ctx.haveCheck())

    def visitDoesNotTest(self, ctx: P.DoesNotTestContext) -> ast.Check:
        return self.visit(ctx.haveCheck() or ctx.plain())

    def visitMatchesTest(self, ctx: P.MatchesTestContext) -> ast.Check:
        return self._match(ctx.pattern())

    def visitContainsTest(self, ctx: P.ContainsTestContext) -> ast.Check:
        return self._part("contain", ctx)

    def visitStartsTest(self, ctx: P.StartsTestContext) -> ast.Check:
        return self._part("start with", ctx)

    def visitEndsTest(self, ctx: P.EndsTestContext) -> ast.Check:
        return self._part("end with", ctx)

    def visitLooksTest(self, ctx: P.LooksTestContext) -> ast.Check:
        return ast.Like(self._text(ctx.TEXT()), span(ctx))

    def visitDiffersTest(self, ctx: P.DiffersTestContext) -> ast.Check:
        return ast.Named("differ", (), span(ctx))
