"""A company's tax number in Brazil: `16.727.230/0001-97` or `16727230000197`.

Twelve digits or, since July 2026, capital letters (`12.ABC.345/01DE-35`), and two digits that check them, together or
with points, slash and hyphen as they are printed. Twelve zeros in front do not hold.

Null: no answer, so the rule fails. Types: text.
Source: Receita Federal do Brasil, Instrução Normativa RFB 2.229/2024; check digits by modulus 11.

```dq
Company
    Cnpj must be valid cnpj
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import mod_11, without
from dqlang.plan.expr import Expr, and_, not_, predicate, rlike, text

_FORM = (
    r"^(?:[0-9A-Z]{12}[0-9]{2}"
    r"|[0-9A-Z]{2}\.[0-9A-Z]{3}\.[0-9A-Z]{3}/[0-9A-Z]{4}-[0-9]{2})\z"
)
_WEIGHTS = (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)


def build(subject: Expr) -> Expr:
    written = as_text(subject)
    number = without(written, "./-")
    zeros = predicate("startswith", number, text("0" * 12))
    return and_(rlike(written, _FORM), not_(zeros), mod_11(number, _WEIGHTS[1:]), mod_11(number, _WEIGHTS))


CHECK = CheckSpec(
    phrase="be valid cnpj",
    type_name="valid_cnpj",
    accepts=TEXT,
    build=build,
    english="is a CNPJ",
    english_not="is not a CNPJ",
)
