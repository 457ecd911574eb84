"""Failure names: `Name_not_whitespace`, `EffDate_gt_BirthDate`. They are made from what a rule says, never from how it
is spelled: `length(S)` and `length of S`, `>` and `greater than` give the same name."""

from __future__ import annotations

import re
import unicodedata
from functools import singledispatch

from dqlang.checks import registry
from dqlang.syntax import ast
from dqlang.syntax.value_words import duration_words

LONGEST = 120
_OPERATORS = {"+": "plus", "-": "minus", "*": "times", "/": "over"}
_OTHER_ENDS = re.compile(r"\A\W+|\W+\Z")
_OTHER = re.compile(r"\W+")
_VERB = re.compile(r"^(?:be|have) ")


class NothingLeft(Exception):
    """A part of the name has no letter or digit. `node` is the part."""

    def __init__(self, node: object) -> None:
        super().__init__()
        self.node = node


def failure_name(rule: ast.Rule, subject: ast.Subject) -> str:
    """The name of the rule that one of the sentence's subjects makes. Raises NothingLeft."""
    return rule.name if rule.name is not None else f"{subject_name(subject)}_{checks_name(rule)}"


def checks_name(rule: ast.Rule) -> str:
    return f"_{rule.joiner}_".join(use_name(use) for use in rule.checks)


def use_name(use: ast.CheckUse) -> str:
    name = type_name(use.check)
    return f"not_{name}" if use.negated else name


def clean(words: str) -> str:
    """Words as part of a name: each run of characters other than letters, digits and `_` is one `_`, none at an end."""
    if words.isascii():
        return _OTHER.sub("_", _OTHER_ENDS.sub("", words))
    runs = "".join(character if _belongs(character) else " " for character in words)
    return "_".join(runs.split())


def _belongs(character: str) -> bool:
    # The marks of a script (the vowel signs of Hindi, an accent of its own) are part of the letter they stand on.
    return character == "_" or character.isalnum() or unicodedata.category(character)[0] == "M"


# --- subjects and values --------------------------------------------------------------------------------------------


@singledispatch
def value_name(value: object) -> str:
    """A value as part of a name."""
    return type(value).__name__.lower()  # null, now, today


def subject_name(subject: ast.Subject) -> str:
    return value_name(subject)


def _atom(words: str, node: object) -> str:
    name = clean(words)
    if not name:
        raise NothingLeft(node)
    return name


@value_name.register
def _column(column: ast.Column) -> str:
    if len(column.parts) == 1:
        return _atom(column.parts[0], column)
    return "_".join(_atom(part, column) for part in column.parts)


@value_name.register
def _text(text: ast.Text) -> str:
    return _atom(text.value, text)


@value_name.register
def _number(number: ast.Number) -> str:
    minus = "minus_" if number.written.startswith("-") else ""
    return minus + _atom(number.written, number)


@value_name.register(ast.Date)
@value_name.register(ast.Timestamp)
@value_name.register(ast.Time)
def _moment_literal(moment: ast.Date | ast.Timestamp | ast.Time) -> str:
    return _atom(moment.written, moment)


@value_name.register
def _boolean(boolean: ast.Boolean) -> str:
    return "true" if boolean.value else "false"


@value_name.register
def _moment(moment: ast.Moment) -> str:
    counted = clean(f"{duration_words(moment.duration)} {moment.direction}")
    return counted if moment.anchor is None else f"{counted}_{value_name(moment.anchor)}"


@value_name.register
def _arithmetic(computed: ast.Arithmetic) -> str:
    return f"{value_name(computed.left)}_{_OPERATORS[computed.operator]}_{value_name(computed.right)}"


@value_name.register
def _function(function: ast.Function) -> str:
    return f"{clean(function.name)}_of_{value_name(function.argument)}"


@value_name.register
def _defined_value(defined: ast.DefinedValue) -> str:
    return _atom(defined.name, defined)


@value_name.register
def _every(every: ast.Every) -> str:
    return value_name(every.column)


@value_name.register
def _any_of(any_of: ast.AnyOf) -> str:
    *most, last = [value_name(item) for item in any_of.items]
    return "at_least_one_of_" + ("_".join(most) + "_and_" if most else "") + last


@value_name.register
def _columns(columns: ast.Columns) -> str:
    return "_".join(value_name(item) for item in columns.items)


# --- checks ---------------------------------------------------------------------------------------------------------


@singledispatch
def type_name(check: object) -> str:
    """A check as part of a name: what the language's table calls its type."""
    raise TypeError(f"no name for {check!r}")


@type_name.register
def _compare(check: ast.Compare) -> str:
    return f"{check.operator}_{value_name(check.value)}"


@type_name.register
def _between(check: ast.Between) -> str:
    strictly = "strictly_" if check.strict else ""
    return f"{strictly}between_{value_name(check.low)}_and_{value_name(check.high)}"


@type_name.register
def _in_set(check: ast.InSet) -> str:
    return "in_set"


@type_name.register
def _in_lookup(check: ast.InLookup) -> str:
    return "in_lookup_" + "_".join(_atom(part, check) for part in (*check.table, *check.columns))


@type_name.register
def _match(check: ast.Match) -> str:
    return "match_pattern"


@type_name.register
def _match_several(check: ast.MatchSeveral) -> str:
    return f"match_{'no' if check.quantifier == 'none' else check.quantifier}_pattern"


@type_name.register
def _like(check: ast.Like) -> str:
    return "like_pattern"


@type_name.register
def _decimals(check: ast.Decimals) -> str:
    return f"at_most_{check.most}_decimal" + ("" if check.most == 1 else "s")


@type_name.register
def _on_days(check: ast.OnDays) -> str:
    return "on_days" if check.kind == "list" else f"on_{check.kind}"


@type_name.register
def _in_network(check: ast.InNetwork) -> str:
    return f"in_network_{_atom(check.network.value, check.network)}"


@type_name.register
def _have_keys(check: ast.HaveKeys) -> str:
    return "keys"


@type_name.register
def _text_part(check: ast.TextPart) -> str:
    return f"{clean(check.kind)}_{value_name(check.text)}"


@type_name.register
def _length(check: ast.Length) -> str:
    return f"length_{type_name(check.comparison)}"


@type_name.register
def _satisfy(check: ast.Satisfy) -> str:
    return "satisfy_sql"


@type_name.register
def _unique(check: ast.Unique) -> str:
    within = "_".join(value_name(column) for column in check.within)
    return f"unique_within_{within}" if within else "unique"


@type_name.register
def _key(check: ast.Key) -> str:
    return "key"


@type_name.register
def _step(check: ast.Step) -> str:
    return check.kind + (f"_by_{_amount(check.amount)}" if check.amount is not None else "") + _order(check.ordering)


def _amount(amount: ast.Value | ast.Duration) -> str:
    return clean(duration_words(amount)) if isinstance(amount, ast.Duration) else value_name(amount)


@type_name.register
def _no_gap(check: ast.NoGap) -> str:
    return f"no_gap_above_{clean(duration_words(check.longest))}{_order(check.ordering)}"


@type_name.register
def _overlap(check: ast.Overlap) -> str:
    return f"overlap{_order(check.ordering)}"


@type_name.register
def _follow(check: ast.Follow) -> str:
    return f"follow{_order(check.ordering)}"


@type_name.register
def _outlier(check: ast.Outlier) -> str:
    return "outlier" + (f"_by_{value_name(check.deviations)}_standard_deviations" if check.deviations else "")


def _order(ordering: ast.Ordering) -> str:
    by, per = "_".join(map(value_name, ordering.by)), "_".join(map(value_name, ordering.per))
    return (f"_in_order_of_{by}" if by else "") + (f"_per_{per}" if per else "")


@type_name.register
def _within_last(check: ast.WithinLast) -> str:
    return f"within_last_{clean(duration_words(check.duration))}"


@type_name.register
def _in_defined(check: ast.InDefined) -> str:
    return f"in_{clean(check.name)}"


@type_name.register
def _match_defined(check: ast.MatchDefined) -> str:
    return f"match_{clean(check.name)}"


@type_name.register
def _defined_check(check: ast.DefinedCheck) -> str:
    return clean(check.name)


@type_name.register
def _named(check: ast.Named) -> str:
    spec = registry.find(check.phrase)
    return spec.type_name if spec else clean(_VERB.sub("", check.phrase))
