"""A number written in digits, with or without a point: `12`, `-0.50`.

Text holds where it is an optional sign and decimal digits with at most one point (`.5` and `5.` too). An exponent
(`1e3`, which `be valid number` takes), signs between thousands, a currency and spaces do not hold. Columns of numbers
hold whatever they have, but for NaN and infinity.

Null: no answer, so the rule fails. Types: text, numbers.
Source: W3C XML Schema 1.1 Part 2, section 3.3.3 (`decimal`).

```dq
Order
    Price must be valid decimal
```
"""

from __future__ import annotations

from dqlang.checks.spec import NUMBER, TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.checks.valid_number import build as is_number
from dqlang.plan.expr import Expr, rlike

DECIMAL = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"


def build(subject: Expr) -> Expr:
    return is_number(subject) if subject.type.is_number else rlike(as_text(subject), rf"^{DECIMAL}\z")


CHECK = CheckSpec(
    phrase="be valid decimal",
    type_name="valid_decimal",
    accepts=TEXT | NUMBER,
    build=build,
    english="is a number in digits",
    english_not="is not a number in digits",
)
