"""Holds two whitespace characters in a row.

The two need not be the same character: a space and a line break are two, and so are a carriage return and a line
feed, with which Windows ends a line. Whitespace is every character with Unicode's White_Space property.

Null: no answer, so the rule fails, with `not` too. Types: text.

```dq
Person
    Name must not have consecutive whitespace
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike
from dqlang.plan.reading import WHITESPACE


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), f"[{WHITESPACE}]{{2}}")


CHECK = CheckSpec(
    phrase="have consecutive whitespace",
    type_name="consecutive_whitespace",
    accepts=TEXT,
    build=build,
    english="holds two whitespace characters in a row",
    english_not="holds no two whitespace characters in a row",
)
