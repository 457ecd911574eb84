"""A person's number in Sweden: `811228-9874` or `198112289874`.

The day of birth, with two digits of the year or with all four (1800 to 2099), and four more, the last of which checks
the nine before it, without the century (Luhn). A hyphen stands before the last four, or a plus sign for who is a
hundred or older, or nothing. The day must exist; a 29 February of two digits is one of this century or of the last,
whichever has it. The numbers of those who are not registered (samordningsnummer, 60 added to the day) do not hold.

Null: no answer, so the rule fails. Types: text.
Source: Folkbokföringslag (1991:481), § 18; Skatteverket, SKV 704.

```dq
Person
    Personnummer is sensitive
    Personnummer must be valid personnummer
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import characters, luhn, without
from dqlang.plan.expr import Call, Expr, Literal, and_, rlike, text
from dqlang.plan.reading import reads_as_date
from dqlang.plan.types import INTEGER, STRING

_FORM = r"^(?:1[89]|20)?[0-9]{6}[+-]?[0-9]{4}\z"
_THIS_CENTURY = "20"


def build(subject: Expr) -> Expr:
    written = as_text(subject)
    # With a century in front of it, a number has twelve digits, of which the last ten count.
    number = without(written, "+-")
    filled = Call("lpad", (number, Literal(12, INTEGER), text(_THIS_CENTURY)), STRING)
    parts = (characters(filled, 1, 4), text("-"), characters(filled, 5, 2), text("-"), characters(filled, 7, 2))
    born = Call("concat", parts, STRING)
    return and_(rlike(written, _FORM), reads_as_date(born), luhn(characters(filled, 3, 10), 10))


CHECK = CheckSpec(
    phrase="be valid personnummer",
    type_name="valid_personnummer",
    accepts=TEXT,
    build=build,
    english="is a personnummer",
    english_not="is not a personnummer",
)
