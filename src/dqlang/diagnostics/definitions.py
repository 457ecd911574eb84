"""Problems of `define` and of the names that it gives."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.advice import Advice
from dqlang.diagnostics.problem import Edit, Problem, Related
from dqlang.diagnostics.wording import did_you_mean, quote
from dqlang.record import record
from dqlang.source import Span


@record
class BadDefinitionName(Problem):
    """A definition cannot have this name: a sentence with it would have two readings, or none.

        define valid as ['A', 'B']

        Person
            Code must be in valid

    Words of the language, and names of checks that there are, are taken. Choose another name, or join it to a second
    word:

    ```dq
    define valid_codes as ['A', 'B']

    Person
        Code must be in valid_codes
    ```
    """

    reason: str

    code: ClassVar[str] = "DQ270"

    def message(self) -> str:
        return self.reason

    def help(self) -> str:
        return "choose another name for the definition"


@record
class DefinedTwice(Problem):
    """A name is defined twice, here or here and in a file that is used.

        define states as ['CA', 'NY']
        define States as ['TX']

        Person
            State must be in states

    Case makes no difference. Keep one of them, or give each its own name:

    ```dq
    define states as ['CA', 'NY']
    define southern_states as ['TX']

    Person
        State must be in states or be in southern_states
    ```
    """

    name: str
    first: Span | None
    where: str | None = None
    """The other file's path and line, where it is another file."""

    code: ClassVar[str] = "DQ271"

    def message(self) -> str:
        return f"{quote(self.name)} is already defined" + (f" in {self.where}" if self.where else "")

    def help(self) -> str:
        return "keep one of the definitions, or give this one another name"

    def related(self) -> tuple[Related, ...]:
        return (Related(self.first, "first defined here"),) if self.first else ()


@record
class DefinitionCycle(Problem):
    """Definitions stand for each other, so that none of them stands for anything.

        define adult as be grown_up
        define grown_up as be adult

        Person
            BirthDate must be adult

    Say of one of them what it means:

    ```dq
    define adult as be on or before 18 years ago
    define grown_up as be adult

    Person
        BirthDate must be grown_up
    ```
    """

    chain: tuple[str, ...]

    code: ClassVar[str] = "DQ272"

    def message(self) -> str:
        if len(self.chain) == 2:
            return f"{quote(self.chain[0])} is defined by itself"
        others = ", which is defined by ".join(map(quote, self.chain[1:]))
        return f"{quote(self.chain[0])} is defined by {others}"

    def help(self) -> str:
        return "say of one of them what it means, without the other"


@record
class NoConstant(Problem):
    """A definition stands for something that is no list, value, pattern or check.

        define started as be after EffDate

        Person
            BirthDate must not be started

    A definition is the same for all tables and rows, so that no column can stand in it. Write out in the rule what
    speaks of a column:

    ```dq
    define long_ago as be before 1900-01-01

    Person
        BirthDate must not be long_ago
        BirthDate must not be after EffDate
    ```
    """

    what: str
    advice: str
    guess: str | None = None

    code: ClassVar[str] = "DQ273"

    def message(self) -> str:
        return self.what

    def help(self) -> str:
        return self.advice

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.guess),) if self.guess else ()


@record
class UnknownDefinition(Problem):
    """No list, or no pattern, is defined under this name.

        define us_states as ['CA', 'NY', 'TX']

        Person
            State must be in us_stats

    Take the name that the message offers, or define it above the first table. Text stands in quotes, `'us_stats'`.

    ```dq
    define us_states as ['CA', 'NY', 'TX']

    Person
        State must be in us_states
    ```
    """

    name: str
    kind: str
    suggestions: tuple[str, ...] = ()

    code: ClassVar[str] = "DQ274"

    def message(self) -> str:
        return f"there is no {self.kind} {quote(self.name)}"

    def help(self) -> str | None:
        if self.suggestions:
            return did_you_mean(self.suggestions)
        if self.kind == "list":
            return (
                f"a list stands in square brackets, `in ['A', 'B']`, or is defined above the first table: "
                f"`define {self.name} as ['A', 'B']`"
            )
        return (
            f"a pattern stands in quotes, `match '^[0-9]+$'`, or is defined above the first table: "
            f"`define {self.name} as '^[0-9]+$'`"
        )

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.suggestions[0]),) if len(self.suggestions) == 1 else ()


@record
class OtherKindOfDefinition(Problem):
    """A definition stands where something of another kind is needed: a list where a value is compared with, say.

        define us_states as ['CA', 'NY', 'TX']

        Person
            State must be us_states

    The help shows how a definition of this kind is used:

    ```dq
    define us_states as ['CA', 'NY', 'TX']

    Person
        State must be in us_states
    ```
    """

    name: str
    kind: str
    wanted: str
    choices: tuple[str, ...]
    replacement: str | None = None

    code: ClassVar[str] = "DQ275"

    def message(self) -> str:
        return f"{quote(self.name)} is defined as {self.kind}, and {self.wanted} is needed here"

    def help(self) -> str:
        return f"{self.kind} stands in {' or '.join(map(quote, self.choices))}"

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.replacement),) if self.replacement is not None else ()


@record
class DefinitionAsColumn(Problem):
    """A defined name stands where a column is needed.

        define qty as 5

        Person
            Qty must be present

    A defined name wins over a column's, so that a column of this name can be spoken of only once the definition is
    called otherwise:

    ```dq
    define smallest_qty as 5

    Person
        Qty must be at least smallest_qty
    ```
    """

    name: str
    kind: str

    code: ClassVar[str] = "DQ276"

    def message(self) -> str:
        return f"{quote(self.name)} is defined as {self.kind}, and a column is needed here"

    def help(self) -> str:
        return "where a column has this name, give the definition another one"


@record
class NotInDefinition(Problem):
    """`not` stands in a definition that joins checks, and it could mean one of them or all.

        define clean as not be blank and be human_name

        Person
            Name must be clean

    Define each check by itself, or write the rules out:

    ```dq
    define clean as be human_name

    Person
        Name must not be blank
        Name must be clean
    ```
    """

    joiner: str

    code: ClassVar[str] = "DQ277"

    def message(self) -> str:
        return f"`not` beside `{self.joiner}` can be read in two ways"

    def help(self) -> str:
        return "define each check by itself, or write a rule for each"


@record
class HidesColumn(Problem):
    """A defined name that a rule uses is also a column's name, so that the rule has two readings.

        define EffDate as 2024-01-01

        Person
            BirthDate must be before EffDate

    Give the definition another name:

    ```dq
    define first_day as 2024-01-01

    Person
        BirthDate must be before first_day
    ```
    """

    name: str
    column: str

    code: ClassVar[str] = "DQ322"

    def message(self) -> str:
        return f"{quote(self.name)} is defined, and {quote(self.column)} is a column as well"

    def help(self) -> str:
        return "give the definition another name, so that each sentence has one reading"


@record
class UnusedDefinition(Advice):
    """No sentence of the file uses a definition.

    ```dq
    define us_states as ['CA', 'NY', 'TX']

    Person
        Name must be present
    ```

    Perhaps a rule was forgotten, or spells out what is defined; otherwise remove it. Nothing is said of a file without
    a table, whose definitions are there for other files.
    """

    name: str

    code: ClassVar[str] = "DQ435"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        return f"no sentence uses {quote(self.name)}"

    def help(self) -> str:
        return "remove the definition, or use it in a rule"
