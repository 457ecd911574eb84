"""A foreigner's number in Spain: `X1234567L` or `X-1234567-L`.

`X`, `Y` or `Z`, seven digits and a capital letter that checks them, with both hyphens or none.

Null: no answer, so the rule fails. Types: text.
Source: Real Decreto 1155/2024 (before it 557/2011, article 206); Orden INT/2058/2008; letter by what 23 leaves.

```dq
Person
    Nie is sensitive
    Nie must be valid nie
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.checks.valid_dni import LETTERS
from dqlang.plan.check_digits import characters, looked_up, rest_of, without
from dqlang.plan.expr import Call, Cast, Expr, and_, predicate, rlike, text
from dqlang.plan.types import LONG, STRING

_FORM = r"^[X-Z](?:[0-9]{7}|-[0-9]{7}-)[A-Z]\z"


def build(subject: Expr) -> Expr:
    written = as_text(subject)
    number = without(written, "-")
    digits = Call("translate", (characters(number, 1, 8), text("XYZ"), text("012")), STRING)
    letter = looked_up(LETTERS, rest_of(Cast(digits, LONG), 23))
    return and_(rlike(written, _FORM), predicate("=", characters(number, 9), letter))


CHECK = CheckSpec(
    phrase="be valid nie",
    type_name="valid_nie",
    accepts=TEXT,
    build=build,
    english="is a NIE of Spain",
    english_not="is not a NIE of Spain",
)
