"""A country's code in ISO 3166: `US`, of two capital letters.

`with format 'alpha-3'` asks for the code of three letters (`USA`) and `with format 'numeric'` for the three digits
(`840`), as text, since they may begin with zeros. Only codes that are in use hold: no `UK` and `EU`, which are
reserved, and none of countries that are no more. Small letters do not.

Null: no answer, so the rule fails. Types: text.
Source: ISO 3166-1, its codes as of the day that `checks/data/countries.csv` names.

```dq
Person
    Country must be valid country code
    Nationality must be valid country code with format 'alpha-3'
```
"""

from __future__ import annotations

from dqlang.checks.data import is_listed, one_of_forms
from dqlang.checks.spec import TEXT, CheckSpec, Parameter
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr


def build(subject: Expr, format: str = "alpha-2") -> Expr:
    return is_listed(as_text(subject), "countries", format)


CHECK = CheckSpec(
    phrase="be valid country code",
    type_name="valid_country_code",
    accepts=TEXT,
    build=build,
    english="is a country's code in ISO 3166",
    english_not="is not a country's code in ISO 3166",
    parameters=(Parameter("format", kind="text", problem=one_of_forms("alpha-2", "alpha-3", "numeric")),),
)
