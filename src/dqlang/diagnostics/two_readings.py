"""Problems of meaning: sentences with two readings, and tolerances where none can stand."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.wording import alternatives, quote, readings
from dqlang.record import record


@record
class NotWithJoiner(Problem):
    """`not` in a sentence with `and` or `or` can be read in two ways.

    Does `not` mean the first check only, or everything behind it?

        Person
            Name must not be blank and be human_name

    Write the reading that is meant, one idea in a sentence:

    ```dq
    Person
        Name must not be blank
        Name must be human_name
    ```
    """

    joiner: str
    choices: tuple[tuple[str, ...], ...]

    code: ClassVar[str] = "DQ210"

    def message(self) -> str:
        return f"`not` together with {quote(self.joiner)} can be read in two ways"

    def help(self) -> str:
        return alternatives(self.choices)


@record
class MomentAfterThan(Problem):
    """A moment counted from another, behind words that speak of an amount, can be read in two ways.

    `at least 18 years ago` sounds like "18 years or more have passed", but would compute the opposite: the date is not
    before that day.

        Person
            BirthDate must be at least 18 years ago

    Words for dates leave no doubt:

    ```dq
    Person
        BirthDate must be on or before 18 years ago
    ```
    """

    words: str
    sentences: tuple[str, ...]

    code: ClassVar[str] = "DQ211"

    def message(self) -> str:
        return f"{quote(self.words)} can be read in two ways"

    def help(self) -> str:
        return readings(self.sentences)


@record
class ToleranceAfterMoment(Problem):
    """`within` behind `before` or `after` can be read in two ways.

    Does it allow for a little more, or set a second limit? `after Admitted within 3 days` could mean up to 3 days too
    early, or at most 3 days later.

        Visit
            Discharged must be after Admitted within 3 days

    Write the reading that is meant:

    ```dq
    Visit
        Discharged must be between Admitted and 3 days after Admitted
    ```
    """

    sentences: tuple[str, ...]

    code: ClassVar[str] = "DQ212"

    def message(self) -> str:
        return "`within` behind `before` or `after` can be read in two ways"

    def help(self) -> str:
        return readings(self.sentences) if self.sentences else "leave `within ...` out, and move the date itself"


@record
class ToleranceInCondition(Problem):
    """A condition says for which rows a rule speaks, exactly; it holds no tolerance.

        Orders
            Total must be present when Amount is equal to 100 within 0.5

    Say the range:

    ```dq
    Orders
        Total must be present when Amount is between 99.5 and 100.5
    ```
    """

    code: ClassVar[str] = "DQ213"

    def message(self) -> str:
        return "a condition cannot hold `within ...`"

    def help(self) -> str:
        return "say the range with `is between ... and ...`"


@record
class DurationTolerance(Problem):
    """A tolerance of days or hours stands only behind an equality.

        Visit
            Discharged must be less than Admitted within 3 days

    Behind other comparisons say the moment itself:

    ```dq
    Visit
        Discharged must be before 3 days after Admitted
    ```
    """

    code: ClassVar[str] = "DQ214"

    def message(self) -> str:
        return "a time behind `within` goes only with `equal to`"

    def help(self) -> str:
        return "say the moment itself, as in `be before 3 days after Admitted`"
