"""A resident's number of India: `2341 2341 2346` or `234123412346`.

Twelve digits, the last of which checks the others (Verhoeff), together or in fours with single spaces. The first digit
is not 0 or 1. No virtual identifiers of sixteen digits.

Null: no answer, so the rule fails. Types: text, whole numbers.
Source: Unique Identification Authority of India, A UID Numbering Scheme (2010).

```dq
Person
    Aadhaar is sensitive
    Aadhaar must be valid aadhaar
```
"""

from __future__ import annotations

from dqlang.checks.spec import CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import verhoeff, without
from dqlang.plan.expr import Expr, and_, rlike

_FORM = r"^[2-9](?:[0-9]{11}|[0-9]{3} [0-9]{4} [0-9]{4})\z"


def build(subject: Expr) -> Expr:
    written = as_text(subject)
    return and_(rlike(written, _FORM), verhoeff(without(written, " "), 12))


CHECK = CheckSpec(
    phrase="be valid aadhaar",
    type_name="valid_aadhaar",
    accepts=frozenset({"text", "whole"}),
    build=build,
    english="is an Aadhaar number",
    english_not="is not an Aadhaar number",
)
