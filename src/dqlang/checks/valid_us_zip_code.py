"""A ZIP code of the USA: five digits, or five, a hyphen and four: `90210`, `90210-1234`.

The form alone decides, not whether mail is delivered there. A number that has lost the zeros in front (`501` for
`00501`) does not hold, nor do nine digits without the hyphen.

Null: no answer, so the rule fails. Types: text.
Source: USPS Publication 28, section 22 (last line of the address).

```dq
Person
    Zip must be valid us zip code when Country is 'US'
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike

_ZIP = r"^[0-9]{5}(?:-[0-9]{4})?\z"


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), _ZIP)


CHECK = CheckSpec(
    phrase="be valid us zip code",
    type_name="valid_us_zip_code",
    accepts=TEXT,
    build=build,
    english="is a ZIP code (five digits, or five, a hyphen and four)",
    english_not="is not a ZIP code (five digits, or five, a hyphen and four)",
)
