"""DQ1xx: subjects, joined checks and parts of a sentence that cannot stand together, or not like this."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.problem import Edit, Problem, Related
from dqlang.record import record
from dqlang.source import Span


@record
class PartTwice(Problem):
    """A part of a sentence stands in it twice.

        Person
            Zip must be present when Country is 'US' when State is 'CA'

    Write it once; conditions are joined by `and`:

    ```dq
    Person
        Zip must be present when Country is 'US' and State is 'CA'
    ```
    """

    code: ClassVar[str] = "DQ126"
    part: str
    first: Span

    def message(self) -> str:
        return f"`{self.part}` stands twice in this rule"

    def help(self) -> str:
        return "join the conditions with `and`" if self.part == "when" else "leave one out"

    def related(self) -> tuple[Related, ...]:
        return (Related(self.first, "first here"),)


@record
class AndWithOr(Problem):
    """One rule joins its checks with `and` and with `or`, and could be read in two ways.

        Person
            Age must be null or be at least 5 and be at most 9

    Use `and` or `or` alone, or write two rules:

    ```dq
    Person
        Age must be null or be between 5 and 9
    ```
    """

    code: ClassVar[str] = "DQ127"
    readings: tuple[str, str]

    def message(self) -> str:
        return "`and` together with `or` can be read in two ways"

    def help(self) -> str:
        return (
            f"did you mean `{self.readings[0]}` or `{self.readings[1]}`? write them as several rules, or with one word"
        )


@record
class BadName(Problem):
    """A rule's own name holds something else than letters, digits and `_`.

    That can be an accent that is written apart from its letter, or a sign that cannot be seen, as some programs paste
    them:

        Person
            Age must be positive as a\u0301ge

    Write the name anew, with plain letters:

    ```dq
    Person
        Age must be positive as age
    ```
    """

    code: ClassVar[str] = "DQ128"
    name: str

    def message(self) -> str:
        return f"`{self.name}` cannot be a rule's name"

    def help(self) -> str:
        return "after `as` stands a name of letters, digits and `_`, such as `age_is_positive`"


@record
class WrongSubject(Problem):
    """What stands before `must` or `should` cannot be checked.

        Person
            'First Name' must be present

    The subject of a rule is a column, or computed from columns. A column's name with spaces stands in backquotes, never
    in quotes:

    ```dq
    Person
        `First Name` must be present
    ```
    """

    code: ClassVar[str] = "DQ129"
    what: str
    advice: str
    name: str | None = None

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, self.name),) if self.name else ()

    def message(self) -> str:
        return self.what

    def help(self) -> str:
        return self.advice
