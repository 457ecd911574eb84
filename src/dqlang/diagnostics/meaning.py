"""Problems of meaning: words that dqlang does not know, and checks asked of the wrong subject."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.problem import Edit, Problem
from dqlang.diagnostics.wording import all_of, did_you_mean, either, quote, readings
from dqlang.record import record

_PATTERN = "by a pattern, as in `match '^[0-9]{10}$'`"


@record
class UnknownCheck(Problem):
    """No check has this name.

    A check is one that the reference lists, or one that was registered from Python:

        Person
            Name must be humn_name

    Take the name that the message offers, or look it up in the reference:

    ```dq
    Person
        Name must be human_name
    ```

    `be <words>` is always the name of a check. To compare with another column write `be equal to`:

    ```dq
    Person
        BillCity must be equal to ShipCity
    ```
    """

    phrase: str
    suggestions: tuple[str, ...] = ()
    column: str | None = None
    edit: Edit | None = None
    words: str = ""
    """What stands behind `be`, as it is written."""

    code: ClassVar[str] = "DQ200"

    def message(self) -> str:
        return f"there is no check {quote(self.phrase)}"

    def help(self) -> str | None:
        if self.column is not None:
            return f"equality with a column is {quote('be equal to ' + self.column)}"
        if self.suggestions:
            return did_you_mean(self.suggestions)
        if self.phrase.startswith("be valid "):
            return f"docs/checks lists the formats that have a name; any other is asked for {_PATTERN}"
        if self.phrase.startswith("be "):
            example = f"'{self.words}'" if self.words else "be 'x'"
            return f"text stands in quotes, as in {quote(example)}, and a column behind `be equal to`"
        return f"docs/checks lists all checks; what a text looks like is asked for {_PATTERN}"

    def edits(self) -> tuple[Edit, ...]:
        return (self.edit,) if self.edit else ()


@record
class UnknownFunction(Problem):
    """No function has this name.

    Functions stand before `of`, as in `length of Name`:

        Person
            lenght of Name must be at least 2

    Take one that the reference lists:

    ```dq
    Person
        length of Name must be at least 2
    ```
    """

    name: str
    suggestions: tuple[str, ...]

    code: ClassVar[str] = "DQ201"

    def message(self) -> str:
        return f"there is no function {quote(self.name)}"

    def help(self) -> str:
        if self.suggestions:
            return f"did you mean {either(self.suggestions)}?"
        return f"if a column has this name, put it in backquotes: {quote(f'`{self.name} of ...`')}"

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.suggestions[0]),) if len(self.suggestions) == 1 else ()


@record
class UnknownArgument(Problem):
    """The check takes nothing of this kind behind its name.

        Person
            BirthDate must be valid date with pattern 'dd/MM/yyyy'

    The message says what it takes:

    ```dq
    Person
        BirthDate must be valid date with format 'dd/MM/yyyy'
    ```
    """

    phrase: str
    word: str
    known: tuple[str, ...]
    meant: str | None = None
    """What the word is a misspelling of, and then alone is marked."""

    code: ClassVar[str] = "DQ202"

    def message(self) -> str:
        return f"{quote(self.phrase)} takes no {quote(self.word)}"

    def help(self) -> str:
        if self.meant:
            return f"did you mean {quote(self.meant)}?"
        if not self.known:
            return f"{quote(self.phrase)} stands alone"
        return f"it takes {all_of(self.known)}"

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.meant),) if self.meant else ()


@record
class MissingArgument(Problem):
    """The check cannot do without something that stands behind its name, written `with <word> <value>`.

    Only a check that was registered from Python can ask for it. With one that is called `member id` and needs its
    number of digits, the mistake is:

        Person
            Code must be member id

    The message says what to add, as in `Code must be member id with digits 8`.
    """

    phrase: str
    word: str

    code: ClassVar[str] = "DQ203"

    def message(self) -> str:
        return f"{quote(self.phrase)} needs {quote(self.word)}"

    def help(self) -> str:
        return f"write {quote(f'{self.phrase} with {self.word} ...')}"


@record
class WrongArgument(Problem):
    """What stands behind the check's name is not what the check needs there.

        Person
            BirthDate must be valid date with format 5

    The message says what it needs:

    ```dq
    Person
        BirthDate must be valid date with format 'dd/MM/yyyy'
    ```
    """

    phrase: str
    word: str
    reason: str

    code: ClassVar[str] = "DQ204"

    def message(self) -> str:
        return f"the {quote(self.word)} of {quote(self.phrase)}: {self.reason}"


@record
class RepeatedArgument(Problem):
    """The same word stands twice behind a check's name, and the check would not know which one counts.

        Person
            BirthDate must be valid date with format 'dd/MM/yyyy', format 'MM/dd/yyyy'

    Keep one; where both are right, write both checks:

    ```dq
    Person
        BirthDate must be valid date with format 'dd/MM/yyyy'
    ```
    """

    phrase: str
    word: str

    code: ClassVar[str] = "DQ205"

    def message(self) -> str:
        return f"{quote(self.word)} stands twice behind {quote(self.phrase)}"

    def help(self) -> str:
        return "keep one of them"


@record
class OneColumnOnly(Problem):
    """The check asks about one value, and a list in parentheses gives it several.

        Person
            (Phone, Email) must be present

    Without parentheses each column makes a rule of its own:

    ```dq
    Person
        Phone and Email must be present
    ```
    """

    check: str
    sentences: tuple[str, ...]
    together: int = 0

    code: ClassVar[str] = "DQ240"

    def message(self) -> str:
        if self.together:
            return f"{quote(self.check)} asks about one value, or about {self.together} in parentheses"
        return f"{quote(self.check)} asks about one value, not about several in parentheses"

    def help(self) -> str:
        return readings(self.sentences)


@record
class SeveralNeeded(Problem):
    """The check compares several values with each other, and there is only one.

        Person
            Phone must differ

    Name them in parentheses:

    ```dq
    Person
        (Phone, Email) must differ
    ```
    """

    check: str

    code: ClassVar[str] = "DQ241"

    def message(self) -> str:
        return f"{quote(self.check)} needs several columns"

    def help(self) -> str:
        return "name them in parentheses, as in `(A, B)`"


@record
class UniqueItems(Problem):
    """`unique` counts rows, so it does not follow `every`.

        Person
            every Tags must be unique

    Ask about the whole list:

    ```dq
    Person
        Tags must be unique
    ```
    """

    check: str = "be unique"

    code: ClassVar[str] = "DQ242"

    def message(self) -> str:
        return f"{quote(self.check)} counts rows, and cannot follow `every`"

    def help(self) -> str:
        return "leave `every` out to ask that no other row has the same list"


@record
class LookupWidth(Problem):
    """As many values are looked up as the lookup has columns in the sentence.

        Person
            (Country, State) must be in lookup States.Code

    Name a column of the lookup for each:

    ```dq
    Person
        (Country, State) must be in lookup States.(Country, Code)
    ```
    """

    subjects: int
    columns: int

    code: ClassVar[str] = "DQ243"

    def message(self) -> str:
        return f"{_count(self.subjects, 'value')} cannot be found in {_count(self.columns, 'column')} of a lookup"

    def help(self) -> str:
        return "name as many columns of the lookup, as in `(A, B) must be in lookup T.(C, D)`"


@record
class PythonCheckOfItems(Problem):
    """A check that was registered from Python asks about columns, and cannot be asked of each item of a list.

        Person
            every Tags must be my_check

    A check of dqlang's own can follow `every`:

    ```dq
    Person
        every Tags must match '^[a-z]+$'
    ```
    """

    phrase: str

    code: ClassVar[str] = "DQ244"

    def message(self) -> str:
        return f"{quote(self.phrase)} is registered from Python, and cannot follow `every`"

    def help(self) -> str:
        return "let the Python function take the whole list, and leave `every` out"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
