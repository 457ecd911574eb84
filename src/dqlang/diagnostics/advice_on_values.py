"""Advice on what values can pass: rules that say nothing, and rules that nothing meets."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.advice import Advice, a_value_of
from dqlang.diagnostics.problem import Related
from dqlang.diagnostics.wording import quote
from dqlang.record import record
from dqlang.source import Span


@record
class SaidTwice(Advice):
    """The same rule stands twice, under two names or with `must` and with `should`.

    ```dq
    Person
        Age must be at least 18
        Age should be at least 18
    ```

    A row that fails the one fails the other, too. Keep one of them:

    ```dq
    Person
        Age must be at least 18
    ```
    """

    name: str
    verb: str
    other_verb: str
    first: Span | None

    code: ClassVar[str] = "DQ420"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        if self.verb == self.other_verb:
            return f"this rule is there already, as {quote(self.name)}"
        return f"`{self.verb}` beside `{self.other_verb}` of the same: each row that fails the one fails the other"

    def help(self) -> str:
        return "keep the one that is meant"

    def related(self) -> tuple[Related, ...]:
        return (Related(self.first, "the same rule"),) if self.first else ()


@record
class NeverFails(Advice):
    """No row can fail the rule, whatever its value is and also where it is missing.

    ```dq
    Person
        Name must be present if present
    ```

    `if present` passes just the rows that `be present` asks about. Leave one of them out:

    ```dq
    Person
        Name must be present
    ```
    """

    if_present: bool
    condition: bool

    code: ClassVar[str] = "DQ421"

    def message(self) -> str:
        if self.condition:
            return "each row that the condition picks passes, so no row can fail this rule"
        if self.if_present:
            return "each value passes, and `if present` passes the missing ones, so no row can fail this rule"
        return "each value passes, and a missing one too, so no row can fail this rule"

    def help(self) -> str:
        return "leave `if present` out" if self.if_present else "write what was meant, or remove the rule"


@record
class NoMoreThanPresent(Advice):
    """The check holds wherever a value is there at all, so the rule fails for missing values alone.

    ```dq
    Person
        Name must have length at least 0
    ```

    Perhaps another limit was meant. Otherwise say it in plain words:

    ```dq
    Person
        Name must be present
    ```
    """

    words: str
    subject: str

    code: ClassVar[str] = "DQ422"

    def message(self) -> str:
        return (
            f"{quote(self.words)} holds for each {quote(self.subject)} there is, so it asks no more than `be present`"
        )

    def help(self) -> str:
        return "write the limit that was meant, or `be present`"


@record
class NothingMeets(Advice):
    """No value that the column can hold meets the check, so each row fails.

    ```dq
    Person
        Age must be 17.5
    ```

    `Age` holds whole numbers here. A month has its limits, too: it is from 1 to 12. Compare with a value that it can
    have:

    ```dq
    Person
        Age must be 17
    ```
    """

    words: str
    subject: str
    held: str | None
    limits: str | None = None
    """What is known of a month, a length and the like, in words."""

    code: ClassVar[str] = "DQ423"

    def message(self) -> str:
        if self.limits:
            return f"no {a_value_of(self.subject)} can {quote(self.words)}: {self.limits}"
        holds = f", which holds {self.held}" if self.held else ""
        return f"no {a_value_of(self.subject)}{holds}{',' if holds else ''} can {quote(self.words)}"

    def help(self) -> str:
        return "write a value that it can have"


@record
class ToleratesAll(Advice):
    """The table passes however many rows fail.

    ```dq
    Person
        Name must be present for at least 0% of rows
    ```

    Each row that fails is still marked. If the table is to fail, say when:

    ```dq
    Person
        Name must be present for at least 95% of rows
    ```
    """

    words: str

    code: ClassVar[str] = "DQ424"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        return f"{quote(self.words)} lets the table pass even where every row fails"

    def help(self) -> str:
        return "write how many rows must pass, or `should` where a failure is only to be marked"


@record
class FailsWhereAsked(Advice):
    """Each row that the condition picks fails the rule.

    ```dq
    Person
        Status must be 'A' when Status is 'B'
    ```

    Perhaps the condition was meant to be about another column, or to say the opposite:

    ```dq
    Person
        Status must be 'A' when State is 'B'
    ```
    """

    words: str
    subject: str

    code: ClassVar[str] = "DQ425"

    def message(self) -> str:
        value = a_value_of(self.subject)
        return f"no {value} that meets the condition can {quote(self.words)}, so each of these rows fails"

    def help(self) -> str:
        return "see whether the condition says which rows are meant"


@record
class AnyTextMatches(Advice):
    """The pattern is found in any text, or in any text of one line, so that it tells nothing apart.

    ```dq
    Person
        Zip must match '^[0-9]*'
    ```

    `*` is content with nothing. `+` asks for one at least, and `$` that nothing follows:

    ```dq
    Person
        Zip must match '^[0-9]+$'
    ```
    """

    lines: bool
    negated: bool

    code: ClassVar[str] = "DQ426"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        found = f"this pattern is found in any text{' of one line' if self.lines else ''}"
        return f"{found}, so no such text passes" if self.negated else found

    def help(self) -> str:
        return "say what must be there: `+` asks for one at least, where `*` is content with none"


@record
class PatternNeverFound(Advice):
    """The pattern is found in no text: something stands before `^` or behind `$`, or no character is in a class.

    ```dq
    Person
        Zip must match '^[0-9]{5}$[A-Z]'
    ```

    `^` is the text's beginning and `$` its end:

    ```dq
    Person
        Zip must match '^[0-9]{5}[A-Z]$'
    ```
    """

    negated: bool
    sign: str
    """What is never met, as it stands in the pattern: `^`, `$`, a class."""
    side: str | None
    """`start` or `end` of the text, for which the sign stands; None for a class."""

    code: ClassVar[str] = "DQ427"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        return "this pattern is found in no text" + (", so each text passes" if self.negated else "")

    def help(self) -> str:
        sign = quote(self.sign)
        if self.side is None:
            return f"no character is in {sign}: write the ones that may stand there"
        before = self.side == "start"
        says = f"{sign} is the {self.side} of the text, and something must stand {'before' if before else 'behind'} it"
        itself = "" if len(self.sign) > 1 else rf", or write `\{self.sign}` for the sign itself"
        return f"{says}: put it at the very {'beginning' if before else 'end'}{itself}"


@record
class EndsOfTwoKinds(Advice):
    """What is between two values is of their kind, and these two are of different kinds.

    ```dq
    Person
        Zip must be between 10000 and 'x'
    ```

    The column would be read as a number at the one end and as text at the other. Write two values of one kind:

    ```dq
    Person
        Zip must be between '10000' and '99999'
    ```
    """

    low: str
    high: str

    code: ClassVar[str] = "DQ428"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        return f"the lower end is {self.low} and the upper end is {self.high}"

    def help(self) -> str:
        return "write two values of one kind"
