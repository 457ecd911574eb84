"""A LOINC code, as laboratories name what they measure: `2345-7`.

One to seven digits without a zero in front, a hyphen, and a digit that checks the others (modulus 10, the way of Luhn).
Whether there is such a code, only the list tells. Parts (`LP14635-4`) and answers (`LA6576-8`) have codes of their own,
which do not hold.

Null: no answer, so the rule fails. Types: text.
Source: LOINC Users' Guide, appendix on calculating mod 10 check digits.

```dq
Result
    Test must be valid loinc code
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import luhn, without
from dqlang.plan.expr import Expr, and_, rlike

_FORM = r"^[1-9][0-9]{0,6}-[0-9]\z"


def build(subject: Expr) -> Expr:
    code = as_text(subject)
    return and_(rlike(code, _FORM), luhn(without(code, "-"), 8))


CHECK = CheckSpec(
    phrase="be valid loinc code",
    type_name="valid_loinc_code",
    accepts=TEXT,
    build=build,
    english="is a LOINC code",
    english_not="is not a LOINC code",
)
