"""A language's code in ISO 639: `en`, of two small letters.

`with format 'alpha-3'` asks for the code of three letters (`eng`), which every one of some 7,900 languages has; of the
two codes that a few languages have in libraries, it is the one from the language's own name (`deu`, not `ger`). Capital
letters do not hold, nor does a country behind the language (`en-US`).

Null: no answer, so the rule fails. Types: text.
Source: ISO 639:2023, set 1 and for three letters set 3 (once ISO 639-1 and 639-3), codes as of the day that
`checks/data/languages.csv` names.

```dq
Book
    Language must be valid language code
    Original must be valid language code with format 'alpha-3'
```
"""

from __future__ import annotations

from dqlang.checks.data import is_listed, one_of_forms
from dqlang.checks.spec import TEXT, CheckSpec, Parameter
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr


def build(subject: Expr, format: str = "alpha-2") -> Expr:
    return is_listed(as_text(subject), "languages", format)


CHECK = CheckSpec(
    phrase="be valid language code",
    type_name="valid_language_code",
    accepts=TEXT,
    build=build,
    english="is a language's code in ISO 639",
    english_not="is not a language's code in ISO 639",
    parameters=(Parameter("format", kind="text", problem=one_of_forms("alpha-2", "alpha-3")),),
)
