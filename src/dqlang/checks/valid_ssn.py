"""A social security number of the United States: `123-45-6789` or `123456789`.

Three digits, two and four, with both hyphens or none. The first three are not 000, 666 or 900 to 999, the next two are
not 00, and the last four are not 0000. 078-05-1120 and 219-09-9999 do not hold either: they were printed as samples,
used by many, and taken out of use. There is no check digit, and since 2011 the digits are random, so that nearly half
of all mistakes go unseen by any check.

Null: no answer, so the rule fails. Types: text.
Source: Social Security Administration, POMS RM 10201.030 and RM 10201.035.

```dq
Person
    Ssn is sensitive
    Ssn must be valid ssn
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike

_FORM = (
    r"^(?!000|666|9|.*0000\z|078-?05-?1120|219-?09-?9999)"
    r"[0-9]{3}(?:-(?:0[1-9]|[1-9][0-9])-|(?:0[1-9]|[1-9][0-9]))[0-9]{4}\z"
)


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), _FORM)


CHECK = CheckSpec(
    phrase="be valid ssn",
    type_name="valid_ssn",
    accepts=TEXT,
    build=build,
    english="is a US social security number",
    english_not="is not a US social security number",
)
