"""A business identifier code, by which banks are addressed (SWIFT code): `DEUTDEFF` or `DEUTDEFF500`.

Four capital letters or digits for the institution, the two letters of a country, two characters for the place, and
perhaps three for a branch: 8 or 11 characters. The country is one of ISO 3166, or `XK` for Kosovo. Whether a code was
given to anybody, only the registry tells. The institution's four characters may hold digits since 2014, though hardly
any do.

Null: no answer, so the rule fails. Types: text.
Source: ISO 9362:2022.

```dq
Payment
    Bank must be valid bic
```
"""

from __future__ import annotations

from dqlang.checks.data import is_listed
from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import characters
from dqlang.plan.expr import Expr, and_, or_, predicate, rlike, text

_FORM = r"^[0-9A-Z]{4}[A-Z]{2}[0-9A-Z]{2}(?:[0-9A-Z]{3})?\z"


def build(subject: Expr) -> Expr:
    code = as_text(subject)
    country = characters(code, 5, 2)
    in_kosovo = predicate("=", country, text("XK"))
    return and_(rlike(code, _FORM), or_(is_listed(country, "countries", "alpha-2"), in_kosovo))


CHECK = CheckSpec(
    phrase="be valid bic",
    type_name="valid_bic",
    accepts=TEXT,
    build=build,
    english="is a BIC",
    english_not="is not a BIC",
)
