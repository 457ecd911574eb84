"""The one spelling of everything that a rule can say: syntax tree to text.

What is written here reads back as an equal tree, except that signs (`>`) have become words.
"""

from __future__ import annotations

from collections.abc import Callable

from dqlang.syntax import ast
from dqlang.syntax.check_words import CheckWords
from dqlang.syntax.examples import Example, Items, PlainValue
from dqlang.syntax.value_words import listing, path_words


class Words(CheckWords):
    """Writes conditions and whole sentences."""

    def condition(self, condition: ast.Condition) -> str:
        match condition:
            case ast.Test(subject, use):
                return f"{self.subject(subject)} {self.check(use.check, use.negated, third_person=True)}"
            case ast.Not(item):
                return f"not ({self.condition(item)})"
            case ast.And(items):
                return " and ".join(self._within(item, ast.And | ast.Or) for item in items)
            case ast.Or(items):
                return " or ".join(self._within(item, ast.Or) for item in items)

    def checks(self, rule: ast.Rule) -> str:
        """What stands behind must or should, up to the parts that may follow the checks."""
        return f" {rule.joiner} ".join(self.check(use.check, use.negated) for use in rule.checks)

    def definition(self, definition: ast.Definition) -> str:
        match definition.means:
            case ast.Listed(items):
                words = self.items(definition.means, [self.value(item) for item in items])
            case ast.Asked(uses, joiner):
                words = f" {joiner} ".join(self.check(use.check, use.negated) for use in uses)
            case value:
                words = self.value(value)
        return f"define {definition.name} as {words}"

    def use(self, use: ast.Use) -> str:
        return f"use {self.value(use.path)}"

    def fact(self, fact: ast.Fact) -> str:
        match fact:
            case ast.Owner(name):
                return f"owner is {self.value(name)}"
            case ast.KeyColumns((ast.Column((name,)),)) if name.lower() == "sensitive":
                return f"key is `{name}`"  # without backquotes there are two readings
            case ast.KeyColumns(columns):
                return f"key is {self._columns(columns)}"
            case ast.Missing(values):
                return f"treat {', '.join(map(self.value, values))} as missing"
        parts = fact.column.parts
        column = f"`{parts[0]}`" if len(parts) == 1 and parts[0].lower() == "key" else path_words(parts)
        return f"{column} is sensitive"

    def sentence(self, rule: ast.Rule) -> str:
        subjects = listing([self.subject(subject) for subject in rule.subjects])
        return " ".join([subjects, rule.severity, self.checks(rule), *self._parts(rule)])

    def example(self, example: Example) -> str:
        return f"example: {self.row(example)} {verdict_words(example)}"

    def row(self, example: Example, hidden: Callable[[ast.Column], bool] = lambda column: False) -> str:
        """The columns of an example with their values, those that are hidden as `***`."""
        return ", ".join(
            f"{self.value(given.column)} {'***' if hidden(given.column) else self.given(given.value)}"
            for given in example.values
        )

    def given(self, value: PlainValue | Items) -> str:
        if isinstance(value, Items):
            return self.items(value, [self.value(item) for item in value.items])
        return self.value(value)

    def _parts(self, rule: ast.Rule) -> list[str]:
        """The parts behind the checks, in the order in which they are written."""
        parts = ["if present"] if rule.if_present else []
        if rule.when is not None:
            parts.append(f"when {self.condition(rule.when)}")
        if rule.allowance is not None:
            parts.append(allowance_words(rule.allowance))
        if rule.name is not None:
            parts.append(f"as {rule.name}")
        if rule.reason is not None:
            parts.append(f"because {self.text(rule.reason)}")
        if rule.tags:
            parts.append(f"tagged {self.items(rule, [self.text(tag) for tag in rule.tags])}")
        return parts

    def _within(self, item: ast.Condition, looser: object) -> str:
        """One of several joined conditions, in parentheses where it would otherwise be torn apart."""
        words = self.condition(item)
        return f"({words})" if isinstance(item, looser) else words


def allowance_words(allowance: ast.Allowance) -> str:
    amount = allowance.written.rstrip("%")
    if allowance.percent:
        return f"for {allowance.kind} {amount}% of rows"
    return f"for {allowance.kind} {amount} " + ("row" if allowance.amount == 1 else "rows")


def verdict_words(example: Example) -> str:
    verdict = "passes" if example.passes else "fails"
    if example.moment is None:
        return verdict
    return f"{verdict} {'on' if isinstance(example.moment, ast.Date) else 'at'} {example.moment.written}"


_WORDS = Words()
value_words = _WORDS.value
subject_words = _WORDS.subject
comparison_words = _WORDS.comparison
check_words = _WORDS.check
condition_words = _WORDS.condition
checks_words = _WORDS.checks
sentence = _WORDS.sentence
row_words = _WORDS.row
given_words = _WORDS.given
definition_words = _WORDS.definition
use_sentence = _WORDS.use
fact_words = _WORDS.fact
