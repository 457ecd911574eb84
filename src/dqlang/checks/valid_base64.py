"""Bytes written in Base64: `Zm9vYg==`.

Groups of four of the letters A to Z, a to z, digits, `+` and `/`; the last group is filled up with `=`. No line breaks,
no spaces, no `-` and `_` (the form for URLs), no group left unfilled. Empty text is how no bytes are written, so it
holds; `not be empty` beside it refuses that.

Null: no answer, so the rule fails. Types: text.
Source: RFC 4648, section 4.

```dq
Message
    Body must be valid base64
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike

_BASE64 = r"^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\z"


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), _BASE64)


CHECK = CheckSpec(
    phrase="be valid base64",
    type_name="valid_base64",
    accepts=TEXT,
    build=build,
    english="is written in Base64",
    english_not="is not written in Base64",
)
