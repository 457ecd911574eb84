"""No value is there.

`be null` and `be missing` say the same. Empty text, blank text and NaN are values.

Null: holds. This check always has an answer. Types: any.

```dq
Person
    DeletedAt must be null
```
"""

from __future__ import annotations

from dqlang.checks.spec import ANY, CheckSpec
from dqlang.plan.expr import is_null

CHECK = CheckSpec(
    phrase="be null",
    type_name="null",
    accepts=ANY,
    build=is_null,
    english="is null",
    english_not="is not null",
)
