"""A person's tax number in Germany (steuerliche Identifikationsnummer): `36574261809` or `36 574 261 809`.

Eleven digits, the last of which checks the others, together or with single spaces as they are printed. The first is not
0. Of the first ten, exactly one digit stands there twice or three times, and no other more than once; three times it
does not stand in a row. No number of a tax office or for value-added tax.

Null: no answer, so the rule fails. Types: text, whole numbers.
Source: Abgabenordnung § 139b; Bundeszentralamt für Steuern, check digit of ISO 7064 (MOD 11,10).

```dq
Person
    SteuerId is sensitive
    SteuerId must be valid steuer id
```
"""

from __future__ import annotations

from dqlang.checks.spec import CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import characters, mod_11_10, without
from dqlang.plan.expr import Call, Expr, and_, not_, rlike, text
from dqlang.plan.types import STRING, array

_FORM = r"^[1-9](?:[0-9]{10}|[0-9] [0-9]{3} [0-9]{3} [0-9]{3})\z"
_THREE_IN_A_ROW = f"^[0-9]*?(?:{'|'.join(str(digit) * 3 for digit in range(10))})[0-9]"
_SORTED = [f"{digit}?" for digit in range(10)]
_ONE_REPEATED = "|".join("".join([*_SORTED[:digit], f"{digit}{{2,3}}", *_SORTED[digit + 1 :]]) for digit in range(10))


def build(subject: Expr) -> Expr:
    written = as_text(subject)
    number = without(written, " ")
    digits = Call("split", (characters(number, 1, 10), text("")), array(STRING))
    in_order = Call("array_join", (Call("sort_array", (digits,), array(STRING)), text("")), STRING)
    return and_(
        rlike(written, _FORM),
        rlike(in_order, rf"^(?:{_ONE_REPEATED})\z"),
        not_(rlike(number, _THREE_IN_A_ROW)),
        mod_11_10(number, 11),
    )


CHECK = CheckSpec(
    phrase="be valid steuer id",
    type_name="valid_steuer_id",
    accepts=frozenset({"text", "whole"}),
    build=build,
    english="is a steuerliche Identifikationsnummer",
    english_not="is not a steuerliche Identifikationsnummer",
)
