"""Reads the values of a foreign formula: columns, literals, moments, and functions of these."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from dqlang.syntax.formula_checks import (
    Check,
    NotUnderstood,
    Value,
    column,
    filled,
    nothing_there,
    subject,
    subjects,
    words_of,
)
from dqlang.syntax.formula_words import CHECKS, COUNTED, FUNCTIONS, METRICS, NOW, TABLE, THAN, TODAY, UNITS

_TOKEN = re.compile(
    r"""\s*(?:
        [rR]?(?P<text>'(?:[^'\n]|'')*'|"(?:[^"\n]|"")*")
      | (?P<number>\d+(?:\.\d+)?)
      | (?P<name>[^\W\d]\w*|`(?:[^`\n]|``)+`)
      | (?P<sign>===|!==|==|=>|=<|>=|<=|<>|!=|&&|\|\||::|[-+*/(){}\[\],;.:=<>!~@&|])
    )""",
    re.VERBOSE,
)
_FRAMES = ("df", "data", "frame", "sdf", "pdf")
_MODULES = ("f", "functions", "re", "dbt_utils", "dbt_expectations", "validator", "check", "batch")
_COLUMNS = {(word, "[]") for word in _FRAMES} | {("col", "()"), ("column", "()")}
_ACCESSORS = ("str", "dt", "r")
_NESTING = ("(", "[", "{", "not", "!", "~", "if")
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_LISTS = ("array", "seq", "list", "set", "tuple")
_Item = TypeVar("_Item")

DEPTH = 32


class Cursor:
    """Tokens and where reading stands."""

    def __init__(self, written: str) -> None:
        self._written = written
        self._tokens = list(_tokens(written))
        if sum(text.lower() in _NESTING for _, text, _ in self._tokens) > DEPTH:
            raise NotUnderstood  # deeper, Python's recursion would end the reading
        self.place = 0

    def peek(self, ahead: int = 0) -> str:
        """A token's text; empty behind the last one."""
        place = self.place + ahead
        return self._tokens[place][1] if place < len(self._tokens) else ""

    def kind(self, ahead: int = 0) -> str:
        place = self.place + ahead
        return self._tokens[place][0] if place < len(self._tokens) else ""

    def next(self) -> str:
        text = self.peek()
        if not text:
            raise NotUnderstood
        self.place += 1
        return text

    def at_end(self) -> bool:
        return self.place >= len(self._tokens)

    def end(self) -> int:
        """Where what was read ends in the text."""
        _, text, start = self._tokens[self.place - 1]
        return start + len(text)

    def rest(self) -> str:
        start = self._tokens[self.place][2]
        self.place = len(self._tokens)
        return self._written[start:].strip()

    def sign(self, text: str) -> bool:
        if self.kind() == "sign" and self.peek() == text:
            self.place += 1
            return True
        return False

    def word(self, text: str) -> bool:
        if self.kind() == "name" and self.peek().lower() == text:
            self.place += 1
            return True
        return False

    def need(self, text: str) -> None:
        if not (self.sign(text) or self.word(text)):
            raise NotUnderstood

    def separated(self, closing: str, item: Callable[[], _Item]) -> list[_Item]:
        """Items up to the closing bracket, with commas or, as spreadsheets have it, semicolons between them."""
        found: list[_Item] = []
        while not self.sign(closing):
            found.append(item())
            if not (self.sign(",") or self.sign(";")) and self.peek() != closing:
                raise NotUnderstood
        return found


def _tokens(written: str):
    place = 0
    while place < len(written.rstrip()):
        found = _TOKEN.match(written, place)
        if found is None:
            yield "unknown", written[place], place  # nothing asks for it, so that reading ends here
            return
        yield found.lastgroup, found[found.lastgroup], found.start(found.lastgroup)
        place = found.end()


class Values(Cursor):
    """Values, and calls that ask something all by themselves (`ISBLANK(Name)`), which are checks."""

    def value(self) -> Value | Check:
        """Sums and products, left to right as they stand."""
        left = self._primary()
        while isinstance(left, Value) and self.kind() == "sign" and self.peek() in "+-*/":
            left = self._computed(left, self.next())
        return left

    def plain(self) -> Value:
        found = self.value()
        if isinstance(found, Check):
            raise NotUnderstood
        return found

    def _computed(self, left: Value, sign: str) -> Value:
        if left.kind in ("now", "today") or self.peek().lower() == "interval":
            if sign not in "+-":
                raise NotUnderstood
            amount, unit = self.time()
            return moment(left, amount if sign == "+" else -amount, unit)
        right = self._primary()
        if isinstance(right, Check):
            raise NotUnderstood
        return Value(f"{words_of(left)} {sign} {words_of(right)}", "computed")

    def time(self) -> tuple[int, str]:
        """`30`, `INTERVAL '30 days'`, `INTERVAL '30' DAY`, `INTERVAL 30 DAY`."""
        if not self.word("interval"):
            return self.whole_number(), "day"
        words = self.next().strip("'\"").split()
        if len(words) == 1:
            words.append(self.next())
        if len(words) != 2 or not words[0].isdigit() or words[1].lower() not in UNITS:
            raise NotUnderstood
        return int(words[0]), UNITS[words[1].lower()]

    def whole_number(self) -> int:
        sign = -1 if self.sign("-") else 1
        number = self.next()
        if not number.isdigit():
            raise NotUnderstood
        return sign * int(number)

    # --- one value

    def _primary(self) -> Value | Check:
        found = self._first()
        while isinstance(found, Value) and self.peek() in (".", "::"):
            found = self._of(found, self.next())
        return found

    def _first(self) -> Value | Check:
        if self.kind() == "text":
            return Value(self.next(), "text")
        if self.kind() == "number":
            return Value(self.next(), "number")
        if self.sign("-"):
            return Value(f"-{self.whole_number()}", "number")
        if self.peek() in ("[", "{"):
            return self._bracketed()
        if self.sign("("):
            inner = self.plain()
            self.need(")")
            return Value(f"({words_of(inner)})", inner.kind, inner.inner)
        if self.kind() != "name":
            raise NotUnderstood
        return self._named()

    def _bracketed(self) -> Value:
        """A list, or a column as SQL Server has it: `[First Name]`."""
        if self.peek() == "[" and self.kind(1) == "name":
            self.next()
            words = [self.next()]
            while not self.sign("]"):
                words.append(self.next())
            return Value(column(Value(f"'{' '.join(words)}'", "text")), "column")
        return self.list()

    def list(self) -> Value:
        if self.peek().lower() in _LISTS:
            self.next()
        opening = self.next()
        if opening not in _CLOSING:
            raise NotUnderstood
        items = tuple(self.separated(_CLOSING[opening], self.plain))
        if not items or any(item.kind not in ("text", "number", "boolean", "date") for item in items):
            raise NotUnderstood
        return Value(f"[{', '.join(item.words for item in items)}]", "list", items=items)

    def text(self) -> str:
        if self.kind() != "text":
            raise NotUnderstood
        return self.next()

    def path(self) -> str:
        """A column's name; the name of a table or a data frame in front is left out where it is known to be one."""
        parts = [self._name()]
        while self.peek() == "." and self.kind(1) == "name" and not self._is_call(1):
            if self.peek(1).lower() in (*_ACCESSORS, "is_unique"):
                break
            self.next()
            parts.append(self._name())
        return ".".join(parts[1:] if parts[0].lower() in _FRAMES and len(parts) > 1 else parts)

    def _name(self) -> str:
        if self.kind() != "name":
            raise NotUnderstood
        return self.next()

    def _is_call(self, ahead: int) -> bool:
        return self.peek(ahead + 1) == "("

    def _named(self) -> Value | Check:
        word = self.peek().lower()
        if word in _MODULES and self.peek(1) == "." and self._is_call(2):
            self.next(), self.next()
            return self._named()
        if word in _LISTS and self._is_call(0):
            return self.list()
        in_brackets = f"{self.peek(1)}{self.peek(3)}"
        if self.kind(2) == "text" and (word, in_brackets) in _COLUMNS:  # df['Name'], col('Name')
            name = self.peek(2)
            self.place += 4
            return Value(column(Value(name, "text")), "column")
        if self._is_call(0):
            return self._call(self.next().lower())
        return self._word(word)

    def _word(self, word: str) -> Value:
        if word == "_" and self.peek(1) in THAN:  # Deequ's functions: `_ >= 0.95`
            self.next()
            return Value(f"{THAN[self.next()]} {words_of(self.plain())}", "than")
        if word in ("null", "none"):
            return Value(self.next() and "null", "null")
        if word in ("true", "false"):
            return Value(self.next().lower(), "boolean")
        if word in ("date", "timestamp") and self.kind(1) == "text":
            self.next()
            return Value(self.text()[1:-1].replace(" ", "T"), "date")
        if word in NOW or word in TODAY:
            self.next()
            return Value("now", "now") if word in NOW else Value("today", "today")
        if word == "row_count":
            return Value(self.next() and "number of rows", "metric")
        return Value(self.path(), "column")

    def _of(self, value: Value, sign: str) -> Value | Check:
        """`Age::int`, `Name.notnull()`, `Name.str.len()`, `Email.is_unique`."""
        name = self._name().lower()
        if sign == "::" or name in _ACCESSORS:
            return value
        if name == "is_unique":
            return Check(column(value), "be unique")
        if not self.sign("("):
            raise NotUnderstood
        if name in ("match", "fullmatch", "search"):
            name = "rlike"
        if name == "contains" and value.kind == "column":
            found = [value, *self.separated(")", self.plain)]
            return Check(value.words, f"contain {words_of(found[1])}") if len(found) == 2 else self._fail()
        return self._applied(name, [value, *self.separated(")", self._argument)])

    # --- calls

    def _call(self, name: str) -> Value | Check:
        from dqlang.syntax.formula_calls import CALLS  # they read values themselves

        self.need("(")
        if name in (*NOW, *TODAY) and self.sign(")"):
            return Value("now", "now") if name in NOW else Value("today", "today")
        if name in CALLS:
            start = self.place
            found = CALLS[name](self)
            if found is not None:
                return found
            self.place = start
        return self._applied(name, self.separated(")", self._argument))

    def _argument(self) -> Value:
        """A value, or a named one: `column="Name"`, `min_value=18`."""
        named = self.kind() == "name" and self.peek(1) == "="
        if named and self.peek().lower() == "mostly":
            raise NotUnderstood
        if named:
            self.place += 2
        return self.plain()

    def _applied(self, name: str, arguments: list[Value]) -> Value | Check:
        if name in FUNCTIONS and len(arguments) == 1:
            of = arguments[0]
            inner = Value(column(of), "column") if of.kind == "text" else of
            return Value(f"{FUNCTIONS[name]}({words_of(inner)})", "computed", inner, unit=FUNCTIONS[name])
        if name in METRICS and len(arguments) == 1:
            return Value(f"{METRICS[name]} {subject(arguments[0])}", "metric")
        if name in COUNTED and len(arguments) == 1:
            return Value("", "counted", arguments[0], amount=0, unit=COUNTED[name])
        if name in TABLE:
            return Check("number of rows", filled(TABLE[name], arguments))
        return self.asked(name, arguments)

    def asked(self, name: str, arguments: list[Value]) -> Check:
        """What a call of the catalogue asks of its first argument."""
        if name not in CHECKS or not arguments:
            raise NotUnderstood
        if name in ("isnull", "isna", "notnull", "notna", "isnotnull") and len(arguments) == 1:
            found = nothing_there(_as_column(arguments[0]))
            return Check(found.subject, found.words, found.negated != name.startswith(("not", "isnot")))
        if name == "unique" or name == "unique_combination_of_columns":
            arguments = [_together(arguments)]
        words = filled(CHECKS[name], arguments)
        negated = words.startswith("not ")
        words = words.removeprefix("not ")
        return Check(subjects(arguments[0], words), words, negated)

    def _fail(self) -> Check:
        raise NotUnderstood


def _as_column(value: Value) -> Value:
    return Value(column(value), "column") if value.kind == "text" else value


def _together(arguments: list[Value]) -> Value:
    return arguments[0] if len(arguments) == 1 else Value("", "list", items=tuple(arguments))


def moment(anchor: Value, amount: int, unit: str) -> Value:
    """`30 days ago`, `1 year from now`, `3 days after Admitted`."""
    time = f"{abs(amount)} {unit}{'' if abs(amount) == 1 else 's'}"
    if anchor.kind in ("now", "today"):
        return Value(f"{time} {'ago' if amount < 0 else 'from now'}", "moment")
    return Value(f"{time} {'before' if amount < 0 else 'after'} {subject(anchor)}", "moment")
