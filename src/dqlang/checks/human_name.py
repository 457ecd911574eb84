"""The letters A to Z, `-` and `'` in words with one whitespace between, over the whole text.

Accepts exactly what `^(?:[A-Za-z\\-\\']+\\s?)*\\z` accepts: words of the letters A to Z, hyphens and apostrophes, one
whitespace character between two words and at most one behind the last. Empty text holds; use `be present` and `not be
blank` for what must be filled. Whitespace is here the space, tab, line feed, vertical tab, form feed and carriage
return, as the paper's pattern has it. Letters with accents are refused: `match` says what else a name may hold. The
time is linear in the text's length, whatever the text.

Null: no answer, so the rule fails. Types: text.
Source: the paper that first described the language.

```dq
Person
    Name should be human_name
    Name should be human_name if present as optional_name
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike

# The paper's pattern takes exponential time on 'aaaa...a1'. A word is taken whole and never given back (`++`, `*+`),
# which accepts the same texts, since no letter is whitespace and no whitespace a letter.
_WORDS = r"^(?:[A-Za-z\-']++\s?+)*+\z"


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), _WORDS)


CHECK = CheckSpec(
    phrase="be human_name",
    type_name="human_name",
    accepts=TEXT,
    build=build,
    english="is a person's name (A to Z, - and ' in words with one space between)",
    english_not="is not a person's name (A to Z, - and ' in words with one space between)",
)
