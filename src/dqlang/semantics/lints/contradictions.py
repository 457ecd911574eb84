"""Two `must` rules that no value can meet: `greater than 10` with `less than 5`."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.diagnostics.advice import Contradiction
from dqlang.semantics.lints import Found, Seen
from dqlang.semantics.ranges import Ranged, ranged_by_subject
from dqlang.syntax import ast
from dqlang.syntax.words import check_words, subject_words


def look(seen: Seen) -> Iterator[Found]:
    """Rules with a condition may speak of different rows, and those of an array's items or of any of several columns
    of different values."""
    severe = [
        rule
        for rule in seen.rules
        if rule.rule.severity == "must" and rule.rule.when is None and not isinstance(rule.subject, ast.AnyOf)
    ]
    for group in ranged_by_subject(severe):
        for place, later in enumerate(group):
            earlier = next((each for each in group[:place] if each.range.apart_from(later.range)), None)
            if earlier is not None:
                yield later.rule.source, _contradiction(later, earlier)


def _contradiction(later: Ranged, earlier: Ranged) -> Contradiction:
    one = check_words(earlier.use.check, earlier.use.negated)
    other = check_words(later.use.check, later.use.negated)
    first = earlier.use.span if earlier.rule.source is later.rule.source else None
    return Contradiction(later.use.span, subject_words(later.rule.subject), one, other, first)
