"""Ends with a whitespace character.

Whitespace is every character with Unicode's White_Space property, as in `have whitespace`; a line break at the end is
one. Empty text does not end with one; text of nothing but whitespace does.

Null: no answer, so the rule fails, with `not` too. Types: text.

```dq
Person
    Name must not have trailing whitespace
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike
from dqlang.plan.reading import WHITESPACE


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), rf"[{WHITESPACE}]\z")


CHECK = CheckSpec(
    phrase="have trailing whitespace",
    type_name="trailing_whitespace",
    accepts=TEXT,
    build=build,
    english="ends with whitespace",
    english_not="does not end with whitespace",
)
