"""Problems of meaning: days of the week, times of day, and lists of combinations."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.problem import Edit, Problem
from dqlang.diagnostics.wording import quote, readings
from dqlang.record import record


@record
class UnknownDay(Problem):
    """A day of the week has another name, or is written in short.

        Visit
            Admitted must be on ['Mon', 'Fri']

    Days have their English names, in capital or small letters:

    ```dq
    Visit
        Admitted must be on ['Monday', 'Friday']
    ```
    """

    written: str
    day: str | None
    edit: Edit | None = None

    code: ClassVar[str] = "DQ206"

    def message(self) -> str:
        return f"{quote(self.written)} is no day of the week"

    def help(self) -> str:
        if self.day is not None:
            return f"did you mean {quote(self.day)}?"
        return "the days are Monday, Tuesday, Wednesday, Thursday, Friday, Saturday and Sunday"

    def edits(self) -> tuple[Edit, ...]:
        return (self.edit,) if self.edit else ()


@record
class OverMidnight(Problem):
    """`between` with a later time of day before an earlier one can be read in two ways.

    Does it mean the night, from the evening to the next morning, or are the times only in the wrong order?

        Visit
            Admitted must be between 22:00 and 06:00

    Write the reading that is meant:

    ```dq
    Visit
        Admitted must be at least 22:00 or be at most 06:00
    ```
    """

    words: str
    sentences: tuple[str, ...]

    code: ClassVar[str] = "DQ215"

    def message(self) -> str:
        return f"{quote(self.words)} can be read in two ways"

    def help(self) -> str:
        return readings(self.sentences)


@record
class CombinationWidth(Problem):
    """A list of combinations has, for each column in parentheses, one value in each of its combinations.

        Person
            (Country, State) must be in [('US', 'CA'), ('US', 'NY', '10001')]

    Give as many values as there are columns:

    ```dq
    Person
        (Country, State) must be in [('US', 'CA'), ('US', 'NY')]
    ```
    """

    values: int
    columns: int

    code: ClassVar[str] = "DQ246"

    def message(self) -> str:
        return f"a combination of {self.values} is compared with {'one column' if self.columns == 1 else self._columns}"

    @property
    def _columns(self) -> str:
        return f"{self.columns} columns"

    def help(self) -> str:
        if self.columns == 1:
            return "name the columns in parentheses, as in `(A, B) must be in [(1, 2), (3, 4)]`"
        return f"write {self.columns} values in each pair of parentheses"
