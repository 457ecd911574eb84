"""A citizen's number in the Netherlands (burgerservicenummer): `111222333`.

Nine digits, the last of which checks the others (the test of eleven), together. Zeros alone do not hold.

Null: no answer, so the rule fails. Types: text.
Source: Wet algemene bepalingen burgerservicenummer; Logisch Ontwerp BSN (elfproef).

```dq
Person
    Bsn is sensitive
    Bsn must be valid bsn
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import has_remainder, weighted_sum
from dqlang.plan.expr import Expr, and_, rlike

_FORM = r"^(?!0+\z)[0-9]{9}\z"


def build(subject: Expr) -> Expr:
    number = as_text(subject)
    return and_(rlike(number, _FORM), has_remainder(weighted_sum(number, (9, 8, 7, 6, 5, 4, 3, 2, -1)), 11))


CHECK = CheckSpec(
    phrase="be valid bsn",
    type_name="valid_bsn",
    accepts=TEXT,
    build=build,
    english="is a BSN",
    english_not="is not a BSN",
)
