"""A person's number in Poland: `44051401359`.

Eleven digits: year, month and day of birth, a number, and a digit that checks the others. The month tells the century:
20 is added to it from 2000 on, 40 from 2100, 60 from 2200, and 80 stands for the years from 1800. The day must exist.

Null: no answer, so the rule fails. Types: text.
Source: Ustawa o ewidencji ludności (2010), article 15 to 19.

```dq
Person
    Pesel is sensitive
    Pesel must be valid pesel
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import characters, has_remainder, weighted_sum
from dqlang.plan.expr import Call, Expr, and_, rlike, text
from dqlang.plan.reading import reads_as_date
from dqlang.plan.types import STRING

_FORM = r"^[0-9]{11}\z"
_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)


def build(subject: Expr) -> Expr:
    number = as_text(subject)
    return and_(rlike(number, _FORM), reads_as_date(_birth(number)), has_remainder(weighted_sum(number, _WEIGHTS), 10))


def _birth(number: Expr) -> Expr:
    """The day of birth as ISO text. The month's first digit stands for the century and its own first digit."""
    thousands, hundreds, tens = (
        Call("translate", (characters(number, 3), text("0123456789"), text(values)), STRING)
        for values in ("1122222211", "9900112288", "0101010101")
    )
    parts = thousands, hundreds, characters(number, 1, 2), text("-"), tens, characters(number, 4), text("-")
    return Call("concat", (*parts, characters(number, 5, 2)), STRING)


CHECK = CheckSpec(
    phrase="be valid pesel",
    type_name="valid_pesel",
    accepts=TEXT,
    build=build,
    english="is a PESEL",
    english_not="is not a PESEL",
)
