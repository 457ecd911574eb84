"""A whole number, or text that reads as one.

Text reads as a whole number where it is an optional sign and decimal digits, with spaces around allowed: `5`, `-12`,
`007`; `5.0` and `1e3` are none, as text. A number is one where it has no fraction, so 5.0 in a column of numbers is
one. There is no largest one. NaN and infinity are none.

Null: no answer, so the rule fails. Types: text, numbers.

```dq
Order
    Quantity must be valid integer
```
"""

from __future__ import annotations

from dqlang.checks.spec import NUMBER, TEXT, CheckSpec
from dqlang.checks.subjects import as_text, true_of_any_value
from dqlang.plan.expr import Call, Cast, Expr, Literal, predicate
from dqlang.plan.reading import reads_as_integer
from dqlang.plan.types import DOUBLE, INTEGER


def build(subject: Expr) -> Expr:
    if subject.type.family == "whole":
        return true_of_any_value(subject)
    if subject.type.family == "float":
        # The remainder of NaN and of infinity is NaN.
        remainder = Call("mod", (Cast(subject, DOUBLE), Literal(1.0, DOUBLE)), DOUBLE)
        return predicate("=", remainder, Literal(0.0, DOUBLE))
    if subject.type.is_number:
        return predicate("=", Call("mod", (subject, Literal(1, INTEGER)), subject.type), Literal(0, INTEGER))
    return reads_as_integer(as_text(subject))


CHECK = CheckSpec(
    phrase="be valid integer",
    type_name="valid_integer",
    accepts=TEXT | NUMBER,
    build=build,
    english="is a whole number",
    english_not="is not a whole number",
)
