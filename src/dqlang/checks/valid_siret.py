"""The number of a company's place of business in France: `732 829 320 00074` or `73282932000074`.

Fourteen digits, together or in groups with single spaces as they are printed: the company's nine (its SIREN) and five
more, the last of which checks all of them (Luhn). The places of La Poste (`356 000 000`) but its head office go by
another rule: there the digits add up to a multiple of five.

Null: no answer, so the rule fails. Types: text.
Source: INSEE, Sirene; code de commerce, article R123-221.

```dq
Company
    Siret must be valid siret
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import characters, has_remainder, luhn, sum_of_digits, without
from dqlang.plan.expr import Expr, and_, not_, or_, predicate, rlike, text

_FORM = r"^(?!0{9}|0{3} 0{3} 0{3})(?:[0-9]{14}|[0-9]{3} [0-9]{3} [0-9]{3} [0-9]{5})\z"
_LA_POSTE = "356000000"
_ITS_HEAD_OFFICE = "35600000000048"


def build(subject: Expr) -> Expr:
    written = as_text(subject)
    number = without(written, " ")
    of_la_poste = and_(
        predicate("startswith", number, text(_LA_POSTE)), not_(predicate("=", number, text(_ITS_HEAD_OFFICE)))
    )
    by_five, by_ten = has_remainder(sum_of_digits(number, 14), 5), luhn(number, 14)
    company = luhn(characters(number, 1, 9), 9)
    return and_(rlike(written, _FORM), company, or_(and_(of_la_poste, by_five), and_(not_(of_la_poste), by_ten)))


CHECK = CheckSpec(
    phrase="be valid siret",
    type_name="valid_siret",
    accepts=TEXT,
    build=build,
    english="is a SIRET",
    english_not="is not a SIRET",
)
