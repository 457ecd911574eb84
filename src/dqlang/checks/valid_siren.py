"""A company's number in France: `732 829 320` or `732829320`.

Nine digits, the last of which checks the others (Luhn), together or in threes with single spaces. Zeros alone do not
hold.

Null: no answer, so the rule fails. Types: text.
Source: INSEE, Sirene; code de commerce, article R123-221.

```dq
Company
    Siren must be valid siren
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import luhn, without
from dqlang.plan.expr import Expr, and_, rlike

_FORM = r"^(?![0 ]+\z)(?:[0-9]{9}|[0-9]{3} [0-9]{3} [0-9]{3})\z"


def build(subject: Expr) -> Expr:
    written = as_text(subject)
    return and_(rlike(written, _FORM), luhn(without(written, " "), 9))


CHECK = CheckSpec(
    phrase="be valid siren",
    type_name="valid_siren",
    accepts=TEXT,
    build=build,
    english="is a SIREN",
    english_not="is not a SIREN",
)
