"""Text without a character, or an array or map without an item.

A space is a character: `be blank` counts such text as well. A column of unknown type is taken for text.

Null: no answer, so the rule fails, with `not` too; `be null or be empty` counts both. Types: text, array, map.

```dq
Order
    Notes should be empty if present
    Lines must not be empty
```
"""

from __future__ import annotations

from dqlang.checks.spec import CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import NULL, Call, Expr, Literal, case, is_null, predicate, text
from dqlang.plan.types import INTEGER


def build(subject: Expr) -> Expr:
    if subject.type.family not in ("array", "map"):
        return predicate("=", as_text(subject), text(""))
    # Spark: the size of a null array is -1 with ANSI mode off, null with it on.
    size = Call("size", (subject,), INTEGER)
    return case((is_null(subject), NULL), otherwise=predicate("=", size, Literal(0, INTEGER)))


CHECK = CheckSpec(
    phrase="be empty",
    type_name="empty",
    accepts=frozenset({"text", "array", "map"}),
    build=build,
    english="is empty",
    english_not="is not empty",
)
