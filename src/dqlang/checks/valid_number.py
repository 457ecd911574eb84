"""A number, or text that reads as one.

Text reads as a number where it is an optional sign, decimal digits with at most one point, and an optional exponent,
with spaces around allowed: `5`, `-3.5`, `.5`, `5.`, ` 1e6 `. `NaN`, `Infinity`, `1d`, `0x1A`, `1,000` and digits of
other scripts are none. The form alone decides, so a number of 25 digits is one. NaN and infinity are no numbers, in a
column of floating-point numbers neither.

Null: no answer, so the rule fails. Types: text, numbers.

```dq
Order
    Amount must be valid number
```
"""

from __future__ import annotations

from dqlang.checks.spec import NUMBER, TEXT, CheckSpec
from dqlang.checks.subjects import as_text, true_of_any_value
from dqlang.plan.expr import Call, Cast, Expr, Literal, predicate
from dqlang.plan.reading import reads_as_number
from dqlang.plan.types import DOUBLE

_LARGEST = Literal(1.7976931348623157e308, DOUBLE)


def build(subject: Expr) -> Expr:
    if subject.type.family == "float":
        # NaN counts as greater than every number.
        return predicate("<=", Call("abs", (Cast(subject, DOUBLE),), DOUBLE), _LARGEST)
    if subject.type.is_number:
        return true_of_any_value(subject)
    return reads_as_number(as_text(subject))


CHECK = CheckSpec(
    phrase="be valid number",
    type_name="valid_number",
    accepts=TEXT | NUMBER,
    build=build,
    english="is a number",
    english_not="is not a number",
)
