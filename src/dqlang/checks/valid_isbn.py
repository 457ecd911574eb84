"""A book's number, of ten or of thirteen digits: `0306406152`, `9780306406157`.

The last digit checks the others; of ten it may be `X`. Thirteen begin with 978, or with 979 and no 0 behind it (those
are numbers of printed music). Digits alone, or in the four parts of ten and the five of thirteen, with single hyphens
or single spaces throughout (`978-0-306-40615-7`). Where the parts end is not looked at, since it hangs on lists that
grow; neither is whether there is such a book. A small `x` does not hold.

Null: no answer, so the rule fails. Types: text.
Source: ISO 2108:2017 (thirteen digits), ISO 2108:1992 (ten).

```dq
Book
    Isbn must be valid isbn
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import has_remainder, sum_in_threes, weighted_sum, without
from dqlang.plan.expr import Call, Expr, and_, or_, rlike, text
from dqlang.plan.types import STRING

_PARTS = "[0-9]{{1,5}}{0}[0-9]{{1,7}}{0}[0-9]{{1,6}}{0}[0-9X]"
_HYPHENS, _SPACES = (_PARTS.format(separator) for separator in "- ")
_TEN_WRITTEN = rf"^(?:[0-9]++X?|{_HYPHENS}|{_SPACES})\z"
_THIRTEEN_WRITTEN = rf"^(?:[0-9]++|97[89]-{_HYPHENS}|97[89] {_SPACES})\z"
_TEN = r"^[0-9]{9}[0-9X]\z"
_THIRTEEN = r"^97(?:8[0-9]|9[1-9])[0-9]{9}\z"


def build(subject: Expr) -> Expr:
    written = as_text(subject)
    number = without(written, " -")
    # Ten is `X`; the character of ten, by its code point, is a colon.
    digits = Call("translate", (number, text("X"), text(":")), STRING)
    ten, thirteen = weighted_sum(digits, range(10, 0, -1)), sum_in_threes(number, 13)
    return or_(
        and_(rlike(written, _TEN_WRITTEN), rlike(number, _TEN), has_remainder(ten, 11)),
        and_(rlike(written, _THIRTEEN_WRITTEN), rlike(number, _THIRTEEN), has_remainder(thirteen, 10)),
    )


CHECK = CheckSpec(
    phrase="be valid isbn",
    type_name="valid_isbn",
    accepts=TEXT,
    build=build,
    english="is an ISBN",
    english_not="is not an ISBN",
)
