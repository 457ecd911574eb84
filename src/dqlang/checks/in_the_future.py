"""A moment after now.

A date stands for its first moment: tomorrow is in the future, today is not. Text is read as a timestamp (a date in it
as its midnight), and a column of unknown type is taken for a timestamp.

Null, and text that does not read as a moment: no answer, so the rule fails, with `not` too. Types: date, timestamp,
text.

```dq
Visit
    Seen must not be in the future
```
"""

from __future__ import annotations

from dqlang.checks.spec import CheckSpec
from dqlang.plan.expr import Expr


def build(subject: Expr) -> Expr:
    from dqlang.plan.moments import in_future

    return in_future(subject)


CHECK = CheckSpec(
    phrase="be in the future",
    type_name="future",
    accepts=frozenset({"text", "date", "timestamp"}),
    build=build,
    english="is after now",
    english_not="is not after now",
)
