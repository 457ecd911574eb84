"""A business number of Australia: `51 824 753 556` or `51824753556`.

Eleven digits, the first two of which check the others, together or as two, three, three and three with single spaces.
The first digit is not 0.

Null: no answer, so the rule fails. Types: text, whole numbers.
Source: Australian Business Register, Format of the ABN (modulus 89).

```dq
Company
    Abn must be valid abn
```
"""

from __future__ import annotations

from dqlang.checks.spec import CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import has_remainder, weighted_sum, without
from dqlang.plan.expr import Expr, and_, rlike

_FORM = r"^[1-9][0-9](?:[0-9]{9}| [0-9]{3} [0-9]{3} [0-9]{3})\z"
_WEIGHTS = (10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)


def build(subject: Expr) -> Expr:
    written = as_text(subject)
    # One is taken off the first digit, whose weight is ten.
    total = weighted_sum(without(written, " "), _WEIGHTS)
    return and_(rlike(written, _FORM), has_remainder(total, 89, 10))


CHECK = CheckSpec(
    phrase="be valid abn",
    type_name="valid_abn",
    accepts=frozenset({"text", "whole"}),
    build=build,
    english="is an Australian business number",
    english_not="is not an Australian business number",
)
