"""DQ1xx: characters, quotes and brackets, which are looked at before a sentence is read."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.problem import Edit, Problem
from dqlang.diagnostics.wording import quote
from dqlang.record import record
from dqlang.source import Span


@record
class UnterminatedText(Problem):
    """Text in quotes, or a name in backquotes, does not end on its line.

        Person
            Name must start with 'A

    Text ends only at the kind of quote that opened it. A quote inside text is written twice.

    ```dq
    Person
        Name must start with 'A'
        City must not be 'Coeur d''Alene'
    ```
    """

    code: ClassVar[str] = "DQ103"
    quote: str
    mended: str | None = None
    """What stands in the place of the mark once the quotes are right, where that is known."""

    fault: str = "is never closed"

    def message(self) -> str:
        return f"this {'name' if self.quote == '`' else 'text'} {self.fault}"

    def help(self) -> str:
        if self.mended is not None:
            return f"did you mean {quote(self.mended)}?"
        return f"close it with {self.quote} on the same line; inside, a quote is written twice"

    def edits(self) -> tuple[Edit, ...]:
        return () if self.mended is None else (Edit(self.span, self.mended),)


@record
class UnknownCharacter(Problem):
    """A character has no meaning outside of quotes.

        Person
            Amount must be at most 5 ^ 2

    Leave it out. A column's name that holds it stands in backquotes, text stands in quotes:

    ```dq
    Person
        Amount must be at most 25
        `Paid?` must be present
    ```
    """

    code: ClassVar[str] = "DQ104"
    character: str

    def message(self) -> str:
        return f"`{self.character}` means nothing here"

    def help(self) -> str:
        return "leave it out; a name that holds it stands in backquotes, text stands in quotes"


@record
class UnclosedBracket(Problem):
    """A bracket is opened and not closed before the next rule.

        Person
            Code must be in ['A', 'B'
            Name must be present

    Close it. A list may run over several lines.

    ```dq
    Person
        Code must be in ['A', 'B']
        Name must be present
    ```
    """

    code: ClassVar[str] = "DQ105"
    opening: str
    end: Span | None = None
    """Where the other bracket belongs, where that is known."""

    def message(self) -> str:
        return f"this `{self.opening}` is never closed"

    def help(self) -> str:
        return f"add `{_OTHER[self.opening]}` where the {'list' if self.opening == '[' else 'part'} ends"

    def edits(self) -> tuple[Edit, ...]:
        return () if self.end is None else (Edit(self.end, _OTHER[self.opening]),)


@record
class UnopenedBracket(Problem):
    """A bracket is closed that was never opened.

        Person
            Age must be at most Qty * 2)

    Open it where the part begins, or leave it out:

    ```dq
    Person
        Age must be at most Qty * 2
    ```
    """

    code: ClassVar[str] = "DQ108"
    closing: str
    start: Span | None = None
    """Where the other bracket belongs, where that is known."""

    def message(self) -> str:
        return f"this `{self.closing}` is never opened"

    def help(self) -> str:
        part = "list" if self.closing == "]" else "part"
        return f"add `{_OTHER[self.closing]}` where the {part} begins, or leave the `{self.closing}` out"

    def edits(self) -> tuple[Edit, ...]:
        return () if self.start is None else (Edit(self.start, _OTHER[self.closing]),)


_OTHER = {"(": ")", "[": "]", ")": "(", "]": "["}
