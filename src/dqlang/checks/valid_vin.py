"""A vehicle identification number: 17 characters, `1M8GDM9AXKP042788`.

Digits and capital letters without `I`, `O` and `Q`. Where it begins as vehicles made in North America do (1 to 5, and 7
with `F` or later behind it), the ninth character also checks the others, as the law asks there. Elsewhere makers use
that place as they like, so it is not looked at: a number of a European car with a mistake in it mostly holds.

Null: no answer, so the rule fails. Types: text.
Source: ISO 3779:2009; check digit of 49 CFR 565.15(c); regions of ISO 3780:2009.

```dq
Car
    Vin must be valid vin
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import characters, looked_up, rest_of, weighted_sum
from dqlang.plan.expr import Call, Expr, and_, not_, or_, predicate, rlike, text
from dqlang.plan.types import STRING

_FORM = r"^[0-9A-HJ-NPR-Z]{17}\z"
_NORTH_AMERICAN = "^(?:[1-5]|7[F-HJ-NPR-Z0-9])"
_LETTERS, _DIGITS = "ABCDEFGHJKLMNPRSTUVWXYZ", "12345678123457923456789"
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def build(subject: Expr) -> Expr:
    number = as_text(subject)
    digits = Call("translate", (number, text(_LETTERS), text(_DIGITS)), STRING)
    checked = looked_up("0123456789X", rest_of(weighted_sum(digits, _WEIGHTS), 11))
    right = predicate("=", characters(number, 9), checked)
    return and_(rlike(number, _FORM), or_(not_(rlike(number, _NORTH_AMERICAN)), right))


CHECK = CheckSpec(
    phrase="be valid vin",
    type_name="valid_vin",
    accepts=TEXT,
    build=build,
    english="is a VIN",
    english_not="is not a VIN",
)
