"""Problems of checks that hold a row against other rows: no order, one that means nothing, what is no range."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.wording import quote
from dqlang.record import record


@record
class OrderNeeded(Problem):
    """The check goes from row to row, and the rows of a table have no order.

        Person
            Seq must increase per Country

    Say by which column the rows are to be ordered:

    ```dq
    Person
        Seq must increase in order of EffDate per Country
    ```

    Numbers without a hole, and days without a gap, need no order but their own:

    ```dq
    Person
        Seq must increase by 1 per Country
        EffDate must have no gap above 1 day per Country
    ```
    """

    check: str
    kind: str
    per: str = ""

    code: ClassVar[str] = "DQ280"

    def message(self) -> str:
        return f"{quote(self.check)} goes from row to row, and rows have no order of their own"

    def help(self) -> str:
        per = f" per {self.per}" if self.per else ""
        return f"say by which column they are ordered, as in {quote(f'{self.kind} in order of Ts{per}')}"


@record
class OrderOfRanges(Problem):
    """Whether two ranges overlap hangs on no order.

        Person
            (Admitted, Discharged) must not overlap in order of Seq per Ssn

    Leave the order out; `per` says which ranges are held against each other:

    ```dq
    Person
        (Admitted, Discharged) must not overlap per Ssn
    ```
    """

    plain: str

    code: ClassVar[str] = "DQ281"

    def message(self) -> str:
        return "ranges overlap or not, in whatever order they come"

    def help(self) -> str:
        return f"leave the order out: {quote(self.plain)}"


@record
class RangeNeeded(Problem):
    """Ranges overlap, and a range has two ends.

        Person
            Admitted must not overlap per Ssn

    Name the column where it begins and the one where it ends, in parentheses:

    ```dq
    Person
        (Admitted, Discharged) must not overlap per Ssn
    ```
    """

    count: int

    code: ClassVar[str] = "DQ282"

    def message(self) -> str:
        found = "one column is none" if self.count == 1 else f"{self.count} columns are none"
        return f"`overlap` asks about a range, and {found}"

    def help(self) -> str:
        return "name where it begins and where it ends, as in `(StartDate, EndDate) must not overlap`"


@record
class ItemsAmongRows(Problem):
    """The check holds a row against other rows, so it does not follow `every`.

        Person
            every Lines.Qty must increase in order of EffDate

    Ask about a value that each row has once:

    ```dq
    Person
        Total must increase in order of EffDate
    ```
    """

    check: str

    code: ClassVar[str] = "DQ283"

    def message(self) -> str:
        return f"{quote(self.check)} holds rows against each other, and cannot follow `every`"

    def help(self) -> str:
        return "leave `every` out, and ask about a value that each row has once"


@record
class NothingToOrderBy(Problem):
    """Spark cannot tell maps apart, and a few other kinds of values, so that no row can be ordered or grouped by them.

        Person
            Seq must increase in order of Attributes

    Name another column:

    ```dq
    Person
        Seq must increase in order of EffDate
    ```
    """

    words: str
    held: str

    code: ClassVar[str] = "DQ313"

    def message(self) -> str:
        return f"{quote(self.words)} holds {self.held}, by which rows can be neither ordered nor grouped"

    def help(self) -> str:
        return "name another column"
