"""What both texts need: the conditions, the steps before them, and sentences as comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dqlang.plan.expr import ColumnFunction
from dqlang.plan.rules import Plan, PlannedRule
from dqlang.record import record
from dqlang.spark.grade import PREFIXES, typed_rules
from dqlang.spark.helpers import Helpers
from dqlang.spark.problems import DataProblem, refuse_file
from dqlang.spark.sql import quote_name
from dqlang.spark.steps import AddColumns, Step, Steps, plan_steps, step_nodes
from dqlang.spark.whole_order import WholeOrder

_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@record
class WrittenRule:
    comment: str
    severity: str
    name: str
    sql: str

    @property
    def column(self) -> str:
        return quote_name(PREFIXES[self.severity] + self.name)


@record
class Written:
    rules: list[WrittenRule]
    steps: Steps
    helpers: Helpers


def written(plan: Plan) -> Written:
    """The rules' conditions as SQL. A check that is a Python function has none: an error."""
    rules = typed_rules(plan)
    for rule in rules:
        _refuse_function(rule)
    helpers = Helpers()
    steps = plan_steps([rule.passed for rule in rules], helpers)
    return Written(
        [WrittenRule(comment(rule.text), rule.severity, rule.name, steps.sql(rule.passed)) for rule in rules],
        steps,
        helpers,
    )


def plain_steps(steps: Steps) -> Iterator[Step]:
    """The steps, as far as a text has them: there the order of a whole table is a window, and one task."""
    for step in steps.steps:
        if isinstance(step, WholeOrder):
            yield from (AddColumns(tuple(columns)) for columns in step.sort.columns)
        else:
            yield step


def comment(text: str) -> str:
    """A sentence that cannot end the comment in which it stands, in SQL or in Python."""
    line = "".join(c if c.isprintable() else " " for c in text).replace("${", "$ {")
    # Spark: a comment that ends in a backslash goes on in the next line.
    return " ".join(line.split()) + (" ." if line.rstrip().endswith("\\") else "")


def table_name(name: str | Sequence[str]) -> str:
    """A table's name, or its parts, which alone can hold a dot."""
    parts = name.split(".") if isinstance(name, str) else name
    refuse_file(parts)
    return ".".join(part if _PLAIN_NAME.fullmatch(part) else quote_name(part) for part in parts)


def _refuse_function(rule: PlannedRule) -> None:
    for node in step_nodes(rule.passed):
        if isinstance(node, ColumnFunction):
            check = node.phrase.removeprefix("be ")
            raise DataProblem(
                f"`{rule.text}` (line {rule.line}) uses the check `{check}`, a Python function, which has no text",
                "leave the rule out with `select`, or grade with dqlang",
            )
