"""Advice: rules that can be compiled, and that hardly say what was meant. Advice never stops anything."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.problem import Edit, Problem, Related
from dqlang.diagnostics.wording import did_you_mean, quote
from dqlang.record import record
from dqlang.source import Span


@record
class Advice(Problem):
    """What all advice has in common."""

    severity: ClassVar[str] = "advice"
    needs: ClassVar[str] = "schema"
    """What must be known before it can be said that there is none: nothing but the sentences (empty), `schema`, or
    `lookups`."""


def a_value_of(subject: str) -> str:
    """A subject of a sentence as something that may be there or not: `Age`, an item of `Tags`."""
    return f"item of {quote(subject.removeprefix('every '))}" if subject.startswith("every ") else quote(subject)


@record
class Contradiction(Advice):
    """No value can meet both rules, so each row fails one of them.

    ```dq
    Person
        Age must be greater than 10
        Age must be less than 5
    ```

    Keep the one that is meant, or say with `when` for which rows each speaks.
    """

    subject: str
    one: str
    other: str
    first: Span | None
    of_present: bool = False
    """Whether a missing value passes both."""

    code: ClassVar[str] = "DQ400"

    def message(self) -> str:
        there = " that is there" if self.of_present else ""
        return f"no {a_value_of(self.subject)}{there} can {quote(self.one)} and {quote(self.other)} at once"

    def help(self) -> str:
        return "keep the one that is meant, or say with `when` for which rows each speaks"

    def related(self) -> tuple[Related, ...]:
        return (Related(self.first, "the other rule"),) if self.first else ()


@record
class Needless(Advice):
    """Another rule asks for more, so this one never fails alone.

    ```dq
    Person
        Age must be at least 5
        Age must be at least 3
    ```

    Remove the weaker one. `be present` and `not be null` may stand beside any rule: a missing value fails both, and the
    first one's name says why.
    """

    weaker: str
    stronger: str
    first: Span | None
    joined: bool = False
    """Whether both stand in one sentence."""

    code: ClassVar[str] = "DQ401"

    def message(self) -> str:
        return f"{quote(self.weaker)} says nothing beside {quote(self.stronger)}"

    def help(self) -> str:
        return f"leave {quote(self.weaker)} out" if self.joined else "remove the weaker rule"

    def related(self) -> tuple[Related, ...]:
        return (Related(self.first, "the stronger rule"),) if self.first else ()


@record
class RepeatedInList(Advice):
    """A list holds the same value twice.

    ```dq
    Person
        Status must be in ['A', 'B', 'A']
    ```

    Perhaps one of them is a slip for another value; otherwise remove it.
    """

    words: str
    first: Span

    code: ClassVar[str] = "DQ402"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        return f"{quote(self.words)} is in the list twice"

    def help(self) -> str:
        return "remove it, or write the value that was meant"

    def related(self) -> tuple[Related, ...]:
        return (Related(self.first, "first here"),)


@record
class UnanchoredPattern(Advice):
    """A pattern is found anywhere in the text, so what stands before or behind it does not matter.

    ```dq
    Person
        Zip must match '[0-9]{5}'
    ```

    Here `x12345y` passes. `^` at the start and `$` at the end ask for the whole text:

    ```dq
    Person
        Zip must match '^[0-9]{5}$'
    ```

    Text without any special sign is no pattern: what holds it somewhere is asked for with `contain`.

    ```dq
    Person
        Email must contain '@' as has_at
    ```
    """

    start: bool
    end: bool
    plain: str | None = None
    """The pattern as written, where it is plain text without any special sign."""

    code: ClassVar[str] = "DQ403"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        if self.start:
            return "this pattern lets any text follow"
        return "this pattern lets any text stand before it" if self.end else "this pattern is found anywhere in a text"

    def help(self) -> str:
        if self.plain:
            # Without a letter or digit in it, such a rule has no name of its own.
            named = "" if any(sign.isalnum() for sign in self.plain) else " as some_name"
            contains, is_it = quote(f"contain {self.plain}{named}"), quote(f"be {self.plain}{named}")
            return f"write {contains}, which says so, or {is_it} where the whole text is meant"
        if self.start:
            return "end it with `$` where nothing may follow"
        return (
            "begin it with `^`" if self.end else "begin it with `^` and end it with `$` where the whole text is meant"
        )


@record
class PythonCheck(Advice):
    """A check that was registered from Python may stop the job.

        Person
            Code must be my_check

    All other rules have an answer for whatever the data hold; what Python code asks of Spark is outside that promise.
    Whoever wrote the check should see that it gives true, false or null for any value.
    """

    phrase: str

    code: ClassVar[str] = "DQ404"

    def message(self) -> str:
        return f"{quote(self.phrase)} is registered from Python, and may stop the job on some data"

    def help(self) -> str:
        return "see that it gives true, false or null for any value"


@record
class ConditionNeverHolds(Advice):
    """No row can meet the condition, so the rule never asks anything.

    ```dq
    Person
        Zip must be present when Status is 'A' and Status is 'B'
    ```

    `or` is often what was meant:

    ```dq
    Person
        Zip must be present when Status is 'A' or Status is 'B'
    ```
    """

    test: str
    earlier: str | None

    code: ClassVar[str] = "DQ405"

    def message(self) -> str:
        if self.earlier is None:
            return f"{quote(self.test)} is never true, so the rule never asks anything"
        return f"{quote(self.earlier)} and {quote(self.test)} are never true at once, so the rule never asks anything"

    def help(self) -> str:
        return "write `or` where either will do" if self.earlier else "write a value that it can have"


_SUCH_AS = {
    "a whole number": "`18`",
    "a number": "`0.5`",
    "a date": "`2024-01-31`",
    "a timestamp": "`2024-01-31T10:00:00`",
    "true or false": "`be true`",
}


@record
class NeverEqual(Advice):
    """The value in the file cannot be read as what the column holds, so the comparison never has an answer.

    ```dq
    Person
        Age must be 'young'
    ```

    Compare with a value of the column's own kind:

    ```dq
    Person
        Age must be less than 18
    ```
    """

    words: str
    subject: str
    kind: str

    code: ClassVar[str] = "DQ406"

    def message(self) -> str:
        return f"{quote(self.words)} does not read as {self.kind}, which {quote(self.subject)} holds: this never holds"

    def help(self) -> str | None:
        value = _SUCH_AS.get(self.kind)
        return f"compare with {self.kind}, as in {value}" if value else None


@record
class OrderOfTexts(Advice):
    """Two texts are compared by order, where `'10'` comes before `'9'`.

    ```dq
    Person
        Zip must be at least Phone
    ```

    All columns of a csv file are text unless a schema says otherwise. Give the columns their types, or compare with a
    value of the file, which is read as it is written.
    """

    left: str
    right: str

    code: ClassVar[str] = "DQ407"

    def message(self) -> str:
        return f"{quote(self.left)} and {quote(self.right)} are compared as text, where `10` comes before `9`"

    def help(self) -> str:
        return "give the columns their types; for dates write `before` and `after`, which read text as dates"


@record
class ReversedEnds(Advice):
    """Nothing is between a higher and a lower value.

    ```dq
    Person
        Age must be between 120 and 0
    ```

    The lower value stands first:

    ```dq
    Person
        Age must be between 0 and 120
    ```
    """

    low: str
    high: str
    strict: bool
    swap: tuple[Span, Span] | None

    code: ClassVar[str] = "DQ408"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        return f"nothing is {'strictly ' if self.strict else ''}between {quote(self.low)} and {quote(self.high)}"

    def help(self) -> str | None:
        return f"write {quote(f'between {self.high} and {self.low}')}" if self.swap else None

    def edits(self) -> tuple[Edit, ...]:
        if self.swap is None:
            return ()
        return Edit(self.swap[0], self.high), Edit(self.swap[1], self.low)


@record
class NegativeLength(Advice):
    """No text has a length below zero.

    ```dq
    Person
        Name must have length at least -1
    ```

    ```dq
    Person
        Name must have length at least 1
    ```
    """

    words: str

    code: ClassVar[str] = "DQ409"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        return f"no length is below zero, so {quote(self.words)} is hardly what was meant"


@record
class LookupNotGiven(Advice):
    """Lookups were given together with the rules, and this one is not among them.

    It will be read as a table of the session. Where that is not meant, the name is perhaps misspelt.

    ```dq
    Person
        Status must be in lookup Statuses.Code
    ```

    Lookups are given beside the rules: `lookups={"Statuses": ...}` in Python, `--lookup Statuses=PATH` on the command
    line.
    """

    words: str
    suggestions: tuple[str, ...]
    replacement: str | None = None

    code: ClassVar[str] = "DQ410"
    needs: ClassVar[str] = "lookups"

    def message(self) -> str:
        return f"no lookup {quote(self.words)} was given, so that it will be read as a table of the session"

    def help(self) -> str | None:
        return did_you_mean(self.suggestions)

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.replacement),) if self.replacement else ()
