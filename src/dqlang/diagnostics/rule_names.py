"""Problems of meaning: a rule's name is what a grade lists, so each rule has one of its own."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.problem import Problem, Related
from dqlang.diagnostics.wording import quote
from dqlang.record import record
from dqlang.source import Span


@record
class NameTaken(Problem):
    """Two rules of one table and one severity have the same name.

    The name is what a row's grade lists, so it must tell which rule failed. Case makes no difference.

        Person
            Name must contain 'A-'
            Name must contain 'A.'

    Give one of them a name of its own:

    ```dq
    Person
        Name must contain 'A-'
        Name must contain 'A.' as contains_a_dot
    ```
    """

    name: str
    first: Span | None
    same: bool

    code: ClassVar[str] = "DQ230"

    def message(self) -> str:
        return f"the name {quote(self.name)} is already taken"

    def help(self) -> str:
        if self.same:
            return "both rules say the same: remove one"
        return "add `as another_name`, with a name that tells the rules apart"

    def related(self) -> tuple[Related, ...]:
        return (Related(self.first, "first taken here"),) if self.first else ()


@record
class OneNameForSeveral(Problem):
    """Several subjects make several rules, and these cannot share one name.

        Person
            Name, Zip must be present as contact

    Leave `as` out, so that each is named after its column, or write a sentence for each:

    ```dq
    Person
        Name must be present as contact_name
        Zip must be present as contact_zip
    ```
    """

    name: str
    subjects: int

    code: ClassVar[str] = "DQ231"

    def message(self) -> str:
        return f"the name {quote(self.name)} is already taken by the first of these {self.subjects} rules"

    def help(self) -> str:
        return "leave `as ...` out, or write one sentence for each subject and add `as another_name` to each"


@record
class NameMissing(Problem):
    """Nothing is left to make a name of.

    A rule's name is made of the letters and digits of its sentence; where a part has none, the rule needs a name.

        Person
            Code must contain '-'

    Give it one:

    ```dq
    Person
        Code must contain '-' as has_dash
    ```
    """

    words: str

    code: ClassVar[str] = "DQ232"

    def message(self) -> str:
        return f"{quote(self.words)} has no letter or digit, so that the rule has no name"

    def help(self) -> str:
        return "add `as some_name`"


@record
class NameTooLong(Problem):
    """The rule's name would be longer than 120 characters.

        Person
            Amount - Age - Qty - Seq - Total - Age - Qty - Seq - Total - Age - Qty - Seq - Amount must be at least 0

    Give it a short one:

    ```dq
    Person
        Amount - Age - Qty - Seq - Total - Age - Qty - Seq - Total - Age - Qty - Seq must be at least 0 as rest
    ```
    """

    length: int
    given: bool

    code: ClassVar[str] = "DQ233"

    def message(self) -> str:
        return f"the rule's name has {self.length} characters, and may have 120"

    def help(self) -> str:
        return "take a shorter one" if self.given else "add `as short_name`"
