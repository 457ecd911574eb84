"""Advice on words that were perhaps not meant as what they are."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.advice import Advice
from dqlang.diagnostics.problem import Edit
from dqlang.diagnostics.wording import quote
from dqlang.record import record


@record
class ValueAsColumn(Advice):
    """A word that is nearly a value is read as a column's name. Only where the table's columns are not known.

    ```dq
    Person
        BirthDate must be before tody
    ```

    Write the value:

    ```dq
    Person
        BirthDate must be before today
    ```

    Where it is a column, put it in backquotes, or give the schema.
    """

    word: str
    meant: str

    code: ClassVar[str] = "DQ445"
    needs: ClassVar[str] = "no schema"  # with one there is an error instead, and it says nothing of this advice

    def message(self) -> str:
        return f"{quote(self.word)} is read as a column's name"

    def help(self) -> str:
        return f"did you mean {quote(self.meant)}? if it is a column, put it in backquotes"

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.meant),)


@record
class CommaMissing(Advice):
    """Two texts of a list touch, so that they are one text with a quote in it.

    ```dq
    Person
        Status must be in ['open', 'paid''shipped']
    ```

    Write a comma between them:

    ```dq
    Person
        Status must be in ['open', 'paid', 'shipped']
    ```
    """

    text: str
    apart: str

    code: ClassVar[str] = "DQ446"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        return f"this is one text, {quote(self.text)}"

    def help(self) -> str:
        return f"did you mean {quote(self.apart)}? a doubled quote stands for a quote in the text"

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.apart),)


@record
class CheckAsText(Advice):
    """What is compared with is spelled as a check, but stands in quotes, so that it is a text.

    ```dq
    Person
        Name must be 'present'
    ```

    Here only the text `present` passes. A check has no quotes:

    ```dq
    Person
        Name must be present
    ```
    """

    written: str
    text: str
    check: str

    code: ClassVar[str] = "DQ447"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        return f"{quote(self.written)} compares with the text {quote(self.text)}"

    def help(self) -> str:
        return f"did you mean the check {quote(self.check)}? it has no quotes"

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.check),)


@record
class ListInOneText(Advice):
    """A list holds one text with commas in it.

    ```dq
    Person
        Status must be in ['M,F']
    ```

    Here only the text `M,F` passes. Each value has its own quotes:

    ```dq
    Person
        Status must be in ['M', 'F']
    ```
    """

    text: str
    apart: str

    code: ClassVar[str] = "DQ448"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        return f"this is a list of one text, {quote(self.text)}"

    def help(self) -> str:
        return f"did you mean {quote(self.apart)}? each value stands in its own quotes"

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.apart),)


@record
class ColumnsNotNamed(Advice):
    """`every` goes through the items of an array, never through the columns of a table.

    ```dq
    Person
        every field must be present
    ```

    A rule names its columns:

    ```dq
    Person
        Name, BirthDate and Zip must be present
    ```

    Where there is an array that is called so, give the schema, or put its name in backquotes.
    """

    word: str

    code: ClassVar[str] = "DQ449"
    needs: ClassVar[str] = "no schema"

    def message(self) -> str:
        return f"this asks about the items of an array {quote(self.word)}"

    def help(self) -> str:
        return "name the columns, as in `Name, BirthDate and Zip must be present`"
