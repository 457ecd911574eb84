"""A number with a percent sign behind it: `12.5%`, `-3 %`.

The number is an optional sign and decimal digits with at most one point; one space, or one hard space, may stand before
the sign. There is no limit: `250%` holds. `0.125`, `12,5%`, `5 percent` and `5‰` do not.

Null: no answer, so the rule fails. Types: text.
Source: decided here; both ways to write it are those of Unicode's CLDR for languages with a decimal point.

```dq
Loan
    Rate must be valid percentage
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.checks.valid_decimal import DECIMAL
from dqlang.plan.expr import Expr, rlike


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), rf"^{DECIMAL}[ \u00A0]?%\z")


CHECK = CheckSpec(
    phrase="be valid percentage",
    type_name="valid_percentage",
    accepts=TEXT,
    build=build,
    english="is a number with a percent sign",
    english_not="is not a number with a percent sign",
)
