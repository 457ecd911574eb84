"""A number above zero.

Zero itself is not positive. Text is read as a number, and has no answer where it does not read as one. NaN is above
zero, as it is above every number.

Null: no answer, so the rule fails. Types: numbers, text.

```dq
Order
    Amount must be positive
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
    return compare("gt", value, Literal(0, INTEGER))


CHECK = CheckSpec(
    phrase="be positive",
    type_name="positive",
    accepts=NUMBER | TEXT,
    build=build,
    english="is above zero",
    english_not="is not above zero",
)
