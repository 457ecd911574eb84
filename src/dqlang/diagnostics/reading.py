"""DQ1xx: sentences that cannot be read, or only in a way that nobody meant; the rest is in `files.py`, `marks.py`
and `sentences.py`."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.problem import Edit, Problem
from dqlang.diagnostics.wording import either
from dqlang.record import record
from dqlang.source import Span


@record
class NotASentence(Problem):
    """A line cannot be read as a sentence.

    Each rule is one sentence on one line: a column, `must` or `should`, and a check. The mark shows the first word that
    does not fit there.

        Person
            Age must be least 18

    Leave out or replace what is marked; the help says what may stand there, or which word was probably meant:

    ```dq
    Person
        Age must be at least 18
    ```
    """

    code: ClassVar[str] = "DQ101"
    found: str
    expected: tuple[str, ...]
    guess: str | None = None

    def message(self) -> str:
        return f"`{self.found}` does not fit here" if self.found else "the sentence stops too early"

    def help(self) -> str | None:
        if self.guess:
            return f"did you mean `{self.guess}`?"
        if not self.expected:
            return None
        *most, last = self.expected
        return "expected " + (f"{', '.join(most)} or {last}" if most else last)

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.guess),) if self.guess else ()


@record
class Slip(Problem):
    """A known slip: words of another language or of everyday English, which dqlang says in one way only.

        Person
            Age must equal 18

    The help shows the sentence that dqlang reads. All known slips stand in docs/if-you-wrote.md.

    ```dq
    Person
        Age must be equal to 18
    ```
    """

    code: ClassVar[str] = "DQ102"
    says: str
    advice: str
    replacement: str | None = None
    safe: bool = False
    """Whether the replacement makes the line read, and says nothing else than what was written."""

    @property
    def fixable(self) -> bool:
        return self.safe and self.replacement is not None

    def message(self) -> str:
        return self.says

    def help(self) -> str | None:
        return self.advice

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.replacement),) if self.replacement is not None else ()


@record
class NestedTooDeep(Problem):
    """A sentence is nested so deeply that nobody could read it aloud.

    Up to 32 brackets, `not` and `of` may stand inside each other, and up to 100 signs of arithmetic in one sentence.
    Definitions may stand on each other 32 times, and for 100 checks.

        Person
            Age must be at least (((((((((((((((((((((((((((((((((1)))))))))))))))))))))))))))))))))

    Say it with fewer of them, or split the rule into several:

    ```dq
    Person
        Age must be at least 1
    ```
    """

    code: ClassVar[str] = "DQ106"
    limit: int

    def message(self) -> str:
        return f"this is nested or chained more than {self.limit} times"

    def help(self) -> str:
        return "split the rule into several shorter ones"


@record
class BrokenSentence(Problem):
    """A sentence goes on in the next line.

        Person
            Zip must be present
                when Country is 'US'

    Write it on one line. Only inside brackets may a sentence run over several.

    ```dq
    Person
        Zip must be present when Country is 'US'
    ```
    """

    code: ClassVar[str] = "DQ107"
    gap: Span
    safe: bool = False
    """Whether the line above stops too early, and this one says nothing alone: then they belong together."""

    @property
    def fixable(self) -> bool:
        return self.safe

    def message(self) -> str:
        return "this belongs to the line above"

    def help(self) -> str:
        return "write a sentence on one line; only a list in brackets may run over several"

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.gap, " "),)


@record
class NoSuchMoment(Problem):
    """A date or a time does not exist, or is not written as dates are.

        Person
            BirthDate must be after 2024-02-30

    Dates are written `2024-01-31` and timestamps `2024-01-31T10:00:00`, optionally with a zone (`Z`, `+01:00`):

    ```dq
    Person
        BirthDate must be after 2024-02-29
    ```
    """

    code: ClassVar[str] = "DQ120"
    written: str

    def message(self) -> str:
        return f"there is no `{self.written}`"

    def help(self) -> str:
        if "-" not in self.written:
            return "times of day go from `00:00` to `23:59:59`"
        return "a date is written `2024-01-31`, a timestamp `2024-01-31T10:00:00`"


@record
class BadNumber(Problem):
    """A number is not one that can stand here.

        Person
            LoadDate must be within the last 1.5 days

    Durations and counts of rows are whole numbers, shares lie between 0 % and 100 %, and no number has more than 38
    digits.

    ```dq
    Person
        LoadDate must be within the last 36 hours
    ```
    """

    code: ClassVar[str] = "DQ121"
    written: str
    wanted: str

    def message(self) -> str:
        return f"`{self.written}` cannot stand here"

    def help(self) -> str:
        return f"write {self.wanted}"


@record
class OperatorWithoutSpaces(Problem):
    """A sign of arithmetic has no space on one side, so that it could belong to a name.

        Visit
            Order-Date must be valid date

    Put a name that holds the sign in backquotes, or a space on both sides of the sign:

    ```dq
    Visit
        `Order-Date` must be valid date
        Total - Discount must be positive
    ```
    """

    code: ClassVar[str] = "DQ122"
    sign: str
    name: str | None
    computed: str

    def message(self) -> str:
        return f"`{self.sign}` needs a space on both sides"

    def help(self) -> str:
        if self.name is None:
            return f"write `{self.computed}`"
        return f"write `` `{self.name}` `` for a column of that name, or `{self.computed}` to compute"


@record
class TwoReadings(Problem):
    """A sentence can be read in two ways, and dqlang never guesses.

        Person
            absolute of A - B must be less than 5

    The help shows both readings. Write the one that you mean, such as:

    ```dq
    Person
        absolute of (A - B) must be less than 5
    ```
    """

    code: ClassVar[str] = "DQ123"
    what: str
    readings: tuple[str, str]

    def message(self) -> str:
        return f"{self.what} can be read in two ways"

    def help(self) -> str:
        return f"write {either(self.readings)}"


@record
class BareWord(Problem):
    """A word in a list has no quotes. Lists hold values, never columns.

        Person
            State must be in [CA, NY]

    Put text in quotes:

    ```dq
    Person
        State must be in ['CA', 'NY']
    ```
    """

    code: ClassVar[str] = "DQ124"
    word: str
    others: tuple[tuple[Span, str], ...] = ()
    """The further bare words of the list, which are mended with the first."""

    def message(self) -> str:
        return f"`{self.word}` stands in a list without quotes"

    def help(self) -> str:
        return f"write `'{self.word}'`: lists hold values, never columns"

    def edits(self) -> tuple[Edit, ...]:
        words = ((self.span, self.word), *self.others)
        return tuple(Edit(span, "'" + word.replace("'", "''") + "'") for span, word in words)


@record
class NotAValue(Problem):
    """Something else stands where a value is needed, or where a list needs plain values.

        Person
            Age must be in [1, Highest + 1]

    A value is text in quotes, a number, a date, `true` or `false`, a column, or computed from these; a list holds plain
    values only. Compare with what is computed apart:

    ```dq
    Person
        Age must be 1 or be equal to Highest + 1
    ```
    """

    code: ClassVar[str] = "DQ125"
    wanted: str
    advice: str

    def message(self) -> str:
        return f"here stands no {self.wanted}"

    def help(self) -> str:
        return self.advice


@record
class NotBuiltYet(Problem):
    """The sentence belongs to the language, and this version of dqlang cannot carry it out yet.

        Person
            number of rows must be at least 1000

    Leave it out for now, or turn it into a comment:

    ```dq
    Person
        # number of rows must be at least 1000
        Name must be present
    ```
    """

    code: ClassVar[str] = "DQ199"
    feature: str

    def message(self) -> str:
        return f"{self.feature}: not built yet"

    def help(self) -> str:
        return "this version cannot judge it; leave it out, or begin the line with `#`"
