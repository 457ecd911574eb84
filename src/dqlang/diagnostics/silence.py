"""Advice on comments that silence advice: a silence that is not needed hides the next piece of advice."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.advice import Advice
from dqlang.diagnostics.problem import Edit
from dqlang.diagnostics.wording import did_you_mean, quote
from dqlang.record import record
from dqlang.source import Span


@record
class _Removable(Advice):
    """A code in a comment that may as well be gone: no rule means anything else without it."""

    asked: str
    removal: Span

    @property
    def fixable(self) -> bool:
        return True

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.removal, ""),)


@record
class UnknownAllowed(_Removable):
    """A comment allows a piece of advice that does not exist.

    ```dq
    Person
        Zip must match '[0-9]{5}'  # dqlang: allow DQ4003
    ```

    Write the code that the advice bears, or leave the comment out:

    ```dq
    Person
        Zip must match '[0-9]{5}'  # dqlang: allow DQ403
    ```
    """

    suggestions: tuple[str, ...] = ()

    code: ClassVar[str] = "DQ411"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        return f"there is no advice {quote(self.asked)} to allow"

    def help(self) -> str:
        return did_you_mean(self.suggestions) or "leave it out"


@record
class ErrorAllowed(_Removable):
    """A comment allows an error. Only advice can be silenced: a rule with an error cannot be compiled.

    ```dq
    Person
        Name must be present  # dqlang: allow DQ200
    ```

    Mend the error, and leave the comment out:

    ```dq
    Person
        Name must be present
    ```
    """

    code: ClassVar[str] = "DQ412"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        return f"{quote(self.asked)} is an error, and only advice can be allowed"

    def help(self) -> str:
        return "leave it out"


@record
class NeedlessAllowed(_Removable):
    """A comment allows advice that nobody gives here. It would hide the advice once a change brings it.

    ```dq
    Person
        Zip must match '^[0-9]{5}$'  # dqlang: allow DQ403
    ```

    Leave it out. A comment counts for the sentence at whose end, or inside whose brackets, it stands:

    ```dq
    Person
        Zip must match '^[0-9]{5}$'
    ```
    """

    beside_a_rule: bool = True

    code: ClassVar[str] = "DQ413"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        if not self.beside_a_rule:
            return f"{quote(self.asked)} is allowed here where no rule stands"
        return f"nothing here is advised by {quote(self.asked)}"

    def help(self) -> str:
        return (
            "leave it out" if self.beside_a_rule else "write the comment at the end of the rule's line, or leave it out"
        )


@record
class NothingAllowed(Advice):
    """A comment looks as if it silenced advice, and does not.

    ```dq
    Person
        Zip must match '[0-9]{5}'  # dqlang: ignore DQ403
    ```

    The word is `allow`, and behind it stand codes of advice:

    ```dq
    Person
        Zip must match '[0-9]{5}'  # dqlang: allow DQ403, the office adds suffixes
    ```
    """

    written: str

    code: ClassVar[str] = "DQ414"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        return f"{quote(self.written)} silences nothing"

    def help(self) -> str:
        return "write `dqlang: allow` and the code of the advice, such as `DQ403`"
