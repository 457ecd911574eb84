"""True or false, or text that says one of them.

Text says so where it is `true` or `false`, in any case. `yes`, `no`, `0`, `1`, `t` and `f` do not, and nothing may
stand around it; `be in ['yes', 'no'] ignoring case` asks for other words.

Null: no answer, so the rule fails. Types: text, boolean.

```dq
Order
    Paid must be valid boolean
```
"""

from __future__ import annotations

from dqlang.checks.spec import CheckSpec
from dqlang.checks.subjects import as_text, true_of_any_value
from dqlang.plan.expr import Expr
from dqlang.plan.reading import reads_as_boolean


def build(subject: Expr) -> Expr:
    if subject.type.family == "boolean":
        return true_of_any_value(subject)
    return reads_as_boolean(as_text(subject))


CHECK = CheckSpec(
    phrase="be valid boolean",
    type_name="valid_boolean",
    accepts=frozenset({"text", "boolean"}),
    build=build,
    english="is true or false",
    english_not="is neither true nor false",
)
