"""A tax code of Italy: of a person (`RSSMRA85T10A562S`), or of a company (`00743110157`).

A person's has sixteen capital letters and digits: six letters of the name, the year, a letter for the month, the day
(plus 40 for women), a letter and three digits for the place, and a letter that checks the others. Where several people
would have the same code, letters stand for digits, from the right, and that holds too. The day is one
that its month has, 29 February in any year; whether name and place fit, is not looked at.

A company's has eleven digits, the last of which checks the others (Luhn); they do not begin with seven zeros. Which
office gave the number, by its eighth to tenth digit, is not looked at.

Null: no answer, so the rule fails. Types: text.
Source: Decreto ministeriale 12 March 1974 and 23 December 1976.

```dq
Person
    TaxCode is sensitive
    TaxCode must be valid codice fiscale
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import characters, looked_up, luhn, rest_of, weighted_sum
from dqlang.plan.expr import Call, Expr, Literal, and_, or_, predicate, rlike, text
from dqlang.plan.types import INTEGER, STRING

_DIGIT = "[0-9L-NP-V]"
_TO_28 = "[04LQ][1-9MNP-V]|[15MR][0-9L-NP-V]|[26NS][0-8L-NP-U]"
_DAY = f"(?:[A-EHLMPR-T](?:{_TO_28}|[26NS][9V])|[ACDEHLMPRST][37PT][0L]|[ACELMRT][37PT][1M])"  # `B` is February
_PERSON = rf"^[A-Z]{{6}}{_DIGIT}{{2}}{_DAY}[A-Z]{_DIGIT}{{3}}[A-Z]\z"
_COMPANY = r"^(?!0{7})[0-9]{11}\z"
_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_EVEN = "ABCDEFGHIJABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ODD = "BAFHJNPRTVBAFHJNPRTVCESULDGIMOQKWZYX"
"""What a character counts at an odd place, as the letter at that place of the alphabet."""
_A = ord("A") - ord("0")


def build(subject: Expr) -> Expr:
    code = as_text(subject)
    person = and_(rlike(code, _PERSON), predicate("=", characters(code, 16), _letter(code)))
    return or_(person, and_(rlike(code, _COMPANY), luhn(code, 11)))


def _letter(code: Expr) -> Expr:
    odd, even = (Call("translate", (code, text(_CHARACTERS), text(values)), STRING) for values in (_ODD, _EVEN))
    sums = weighted_sum(odd, [1, 0] * 7 + [1]), weighted_sum(even, [0, 1] * 7), Literal(-15 * _A, INTEGER)
    return looked_up("ABCDEFGHIJKLMNOPQRSTUVWXYZ", rest_of(Call("+", sums, INTEGER), 26))


CHECK = CheckSpec(
    phrase="be valid codice fiscale",
    type_name="valid_codice_fiscale",
    accepts=TEXT,
    build=build,
    english="is a codice fiscale",
    english_not="is not a codice fiscale",
)
