"""A social insurance number of Canada: `130 692 544` or `130692544`.

Nine digits, the last of which checks the others (Luhn), together or in threes with single spaces or single hyphens
throughout. The first digit is not 0 or 8, with which none begins.

Null: no answer, so the rule fails. Types: text, whole numbers.
Source: Employment and Social Development Canada, The Social Insurance Number Code of Practice.

```dq
Person
    Sin is sensitive
    Sin must be valid sin
```
"""

from __future__ import annotations

from dqlang.checks.spec import CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import luhn, without
from dqlang.plan.expr import Expr, and_, rlike

_FORM = r"^[1-79](?:[0-9]{8}|[0-9]{2} [0-9]{3} [0-9]{3}|[0-9]{2}-[0-9]{3}-[0-9]{3})\z"


def build(subject: Expr) -> Expr:
    written = as_text(subject)
    return and_(rlike(written, _FORM), luhn(without(written, " -"), 9))


CHECK = CheckSpec(
    phrase="be valid sin",
    type_name="valid_sin",
    accepts=frozenset({"text", "whole"}),
    build=build,
    english="is a Canadian social insurance number",
    english_not="is not a Canadian social insurance number",
)
