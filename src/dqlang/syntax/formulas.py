"""Reads a condition as SQL, spreadsheets and programs write it, and says it in sentences.

What is not understood in full is not translated at all: a half translated formula would mean something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from dqlang.record import record
from dqlang.syntax.formula_checks import (
    MOMENTS,
    PLAIN,
    Check,
    NotUnderstood,
    Value,
    compared,
    nothing_there,
    subject,
    words_of,
)
from dqlang.syntax.formula_values import Values
from dqlang.syntax.formula_words import THAN, TURNED, UNEQUAL
from dqlang.syntax.slip_form import LONGEST
from dqlang.syntax.slip_words import like

_TAIL = ("if", "when", "for", "as", "because", "tagged", "where")
"""What may stand behind a formula and is kept as it stands; `where` is what SQL calls `when`."""
_THIRD = {"be": "is", "have": "has", "match": "matches", "contain": "contains", "start": "starts", "end": "ends"}


@record
class Joined:
    word: str  # and, or
    items: tuple[Formula, ...]


@record
class Given:
    """A formula that is asked only where a condition holds, and what stands behind it."""

    rule: Formula
    behind: str


Formula = Check | Joined | Given


def sentences(written: str) -> list[str] | None:
    """The rules that a formula asks for; None where it is none, or is not understood."""
    if len(written) > LONGEST:
        return None
    try:
        return _told(_Reader(written).whole())
    except NotUnderstood:
        return None


def condition(written: str) -> tuple[str, int] | None:
    """A formula as it stands behind `when`, and where it ends in the text."""
    try:
        reader = _Reader(written)
        found = _condition(reader.condition())
    except NotUnderstood:
        return None
    return found, reader.end()


def moment(written: str) -> tuple[str, int] | None:
    """A function of dates at the beginning of a text, in a rule's words, and where it ends."""
    try:
        reader = _Reader(written)
        found = reader.plain()
    except NotUnderstood:
        return None
    return (found.words, reader.end()) if found.kind in MOMENTS else None


# --- formulas to sentences ------------------------------------------------------------------------------------------


def _told(formula: Formula) -> list[str]:
    match formula:
        case Check():
            return [f"{formula.subject} must {'not ' if formula.negated else ''}{formula.words}"]
        case Given(rule, behind):
            return [f"{sentence} {behind}" for sentence in _told(rule)]
        case Joined("and", items):
            return _all_of(items)
        case Joined("or", items):
            return [_any_of(items)]
    raise NotUnderstood


def _all_of(items: tuple[Formula, ...]) -> list[str]:
    checks = _plain_checks(items)
    if checks and len({check.subject for check in checks}) == 1:
        return [f"{checks[0].subject} must {' and '.join(check.words for check in checks)}"]
    return [sentence for item in items for sentence in _told(item)]


def _any_of(items: tuple[Formula, ...]) -> str:
    checks = _plain_checks(items)
    subjects = list(dict.fromkeys(check.subject for check in checks))
    if not checks or len(subjects) > 1:
        raise NotUnderstood
    values = [re.fullmatch(r"be ('.*'|\".*\"|\d[\d.]*)", check.words) for check in checks]
    if all(values):
        return f"{subjects[0]} must be in [{', '.join(value[1] for value in values if value)}]"
    return f"{subjects[0]} must {' or '.join(check.words for check in checks)}"


def _plain_checks(items: tuple[Formula, ...]) -> list[Check]:
    """The items where each is a check and none is negated: `not` cannot stand beside `and` and `or`."""
    checks = [item for item in items if isinstance(item, Check) and not item.negated]
    return checks if len(checks) == len(items) else []


def _condition(formula: Formula) -> str:
    """As it stands behind `when`."""
    match formula:
        case Check():
            return _third(formula)
        case Joined(word, items):
            parts = [(_condition(item), isinstance(item, Joined)) for item in items]
            return f" {word} ".join(f"({part})" if joined else part for part, joined in parts)
    raise NotUnderstood


def _third(check: Check) -> str:
    verb, _, rest = check.words.partition(" ")
    if verb == "be":
        return f"{check.subject} is {'not ' if check.negated else ''}{rest}"
    said = f"does not {verb}" if check.negated else _THIRD.get(verb, verb)
    return f"{check.subject} {said} {rest}".rstrip()


def _negated(formula: Formula) -> Check:
    if isinstance(formula, Check):
        return replace(formula, negated=not formula.negated)
    raise NotUnderstood


# --- text to formulas -----------------------------------------------------------------------------------------------


class _Reader(Values):
    """Conditions, by recursive descent; the parent reads the values in them."""

    def whole(self) -> Formula:
        _ = self.sign("=") or self.sign(".") or self.word("assert") or (self.peek(1) != "(" and self.word("and"))
        found = self._of_column() or self._constraint() or self._statement() or self._or()
        if self.sign("=>"):
            found = Given(self._or(), f"when {_condition(found)}")
        behind = self._behind()
        self.sign(";")
        if not self.at_end():
            raise NotUnderstood
        return Given(found, behind) if behind else found

    def _behind(self) -> str:
        if self.at_end() or self.peek().lower() not in _TAIL:
            return ""
        return f"when {_condition(self._or())}" if self.word("where") else self.rest()

    def _of_column(self) -> Formula | None:
        """`Name: not_null`, `Name: [not_null, unique]`, `Status: accepted_values: ['A']`."""
        if self.kind() != "name" or self.peek(1) != ":":
            return None
        name = Value(self.path(), "column")
        self.need(":")
        if self.sign("["):
            return _together([self.asked(test.lower(), [name]) for test in self.separated("]", self.next)])
        test = self.next().lower()
        return self.asked(test, [name, self.list()] if self.sign(":") else [name])

    def _constraint(self) -> Formula | None:
        """`CONSTRAINT adult CHECK (Age >= 18)`, `UNIQUE (A, B)`, `FOREIGN KEY (A) REFERENCES T(B)`."""
        name = self.next() if self.word("constraint") else None
        if self.word("check") or self.word("expect"):
            found = self._in_brackets()
            return Given(found, f"as {name}") if name else found
        if name is not None:
            raise NotUnderstood
        if self.word("primary") or self.word("foreign"):
            self.need("key")
            names = self._names()
            return self._referenced(names) if self.word("references") else Check(names, "be a key")
        return None

    def _referenced(self, names: str) -> Check:
        table = self.path()
        return Check(names, f"be in lookup {table}.{self._names()}")

    def _names(self) -> str:
        self.need("(")
        names = self.separated(")", self.path)
        return names[0] if len(names) == 1 else f"({', '.join(names)})"

    def _statement(self) -> Formula | None:
        """`if Country == 'US': Zip is not None`."""
        if self.peek().lower() != "if" or self.peek(1) == "(":
            return None
        self.next()
        condition = self._or()
        self.need(":")
        return Given(self._or(), f"when {_condition(condition)}")

    def _in_brackets(self) -> Formula:
        self.need("(")
        found = self._or()
        self.need(")")
        return found

    def condition(self) -> Formula:
        return self._or()

    def _or(self) -> Formula:
        return self._joined("or", ("||", "|"), self._and)

    def _and(self) -> Formula:
        return self._joined("and", ("&&", "&"), self._not)

    def _joined(self, word: str, signs: tuple[str, ...], part: Callable[[], Formula]) -> Formula:
        items = [part()]
        while self.word(word) or any(self.sign(sign) for sign in signs):
            items.append(part())
        return _together(items, word)

    def _not(self) -> Formula:
        if self.word("not") or self.sign("!") or self.sign("~"):
            return _negated(self._not())
        return self._predicate()

    def _predicate(self) -> Formula:
        word, called = self.peek().lower(), self.peek(1) == "("
        if word == "case":
            return self._case()
        if called and word in ("if", "iif"):
            return self._if()
        if called and word in ("and", "or"):
            return self._joined_by_function(self.next().lower())
        if word == "(":
            start = self.place
            try:
                return self._in_brackets()
            except NotUnderstood:
                self.place = start
        value = self.value()
        return self._truth(value) if isinstance(value, Check) else self._comparison(value)

    def _case(self) -> Formula:
        """`CASE WHEN Country = 'US' THEN Zip IS NOT NULL END`."""
        for word in ("case", "when"):
            self.need(word)
        condition = self._or()
        self.need("then")
        rule = self._or()
        if self.word("else"):
            self.need("true")
        self.need("end")
        return Given(rule, f"when {_condition(condition)}")

    def _if(self) -> Formula:
        """`IF(Country="US", Zip<>"", TRUE)`."""
        self.next()
        self.need("(")
        condition, rule, *other = self.separated(")", self._or_true)
        if condition is None or rule is None or other not in ([], [None]):
            raise NotUnderstood
        return Given(rule, f"when {_condition(condition)}")

    def _or_true(self) -> Formula | None:
        """A condition, or `TRUE` (None) in place of what need not be asked."""
        if self.peek().lower() == "true" and self.peek(1) in (")", ",", ";"):
            self.next()
            return None
        return self._or()

    def _joined_by_function(self, word: str) -> Formula:
        self.need("(")
        return _together(self.separated(")", self._or), word)

    def _truth(self, check: Check) -> Check:
        """`ISBLANK(Name)=FALSE`."""
        if not (self.sign("==") or self.sign("=")):
            return check
        truth = self.next().lower()
        if truth not in ("true", "false"):
            raise NotUnderstood
        return check if truth == "true" else _negated(check)

    # --- comparisons

    def _comparison(self, left: Value) -> Formula:
        negated = self.word("not")
        word = self.peek().lower()
        if word in _COMPARISONS:
            self.next()
            found = _COMPARISONS[word](self, left)
            return _negated(found) if negated else found
        if negated or word not in (*THAN, *UNEQUAL):
            raise NotUnderstood
        return self._than(left, self.next())

    def _than(self, left: Value, sign: str) -> Check:
        right = self.plain()
        if self.peek() in ("<", "<="):
            return self._chained(left, sign, right)
        known = (*PLAIN, *MOMENTS)
        if left.kind in known and right.kind not in known:
            return compared(right, TURNED.get(sign, sign), left)
        return compared(left, sign, right)

    def _chained(self, low: Value, sign: str, middle: Value) -> Check:
        """`18 <= Age <= 65`."""
        same = self.next() == sign
        high = self.plain()
        if not same or sign not in ("<", "<="):
            raise NotUnderstood
        strictly = "strictly " if sign == "<" else ""
        return Check(subject(middle), f"be {strictly}between {words_of(low)} and {words_of(high)}")

    def _is(self, left: Value) -> Check:
        negated = self.word("not")
        word = self.next().lower()
        if word in ("null", "none") and self._check_ends():
            found = nothing_there(left)
            return _negated(found) if negated else found
        if word not in ("true", "false") or not self._check_ends():
            raise NotUnderstood
        return Check(subject(left), f"be {word}", negated)

    def _check_ends(self) -> bool:
        return self.kind() != "name" or self.peek().lower() in (*_TAIL, "and", "or", "then", "else", "end")

    def _in(self, left: Value) -> Check:
        if self.peek(1).lower() != "select":
            return Check(subject(left), f"be in {self.list().words}")
        self.place += 2
        name = self.path()
        self.need("from")
        found = Check(subject(left), f"be in lookup {self.path()}.{name}")
        self.need(")")
        return found

    def _between(self, left: Value) -> Check:
        low = self.plain()
        self.need("and")
        return Check(subject(left), f"be between {words_of(low)} and {words_of(self.plain())}")

    def _like(self, left: Value) -> Check:
        return Check(subject(left), like(self.text()))

    def _ilike(self, left: Value) -> Check:
        return Check(f"lower({subject(left)})", like(self.text().lower()))

    def _matches(self, left: Value) -> Check:
        return Check(subject(left), f"match {self.text()}")

    def _references(self, left: Value) -> Check:
        return self._referenced(subject(left))

    def _null(self, left: Value) -> Check:
        return Check(subject(left), "be null")

    def _unique(self, left: Value) -> Check:
        return Check(subject(left), "be unique")


def _together(items: Sequence[Formula], word: str = "and") -> Formula:
    return items[0] if len(items) == 1 else Joined(word, tuple(items))


_COMPARISONS: dict[str, Callable[[_Reader, Value], Check]] = {
    "is": _Reader._is,
    "in": _Reader._in,
    "between": _Reader._between,
    "like": _Reader._like,
    "ilike": _Reader._ilike,
    **dict.fromkeys(("rlike", "regexp", "~"), _Reader._matches),
    "references": _Reader._references,
    "null": _Reader._null,
    "unique": _Reader._unique,
}
