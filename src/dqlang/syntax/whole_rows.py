"""What `rows must be ...` can ask."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dqlang.diagnostics.reading import Slip
from dqlang.diagnostics.wording import quote
from dqlang.syntax import ast
from dqlang.syntax.build_values import Fault
from dqlang.syntax.words import check_words

_ALIKE = re.compile("be (?:distinct|different)|not (?:be (?:duplicates?|duplicated|repeated)|have duplicates|repeat)")


def refuse_other_than_unique(checks: Iterable[ast.CheckUse]) -> None:
    for use in checks:
        if not isinstance(use.check, ast.Unique):
            words = check_words(use.check, use.negated)
            if _ALIKE.fullmatch(words):
                says = f"{quote(words)} is not how dqlang says it"
                raise Fault(Slip(use.span, says, "write `be unique`", "be unique"))
            advice = "write `rows must be unique`; a column that is called so stands in backquotes"
            if isinstance(use.check, ast.Compare | ast.Between):
                advice = f"how many there are is asked by {quote(f'number of rows must {words}')}"
            raise Fault(Slip(use.span, "all that can be asked of whole rows is whether they are unique", advice))
        if use.check.within:
            says = "whole rows hold what stands behind `within`, so that it says nothing more"
            raise Fault(Slip(use.check.span, says, "write `rows must be unique`", "be unique"))
