"""Every letter that has a case is a capital one.

`ABC1` holds, `abc` does not. Digits, signs and letters without case change nothing, so `123` and empty text hold. The
letters are those of all scripts.

Null: no answer, so the rule fails. Types: text.
Source: The Unicode Standard, section 3.13, default case conversion.

```dq
Order
    Code must be upper case
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Call, Expr, predicate
from dqlang.plan.types import STRING


def build(subject: Expr) -> Expr:
    value = as_text(subject)
    return predicate("=", Call("upper", (value,), STRING), value)


CHECK = CheckSpec(
    phrase="be upper case",
    type_name="upper_case",
    accepts=TEXT,
    build=build,
    english="holds no small letter",
    english_not="holds a small letter",
)
