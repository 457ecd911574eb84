"""An international bank account number: `GB82WEST12345698765432`.

Two capital letters for a country, two check digits, and the account as that country writes it: each country that the
registry lists has its own length and its own places for digits and for letters. The check digits are right (97 leaves
1). Together, as machines have it, or in groups of four with single spaces (`GB82 WEST 1234 5698 7654 32`), as it is
printed. Small letters do not hold, and neither do check digits that the standard never gives (00, 01 and 99).

What a country checks within the account's own number (in Spain, France or Belgium, say) is not looked at. Whether there
is such an account, no number tells.

Null: no answer, so the rule fails. Types: text.
Source: ISO 13616-1:2020, check digits of ISO 7064 (MOD 97-10); the IBAN registry as of `checks/data/ibans.csv`.

```dq
Payment
    Account must be valid iban
```
"""

from __future__ import annotations

import re
from functools import lru_cache

from dqlang.checks.data import rows
from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import characters, letters_as_numbers, remainder_97, without
from dqlang.plan.expr import Call, Expr, Literal, and_, predicate, rlike
from dqlang.plan.types import LONG, STRING

_IN_FOURS = r"^(?:[0-9A-Z]++|[0-9A-Z]{4}(?: [0-9A-Z]{4}){0,7}(?: [0-9A-Z]{1,4})?)\z"
_CHECK_DIGITS = "(?:0[2-9]|[1-8][0-9]|9[0-8])"
_CLASSES = {"n": "[0-9]", "a": "[A-Z]", "c": "[0-9A-Z]"}
_PART = re.compile("([0-9]+)!([nac])")


def build(subject: Expr) -> Expr:
    written = as_text(subject)
    number = without(written, " ")
    rearranged = Call("concat", (characters(number, 5, _longest()), characters(number, 1, 4)), STRING)
    left = remainder_97(letters_as_numbers(rearranged), _most_digits())
    return and_(rlike(written, _IN_FOURS), rlike(number, _of_countries()), predicate("=", left, Literal(1, LONG)))


@lru_cache(maxsize=1)
def _of_countries() -> str:
    """By the first letter, so that few alternatives are looked at."""
    countries: dict[str, list[str]] = {}
    for row in rows("ibans"):
        account = "".join(f"{_CLASSES[kind]}{{{length}}}" for length, kind in _parts(row))
        countries.setdefault(row["country"][0], []).append(f"{row['country'][1]}{_CHECK_DIGITS}{account}")
    by_first = (f"{first}(?:{'|'.join(of_it)})" for first, of_it in countries.items())
    return rf"^(?:{'|'.join(by_first)})\z"


def _parts(row: dict[str, str]) -> list[tuple[int, str]]:
    return [(int(length), kind) for length, kind in _PART.findall(row["bban"])]


def _longest() -> int:
    """The most characters of an account."""
    return max(sum(length for length, _ in _parts(row)) for row in rows("ibans"))


def _most_digits() -> int:
    """The most digits once letters are numbers: six for the country and the check digits."""
    return 6 + max(sum(length * (1 + (kind != "n")) for length, kind in _parts(row)) for row in rows("ibans"))


CHECK = CheckSpec(
    phrase="be valid iban",
    type_name="valid_iban",
    accepts=TEXT,
    build=build,
    english="is an IBAN",
    english_not="is not an IBAN",
)
