"""How the rules of a plan, and the conditions under which they speak, lie in words of bits: what is to be counted."""

from __future__ import annotations

from collections.abc import Sequence

from dqlang.measurement import CountedRule
from dqlang.plan.expr import Expr
from dqlang.plan.rules import PlannedRule
from dqlang.record import record
from dqlang.spark.code_size import fused
from dqlang.spark.helpers import Helpers
from dqlang.spark.masks import Word, word_columns, words_of
from dqlang.spark.steps import Steps


@record
class Layout:
    """Which bits stand for which rules, and for which conditions under which rules speak (`scopes`): there a bit is set
    in the rows of which the rules do not speak."""

    rules: tuple[PlannedRule, ...]
    severe: list[Word]
    warning: list[Word]
    scopes: list[Expr]
    outside: list[Word]

    @property
    def words(self) -> list[Word]:
        return self.severe + self.warning + self.outside

    @property
    def exprs(self) -> list[Expr | None]:
        """What is computed of each row."""
        return [*(rule.passed for rule in self.rules), *self.scopes]

    @property
    def counted(self) -> list[CountedRule]:
        places = {scope: place for place, scope in enumerate(self.scopes)}
        return [CountedRule(r.name, r.severity, r.allowance, places.get(r.applies)) for r in self.rules]

    def columns(self, steps: Steps) -> list[str]:
        """The words' columns, as SQL."""
        passed, inside = [steps.sql(rule.passed) for rule in self.rules], [steps.sql(scope) for scope in self.scopes]
        columns = [column for word in self.severe + self.warning for column in word_columns(word, passed)]
        return columns + [column for word in self.outside for column in word_columns(word, inside)]


def layout_of(rules: Sequence[PlannedRule], helpers: Helpers, columns: int) -> Layout:
    """The layout for rules over a table of so many columns."""
    scopes = list(dict.fromkeys(rule.applies for rule in rules if rule.applies is not None))
    severe = [place for place, rule in enumerate(rules) if rule.severity == "severe"]
    warning = [place for place, rule in enumerate(rules) if rule.severity != "severe"]
    sizes = fused([*(rule.passed for rule in rules), *scopes], columns)
    words = words_of(severe, helpers, sizes), words_of(warning, helpers, sizes)
    outside = words_of(range(len(scopes)), helpers, sizes[len(rules) :] if sizes else None)
    return Layout(tuple(rules), *words, scopes, outside)
