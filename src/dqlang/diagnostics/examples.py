"""DQ15x, DQ25x, DQ44x: what is wrong with the examples below rules."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.advice import Advice
from dqlang.diagnostics.problem import Edit, Problem, Related
from dqlang.diagnostics.wording import all_of, quote
from dqlang.record import record
from dqlang.source import Span

# --- reading --------------------------------------------------------------------------------------------------------


@record
class ExampleWithoutRule(Problem):
    """An example has no rule above it.

        Person
            example: Name 'Gle9' fails
            Name should be human_name

    An example stands below the rule that it shows, indented or not; several may follow each other.

    ```dq
    Person
        Name should be human_name
            example: Name 'Gle9' fails
    ```
    """

    code: ClassVar[str] = "DQ150"

    def message(self) -> str:
        return "above this example stands no rule"

    def help(self) -> str:
        return "write it below the rule that it is an example of"


@record
class NotAnExample(Problem):
    """A line begins like an example and cannot be read as one.

        Person
            length of Name must be at least 5
                example: length of Name 4 fails

    An example names columns with their values and ends with `passes` or `fails`. A value is text in quotes, a number, a
    date or timestamp, `true`, `false`, `null`, or a list in brackets.

    ```dq
    Person
        length of Name must be at least 5
            example: Name 'Gle9' fails
    ```
    """

    code: ClassVar[str] = "DQ151"
    found: str
    advice: str

    def message(self) -> str:
        return f"{quote(self.found)} does not fit here" if self.found else "the example stops too early"

    def help(self) -> str:
        return self.advice


@record
class ColumnTwice(Problem):
    """An example gives one column two values.

        Person
            Zip must be present when Country is 'US'
                example: Country 'US', Zip null, Country 'CA' passes

    An example is about one row. Write another example for another value.

    ```dq
    Person
        Zip must be present when Country is 'US'
            example: Country 'US', Zip null fails
            example: Country 'CA', Zip null passes
    ```
    """

    code: ClassVar[str] = "DQ152"
    name: str
    first: Span

    def message(self) -> str:
        return f"{quote(self.name)} has two values in this example"

    def help(self) -> str:
        return "an example is about one row: write another one for the other value"

    def related(self) -> tuple[Related, ...]:
        return (Related(self.first, "first here"),)


# --- meaning --------------------------------------------------------------------------------------------------------


@record
class ColumnNotInRule(Problem):
    """An example gives a value to a column that its rule does not look at, so that the value changes nothing.

        Person
            Zip must be present when Country is 'US'
                example: Land 'US', Zip null fails

    Name the columns of the rule, or leave the value out.

    ```dq
    Person
        Zip must be present when Country is 'US'
            example: Country 'US', Zip null fails
    ```
    """

    code: ClassVar[str] = "DQ255"
    name: str
    columns: tuple[str, ...]
    near: str | None = None

    def message(self) -> str:
        return f"the rule above does not look at {quote(self.name)}"

    def help(self) -> str:
        if self.near:
            return f"did you mean {quote(self.near)}?"
        return f"it looks at {all_of(self.columns)}" if self.columns else "leave the value out"

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.near),) if self.near else ()


@record
class RuleOfOtherRows(Problem):
    """An example is about one row, and its rule looks at other rows or at another table.

        Person
            Email must be unique
                example: Email 'a@b.org' passes

    Leave the example out. Grade a small file of several rows to see what such a rule says.

    ```dq
    Person
        Email must be unique
    ```
    """

    code: ClassVar[str] = "DQ256"
    check: str

    def message(self) -> str:
        return f"{quote(self.check)} looks at other rows, and an example is about one"

    def help(self) -> str:
        return "leave the example out; `dqlang check` on a small file of rows shows what this rule says"


@record
class ValueDoesNotFit(Problem):
    """An example gives a column a value that it cannot hold.

        Visit
            Count must be at least 0
                example: Count 'none' fails

    Where a schema is given, the values of an example are read as its columns' types.

    ```dq
    Visit
        Count must be at least 0
            example: Count -1 fails
    ```
    """

    code: ClassVar[str] = "DQ257"
    name: str
    value: str
    holds: str
    advice: str | None = None

    def message(self) -> str:
        return f"{quote(self.name)} holds {self.holds}, and cannot hold {quote(self.value)}"

    def help(self) -> str:
        return self.advice or "such a value never reaches the rule: write another one, or leave the example out"


@record
class RuleDoesNotFit(Problem):
    """The rule cannot be asked about the values of an example.

        Visit
            Admitted must be before Discharged
                example: Admitted 5, Discharged 2024-01-31 passes

    Without a schema, a column of an example holds what its value is: text, a number, a date, a list.

    ```dq
    Visit
        Admitted must be before Discharged
            example: Admitted 2024-01-30, Discharged 2024-01-31 passes
    ```
    """

    code: ClassVar[str] = "DQ258"
    reason: str

    def message(self) -> str:
        return f"the rule above cannot be asked about this row: {self.reason}"

    def help(self) -> str:
        return "write what the data holds: text stands in quotes, numbers and dates without, a list in `[ ]`"


# --- advice ---------------------------------------------------------------------------------------------------------


@record
class VerdictMayChange(Advice):
    """A rule asks what time it is, and its example does not say for which day its verdict holds. It holds today, and
    another day it may not.

    ```dq
    Person
        BirthDate must be on or before 18 years ago
            example: BirthDate 2010-01-01 fails
    ```

    Write the day or the moment behind the verdict.

    ```dq
    Person
        BirthDate must be on or before 18 years ago
            example: BirthDate 2010-01-01 fails on 2024-06-01
    ```
    """

    verdict: str = "fails"

    code: ClassVar[str] = "DQ440"

    def message(self) -> str:
        return "this verdict may change with time: the rule above asks what day it is"

    def help(self) -> str:
        verdict = self.verdict
        return f"say when it holds, as in `{verdict} on 2024-06-01` or `{verdict} at 2024-06-01T10:00:00`"


@record
class NeedlessMoment(Advice):
    """An example says when its verdict holds, and its rule does not ask what time it is: the verdict never changes.

    ```dq
    Person
        Name should be human_name
            example: Name 'Gle9' fails on 2024-06-01
    ```

    Leave the day out.

    ```dq
    Person
        Name should be human_name
            example: Name 'Gle9' fails
    ```
    """

    code: ClassVar[str] = "DQ441"
    written: str

    def message(self) -> str:
        return f"{quote(self.written)} changes nothing: the rule above does not ask what day it is"

    def help(self) -> str:
        return "leave it out"
