"""A National Drug Code of the USA, its three parts with hyphens between: `0002-1433-80`.

As the FDA writes it, ten digits as 4-4-2, 5-3-2 or 5-4-1, or eleven as 6-3-2 or 6-4-1, where the first part has run out
of five; as claims have it, eleven digits as 5-4-2 or without hyphens (`00002143380`). Ten digits without hyphens do not
hold: nobody can tell their parts. Nor do a product's two parts alone, nor twelve digits, which are to come in March
2033. The form decides, not whether there is such a drug.

Null: no answer, so the rule fails. Types: text.
Source: 21 CFR 207.33(b); eleven digits as in 45 CFR 162.1002 (HIPAA).

```dq
Dispensing
    Drug must be valid ndc code
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike

_NDC = (
    r"^(?:[0-9]{4}-[0-9]{4}-[0-9]{2}|[0-9]{5,6}-(?:[0-9]{3}-[0-9]{2}|[0-9]{4}-[0-9])|[0-9]{5}-[0-9]{4}-[0-9]{2}"
    r"|[0-9]{11})\z"
)


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), _NDC)


CHECK = CheckSpec(
    phrase="be valid ndc code",
    type_name="valid_ndc_code",
    accepts=TEXT,
    build=build,
    english="has the form of a National Drug Code",
    english_not="does not have the form of a National Drug Code",
)
