"""A plan: the rules of one table, in the file's order, each with its condition as a typed expression."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal

from dqlang.plan.expr import Expr
from dqlang.plan.sensitive import Path
from dqlang.record import record

SEVERITIES = {"must": "severe", "should": "warning"}
"""What a rule's verb says of a row that fails it."""


@record
class RowAllowance:
    """How many failing rows the table's verdict tolerates. `kind`: `at least` (so many must pass) or `all but` (so many
    may fail); `amount` is a share in percent or a count of rows."""

    kind: str
    amount: Decimal
    percent: bool


@record
class PlannedRule:
    """One rule of one subject. `severity` is `severe` or `warning`.

    `passed` is true, false or null (null counts as failed), `when` and `if present` included; None where its meaning
    hangs on types that are not known. `applies` says for which rows the rule speaks (None: for all); null is false.
    `value` is the subject, to be shown beside a failure, unless it is `masked`: the rule reads a sensitive column.
    `owner` answers for the rule, where the file says who.
    """

    name: str
    severity: str
    text: str
    line: int
    columns: tuple[str, ...]
    reason: str | None
    tags: tuple[str, ...]
    fingerprint: str
    passed: Expr | None
    applies: Expr | None
    value: Expr | None
    allowance: RowAllowance | None
    masked: bool = False
    owner: str | None = None
    examples: tuple[str, ...] = field(default=(), compare=False)
    """The examples below the rule, as they are written. They are no part of what it asks."""


@record
class Plan:
    """`sensitive` are the columns whose values are never shown, `key` those that tell the rows apart."""

    table: str
    rules: tuple[PlannedRule, ...]
    sensitive: tuple[Path, ...] = ()
    owner: str | None = None
    key: tuple[Path, ...] = ()
