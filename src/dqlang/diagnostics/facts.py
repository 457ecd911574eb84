"""Problems of facts about a table's columns: `Ssn is sensitive`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dqlang.diagnostics.problem import Problem, Related
from dqlang.diagnostics.wording import quote
from dqlang.source import Span


@dataclass(frozen=True)
class SensitiveTwice(Problem):
    """A column is said to be sensitive twice.

        Person
            Phone is sensitive
            phone is sensitive
            Phone must be present

    Perhaps one of them was meant for another column; otherwise remove it.

    ```dq
    Person
        Phone is sensitive
        Email is sensitive
        Phone must be present
    ```
    """

    column: str
    first: Span

    code: ClassVar[str] = "DQ245"

    def message(self) -> str:
        return f"that {quote(self.column)} is sensitive is said already"

    def help(self) -> str:
        return "remove one, or name the column that was meant"

    def related(self) -> tuple[Related, ...]:
        return (Related(self.first, "first said here"),)
