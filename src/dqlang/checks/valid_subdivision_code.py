"""A part of a country (a state, province, county ...) by its code in ISO 3166-2: `US-CA`.

The country's two capital letters, a hyphen, and what the country calls the part, all as in the standard; small letters
do not hold. Where the country stands in a column of its own, `(Country, State)` asks of both together: `US` and `CA`.

Null: no answer, so the rule fails, also where one of both is null. Types: text.
Source: ISO 3166-2, its codes as of the day that `checks/data/subdivisions.csv` names.

```dq
Person
    Region must be valid subdivision code
    (Country, State) must be valid subdivision code
```
"""

from __future__ import annotations

from dqlang.checks.data import is_listed
from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Call, Expr, text
from dqlang.plan.types import STRING


def build(subject: Expr | tuple[Expr, ...]) -> Expr:
    if not isinstance(subject, tuple):
        return is_listed(as_text(subject), "subdivisions", "code")
    country, part = map(as_text, subject)
    code = Call("concat", (country, text("-"), part), STRING)
    # The list holds no code in which a country has other than two letters, so that no hyphen can stand elsewhere.
    return is_listed(code, "subdivisions", "code")


CHECK = CheckSpec(
    phrase="be valid subdivision code",
    type_name="valid_subdivision_code",
    accepts=TEXT,
    build=build,
    english="is the code of a part of a country in ISO 3166-2",
    english_not="is not the code of a part of a country in ISO 3166-2",
    together=2,
)
