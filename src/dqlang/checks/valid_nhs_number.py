"""A patient's number of the National Health Service of the United Kingdom: `943 476 5919` or `9434765919`.

Ten digits, the last of which checks the others, together or as three, three and four with single spaces, as they are
printed. Zeros alone do not hold. Which numbers were given to anybody, in which part of the country, is not looked at.

Null: no answer, so the rule fails. Types: text.
Source: NHS Data Model and Dictionary, attribute NHS NUMBER (modulus 11).

```dq
Patient
    NhsNumber must be valid nhs number
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import has_remainder, weighted_sum, without
from dqlang.plan.expr import Expr, and_, rlike

_FORM = r"^(?![0 ]+\z)(?:[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4})\z"


def build(subject: Expr) -> Expr:
    written = as_text(subject)
    number = without(written, " ")
    return and_(rlike(written, _FORM), has_remainder(weighted_sum(number, range(10, 0, -1)), 11))


CHECK = CheckSpec(
    phrase="be valid nhs number",
    type_name="valid_nhs_number",
    accepts=TEXT,
    build=build,
    english="is an NHS number",
    english_not="is not an NHS number",
)
