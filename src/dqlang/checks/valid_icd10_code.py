"""A diagnosis in the form of ICD-10: `E11.9`.

A capital letter and two digits, then perhaps a point and up to four more characters (`S52.521A`). Both the
classification of the WHO and the one of the USA (ICD-10-CM) hold; `with edition 'WHO'` asks for at most two digits
behind the point, as in `M54.16`, and `with edition 'CM'` for what the USA have: `A` or `B` may be the third character
(`C7A.1`), letters may stand behind the point, and the point may be left out, as claims do (`E119`). The form alone
decides, not whether there is such a diagnosis. Small letters do not hold, nor do the WHO's marks `+`, `*` and `.-`.

Null: no answer, so the rule fails. Types: text.
Source: WHO, ICD-10 Volume 2, section 2.4; ICD-10-CM Official Guidelines, section I.A.2 to 5.

```dq
Visit
    Diagnosis must be valid icd10 code
    Cause must be valid icd10 code with edition 'WHO'
```
"""

from __future__ import annotations

from dqlang.checks.data import one_of_forms
from dqlang.checks.spec import TEXT, CheckSpec, Parameter
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike

_WHO = r"[A-Z][0-9]{2}(?:\.[0-9]{1,2})?"
_CM = r"[A-Z][0-9][0-9AB](?:\.?[0-9A-Z]{1,4})?"
# What the WHO prints is among what the USA have, by its form.
_EDITIONS = {"WHO": _WHO, "CM": _CM}


def build(subject: Expr, edition: str = "CM") -> Expr:
    return rlike(as_text(subject), rf"^{_EDITIONS[edition]}\z")


CHECK = CheckSpec(
    phrase="be valid icd10 code",
    type_name="valid_icd10_code",
    accepts=TEXT,
    build=build,
    english="has the form of an ICD-10 code",
    english_not="does not have the form of an ICD-10 code",
    parameters=(Parameter("edition", kind="text", problem=one_of_forms(*_EDITIONS)),),
)
