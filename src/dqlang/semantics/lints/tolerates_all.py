"""`for at least 0% of rows`, `for all but 100% of rows`: the table passes whatever its rows do."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.advice_on_values import ToleratesAll
from dqlang.semantics.lints import Found, Seen
from dqlang.syntax import ast
from dqlang.syntax.words import allowance_words


def look(seen: Seen) -> Iterator[Found]:
    for rule in seen.rules:
        allowance = rule.rule.allowance
        if allowance is not None and _tolerates_all(allowance):
            yield rule.source, ToleratesAll(allowance.span, allowance_words(allowance))


def _tolerates_all(allowance: ast.Allowance) -> bool:
    if allowance.kind == "at least":
        return allowance.amount == 0
    return allowance.percent and allowance.amount == 100
