"""DQ1xx: characters, quotes and brackets, which are looked at before a sentence is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dqlang.diagnostics.problem import Problem


@dataclass(frozen=True)
class UnterminatedText(Problem):
    """Text in quotes, or a name in backquotes, does not end on its line.

        Person
            Name must start with 'A

    Text ends only at the kind of quote that opened it. A quote inside text is written twice.
    """

    code: ClassVar[str] = "DQ103"
    quote: str

    def message(self) -> str:
        return f"this {'name' if self.quote == '`' else 'text'} is never closed"

    def help(self) -> str:
        return f"close it with {self.quote} on the same line; inside, a quote is written twice"


@dataclass(frozen=True)
class UnknownCharacter(Problem):
    """A character has no meaning outside of quotes.

        Person
            Name; must be present

    Leave it out, or put the name that holds it in backquotes.
    """

    code: ClassVar[str] = "DQ104"
    character: str

    def message(self) -> str:
        return f"`{self.character}` means nothing here"

    def help(self) -> str:
        return "leave it out; a name that holds it stands in backquotes, text stands in quotes"


@dataclass(frozen=True)
class UnclosedBracket(Problem):
    """A bracket is opened and not closed before the next rule.

        Person
            Code must be in ['A', 'B'
            Name must be present

    Close it. A list may run over several lines.
    """

    code: ClassVar[str] = "DQ105"
    opening: str

    def message(self) -> str:
        return f"this `{self.opening}` is never closed"

    def help(self) -> str:
        return f"add `{')' if self.opening == '(' else ']'}` where the {'list' if self.opening == '[' else 'part'} ends"
