"""A number below zero.

Zero itself is not negative. Text is read as a number, and has no answer where it does not read as one. NaN is not
below zero, as it is above every number.

Null: no answer, so the rule fails. Types: numbers, text.

```dq
Order
    Amount must be negative
```
"""

from __future__ import annotations

from dqlang.checks.spec import NUMBER, TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.compare import compare
from dqlang.plan.expr import Expr, Literal
from dqlang.plan.types import INTEGER


def build(subject: Expr) -> Expr:
    value = subject if subject.type.is_number else as_text(subject)
    return compare("lt", value, Literal(0, INTEGER))


CHECK = CheckSpec(
    phrase="be negative",
    type_name="negative",
    accepts=NUMBER | TEXT,
    build=build,
    english="is below zero",
    english_not="is not below zero",
)
