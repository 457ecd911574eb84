"""A number of a trade item, as it stands below a bar code (GTIN): 8, 12, 13 or 14 digits.

The last digit checks the others. `4006381333931` is one of thirteen digits (EAN-13), `96385074` of eight (EAN-8),
`036000291452` of twelve (UPC-A) and `10012345678902` of fourteen (GTIN-14). Digits alone, as text, since many begin
with zeros, and not zeros alone. Whether such an item exists, and whose it is, is not looked at.

Null: no answer, so the rule fails. Types: text.
Source: GS1 General Specifications, release 24, sections 2.1 and 7.9 (standard check digit).

```dq
Item
    Barcode must be valid ean
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import has_remainder, sum_in_threes
from dqlang.plan.expr import Call, Expr, Literal, and_, rlike, text
from dqlang.plan.types import INTEGER, STRING

_FORM = r"^(?!0+\z)(?:[0-9]{8}|[0-9]{12,14})\z"


def build(subject: Expr) -> Expr:
    number = as_text(subject)
    filled = Call("lpad", (number, Literal(14, INTEGER), text("0")), STRING)
    return and_(rlike(number, _FORM), has_remainder(sum_in_threes(filled, 14), 10))


CHECK = CheckSpec(
    phrase="be valid ean",
    type_name="valid_ean",
    accepts=TEXT,
    build=build,
    english="is an EAN",
    english_not="is not an EAN",
)
