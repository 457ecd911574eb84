"""Problems against a schema: columns that are not there, and checks that do not fit a column's type.

The examples speak of a table with these columns: Name, Zip, Status and Phone hold text, Age, Amount and Qty numbers,
BirthDate a date, Paid true or false, Tags a list of texts, Attributes a map, Address a struct with City and Zip, Lines
a list of structs with Qty and Max; one column is called `Length of Stay`.
"""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.problem import Edit, Problem
from dqlang.diagnostics.wording import all_of, did_you_mean, either, quote
from dqlang.record import record

FEW = 8
"""So many columns can be listed in a message."""


@record
class UnknownColumn(Problem):
    """The table has no such column.

        Person
            Nmae must be present

    Take the name that the message offers. Case makes no difference.

    ```dq
    Person
        Name must be present
    ```
    """

    words: str
    table: str
    suggestions: tuple[str, ...]
    columns: tuple[str, ...]
    replacement: str | None = None
    in_quotes: str | None = None

    code: ClassVar[str] = "DQ300"

    def message(self) -> str:
        return f"{quote(self.table)} has no column {quote(self.words)}"

    def help(self) -> str | None:
        known = _known(self.suggestions, self.columns, "columns")
        if self.in_quotes is None or self.suggestions:
            return known
        text = f"text stands in quotes: {quote(self.in_quotes)}"
        return f"{known}; {text}" if known else text

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.replacement),) if self.replacement else ()


@record
class AmbiguousColumn(Problem):
    """Two columns have this name, or names that differ only in case.

    Column names have no case, so a rule cannot choose between `name` and `Name`.

        Person
            Name must be present

    Rename one of them before the table is graded.
    """

    words: str
    columns: tuple[str, ...]

    code: ClassVar[str] = "DQ301"

    def message(self) -> str:
        return f"{quote(self.words)} could be any of {len(self.columns)} columns: {all_of(self.columns)}"

    def help(self) -> str:
        return "rename one of them before the table is graded: case makes no difference"


@record
class UnknownField(Problem):
    """The struct (a column that has fields inside) has no such field.

        Person
            Address.Zipp must be present

    Take the name that the message offers. Case makes no difference.

    ```dq
    Person
        Address.Zip must be present
    ```
    """

    words: str
    owner: str
    suggestions: tuple[str, ...]
    fields: tuple[str, ...]
    replacement: str | None = None

    code: ClassVar[str] = "DQ302"

    def message(self) -> str:
        return f"{quote(self.owner)} has no field {quote(self.words)}"

    def help(self) -> str | None:
        return _known(self.suggestions, self.fields, "fields")

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.replacement),) if self.replacement else ()


@record
class NoFields(Problem):
    """The part before the dot has no fields, so there is nothing inside it.

        Person
            Name.First must be present

    Ask about the column itself. A column whose own name holds a dot stands in backquotes.

    ```dq
    Person
        Name must be present
    ```
    """

    owner: str
    kind: str
    field: str

    code: ClassVar[str] = "DQ303"

    def message(self) -> str:
        return f"{quote(self.owner)} holds {self.kind}, which has no field {quote(self.field)}"

    def help(self) -> str | None:
        return None if self.kind != "a map" else "bring the values that matter into columns of their own"


@record
class InsideArray(Problem):
    """A path goes through a list, where there is not one value but many.

        Orders
            Lines.Qty must be at least 1

    `every` asks the check of each item:

    ```dq
    Orders
        every Lines.Qty must be at least 1
    ```
    """

    words: str
    owner: str
    subject: bool

    code: ClassVar[str] = "DQ304"

    def message(self) -> str:
        return f"{quote(self.owner)} is a list, so that {quote(self.words)} is not one value"

    def help(self) -> str:
        if self.subject:
            return f"to ask it of each item, write {quote('every ' + self.words)}"
        return f"only the subject can go through a list, as in {quote('every ' + self.words + ' must ...')}"


@record
class EveryOfOne(Problem):
    """`every` stands before a list, and this column holds one value.

        Person
            every Name must be present

    Leave `every` out:

    ```dq
    Person
        Name must be present
    ```
    """

    words: str
    kind: str

    code: ClassVar[str] = "DQ305"

    def message(self) -> str:
        return f"{quote(self.words)} holds {self.kind}, not a list"

    def help(self) -> str:
        return "leave `every` out"


@record
class ItemOnBothSides(Problem):
    """An item is compared with a field of the same items.

    `every Lines.Qty must be at most Lines.Max` sounds as if each quantity were compared with the maximum of its own
    line; the language cannot say that.

        Orders
            every Lines.Qty must be at most Lines.Max

    Compare with a value, or with a column outside the list:

    ```dq
    Orders
        every Lines.Qty must be at most Qty
    ```
    """

    words: str

    code: ClassVar[str] = "DQ306"

    def message(self) -> str:
        return f"{quote(self.words)} is a field of the same items"

    def help(self) -> str:
        return "compare the items with a value, or with a column outside the list"


@record
class NeedsBackquotes(Problem):
    """The table has a column with just these words as its name, and without backquotes they mean something else.

        Visit
            Length of Stay must be at least 1

    Put the column's name in backquotes:

    ```dq
    Visit
        `Length of Stay` must be at least 1
    ```
    """

    words: str
    quoted: str

    code: ClassVar[str] = "DQ307"

    def message(self) -> str:
        return f"{quote(self.words)} is the name of a column"

    def help(self) -> str:
        return f"put it in backquotes: {quote(self.quoted)}"

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.quoted),)


@record
class WrongKind(Problem):
    """The check does not fit what the column holds.

        Person
            Age must contain 'x'

    Take a check for that kind of value:

    ```dq
    Person
        Age must be between 0 and 120
    ```
    """

    subject: str
    kind: str
    check: str
    wanted: tuple[str, ...]

    code: ClassVar[str] = "DQ310"

    def message(self) -> str:
        return f"{quote(self.check)} does not fit {quote(self.subject)}, which holds {self.kind}"

    def help(self) -> str:
        *most, last = self.wanted
        asks = f"it asks about {', '.join(most)} or {last}" if most else f"it asks about {last}"
        if self.wanted == ("text",) and self.kind in ("a number", "a whole number"):
            return f"{asks}, and numbers have no characters; a range is `between ... and ...`"
        if self.kind == "a list" and not self.subject.startswith("every "):
            return f"{asks}; {quote(f'every {self.subject}')} asks about the items of the list"
        return asks


@record
class CannotCompare(Problem):
    """The values on the two sides are of kinds that have nothing to do with each other.

        Person
            BirthDate must be less than Paid

    Compare like with like:

    ```dq
    Person
        BirthDate must be before today
    ```
    """

    reason: str
    advice: str | None

    code: ClassVar[str] = "DQ311"

    def message(self) -> str:
        return self.reason

    def help(self) -> str | None:
        return self.advice


@record
class UniqueMap(Problem):
    """Spark cannot tell maps apart, and a few other kinds of values, so `unique` cannot count them.

        Person
            Attributes must be unique

    Ask about something else that identifies the row:

    ```dq
    Person
        Name must be unique
    ```
    """

    words: str
    held: str = "a map"
    check: str = "be unique"
    rows: bool = False
    """Whether whole rows are compared."""

    code: ClassVar[str] = "DQ312"

    def message(self) -> str:
        return f"{quote(self.words)} holds {self.held}, which {quote(self.check)} cannot count"

    def help(self) -> str:
        if self.rows:
            return "name the columns that tell rows apart, as in `(Id, Day) must be unique`"
        return "ask about another column"


@record
class UnknownLookupColumn(Problem):
    """The lookup has no such column.

        Person
            Status must be in lookup Statuses.Kode

    The message offers the columns that it has:

    ```dq
    Person
        Status must be in lookup Statuses.Code
    ```
    """

    words: str
    lookup: str
    suggestions: tuple[str, ...]
    columns: tuple[str, ...]
    replacement: str | None = None

    code: ClassVar[str] = "DQ321"

    def message(self) -> str:
        return f"the lookup {quote(self.lookup)} has no column {quote(self.words)}"

    def help(self) -> str | None:
        return _known(self.suggestions, self.columns, "columns")

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.replacement),) if self.replacement else ()


def _known(suggestions: tuple[str, ...], names: tuple[str, ...], noun: str) -> str | None:
    """The nearest names, or all where they are few."""
    if suggestions:
        return did_you_mean(suggestions)
    if 0 < len(names) <= FEW:
        return f"its {noun} are {all_of(names)}" if len(names) > 1 else f"there is only {either(names)}"
    return None
