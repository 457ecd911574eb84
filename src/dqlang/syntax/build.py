"""Parse tree to sentences: rules, headings, and what is not built yet."""

from __future__ import annotations

import re
from decimal import Decimal

from antlr4 import ParserRuleContext, Token

from dqlang.diagnostics import reading, sentences
from dqlang.diagnostics.wording import quote
from dqlang.record import record
from dqlang.source import Span
from dqlang.syntax import ast
from dqlang.syntax.build_checks import CheckBuilder
from dqlang.syntax.build_examples import ExampleBuilder
from dqlang.syntax.build_values import Fault, Unbuilt, span, unquoted
from dqlang.syntax.examples import Example
from dqlang.syntax.generated.DataQualityParser import DataQualityParser as P
from dqlang.syntax.value_words import text_words
from dqlang.syntax.whole_rows import refuse_other_than_unique

_NAME = re.compile(r"\w+")
_TIGHT_BEFORE = (P.COMMA, P.RP, P.RB, P.DOT, P.PERCENT)
_TIGHT_BEHIND = (P.LP, P.LB, P.DOT)
_TABLE_WORDS = ("row", "rows", "column", "columns")
_TABLE_RULES = "rules about the table as a whole"


@record
class Heading:
    """A table's name, alone on its line."""

    name: tuple[str, ...]
    span: Span


Sentence = Heading | ast.Rule | ast.Fact | ast.Use | ast.Definition | ast.NotBuilt | Example


class Builder(CheckBuilder, ExampleBuilder):
    """`sentence` gives what a line says, or raises Fault."""

    def sentence(self, ctx: P.SentenceContext) -> Sentence:
        try:
            return self.visit(ctx)
        except Unbuilt as unbuilt:
            return ast.NotBuilt(unbuilt.feature, self._words(ctx), span(ctx), unbuilt.fault)

    def _words(self, ctx: ParserRuleContext) -> str:
        """A sentence as written, with one space at most between its tokens."""
        tokens = ctx.parser.getTokenStream().tokens[ctx.start.tokenIndex : ctx.stop.tokenIndex + 1]
        words = self._token_words(tokens[0])
        for before, token in zip(tokens, tokens[1:], strict=False):
            tight = token.type in _TIGHT_BEFORE or before.type in _TIGHT_BEHIND
            joined = before.stop + 1 == token.start and before.type != P.COMMA  # `-1`, `length(Name)`
            words += ("" if tight or joined else " ") + self._token_words(token)
        return words

    def _token_words(self, token: Token) -> str:
        """A token as written, except that curly quotes become straight ones."""
        curly = token.type == P.TEXT and token.text[0] not in "'\""
        return text_words(unquoted(token.text)) if curly else token.text

    def visitHeading(self, ctx: P.HeadingContext) -> Heading:
        return Heading(self.visitTableName(ctx.tableName()), span(ctx))

    # --- definitions and facts

    def visitUseSentence(self, ctx: P.UseSentenceContext) -> ast.Use:
        return ast.Use(self._text(ctx.TEXT()), span(ctx))

    def visitDefineSentence(self, ctx: P.DefineSentenceContext) -> ast.Definition:
        means = self.visitDefinition(ctx.definition())
        return ast.Definition(ctx.word().getText().lower(), means, span(ctx), span(ctx.word()))

    def visitDefinition(self, ctx: P.DefinitionContext) -> ast.Value | ast.Listed | ast.Asked:
        if ctx.list_():
            return ast.Listed(self.items(ctx.list_()), span(ctx))
        if ctx.literal():
            return self.visitLiteral(ctx.literal())
        return ast.Asked(*self.visitChecks(ctx.checks()), span(ctx))

    def visitSensitiveSentence(self, ctx: P.SensitiveSentenceContext) -> ast.Sensitive:
        return ast.Sensitive(self.visitPath(ctx.path()), span(ctx))

    def visitOwnerSentence(self, ctx: P.OwnerSentenceContext) -> ast.Owner:
        return ast.Owner(self._text(ctx.TEXT()), span(ctx))

    def visitKeySentence(self, ctx: P.KeySentenceContext) -> ast.KeyColumns:
        if ctx.keyColumns().getText().lower() == "sensitive":
            readings = ("key is `sensitive`", "`key` is sensitive")
            raise Fault(reading.TwoReadings(span(ctx), f"`{self.source.slice(span(ctx))}`", readings))
        return ast.KeyColumns(self.visitKeyColumns(ctx.keyColumns()), span(ctx))

    def visitTreatSentence(self, ctx: P.TreatSentenceContext) -> ast.Missing:
        return ast.Missing(tuple(map(self.visitLiteral, ctx.literal())), span(ctx))

    # --- rules

    def visitRowSentence(self, ctx: P.RowSentenceContext) -> ast.Rule:
        place = span(ctx.subjects())
        if self._is(ctx.subjects(), "row") and ctx.checks().getText().lower().endswith("beunique"):
            raise Fault(reading.Slip(place, "a row is compared with other rows", "write `rows`", "rows", safe=True))
        subjects = self.visit(ctx.subjects())
        checks, joiner = self.visitChecks(ctx.checks())
        for subject in subjects:
            if isinstance(subject, ast.Rows):
                refuse_other_than_unique(checks)
        return self._rule(ctx, subjects, checks, joiner)

    def visitSqlSentence(self, ctx: P.SqlSentenceContext) -> ast.Rule:
        row, place = ast.Row(span(ctx.ROW())), span(ctx.SATISFY()).to(span(ctx.TEXT()))
        use = ast.CheckUse(ast.Satisfy(self._text(ctx.TEXT()), place), False, place)
        return self._rule(ctx, (row,), (use,), None)

    def _rule(
        self,
        ctx: ParserRuleContext,
        subjects: tuple[ast.Subject, ...],
        checks: tuple[ast.CheckUse, ...],
        joiner: str | None,
    ) -> ast.Rule:
        parts = self._parts(ctx.tail())
        name = parts.get("as")
        return ast.Rule(
            subjects,
            ctx.modal().getText().lower(),
            checks,
            joiner,
            "if present" in parts,
            self.visitCondition(parts["when"].condition()) if "when" in parts else None,
            self._allowance(parts["for"]) if "for" in parts else None,
            self._name(name) if name else None,
            self._text(parts["because"].TEXT()).value if "because" in parts else None,
            self._tags(parts["tagged"]) if "tagged" in parts else (),
            span(ctx),
            span(name.word()) if name else None,
        )

    def visitAnySubject(self, ctx: P.AnySubjectContext) -> tuple[ast.Subject, ...]:
        return (ast.AnyOf(tuple(map(self.visitExpression, ctx.expression())), span(ctx)),)

    def visitEachSubject(self, ctx: P.EachSubjectContext) -> tuple[ast.Subject, ...]:
        subjects = tuple(map(self.visit, ctx.subject()))
        last = ctx.subject()[-1]
        if len(subjects) > 1 and self.source.slice(span(last)).lower() in ("and", "or"):
            says = f"a column is missing behind {quote(self.source.slice(span(last)))}"
            raise Fault(
                reading.Slip(
                    span(last), says, "name it, or leave it out; a column that is called so stands in backquotes"
                )
            )
        for separator in ctx.separator():
            if separator.OR():
                names = self.source.slice(span(ctx))
                raise Fault(
                    reading.Slip(
                        span(ctx),
                        "`or` between columns leaves open which of them is meant",
                        f"write `at least one of {names.replace(' or ', ' and ')}`, or a rule for each",
                    )
                )
        return subjects

    def visitEverySubject(self, ctx: P.EverySubjectContext) -> ast.Subject:
        return ast.Every(self.visitPath(ctx.path()), span(ctx))

    def visitValueSubject(self, ctx: P.ValueSubjectContext) -> ast.Subject:
        if ctx.DISTINCT() or ctx.condition() or ctx.per():
            raise Unbuilt(_TABLE_RULES, span(ctx))
        if self._is(ctx, "rows"):
            return ast.Rows(span(ctx))
        if self._is(ctx, *_TABLE_WORDS):
            raise Unbuilt(_TABLE_RULES, span(ctx))
        return self.subject(ctx.expression())

    def _is(self, ctx: ParserRuleContext, *words: str) -> bool:
        return self.source.slice(span(ctx)).lower() in words

    # --- what stands behind the checks

    def _parts(self, tails: list[ParserRuleContext]) -> dict[str, ParserRuleContext]:
        words = {
            P.IfPresentContext: "if present",
            P.WhenPartContext: "when",
            P.ForPartContext: "for",
            P.AsPartContext: "as",
            P.BecausePartContext: "because",
            P.TaggedPartContext: "tagged",
        }
        parts: dict[str, ParserRuleContext] = {}
        for tail in tails:
            word = words[type(tail)]
            if word in parts:
                raise Fault(sentences.PartTwice(span(tail), word, span(parts[word])))
            parts[word] = tail
        return parts

    def _allowance(self, ctx: P.ForPartContext) -> ast.Allowance:
        number, percent = self.visitNumber(ctx.share().number()), ctx.share().PERCENT() is not None
        in_range = 0 <= number.value <= 100 if percent else number.value >= 0 and number.value == int(number.value)
        if not in_range:
            wanted = "a share from 0% to 100%" if percent else "a whole number of rows"
            raise Fault(reading.BadNumber(number.span, number.written, wanted))
        kind = "at least" if ctx.LEAST() else "all but"
        if ctx.OF() and not percent:
            written = number.written
            readings = (f"for {kind} {written}% of rows", f"for {kind} {written} rows")
            raise Fault(reading.TwoReadings(span(ctx), f"`{self.source.slice(span(ctx))}`", readings))
        return ast.Allowance(kind, Decimal(number.value), percent, number.written, span(ctx))

    def _name(self, ctx: P.AsPartContext) -> str:
        name = ctx.word().getText()
        if not _NAME.fullmatch(name):
            raise Fault(sentences.BadName(span(ctx.word()), name))
        return name

    def _tags(self, ctx: P.TaggedPartContext) -> tuple[str, ...]:
        items = self.literals(ctx.list_())
        for item in items:
            if not isinstance(item, ast.Text):
                raise Fault(reading.NotAValue(item.span, "text", "tags are texts: `tagged ['finance', 'weekly']`"))
        return tuple(item.value for item in items)


def _unbuilt(feature: str):
    def visit(self: Builder, ctx: ParserRuleContext) -> Sentence:
        raise Unbuilt(feature, span(ctx))

    return visit


for _rule, _feature in {
    "ColumnSentence": _TABLE_RULES,
    "ColumnsSentence": _TABLE_RULES,
    "ColumnNamesSentence": _TABLE_RULES,
    "RowsSentence": _TABLE_RULES,
    "ValuesSentence": _TABLE_RULES,
    "LatestSubject": _TABLE_RULES,
}.items():
    setattr(Builder, f"visit{_rule}", _unbuilt(_feature))
