"""A legal entity identifier: `529900T8BM49AURSDO55`.

Eighteen capital letters or digits and two digits that check them (97 leaves 1), together, without spaces. Check digits
that the standard never gives (00, 01 and 99) do not hold. Whether an identifier was issued or has lapsed, only the
registry tells.

Null: no answer, so the rule fails. Types: text.
Source: ISO 17442-1:2020, check digits of ISO 7064 (MOD 97-10).

```dq
Company
    Lei must be valid lei
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import characters, letters_as_numbers, remainder_97
from dqlang.plan.expr import Expr, Literal, and_, predicate, rlike
from dqlang.plan.types import LONG

_FORM = r"^[0-9A-Z]{18}(?:0[2-9]|[1-8][0-9]|9[0-8])\z"
_MOST_DIGITS = 38


def build(subject: Expr) -> Expr:
    code = as_text(subject)
    left = remainder_97(letters_as_numbers(characters(code, 1, 20)), _MOST_DIGITS)
    return and_(rlike(code, _FORM), predicate("=", left, Literal(1, LONG)))


CHECK = CheckSpec(
    phrase="be valid lei",
    type_name="valid_lei",
    accepts=TEXT,
    build=build,
    english="is an LEI",
    english_not="is not an LEI",
)
