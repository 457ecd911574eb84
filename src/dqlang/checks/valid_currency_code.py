"""A currency's code in ISO 4217: `USD`, of three capital letters.

`with format 'numeric'` asks for the three digits (`840`), as text, since they may begin with zeros. Only codes in use
hold, among them those of funds, of metals (`XAU`), for tests (`XTS`) and for no currency (`XXX`). Small letters do not.

Null: no answer, so the rule fails. Types: text.
Source: ISO 4217, list one, its codes as of the day that `checks/data/currencies.csv` names.

```dq
Order
    Currency must be valid currency code
```
"""

from __future__ import annotations

from dqlang.checks.data import is_listed, one_of_forms
from dqlang.checks.spec import TEXT, CheckSpec, Parameter
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr

_COLUMNS = {"alphabetic": "alpha-3", "numeric": "numeric"}


def build(subject: Expr, format: str = "alphabetic") -> Expr:
    return is_listed(as_text(subject), "currencies", _COLUMNS[format])


CHECK = CheckSpec(
    phrase="be valid currency code",
    type_name="valid_currency_code",
    accepts=TEXT,
    build=build,
    english="is a currency's code in ISO 4217",
    english_not="is not a currency's code in ISO 4217",
    parameters=(Parameter("format", kind="text", problem=one_of_forms(*_COLUMNS)),),
)
