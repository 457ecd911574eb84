"""No value is there; a steward's word for null.

`be missing` and `be null` say the same. Empty text, blank text and NaN are values.

Null: holds. This check always has an answer. Types: any.

```dq
Person
    DeletedAt must be missing
```
"""

from __future__ import annotations

from dqlang.checks.spec import ANY, CheckSpec
from dqlang.plan.expr import is_null

CHECK = CheckSpec(
    phrase="be missing",
    type_name="missing",
    accepts=ANY,
    build=is_null,
    english="has no value",
    english_not="has a value",
)
