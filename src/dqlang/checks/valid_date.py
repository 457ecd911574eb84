"""A date, a timestamp, or text that reads as a date.

Text reads as a date where it is written `yyyy-MM-dd` and the day exists: `2024-02-29` does, `2023-02-29`, `2024-2-9`
and `2024-01-31 10:00` do not (`be valid timestamp` takes the last). Years go from 0001 to 9999. Nothing may stand
around it, spaces neither.

`with format` names another way to write it. A format is made of `yyyy` or `yy` (years 2000 to 2099), `MM` (01), `M`
(1 or 01), `MMM` (Jan) or `MMMM` (January), `dd` or `d`, and, if the text holds a time, `HH`, `mm` and `ss`; every
other character but a letter or a digit stands for itself, and so do `T` and text in quotes inside the format. Names
of months are English, in any case. Year, month and day must each stand in it once. A format is about text: dates and
timestamps hold whatever it is.

Null: no answer, so the rule fails. Types: text, date, timestamp.
Source: ISO 8601-1:2019, calendar date, extended format.

```dq
Person
    BirthDate must be valid date
    EffDate must be valid date with format 'dd/MM/yyyy'
```
"""

from __future__ import annotations

from dqlang.checks.spec import CheckSpec, Parameter
from dqlang.checks.subjects import as_text, true_of_any_value
from dqlang.plan.date_format import format_problem
from dqlang.plan.expr import Expr
from dqlang.plan.reading import reads_as_date


def build(subject: Expr, format: str | None = None) -> Expr:
    if subject.type.family in ("date", "timestamp"):
        return true_of_any_value(subject)
    return reads_as_date(as_text(subject), format)


CHECK = CheckSpec(
    phrase="be valid date",
    type_name="valid_date",
    accepts=frozenset({"text", "date", "timestamp"}),
    build=build,
    english="is a day that exists",
    english_not="is not a day that exists",
    parameters=(Parameter("format", kind="text", problem=format_problem),),
)
