"""Every letter that has a case is a small one.

`abc1` holds, `Abc` does not. Digits, signs and letters without case change nothing, so `123` and empty text hold. The
letters are those of all scripts.

Null: no answer, so the rule fails. Types: text.
Source: The Unicode Standard, section 3.13, default case conversion.

```dq
Order
    Code must be lower case
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Call, Expr, predicate
from dqlang.plan.types import STRING


def build(subject: Expr) -> Expr:
    value = as_text(subject)
    return predicate("=", Call("lower", (value,), STRING), value)


CHECK = CheckSpec(
    phrase="be lower case",
    type_name="lower_case",
    accepts=TEXT,
    build=build,
    english="holds no capital letter",
    english_not="holds a capital letter",
)
