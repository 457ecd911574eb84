"""An employer identification number of the United States: `12-3456789` or `123456789`.

Nine digits, with a hyphen behind the second or without. The first two are among those that the tax office gives out:
not 00, 07 to 09, 17 to 19, 28, 29, 49, 69, 70, 78, 79, 89, 96 or 97. There is no check digit.

Null: no answer, so the rule fails. Types: text.
Source: Internal Revenue Service, How EINs are assigned and valid EIN prefixes.

```dq
Company
    Ein must be valid us ein
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike

_PREFIX = "(?:0[1-6]|1[0-6]|2[0-7]|3[0-9]|4[0-8]|5[0-9]|6[0-8]|7[1-7]|8[0-8]|9[0-58-9])"
_FORM = rf"^{_PREFIX}-?[0-9]{{7}}\z"


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), _FORM)


CHECK = CheckSpec(
    phrase="be valid us ein",
    type_name="valid_us_ein",
    accepts=TEXT,
    build=build,
    english="is a US employer identification number",
    english_not="is not a US employer identification number",
)
