"""Text that is one JSON value, and nothing else.

The value may be an object, an array, text in double quotes, a number, `true`, `false` or `null`, with spaces, tabs
and line breaks around it. Single quotes, comments, trailing commas, `NaN` and numbers such as `01` or `.5` are no
JSON.

Stricter than the standard in what it leaves to those who read JSON: an object that names a key twice is refused, and
so are an escape that is half a character (`\\ud800` alone), more than 999 levels of nesting, numbers of more than
1,000 digits, keys of more than 50,000 characters and texts of more than 20 million.

`with schema` asks for an object and for the types of its values, written as Spark's tables have them. `INT` and its
like are whole numbers in their limits, `DECIMAL(p,s)` a number with so many digits and no exponent, `DOUBLE` any
number, `STRING` text in quotes, `BOOLEAN` true or false, `DATE` and `TIMESTAMP` text that reads as one, `ARRAY<...>`
a list, `MAP<STRING, ...>` an object of any keys, `STRUCT<...>` an object of these keys, `VARIANT` anything. A number
in quotes is no number, and a number is no text. A key may be absent or `null`, unless `NOT NULL` stands behind its
type. Further keys hold, and capital letters count. `have keys` asks for keys alone.

Null: no answer, so the rule fails. Types: text. Needs Spark 4.
Source: RFC 8259.

```dq
Event
    Payload must be valid json
    Details must be valid json with schema 'id INT NOT NULL, ts TIMESTAMP'
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec, Parameter
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr
from dqlang.plan.json_text import has_schema, is_json, schema_problem


def build(subject: Expr, schema: str | None = None) -> Expr:
    value = as_text(subject)
    return is_json(value) if schema is None else has_schema(value, schema)


CHECK = CheckSpec(
    phrase="be valid json",
    type_name="valid_json",
    accepts=TEXT,
    build=build,
    english="is one complete JSON value",
    english_not="is not one complete JSON value",
    parameters=(Parameter("schema", kind="text", problem=schema_problem),),
)
