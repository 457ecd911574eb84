"""A person's tax number in Brazil: `390.533.447-05` or `39053344705`.

Eleven digits, the last two of which check the others, together or with two points and a hyphen as they are printed. The
same digit eleven times does not hold, though its check digits would.

Null: no answer, so the rule fails. Types: text.
Source: Receita Federal do Brasil, Cadastro de Pessoas Físicas; check digits by modulus 11.

```dq
Person
    Cpf is sensitive
    Cpf must be valid cpf
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.check_digits import mod_11, without
from dqlang.plan.expr import Expr, and_, not_, rlike

_FORM = r"^(?:[0-9]{11}|[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2})\z"
_ALL_ALIKE = rf"^(?:{'|'.join(f'{digit}{{11}}' for digit in range(10))})\z"
_WEIGHTS = range(11, 1, -1)


def build(subject: Expr) -> Expr:
    written = as_text(subject)
    number = without(written, ".-")
    alike = rlike(number, _ALL_ALIKE)
    return and_(rlike(written, _FORM), not_(alike), mod_11(number, _WEIGHTS[1:]), mod_11(number, _WEIGHTS))


CHECK = CheckSpec(
    phrase="be valid cpf",
    type_name="valid_cpf",
    accepts=TEXT,
    build=build,
    english="is a CPF",
    english_not="is not a CPF",
)
