"""A national insurance number of the United Kingdom: `AB 12 34 56 C` or `AB123456C`.

Two capital letters, six digits and a letter from `A` to `D`, together or in pairs with single spaces, as they are
printed. Neither of the first letters is `D`, `F`, `I`, `Q`, `U` or `V`, the second is not `O`, and `BG`, `GB`, `KN`,
`NK`, `NT`, `TN` and `ZZ` are not given. There is no check digit.

Null: no answer, so the rule fails. Types: text.
Source: HM Revenue & Customs, National Insurance Manual NIM39110.

```dq
Person
    Nino is sensitive
    Nino must be valid nino
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike

_FORM = (
    r"^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"(?:[0-9]{6}| [0-9]{2} [0-9]{2} [0-9]{2} )[A-D]\z"
)


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), _FORM)


CHECK = CheckSpec(
    phrase="be valid nino",
    type_name="valid_nino",
    accepts=TEXT,
    build=build,
    english="is a UK national insurance number",
    english_not="is not a UK national insurance number",
)
