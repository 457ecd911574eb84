"""A longitude in degrees: a number from -180 to 180, or text that reads as one.

Both ends hold. Text reads as a number as `be valid number` has it: `8.54`, `-122.4`, with spaces around allowed;
`8°32'` and `8.54 E` do not hold. NaN does not, either.

Null: no answer, so the rule fails. Types: text, numbers.
Source: ISO 6709:2022, decimal degrees; WGS 84.

```dq
Site
    Long must be valid longitude
```
"""

from __future__ import annotations

from dqlang.checks.spec import NUMBER, TEXT, CheckSpec
from dqlang.checks.subjects import between_degrees
from dqlang.plan.expr import Expr


def build(subject: Expr) -> Expr:
    return between_degrees(subject, 180, "(?:180(?:\\.0*)?|(?:1[0-7]|[1-9])?[0-9](?:\\.[0-9]*)?|\\.[0-9]+)")


CHECK = CheckSpec(
    phrase="be valid longitude",
    type_name="valid_longitude",
    accepts=TEXT | NUMBER,
    build=build,
    english="is a longitude (from -180 to 180)",
    english_not="is not a longitude (from -180 to 180)",
)
