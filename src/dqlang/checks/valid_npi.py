"""A national provider identifier of the United States, as doctors and hospitals have it: `1234567893`.

Ten digits, the first a 1 or a 2, the last of which checks the others (Luhn, with 80840 thought in front). Whether it
was given to anybody, only the registry tells.

Null: no answer, so the rule fails. Types: text, whole numbers.
Source: 45 CFR 162.406; Centers for Medicare & Medicaid Services, NPI check digit calculation.

```dq
Claim
    Provider must be valid npi
```
"""

from __future__ import annotations

from dqlang.checks.spec import CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import luhn
from dqlang.plan.expr import Expr, and_, rlike

_FORM = r"^[12][0-9]{9}\z"
_OF_80840 = 24
"""What the digits in front add to the sum."""


def build(subject: Expr) -> Expr:
    number = as_text(subject)
    return and_(rlike(number, _FORM), luhn(number, 10, _OF_80840))


CHECK = CheckSpec(
    phrase="be valid npi",
    type_name="valid_npi",
    accepts=frozenset({"text", "whole"}),
    build=build,
    english="is an NPI",
    english_not="is not an NPI",
)
