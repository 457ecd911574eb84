"""A latitude in degrees: a number from -90 to 90, or text that reads as one.

Both ends hold. Text reads as a number as `be valid number` has it: `47.37`, `-33.9`, with spaces around allowed;
`47°22'` and `47.37 N` do not hold. NaN does not, either.

Null: no answer, so the rule fails. Types: text, numbers.
Source: ISO 6709:2022, decimal degrees; WGS 84.

```dq
Site
    Lat must be valid latitude
    Long must be valid longitude
```
"""

from __future__ import annotations

from dqlang.checks.spec import NUMBER, TEXT, CheckSpec
from dqlang.checks.subjects import between_degrees
from dqlang.plan.expr import Expr


def build(subject: Expr) -> Expr:
    return between_degrees(subject, 90, "(?:90(?:\\.0*)?|[1-8]?[0-9](?:\\.[0-9]*)?|\\.[0-9]+)")


CHECK = CheckSpec(
    phrase="be valid latitude",
    type_name="valid_latitude",
    accepts=TEXT | NUMBER,
    build=build,
    english="is a latitude (from -90 to 90)",
    english_not="is not a latitude (from -90 to 90)",
)
