"""The syntax tree of a rule file: what was said, with the place where it was said, and no opinion about it.

Spans take no part in comparisons: two trees are equal when they say the same. All kinds of nodes have their names here;
values and subjects are in `value_nodes.py`, checks in `check_nodes.py`, names in `definitions.py`, facts in `facts.py`.
"""

# All that is imported with a star is one vocabulary, kept in files of a size that can be read.
# ruff: noqa: F403, F405

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING

from dqlang.record import record
from dqlang.source import Span
from dqlang.syntax.check_nodes import *
from dqlang.syntax.definitions import *
from dqlang.syntax.facts import *
from dqlang.syntax.value_nodes import *

if TYPE_CHECKING:
    from dqlang.syntax.examples import Example


def _span() -> Span:
    return field(compare=False, repr=False)


# --- conditions -----------------------------------------------------------------------------------------------------


@record
class Test:
    """`Country is 'US'`."""

    subject: Subject
    use: CheckUse
    span: Span = _span()


@record
class Not:
    item: Condition
    span: Span = _span()


@record
class And:
    items: tuple[Condition, ...]
    span: Span = _span()


@record
class Or:
    items: tuple[Condition, ...]
    span: Span = _span()


Condition = Test | Not | And | Or


# --- rules and files ------------------------------------------------------------------------------------------------


@record
class Allowance:
    """`for at least 95% of rows` (kind `at least`, percent), `for at least 5 rows`, `for all but 10 rows` (kind
    `all but`, also with a percent)."""

    kind: str
    amount: Decimal
    percent: bool
    written: str
    span: Span = _span()


@record
class Rule:
    """One sentence. Several subjects stand for as many rules. `joiner` is `and`, `or` or None (one check)."""

    subjects: tuple[Subject, ...]
    severity: str
    checks: tuple[CheckUse, ...]
    joiner: str | None
    if_present: bool
    when: Condition | None
    allowance: Allowance | None
    name: str | None
    reason: str | None
    tags: tuple[str, ...]
    span: Span = _span()
    name_span: Span | None = field(default=None, compare=False, repr=False)
    examples: tuple[Example, ...] = ()
    """They show what the rule means, and are no part of it: nothing that grades looks at them."""


@record
class Table:
    """A table's heading and what stands below it. `unbuilt` are table rules, facts and other sentences that nothing
    behind the grammar understands yet."""

    name: tuple[str, ...]
    rules: tuple[Rule, ...]
    unbuilt: tuple[NotBuilt, ...]
    span: Span = _span()
    facts: tuple[Fact, ...] = ()


@record
class RuleFile:
    """A whole file. All but the tables stands before the first of them; what is `missing` counts for all."""

    tables: tuple[Table, ...]
    unbuilt: tuple[NotBuilt, ...]
    span: Span = _span()
    uses: tuple[Use, ...] = ()
    definitions: tuple[Definition, ...] = ()
    missing: tuple[Missing, ...] = ()
