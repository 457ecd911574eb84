"""A tax file number of Australia: `123 456 782` or `123456782`.

Nine digits, the last of which checks the others, together or in threes with single spaces. The numbers of eight digits
that some companies have from long ago do not hold. Zeros alone do not either.

Null: no answer, so the rule fails. Types: text.
Source: Australian Taxation Office, tax file number algorithm (weights 1, 4, 3, 7, 5, 8, 6, 9, 10 and modulus 11).

```dq
Person
    Tfn is sensitive
    Tfn must be valid tfn
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import has_remainder, weighted_sum, without
from dqlang.plan.expr import Expr, and_, rlike

_FORM = r"^(?![0 ]+\z)(?:[0-9]{9}|[0-9]{3} [0-9]{3} [0-9]{3})\z"


def build(subject: Expr) -> Expr:
    written = as_text(subject)
    number = without(written, " ")
    return and_(rlike(written, _FORM), has_remainder(weighted_sum(number, (1, 4, 3, 7, 5, 8, 6, 9, 10)), 11))


CHECK = CheckSpec(
    phrase="be valid tfn",
    type_name="valid_tfn",
    accepts=TEXT,
    build=build,
    english="is an Australian tax file number",
    english_not="is not an Australian tax file number",
)
