"""Text that is one JSON value, and nothing else.

The value may be an object, an array, text in double quotes, a number, `true`, `false` or `null`, with spaces, tabs
and line breaks around it. Single quotes, comments, trailing commas, `NaN` and numbers such as `01` or `.5` are no
JSON.

Stricter than the standard in what it leaves to those who read JSON: an object that names a key twice is refused, and
so are an escape that is half a character (`\\ud800` alone), more than 999 levels of nesting, numbers of more than 1,000
digits, keys of more than 50,000 characters and texts of more than 20 million.

Null: no answer, so the rule fails. Types: text. Needs Spark 4.
Source: RFC 8259.

```dq
Event
    Payload must be valid json
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import NULL, Call, Expr, and_, case, is_not_null, is_null, rlike, text
from dqlang.plan.types import STRING, Type

_VARIANT = Type("variant")
# Spark: 4.2 refuses an escape that is half a character, 4.0 and 4.1 let it pass; with this all refuse it.
_ORDINARY = r"[^\\]++|\\[^u]|\\u(?:[^Dd]|[Dd][^89A-Fa-f])"
_PAIR = r"\\u[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2}"
_WHOLE_CHARACTERS = rf"^(?:{_ORDINARY}|{_PAIR})*+\z"


def build(subject: Expr) -> Expr:
    value = as_text(subject)
    whole = and_(_parses("[", value, "]"), _parses('{"a":', value, "}"), rlike(value, _WHOLE_CHARACTERS))
    return case((is_null(value), NULL), otherwise=whole)


def _parses(before: str, value: Expr, after: str) -> Expr:
    """Whether the text is JSON inside of these.

    # Spark: the parser stops behind the first complete value and overlooks the rest, so the text alone would hold with
    # anything behind it. In brackets it holds for `1],[2`, in braces for `1},{"b":2`: in both only for one whole value.
    """
    wrapped = Call("concat", (text(before), value, text(after)), STRING)
    return is_not_null(Call("try_parse_json", (wrapped,), _VARIANT))


CHECK = CheckSpec(
    phrase="be valid json",
    type_name="valid_json",
    accepts=TEXT,
    build=build,
    english="is one complete JSON value",
    english_not="is not one complete JSON value",
)
