"""A permanent account number of India, as taxpayers have it: `AFZPK7190K`.

Five capital letters, four digits that are not 0000, and a letter. The fourth letter says who it is for, and is one of
`A B C F G H J L P T` (`P` a person, `C` a company, ...). How the last letter is found is not published, so nothing is
checked by it.

Null: no answer, so the rule fails. Types: text.
Source: Income Tax Department of India, structure of the permanent account number.

```dq
Taxpayer
    Pan must be valid pan
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike

_FORM = r"^(?!.{5}0000)[A-Z]{3}[ABCFGHJLPT][A-Z][0-9]{4}[A-Z]\z"


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), _FORM)


CHECK = CheckSpec(
    phrase="be valid pan",
    type_name="valid_pan",
    accepts=TEXT,
    build=build,
    english="is a PAN of India",
    english_not="is not a PAN of India",
)
