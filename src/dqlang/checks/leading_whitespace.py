"""Begins with a whitespace character.

Whitespace is every character with Unicode's White_Space property, as in `have whitespace`. Empty text does not begin
with one; text of nothing but whitespace does.

Null: no answer, so the rule fails, with `not` too. Types: text.

```dq
Person
    Name must not have leading whitespace
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike
from dqlang.plan.reading import WHITESPACE


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), f"^[{WHITESPACE}]")


CHECK = CheckSpec(
    phrase="have leading whitespace",
    type_name="leading_whitespace",
    accepts=TEXT,
    build=build,
    english="begins with whitespace",
    english_not="does not begin with whitespace",
)
