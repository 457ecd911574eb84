"""Problems of raw SQL."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.advice import Advice
from dqlang.diagnostics.problem import Problem
from dqlang.record import record


@record
class SqlNotAllowed(Problem):
    """Raw SQL is refused unless whoever grades the data allows it.

        Order
            row must satisfy sql 'Amount * Qty = Total'

    The language says most things itself, and then everybody can read them:

    ```dq
    Order
        Amount * Qty must be equal to Total
    ```

    Where it cannot, call dqlang with `allow_sql=True`, or with `--allow-sql` on the command line.
    """

    code: ClassVar[str] = "DQ290"

    def message(self) -> str:
        return "raw SQL is not allowed here"

    def help(self) -> str:
        return "say it in a rule, or let the caller allow it: `--allow-sql`, in Python `allow_sql=True`"


@record
class SqlRefused(Problem):
    """The SQL is not one expression over the row's columns that is safe and has an answer for all data.

        Order
            row must satisfy sql 'Total / Qty > 1'

    dqlang reads the SQL itself: operators and functions that it lists, columns, and values. Left out is what can stop a
    job (`/` at zero, `cast`), what looks at other rows (aggregates, windows, queries), what reaches outside the row
    (`reflect`, `input_file_name`, `${...}`), and what has another answer each time (`rand`). The help says what to
    write, here `try_divide(Total, Qty) > 1`.
    """

    what: str
    advice: str | None

    code: ClassVar[str] = "DQ291"

    def message(self) -> str:
        return self.what

    def help(self) -> str | None:
        return self.advice


@record
class RowIfPresent(Problem):
    """`if present` asks whether a column holds a value, and a row is always there.

        Order
            row must satisfy sql 'Total > Qty' if present

    Say which column may be missing, in the SQL: `Total is null or Total > Qty`.
    """

    code: ClassVar[str] = "DQ292"

    def message(self) -> str:
        return "a row is always present"

    def help(self) -> str:
        return "leave `if present` out, or ask for the missing value in the SQL: `Total is null or ...`"


@record
class RawSql(Advice):
    """The rule is graded only where the caller allows raw SQL, and only who knows SQL can read it.

        Order
            row must satisfy sql 'Amount * Qty = Total'

    Most conditions can be said in the language:

    ```dq
    Order
        Amount * Qty must be equal to Total
    ```
    """

    code: ClassVar[str] = "DQ430"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        return "raw SQL, which is graded only where the caller allows it"

    def help(self) -> str:
        return "where the language can say it, write a rule that everybody can read"
