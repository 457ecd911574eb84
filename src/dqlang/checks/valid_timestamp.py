"""A timestamp, a date, or text that reads as a timestamp.

Text reads as a timestamp where it is a date `yyyy-MM-dd`, alone or followed by `T` or one space and a time `HH:mm`,
`HH:mm:ss` or `HH:mm:ss.fraction`, and then, if wanted, a zone: `Z`, `+hh`, `+hhmm` or `+hh:mm`, up to 18 hours from
Greenwich. Each part must exist: hours go to 23, minutes and seconds to 59, a fraction has one to nine digits (of
which six count where timestamps are compared). Nothing else may stand around it. A time that a clock skips in spring
is taken for the one an hour later, as Spark does.

Null: no answer, so the rule fails. Types: text, date, timestamp.
Source: ISO 8601-1:2019, date and time of day, extended format; the space is RFC 3339's.

```dq
Visit
    SeenAt must be valid timestamp
```
"""

from __future__ import annotations

from dqlang.checks.spec import CheckSpec
from dqlang.checks.subjects import as_text, true_of_any_value
from dqlang.plan.expr import Expr
from dqlang.plan.reading import reads_as_timestamp


def build(subject: Expr) -> Expr:
    if subject.type.family in ("date", "timestamp"):
        return true_of_any_value(subject)
    return reads_as_timestamp(as_text(subject))


CHECK = CheckSpec(
    phrase="be valid timestamp",
    type_name="valid_timestamp",
    accepts=frozenset({"text", "date", "timestamp"}),
    build=build,
    english="is a moment that exists",
    english_not="is not a moment that exists",
)
