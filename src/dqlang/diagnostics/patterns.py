"""Problems of patterns: what `must match '...'` cannot take."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.problem import Edit, Problem
from dqlang.record import record


@record
class PatternProblem(Problem):
    """What all problems of patterns have in common: the reader's words, and what to write in place of the span."""

    reason: str
    advice: str | None
    replacement: str | None

    @property
    def fixable(self) -> bool:
        """What the reader of patterns offers means the same, except for a name that was misspelt."""
        return self.replacement is not None and not (self.advice or "").startswith("did you mean")

    def message(self) -> str:
        return self.reason

    def help(self) -> str | None:
        return self.advice

    def edits(self) -> tuple[Edit, ...]:
        return () if self.replacement is None else (Edit(self.span, self.replacement),)


@record
class BrokenPattern(PatternProblem):
    """The text is no pattern: a bracket is never closed, there is nothing to repeat, or a range runs backwards.

        Person
            Zip must match '^[0-9{5}$'

    A sign that stands for itself has a backslash in front.

    ```dq
    Person
        Zip must match '^[0-9]{5}$'
    ```
    """

    code: ClassVar[str] = "DQ260"


@record
class UnsupportedPattern(PatternProblem):
    """The pattern uses a construct that dqlang does not take, so that patterns mean the same on every engine.

        Person
            Name must match '^(.)\\1$'

    Say it with the constructs that the reference lists, or in several rules.

    ```dq
    Person
        Name must match '^..$'
    ```
    """

    code: ClassVar[str] = "DQ261"


@record
class DangerousPattern(PatternProblem):
    """The pattern would take too long, or too much memory, on some texts, which can end the job.

    A choice, or a group of varying length, is repeated without limit:

        Person
            Name must match '^(?:[A-Za-z]+ ?)*$'

    A repetition that never gives back what it took (`*+`, `++`), or one with a limit (`{0,500}`), is safe.

    ```dq
    Person
        Name must match '^(?:[A-Za-z]+ ?)*+$'
    ```
    """

    code: ClassVar[str] = "DQ262"
