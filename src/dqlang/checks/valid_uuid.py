"""A UUID: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12 with hyphens between.

`f81d4fae-7dec-11d0-a765-00a0c91e6bf6`, in small or capital letters. Any version and variant holds, and so do the
UUIDs of only zeros and only `f`. No braces, no `urn:uuid:` in front, no form without hyphens.

Null: no answer, so the rule fails. Types: text.
Source: RFC 9562, section 4.

```dq
Event
    Id must be valid uuid
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike

_UUID = r"^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\z"


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), _UUID)


CHECK = CheckSpec(
    phrase="be valid uuid",
    type_name="valid_uuid",
    accepts=TEXT,
    build=build,
    english="is a UUID",
    english_not="is not a UUID",
)
