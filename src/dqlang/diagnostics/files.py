"""DQ1xx: what is wrong with a file as a whole, and with the places of its tables and sentences."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.problem import Edit, Problem, Related
from dqlang.record import record
from dqlang.source import Span


@record
class RuleBeforeTable(Problem):
    """A rule stands before the first table's name.

        Name must be present
        Person
            Zip must be present

    Write the table's name alone on a line, at its very beginning, above its rules. A name behind `#` is a comment.

    ```dq
    Person
        Name must be present
        Zip must be present
    ```
    """

    rule: bool = True
    comment: tuple[Span, str] | None = None
    """A comment right above that is perhaps meant as the table's name, and that name."""

    code: ClassVar[str] = "DQ110"

    def message(self) -> str:
        return f"this {'rule' if self.rule else 'sentence'} stands before any table's name"

    def help(self) -> str:
        if self.comment:
            return f"what begins with `#` is a comment: write `{self.comment[1]}` alone"
        return "write the table's name alone on a line above it, at the beginning of the line"

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(*self.comment),) if self.comment else ()


@record
class IndentedName(Problem):
    """A name stands alone on an indented line: it could be a table's name, or a rule that is not finished.

        Person
            Name must be present
            Address

    A table's name begins at the very start of its line; a rule needs `must` or `should` and a check.

    ```dq
    Person
        Name must be present

    Address
        Zip must be present
    ```
    """

    code: ClassVar[str] = "DQ111"
    name: str

    def message(self) -> str:
        return f"`{self.name}` stands alone on an indented line"

    def help(self) -> str:
        return "a table's name begins at the start of its line; a rule goes on with `must` or `should` and a check"


@record
class TableWithoutRules(Problem):
    """A table's name has no rule below it.

        Person
        Orders
            Id must be present

    Write at least one rule below it, or leave the name out.

    ```dq
    Person
        Name must be present

    Orders
        Id must be present
    ```
    """

    code: ClassVar[str] = "DQ112"
    name: str

    def message(self) -> str:
        return f"the table `{self.name}` has no rules"

    def help(self) -> str:
        return "write a rule below it, such as `Name must be present`, or leave the table out"


@record
class TableTwice(Problem):
    """A table is named twice in one file.

        Person
            Name must be present
        Person
            Zip must be present

    Put all rules of a table below one name. Case makes no difference: `person` is the same table.

    ```dq
    Person
        Name must be present
        Zip must be present
    ```
    """

    code: ClassVar[str] = "DQ113"
    name: str
    first: Span

    def message(self) -> str:
        return f"the table `{self.name}` stands here a second time"

    def help(self) -> str:
        return "move these rules to the first one"

    def related(self) -> tuple[Related, ...]:
        return (Related(self.first, "first named here"),)


@record
class NoRules(Problem):
    """A file holds no table and no rule.

        # rules about persons come here

    A file begins with a table's name, and below it stands a rule on each line:

    ```dq
    Person
        Name must be present
    ```
    """

    code: ClassVar[str] = "DQ114"

    def message(self) -> str:
        return "there are no rules here"

    def help(self) -> str:
        return "write a table's name alone on a line, and below it a rule such as `Name must be present`"


@record
class MisplacedSentence(Problem):
    """`define` and `use` stand before the first table.

        Person
            Name must be present
        define states as ['CA', 'NY']

    Move the line to the top of the file, above the first table's name:

    ```dq
    define states as ['CA', 'NY']

    Person
        Name must be present
        State must be in states
    ```
    """

    code: ClassVar[str] = "DQ115"
    word: str

    def message(self) -> str:
        return f"`{self.word}` stands behind a table's name"

    def help(self) -> str:
        return "move this line above the first table"


@record
class MissingBehindRule(Problem):
    """`treat ... as missing` stands behind a rule.

        Person
            Name must be present
            treat 'N/A' as missing

    It counts for all rules of the table, those above it too, so it stands before them; or at the top of the file, where
    it counts for all tables:

    ```dq
    Person
        treat 'N/A' as missing
        Name must be present
    ```
    """

    code: ClassVar[str] = "DQ116"

    def message(self) -> str:
        return "`treat` stands behind a rule of its table"

    def help(self) -> str:
        return "move this line above the table's first rule: it counts for all of them"
