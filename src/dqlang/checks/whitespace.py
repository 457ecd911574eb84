"""Holds any whitespace character.

Whitespace is every character with Unicode's White_Space property: the space, tab and line breaks, and also the
non-breaking space, the narrow and wide spaces of typesetting, the ideographic space and the line separators. The
zero-width space is none. Most often used with `not`.

Null: no answer, so the rule fails, with `not` too. Types: text.
Source: Unicode Character Database, PropList.txt, White_Space.

```dq
Person
    Name must not have whitespace
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike
from dqlang.plan.reading import WHITESPACE


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), f"[{WHITESPACE}]")


CHECK = CheckSpec(
    phrase="have whitespace",
    type_name="whitespace",
    accepts=TEXT,
    build=build,
    english="holds whitespace",
    english_not="holds no whitespace",
)
