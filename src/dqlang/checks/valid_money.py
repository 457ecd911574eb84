"""An amount of money: `1,234.50`, `$5`, `-€3.99`, `USD 12.00`, `12.00 USD`.

Digits, in groups of three with commas between or without any comma, then perhaps a point and two digits. In front or
behind may stand one currency: a sign (`$`, `£`, `¥`, `€` ...), or its code in ISO 4217, in capital letters; between it
and the digits stands at most one space, or one hard space. A `-` or `+` stands in front of everything or of the digits.

What could be read in two ways does not hold: a comma before the decimals (`12,50`), points between thousands
(`1.234,50`), one decimal or three (`1.5`, `1.234`), groups of other sizes. Amounts in parentheses do not hold either.

Null: no answer, so the rule fails. Types: text.
Source: decided here; codes by ISO 4217, signs by Unicode (currency signs).

```dq
Order
    Price must be valid money
```
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from dqlang.checks.data import rows
from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike

_SIGNS = r"[$\u00A2-\u00A5\u058F\u060B\u09F2\u09F3\u0E3F\u17DB\u20A0-\u20C0]"
_SPACE = r"[ \u00A0]?"
_AMOUNT = r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]{2})?"


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), _money())


@lru_cache(maxsize=1)
def _money() -> str:
    currency = rf"(?:{_SIGNS}|{_codes()})"
    return rf"^[+-]?(?:{_AMOUNT}(?:{_SPACE}{currency})?|{currency}{_SPACE}[+-]?{_AMOUNT})\z"


def _codes() -> str:
    """By their first letter, so that few alternatives are looked at."""
    codes = sorted(row["alpha-3"] for row in rows("currencies"))
    by_letter = groupby(codes, lambda code: code[0])
    return "|".join(f"{letter}(?:{'|'.join(code[1:] for code in found)})" for letter, found in by_letter)


CHECK = CheckSpec(
    phrase="be valid money",
    type_name="valid_money",
    accepts=TEXT,
    build=build,
    english="is an amount of money",
    english_not="is not an amount of money",
)
