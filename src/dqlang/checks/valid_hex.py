"""Bytes written in hexadecimal digits, two for each byte: `0aFF`.

Small and capital letters hold. An odd number of digits, `0x` in front, spaces and colons do not. Empty text is how no
bytes are written, so it holds; `not be empty` beside it refuses that.

Null: no answer, so the rule fails. Types: text.
Source: RFC 4648, section 8 (Base16).

```dq
Message
    Digest must be valid hex and have length 64
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike

_HEX = r"^(?:[0-9A-Fa-f]{2})*+\z"


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), _HEX)


CHECK = CheckSpec(
    phrase="be valid hex",
    type_name="valid_hex",
    accepts=TEXT,
    build=build,
    english="is bytes in hexadecimal digits",
    english_not="is not bytes in hexadecimal digits",
)
