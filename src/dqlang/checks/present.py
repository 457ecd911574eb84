"""A value is there; a steward's word for not null.

Empty text, blank text and NaN are values: `not be blank` asks for text that says something.

Null: does not hold. This check always has an answer. Types: any.

```dq
Person
    Name, BirthDate and Zip must be present
```
"""

from __future__ import annotations

from dqlang.checks.spec import ANY, CheckSpec
from dqlang.plan.expr import is_not_null

CHECK = CheckSpec(
    phrase="be present",
    type_name="present",
    accepts=ANY,
    build=is_not_null,
    english="has a value",
    english_not="has no value",
)
