"""Each word begins with a capital letter, followed by small ones.

A word is a run of letters, digits and apostrophes; anything else separates words, so `Jean-Luc` is two. Behind a
digit or an apostrophe inside a word both cases are fine: `O'Neil`, `Ann's`, `3rd` hold. `Lord of the Rings` does not,
since two of its words begin small, and neither do `McDonald` and `USA`. Letters without case change nothing, so `123`
and empty text hold.

Null: no answer, so the rule fails. Types: text.
Source: Unicode's general categories Lu, Lt and Ll.

```dq
Person
    City should be title case
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, not_, or_, rlike

_APOSTROPHES = r"'\u2019"
_SMALL_AT_START = rf"(?:^|[^\p{{L}}\p{{M}}\p{{Nd}}{_APOSTROPHES}])[{_APOSTROPHES}]*\p{{Ll}}"
_CAPITAL_INSIDE = r"[\p{L}\p{M}][\p{Lu}\p{Lt}]"


def build(subject: Expr) -> Expr:
    value = as_text(subject)
    return not_(or_(rlike(value, _SMALL_AT_START), rlike(value, _CAPITAL_INSIDE)))


CHECK = CheckSpec(
    phrase="be title case",
    type_name="title_case",
    accepts=TEXT,
    build=build,
    english="has a capital letter at the start of each word, and small ones behind it",
    english_not="does not have a capital letter at the start of each word, and small ones behind it",
)
