"""A person's number in the French registers (social security number): `2 55 08 14 168 025 38` or `255081416802538`.

Thirteen characters and two digits that check them (97 less what 97 leaves), together or in groups with single spaces as
they are printed: 1 or 2 for a man or a woman (3, 4, 7 and 8 for a time), year and month of birth (a month above 12
stands for one that is not known), department (`2A` and `2B` for Corsica), municipality, and a number in the register.
Whether there is such a municipality is not looked at.

Null: no answer, so the rule fails. Types: text.
Source: décret 82-103 of 22 January 1982 (RNIPP), article 4; key of control of INSEE, by what 97 leaves.

```dq
Person
    Nir is sensitive
    Nir must be valid nir
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import characters, has_remainder, without
from dqlang.plan.expr import Call, Cast, Expr, Literal, and_, case, predicate, rlike, text
from dqlang.plan.types import LONG, STRING

_MONTH = "(?:0[1-9]|1[0-2]|[23][0-9]|4[0-2]|[5-9][0-9])"
_DEPARTMENT = "(?:0[1-9]|[1-9][0-9]|2[AB])"
_KEY = "(?:0[1-9]|[1-8][0-9]|9[0-7])"
_PARTS = ("[1-478]", "[0-9]{2}", _MONTH, _DEPARTMENT, "[0-9]{3}", "[0-9]{3}", _KEY)
_FORM = rf"^(?:{''.join(_PARTS)}|{' '.join(_PARTS)})\z"


def build(subject: Expr) -> Expr:
    written = as_text(subject)
    number = without(written, " ")
    # In Corsica 2A counts as 19 and 2B as 18, which is as 20 less a million and less two.
    digits = Call("translate", (number, text("AB"), text("00")), STRING)
    less = case(
        (predicate("contains", number, text("A")), Literal(1_000_000, LONG)),
        (predicate("contains", number, text("B")), Literal(2_000_000, LONG)),
        otherwise=Literal(0, LONG),
    )
    whole, key = (Cast(characters(digits, *place), LONG) for place in ((1, 13), (14, 2)))
    counted = Call("-", (Call("+", (whole, key), LONG), less), LONG)
    return and_(rlike(written, _FORM), has_remainder(counted, 97))


CHECK = CheckSpec(
    phrase="be valid nir",
    type_name="valid_nir",
    accepts=TEXT,
    build=build,
    english="is a NIR of France",
    english_not="is not a NIR of France",
)
