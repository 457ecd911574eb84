"""Problems of meaning: lists, numbers, names and comparisons that cannot be."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.wording import quote
from dqlang.record import record


@record
class NullInList(Problem):
    """Nothing is equal to `null`, so a list that holds it would never find it.

        Person
            Status must be in ['A', 'B', null]

    Ask for it apart:

    ```dq
    Person
        Status must be null or be in ['A', 'B']
    ```
    """

    mended: str

    code: ClassVar[str] = "DQ220"

    def message(self) -> str:
        return "a list cannot hold `null`"

    def help(self) -> str:
        return f"write {quote(self.mended)}"


@record
class MixedList(Problem):
    """A list holds values of one kind.

        Person
            Status must be in ['1', 2]

    Write all as text or all as numbers, as the column holds them:

    ```dq
    Person
        Status must be in ['1', '2']
    ```
    """

    first: str
    other: str

    code: ClassVar[str] = "DQ221"

    def message(self) -> str:
        return f"a list holds values of one kind, and this one has {self.first} and {self.other}"

    def help(self) -> str:
        if "combinations" in self.first:
            return "write a combination for each, as in `[('US', 'USD'), ('IN', 'INR')]`"
        return "write all in quotes, or none"


@record
class ColumnInList(Problem):
    """A list holds values, never columns, and nothing that is counted from one.

        Visit
            BirthDate must be in [today, 2 days after EffDate]

    Compare with it apart:

    ```dq
    Visit
        BirthDate must be today or be equal to 2 days after EffDate
    ```
    """

    words: str

    code: ClassVar[str] = "DQ222"

    def message(self) -> str:
        return f"a list holds values only, and {quote(self.words)} is not one"

    def help(self) -> str:
        return f"compare with it apart: {quote('or be equal to ' + self.words)}"


@record
class ComparedWithNull(Problem):
    """Nothing compares with `null`: the answer is always missing.

        Person
            Name must be equal to null

    There is a check for it:

    ```dq
    Person
        Name must be null
    ```
    """

    words: str

    code: ClassVar[str] = "DQ223"

    def message(self) -> str:
        return f"{quote(self.words)} never has an answer"

    def help(self) -> str:
        return "whether a value is there is asked by `be null` and `not be null`"


@record
class UnsafeName(Problem):
    """A name that holds `${` cannot be used.

    Spark replaces `${...}` by settings of the session wherever it reads text, even inside a name, so that the rule
    would ask about another column:

        Person
            `${Name}` must be present

    Rename the column before it is graded:

    ```dq
    Person
        Name must be present
    ```
    """

    name: str

    code: ClassVar[str] = "DQ250"

    def message(self) -> str:
        return f"the name {quote(self.name)} holds `${{`, which Spark replaces by settings of the session"

    def help(self) -> str:
        return "rename the column before it is graded"


@record
class DurationTooLong(Problem):
    """A moment further away than 10,000 years is outside every calendar that Spark knows.

        Person
            BirthDate must be after 20000 years ago

    Write a shorter time:

    ```dq
    Person
        BirthDate must be after 200 years ago
    ```
    """

    words: str

    code: ClassVar[str] = "DQ252"

    def message(self) -> str:
        return f"{quote(self.words)} is longer than 10,000 years"


@record
class WrongKindOfLength(Problem):
    """A length is a number, and this compares it with something else.

        Person
            Name must have length at least 'x'

    Write a number:

    ```dq
    Person
        Name must have length at least 2
    ```
    """

    other: str

    code: ClassVar[str] = "DQ253"

    def message(self) -> str:
        return f"a length is a number, and cannot be compared with {self.other}"

    def help(self) -> str:
        return "write a number of characters"


@record
class MeaninglessComparison(Problem):
    """The values of this sentence cannot be compared, whatever the table holds.

        Orders
            Total must be equal to 'x' within 5

    The message says why:

    ```dq
    Orders
        Total must be equal to 100 within 5
    ```
    """

    reason: str
    advice: str | None

    code: ClassVar[str] = "DQ254"

    def message(self) -> str:
        return self.reason

    def help(self) -> str | None:
        return self.advice
