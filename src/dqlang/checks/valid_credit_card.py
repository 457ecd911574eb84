"""The number of a payment card: 12 to 19 digits, the last of which checks the others (Luhn).

Where the first digits are those of a brand, the number has a length that the brand's cards have: 13, 16 or 19 digits
for Visa, 16 for Mastercard, 15 for American Express, and so on. Other numbers may have any of the lengths. Whether a
card was issued, is in force or is a credit card at all, no number tells.

Digits alone, or in the groups that are printed on cards: fours (`4111 1111 1111 1111`), or four, six and the rest
(`3782 822463 10005`), with single spaces or single hyphens throughout. The first digit is not 0.

Null: no answer, so the rule fails. Types: text, whole numbers.
Source: ISO/IEC 7812-1:2017, Luhn's formula in its annex B; the brands' own lengths, in `checks/data/card_brands.csv`.

```dq
Payment
    Card must be valid credit card
```
"""

from __future__ import annotations

import re
from functools import lru_cache

from dqlang.checks.data import rows
from dqlang.checks.spec import CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import luhn, without
from dqlang.plan.expr import Expr, and_, not_, rlike

_FOURS = "[0-9]{{4}}(?:{0}[0-9]{{4}}){{2,3}}(?:{0}[0-9]{{1,3}})?"
_FOUR_AND_SIX = "[0-9]{{4}}{0}[0-9]{{6}}{0}[0-9]{{4,5}}"
_WRITTEN = "|".join(form.format(separator) for separator in " -" for form in (_FOURS, _FOUR_AND_SIX))
_FORM = rf"^(?:[0-9]++|{_WRITTEN})\z"
_SHORTEST, _LONGEST = 12, 19
_NUMBER = rf"^[1-9][0-9]{{{_SHORTEST - 1},{_LONGEST - 1}}}\z"


def build(subject: Expr) -> Expr:
    written = as_text(subject)
    number = without(written, " -")
    return and_(
        rlike(written, _FORM),
        rlike(number, _NUMBER),
        not_(rlike(number, _of_a_wrong_length())),
        luhn(number, _LONGEST),
    )


@lru_cache(maxsize=1)
def _of_a_wrong_length() -> str:
    """What begins as a brand's numbers do and has none of their lengths."""
    numbers = []
    for brand in rows("card_brands"):
        lengths = set(map(int, brand["lengths"].split()))
        for start in brand["starts"].split("|"):
            fixed = len(re.sub(r"\[[^]]*\]", "0", start))
            wrong = (length for length in range(_SHORTEST, _LONGEST + 1) if length not in lengths)
            rests = "|".join(f"[0-9]{{{length - fixed}}}" for length in wrong)
            numbers.append(f"{start}(?:{rests})")
    return rf"^(?:{'|'.join(numbers)})\z"


CHECK = CheckSpec(
    phrase="be valid credit card",
    type_name="valid_credit_card",
    accepts=frozenset({"text", "whole"}),
    build=build,
    english="is a payment card's number",
    english_not="is not a payment card's number",
)
