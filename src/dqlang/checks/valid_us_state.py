"""A state of the USA by its two capital letters, as addresses have it: `CA`.

The fifty states, `DC`, the possessions and freely associated states (`AS`, `FM`, `GU`, `MH`, `MP`, `PR`, `PW`, `VI`),
and `AA`, `AE`, `AP`, which stand for a state in addresses of the armed forces. Names in full and small letters do not
hold.

Null: no answer, so the rule fails. Types: text.
Source: USPS Publication 28, appendix B.

```dq
Person
    State must be valid us state when Country is 'US'
```
"""

from __future__ import annotations

from dqlang.checks.data import is_listed
from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr


def build(subject: Expr) -> Expr:
    return is_listed(as_text(subject), "us_states", "code")


CHECK = CheckSpec(
    phrase="be valid us state",
    type_name="valid_us_state",
    accepts=TEXT,
    build=build,
    english="is the postal code of a state of the USA",
    english_not="is not the postal code of a state of the USA",
)
