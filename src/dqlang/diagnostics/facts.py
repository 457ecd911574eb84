"""Problems of facts about a table and its columns: `Ssn is sensitive`, `key is Id`."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.advice import Advice
from dqlang.diagnostics.problem import Problem, Related
from dqlang.diagnostics.wording import quote
from dqlang.record import record
from dqlang.source import Span


@record
class SensitiveTwice(Problem):
    """A column is said to be sensitive twice.

        Person
            Phone is sensitive
            phone is sensitive
            Phone must be present

    Perhaps one of them was meant for another column; otherwise remove it.

    ```dq
    Person
        Phone is sensitive
        Email is sensitive
        Phone must be present
    ```
    """

    column: str
    first: Span

    code: ClassVar[str] = "DQ245"

    def message(self) -> str:
        return f"that {quote(self.column)} is sensitive is said already"

    def help(self) -> str:
        return "remove one, or name the column that was meant"

    def related(self) -> tuple[Related, ...]:
        return (Related(self.first, "first said here"),)


@record
class FactTwice(Problem):
    """The owner or the key of a table is said twice.

        Person
            owner is 'claims office'
            owner is 'finance'
            Name must be present

    A table has one owner, and one key; a key of several columns stands in parentheses: `key is (ClaimId, Line)`.

    ```dq
    Person
        owner is 'claims office'
        Name must be present
    ```
    """

    what: str
    first: Span

    code: ClassVar[str] = "DQ293"

    def message(self) -> str:
        return f"the {self.what} of this table is said already"

    def help(self) -> str:
        more = "; a key of several columns stands in parentheses: `key is (A, B)`" if self.what == "key" else ""
        return f"keep one of the two{more}"

    def related(self) -> tuple[Related, ...]:
        return (Related(self.first, "first said here"),)


@record
class NoSuchMissing(Problem):
    """Only text, numbers, dates and timestamps can count as missing.

        Person
            treat null as missing
            Name must be present

    `null` is missing anyway, `true` and `false` are all that a yes or no can be, and the present is another one each
    time. Write the values that stand for nothing in the data:

    ```dq
    Person
        treat 'N/A', '-', -1 as missing
        Name must be present
    ```
    """

    written: str

    code: ClassVar[str] = "DQ294"

    def message(self) -> str:
        if self.written == "null":
            return "`null` is missing anyway"
        return f"{quote(self.written)} cannot count as missing"

    def help(self) -> str:
        return "write text in quotes, numbers, dates or timestamps, or leave it out"


@record
class KeyIsSensitive(Advice):
    """A column of the key is sensitive, so that reports show `***` in its place, and nobody finds the row.

    ```dq
    Person
        key is Phone
        Phone is sensitive
        Name must be present
    ```

    Where the table has another column that tells rows apart, make that one the key.
    """

    column: str

    code: ClassVar[str] = "DQ437"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        return f"the key {quote(self.column)} is sensitive, and is never shown"

    def help(self) -> str:
        return "name another column as the key, if one tells the rows apart"
