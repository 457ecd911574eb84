# Generated from grammar/DataQualityParser.g4 by ANTLR 4.13.2
from antlr4 import *
if "." in __name__:
    from .DataQualityParser import DataQualityParser
else:
    from DataQualityParser import DataQualityParser

# This class defines a complete generic visitor for a parse tree produced by DataQualityParser.

class DataQualityParserVisitor(ParseTreeVisitor):

    # Visit a parse tree produced by DataQualityParser#line.
    def visitLine(self, ctx:DataQualityParser.LineContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#heading.
    def visitHeading(self, ctx:DataQualityParser.HeadingContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#exampleSentence.
    def visitExampleSentence(self, ctx:DataQualityParser.ExampleSentenceContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#useSentence.
    def visitUseSentence(self, ctx:DataQualityParser.UseSentenceContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#defineSentence.
    def visitDefineSentence(self, ctx:DataQualityParser.DefineSentenceContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#treatSentence.
    def visitTreatSentence(self, ctx:DataQualityParser.TreatSentenceContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#ownerSentence.
    def visitOwnerSentence(self, ctx:DataQualityParser.OwnerSentenceContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#keySentence.
    def visitKeySentence(self, ctx:DataQualityParser.KeySentenceContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#sensitiveSentence.
    def visitSensitiveSentence(self, ctx:DataQualityParser.SensitiveSentenceContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#columnSentence.
    def visitColumnSentence(self, ctx:DataQualityParser.ColumnSentenceContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#columnsSentence.
    def visitColumnsSentence(self, ctx:DataQualityParser.ColumnsSentenceContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#columnNamesSentence.
    def visitColumnNamesSentence(self, ctx:DataQualityParser.ColumnNamesSentenceContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#sqlSentence.
    def visitSqlSentence(self, ctx:DataQualityParser.SqlSentenceContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#rowsSentence.
    def visitRowsSentence(self, ctx:DataQualityParser.RowsSentenceContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#valuesSentence.
    def visitValuesSentence(self, ctx:DataQualityParser.ValuesSentenceContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#rowSentence.
    def visitRowSentence(self, ctx:DataQualityParser.RowSentenceContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#verdict.
    def visitVerdict(self, ctx:DataQualityParser.VerdictContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#exampleValue.
    def visitExampleValue(self, ctx:DataQualityParser.ExampleValueContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#exampleSeparator.
    def visitExampleSeparator(self, ctx:DataQualityParser.ExampleSeparatorContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#plainValue.
    def visitPlainValue(self, ctx:DataQualityParser.PlainValueContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#modal.
    def visitModal(self, ctx:DataQualityParser.ModalContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#definition.
    def visitDefinition(self, ctx:DataQualityParser.DefinitionContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#columnsCheck.
    def visitColumnsCheck(self, ctx:DataQualityParser.ColumnsCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#columnList.
    def visitColumnList(self, ctx:DataQualityParser.ColumnListContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#columnItem.
    def visitColumnItem(self, ctx:DataQualityParser.ColumnItemContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#typeName.
    def visitTypeName(self, ctx:DataQualityParser.TypeNameContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#tableName.
    def visitTableName(self, ctx:DataQualityParser.TableNameContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#keyColumns.
    def visitKeyColumns(self, ctx:DataQualityParser.KeyColumnsContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#anySubject.
    def visitAnySubject(self, ctx:DataQualityParser.AnySubjectContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#eachSubject.
    def visitEachSubject(self, ctx:DataQualityParser.EachSubjectContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#separator.
    def visitSeparator(self, ctx:DataQualityParser.SeparatorContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#everySubject.
    def visitEverySubject(self, ctx:DataQualityParser.EverySubjectContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#valueSubject.
    def visitValueSubject(self, ctx:DataQualityParser.ValueSubjectContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#latestSubject.
    def visitLatestSubject(self, ctx:DataQualityParser.LatestSubjectContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#per.
    def visitPer(self, ctx:DataQualityParser.PerContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#checks.
    def visitChecks(self, ctx:DataQualityParser.ChecksContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#checkUse.
    def visitCheckUse(self, ctx:DataQualityParser.CheckUseContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#isCheck.
    def visitIsCheck(self, ctx:DataQualityParser.IsCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#hasCheck.
    def visitHasCheck(self, ctx:DataQualityParser.HasCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#plainCheck.
    def visitPlainCheck(self, ctx:DataQualityParser.PlainCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#verbCheck.
    def visitVerbCheck(self, ctx:DataQualityParser.VerbCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#matchCheck.
    def visitMatchCheck(self, ctx:DataQualityParser.MatchCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#containCheck.
    def visitContainCheck(self, ctx:DataQualityParser.ContainCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#startCheck.
    def visitStartCheck(self, ctx:DataQualityParser.StartCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#endCheck.
    def visitEndCheck(self, ctx:DataQualityParser.EndCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#likeCheck.
    def visitLikeCheck(self, ctx:DataQualityParser.LikeCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#stepCheck.
    def visitStepCheck(self, ctx:DataQualityParser.StepCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#overlapCheck.
    def visitOverlapCheck(self, ctx:DataQualityParser.OverlapCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#followCheck.
    def visitFollowCheck(self, ctx:DataQualityParser.FollowCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#differCheck.
    def visitDifferCheck(self, ctx:DataQualityParser.DifferCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#changeCheck.
    def visitChangeCheck(self, ctx:DataQualityParser.ChangeCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#changeBase.
    def visitChangeBase(self, ctx:DataQualityParser.ChangeBaseContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#ordering.
    def visitOrdering(self, ctx:DataQualityParser.OrderingContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#transitions.
    def visitTransitions(self, ctx:DataQualityParser.TransitionsContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#pattern.
    def visitPattern(self, ctx:DataQualityParser.PatternContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#outlierCheck.
    def visitOutlierCheck(self, ctx:DataQualityParser.OutlierCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#unusualCheck.
    def visitUnusualCheck(self, ctx:DataQualityParser.UnusualCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#compareCheck.
    def visitCompareCheck(self, ctx:DataQualityParser.CompareCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#betweenCheck.
    def visitBetweenCheck(self, ctx:DataQualityParser.BetweenCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#membershipCheck.
    def visitMembershipCheck(self, ctx:DataQualityParser.MembershipCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#withinLastCheck.
    def visitWithinLastCheck(self, ctx:DataQualityParser.WithinLastCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#uniqueCheck.
    def visitUniqueCheck(self, ctx:DataQualityParser.UniqueCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#dayOfWeekCheck.
    def visitDayOfWeekCheck(self, ctx:DataQualityParser.DayOfWeekCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#equalCheck.
    def visitEqualCheck(self, ctx:DataQualityParser.EqualCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#namedCheck.
    def visitNamedCheck(self, ctx:DataQualityParser.NamedCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#greaterThan.
    def visitGreaterThan(self, ctx:DataQualityParser.GreaterThanContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#lessThan.
    def visitLessThan(self, ctx:DataQualityParser.LessThanContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#atLeast.
    def visitAtLeast(self, ctx:DataQualityParser.AtLeastContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#atMost.
    def visitAtMost(self, ctx:DataQualityParser.AtMostContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#equalTo.
    def visitEqualTo(self, ctx:DataQualityParser.EqualToContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#before.
    def visitBefore(self, ctx:DataQualityParser.BeforeContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#after.
    def visitAfter(self, ctx:DataQualityParser.AfterContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#onOrBefore.
    def visitOnOrBefore(self, ctx:DataQualityParser.OnOrBeforeContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#onOrAfter.
    def visitOnOrAfter(self, ctx:DataQualityParser.OnOrAfterContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#signed.
    def visitSigned(self, ctx:DataQualityParser.SignedContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#inList.
    def visitInList(self, ctx:DataQualityParser.InListContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#inLookup.
    def visitInLookup(self, ctx:DataQualityParser.InLookupContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#inFuture.
    def visitInFuture(self, ctx:DataQualityParser.InFutureContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#inNetwork.
    def visitInNetwork(self, ctx:DataQualityParser.InNetworkContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#inDefined.
    def visitInDefined(self, ctx:DataQualityParser.InDefinedContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#lookup.
    def visitLookup(self, ctx:DataQualityParser.LookupContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#lengthCheck.
    def visitLengthCheck(self, ctx:DataQualityParser.LengthCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#decimalsCheck.
    def visitDecimalsCheck(self, ctx:DataQualityParser.DecimalsCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#keysCheck.
    def visitKeysCheck(self, ctx:DataQualityParser.KeysCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#gapCheck.
    def visitGapCheck(self, ctx:DataQualityParser.GapCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#haveNamedCheck.
    def visitHaveNamedCheck(self, ctx:DataQualityParser.HaveNamedCheckContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#phrase.
    def visitPhrase(self, ctx:DataQualityParser.PhraseContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#verbPhrase.
    def visitVerbPhrase(self, ctx:DataQualityParser.VerbPhraseContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#arguments.
    def visitArguments(self, ctx:DataQualityParser.ArgumentsContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#argument.
    def visitArgument(self, ctx:DataQualityParser.ArgumentContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#tolerance.
    def visitTolerance(self, ctx:DataQualityParser.ToleranceContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#share.
    def visitShare(self, ctx:DataQualityParser.ShareContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#ifPresent.
    def visitIfPresent(self, ctx:DataQualityParser.IfPresentContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#whenPart.
    def visitWhenPart(self, ctx:DataQualityParser.WhenPartContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#forPart.
    def visitForPart(self, ctx:DataQualityParser.ForPartContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#asPart.
    def visitAsPart(self, ctx:DataQualityParser.AsPartContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#becausePart.
    def visitBecausePart(self, ctx:DataQualityParser.BecausePartContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#taggedPart.
    def visitTaggedPart(self, ctx:DataQualityParser.TaggedPartContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#condition.
    def visitCondition(self, ctx:DataQualityParser.ConditionContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#conjunction.
    def visitConjunction(self, ctx:DataQualityParser.ConjunctionContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#negation.
    def visitNegation(self, ctx:DataQualityParser.NegationContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#predicate.
    def visitPredicate(self, ctx:DataQualityParser.PredicateContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#isTest.
    def visitIsTest(self, ctx:DataQualityParser.IsTestContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#hasTest.
    def visitHasTest(self, ctx:DataQualityParser.HasTestContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#doesNotTest.
    def visitDoesNotTest(self, ctx:DataQualityParser.DoesNotTestContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#matchesTest.
    def visitMatchesTest(self, ctx:DataQualityParser.MatchesTestContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#containsTest.
    def visitContainsTest(self, ctx:DataQualityParser.ContainsTestContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#startsTest.
    def visitStartsTest(self, ctx:DataQualityParser.StartsTestContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#endsTest.
    def visitEndsTest(self, ctx:DataQualityParser.EndsTestContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#looksTest.
    def visitLooksTest(self, ctx:DataQualityParser.LooksTestContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#differsTest.
    def visitDiffersTest(self, ctx:DataQualityParser.DiffersTestContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#expression.
    def visitExpression(self, ctx:DataQualityParser.ExpressionContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#term.
    def visitTerm(self, ctx:DataQualityParser.TermContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#literalFactor.
    def visitLiteralFactor(self, ctx:DataQualityParser.LiteralFactorContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#momentFactor.
    def visitMomentFactor(self, ctx:DataQualityParser.MomentFactorContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#ofFactor.
    def visitOfFactor(self, ctx:DataQualityParser.OfFactorContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#callFactor.
    def visitCallFactor(self, ctx:DataQualityParser.CallFactorContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#parenFactor.
    def visitParenFactor(self, ctx:DataQualityParser.ParenFactorContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#lookupFactor.
    def visitLookupFactor(self, ctx:DataQualityParser.LookupFactorContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#rowsFactor.
    def visitRowsFactor(self, ctx:DataQualityParser.RowsFactorContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#pathFactor.
    def visitPathFactor(self, ctx:DataQualityParser.PathFactorContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#function.
    def visitFunction(self, ctx:DataQualityParser.FunctionContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#ofNested.
    def visitOfNested(self, ctx:DataQualityParser.OfNestedContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#ofCall.
    def visitOfCall(self, ctx:DataQualityParser.OfCallContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#ofParen.
    def visitOfParen(self, ctx:DataQualityParser.OfParenContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#ofLookup.
    def visitOfLookup(self, ctx:DataQualityParser.OfLookupContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#ofRows.
    def visitOfRows(self, ctx:DataQualityParser.OfRowsContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#ofLiteral.
    def visitOfLiteral(self, ctx:DataQualityParser.OfLiteralContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#ofPath.
    def visitOfPath(self, ctx:DataQualityParser.OfPathContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#list.
    def visitList(self, ctx:DataQualityParser.ListContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#literal.
    def visitLiteral(self, ctx:DataQualityParser.LiteralContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#number.
    def visitNumber(self, ctx:DataQualityParser.NumberContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#duration.
    def visitDuration(self, ctx:DataQualityParser.DurationContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#unit.
    def visitUnit(self, ctx:DataQualityParser.UnitContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#path.
    def visitPath(self, ctx:DataQualityParser.PathContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#name.
    def visitName(self, ctx:DataQualityParser.NameContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#word.
    def visitWord(self, ctx:DataQualityParser.WordContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#phraseWord.
    def visitPhraseWord(self, ctx:DataQualityParser.PhraseWordContext):
        return self.visitChildren(ctx)


    # Visit a parse tree produced by DataQualityParser#functionWord.
    def visitFunctionWord(self, ctx:DataQualityParser.FunctionWordContext):
        return self.visitChildren(ctx)



del DataQualityParser