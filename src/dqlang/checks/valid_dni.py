"""A number of a Spanish identity card: `12345678Z` or `12345678-Z`.

Eight digits and a capital letter that checks them. Zeros alone do not hold. Foreigners' numbers are another check, `be
valid nie`.

Null: no answer, so the rule fails. Types: text.
Source: Real Decreto 1553/2005, article 11; letter by what 23 leaves.

```dq
Person
    Dni is sensitive
    Dni must be valid dni
    Document should be valid dni or be valid nie
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import characters, looked_up, rest_of, without
from dqlang.plan.expr import Cast, Expr, and_, predicate, rlike
from dqlang.plan.types import LONG

_FORM = r"^(?!0{8})[0-9]{8}-?[A-Z]\z"
LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def build(subject: Expr) -> Expr:
    written = as_text(subject)
    number = without(written, "-")
    letter = looked_up(LETTERS, rest_of(Cast(characters(number, 1, 8), LONG), 23))
    return and_(rlike(written, _FORM), predicate("=", characters(number, 9), letter))


CHECK = CheckSpec(
    phrase="be valid dni",
    type_name="valid_dni",
    accepts=TEXT,
    build=build,
    english="is a DNI of Spain",
    english_not="is not a DNI of Spain",
)
