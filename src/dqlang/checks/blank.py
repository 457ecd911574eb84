"""No value is there, or text of nothing but whitespace.

Empty text is blank. Whitespace is every character with Unicode's White_Space property. A value that is not text is
never blank.

Null: holds. This check always has an answer. Types: any.

```dq
Person
    Name must not be blank
```
"""

from __future__ import annotations

from dqlang.checks.spec import ANY, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, is_null, not_, or_, rlike
from dqlang.plan.reading import WHITESPACE


def build(subject: Expr) -> Expr:
    if subject.type.family not in ("text", "unknown"):
        return is_null(subject)
    return or_(is_null(subject), not_(rlike(as_text(subject), f"[^{WHITESPACE}]")))


CHECK = CheckSpec(
    phrase="be blank",
    type_name="blank",
    accepts=ANY,
    build=build,
    english="is missing or nothing but whitespace",
    english_not="is neither missing nor nothing but whitespace",
)
