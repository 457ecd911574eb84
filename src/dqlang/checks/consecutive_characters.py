"""Holds the same character three times in a row.

A character is a Unicode code point, so `aaa` has three and `aAa` has not; three spaces or three line breaks count as
well. An emoji is often made of several code points, of which the same one must then stand three times side by side.

Null: no answer, so the rule fails, with `not` too. Types: text.

```dq
Person
    Name should not have consecutive characters
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), r"(?s)(.)\1\1")


CHECK = CheckSpec(
    phrase="have consecutive characters",
    type_name="consecutive_characters",
    accepts=TEXT,
    build=build,
    english="holds the same character three times in a row",
    english_not="holds no character three times in a row",
)
