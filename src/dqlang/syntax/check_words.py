"""Checks as a rule file writes them: `be at least 5` behind must or should, `is at least 5` in a condition."""

from __future__ import annotations

from collections.abc import Sequence

from dqlang.syntax import ast
from dqlang.syntax.value_words import ValueWords, duration_words, name_words, path_words

_COMPARISONS = {
    "than": {"lt": "less than", "gt": "greater than", "le": "at most", "ge": "at least", "eq": "equal to"},
    "moment": {"lt": "before", "gt": "after", "le": "on or before", "ge": "on or after"},
}
_THIRD_PERSON = {"have": "has", "match": "matches", "differ": "differ", "overlap": "overlap"}
_OF_SEVERAL = frozenset({"differ", "overlap"})


def use_words(plain: str, negated: bool, third_person: bool = False) -> str:
    """A check's plain words (`be null`, `match 'x'`) with `not` where it is negated, or in the third person."""
    if not third_person:
        return f"not {plain}" if negated else plain
    verb, _, rest = plain.partition(" ")
    if verb == "be":
        return f"is not {rest}" if negated else f"is {rest}"
    if negated:
        return f"do not {plain}" if verb in _OF_SEVERAL else f"does not {plain}"
    return f"{_THIRD_PERSON.get(verb, verb + 's')} {rest}".rstrip()


class CheckWords(ValueWords):
    """Writes checks."""

    def check(self, check: ast.Check, negated: bool = False, third_person: bool = False) -> str:
        return use_words(self._plain(check), negated, third_person)

    def comparison(self, comparison: ast.Compare | ast.Between) -> str:
        """What stands behind `be` or `have length`: `at least 5`, `between 1 and 9 within 0.5`."""
        if isinstance(comparison, ast.Between):
            strictly = "strictly " if comparison.strict else ""
            words = f"{strictly}between {self.value(comparison.low)} and {self.value(comparison.high)}"
        elif comparison.form == "is":
            words = self.value(comparison.value)
        else:
            # Signs have the words as their one spelling; only `before` and its like mean something of their own.
            forms = _COMPARISONS["moment" if comparison.form == "moment" else "than"]
            words = f"{forms[comparison.operator]} {self.value(comparison.value)}"
        return words + self._tolerance(comparison.tolerance)

    def _plain(self, check: ast.Check) -> str:
        match check:
            case ast.Compare() | ast.Between():
                return f"be {self.comparison(check)}"
            case ast.Length(comparison):
                return f"have length {self.comparison(comparison)}"
            case ast.InSet(items, ignoring_case):
                listed = self.items(check, [self.value(item) for item in items])
                return f"be in {listed}" + (" ignoring case" if ignoring_case else "")
            case ast.InLookup(table, columns):
                return f"be in lookup {path_words(table)}.{_lookup_columns(columns)}"
            case ast.Match(pattern):
                return f"match {self.value(pattern)}"
            case ast.MatchSeveral(quantifier, patterns):
                listed = self.items(check, [self.value(pattern) for pattern in patterns])
                return f"match {quantifier} of {listed}"
            case ast.Like(pattern):
                return f"look like {self.value(pattern)}"
            case ast.Decimals(most):
                return f"have at most {most} " + ("decimal" if most == 1 else "decimals")
            case ast.OnDays("list", days):
                return f"be on {self.items(check, [self.value(day) for day in days])}"
            case ast.OnDays(kind):
                return f"be on a {kind}"
            case ast.InNetwork(network):
                return f"be in network {self.value(network)}"
            case ast.HaveKeys(keys):
                return f"have keys {self.items(check, [self.value(key) for key in keys])}"
            case ast.Key():
                return "be a key"
            case ast.TextPart(kind, text):
                return f"{kind} {self.value(text)}"
            case ast.Unique(within):
                return "be unique" + (f" within {self._columns(within)}" if within else "")
            case ast.Step(kind, amount, ordering):
                return kind + self._amount(amount) + self._ordering(ordering)
            case ast.NoGap(longest, ordering):
                return f"have no gap above {duration_words(longest)}{self._ordering(ordering)}"
            case ast.Overlap(ordering):
                return f"overlap{self._ordering(ordering)}"
            case ast.Follow(transitions, ordering):
                listed = self.items(check, [f"{self.value(t.before)} to {self.value(t.after)}" for t in transitions])
                return f"follow {listed}{self._ordering(ordering)}"
            case ast.Outlier(deviations):
                return "be an outlier" + (f" by {deviations.written} standard deviations" if deviations else "")
            case ast.Satisfy(sql):
                return f"satisfy sql {self.value(sql)}"
            case ast.WithinLast(duration):
                return f"be within the last {duration_words(duration)}"
            case ast.Named(phrase, arguments):
                return phrase + self._arguments(arguments, check.preposition)
            case ast.InDefined(name):
                return f"be in {name_words(name)}"
            case ast.MatchDefined(name):
                return f"match {name}"
            case ast.DefinedCheck(name):
                return f"be {name}"
        raise TypeError(f"no words for {check!r}")  # a new kind of check, not written here yet

    def _tolerance(self, tolerance: ast.Within | None) -> str:
        if tolerance is None:
            return ""
        if isinstance(tolerance.amount, ast.Duration):
            return f" within {duration_words(tolerance.amount)}"
        return f" within {tolerance.amount.written}" + ("%" if tolerance.percent else "")

    def _columns(self, columns: Sequence[ast.Column]) -> str:
        if len(columns) == 1:
            return self.value(columns[0])
        return "(" + ", ".join(self.value(column) for column in columns) + ")"

    def _amount(self, amount: ast.Value | ast.Duration | None) -> str:
        if amount is None:
            return ""
        return f" by {duration_words(amount) if isinstance(amount, ast.Duration) else self.value(amount)}"

    def _ordering(self, ordering: ast.Ordering) -> str:
        by = f" in order of {self._columns(ordering.by)}" if ordering.by else ""
        return by + (f" per {self._columns(ordering.per)}" if ordering.per else "")

    def _arguments(self, arguments: Sequence[ast.Argument], preposition: str) -> str:
        words = [f"{argument.word} {self.value(argument.value)}".lstrip() for argument in arguments]
        return f" {preposition} " + ", ".join(words) if words else ""


def _lookup_columns(columns: Sequence[str]) -> str:
    names = [name_words(column, first=False) for column in columns]
    return names[0] if len(names) == 1 else "(" + ", ".join(names) + ")"
