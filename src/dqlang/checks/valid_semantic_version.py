"""A version as Semantic Versioning has it: `1.4.0`, `2.0.0-rc.1+build.5`.

Three whole numbers with dots between and no zeros in front. Behind a hyphen may stand words of letters, digits and
hyphens with dots between, where a number has no zeros in front either, and behind a plus sign such words of any kind.
No `v` in front, no two numbers.

Null: no answer, so the rule fails. Types: text.
Source: Semantic Versioning 2.0.0 (semver.org).

```dq
Release
    Version must be valid semantic version
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike

_NUMBER = "(?:0|[1-9][0-9]*+)"
_WORDS = r"[0-9A-Za-z-]++(?:\.[0-9A-Za-z-]++)*+"
_ZEROS_IN_FRONT = r"[0-9.]*+-(?:[^+]*\.)?0[0-9]+(?:[.+]|\z)"
_VERSION = rf"^(?!{_ZEROS_IN_FRONT}){_NUMBER}\.{_NUMBER}\.{_NUMBER}(?:-{_WORDS})?(?:\+{_WORDS})?\z"


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), _VERSION)


CHECK = CheckSpec(
    phrase="be valid semantic version",
    type_name="valid_semantic_version",
    accepts=TEXT,
    build=build,
    english="is a version as Semantic Versioning has it",
    english_not="is not a version as Semantic Versioning has it",
)
