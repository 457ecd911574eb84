"""All the values are different from each other, pair by pair.

Values are compared as `be equal to` compares them. One pair of equal values is enough for the rule to fail.

Null: a pair with a null has no answer, so the rule fails, unless `if present` leaves such rows out. Types: any that
can be compared with each other.

```dq
Person
    (Phone1, Phone2, Phone3) must differ
    (Email, BackupEmail) must differ if present
```
"""

from __future__ import annotations

from itertools import combinations

from dqlang.checks.spec import ANY, CheckSpec
from dqlang.plan.compare import compare
from dqlang.plan.expr import Expr, and_, not_


def build(subjects: tuple[Expr, ...]) -> Expr:
    return and_(*(not_(compare("eq", left, right)) for left, right in combinations(subjects, 2)))


CHECK = CheckSpec(
    phrase="differ",
    type_name="differ",
    accepts=ANY,
    build=build,
    english="are all different from each other",
    english_not="are not all different from each other",
    several=True,
)
