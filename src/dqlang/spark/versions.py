"""What older versions of Spark lack of what rules need. They are refused there by name, before anything runs."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.plan.expr import (
    Call,
    ColumnFunction,
    Expr,
    InLookup,
    LookupValues,
    OverRows,
    OverTable,
    RowsWithSame,
    parts,
)
from dqlang.plan.rules import Plan, PlannedRule
from dqlang.record import record
from dqlang.spark.problems import DataProblem

Version = tuple[int, int]


@record
class Newer:
    """Since which version of Spark there is something, and what an older one lacks, as a sentence goes on."""

    since: Version
    lacking: str


NEWER = {"try_parse_json": Newer((4, 0), "has no strict reader of JSON")}
"""The functions that plans use and that some supported version lacks. All others are in Spark 3.5."""

NEWEST = max(newer.since for newer in NEWER.values())


def needs_newer(plan: Plan) -> bool:
    """Whether a rule needs something that not every supported version has: only then is the version worth a call."""
    return any(_newer(rule) for rule in plan.rules)


def refuse_older(plan: Plan, version: Version) -> None:
    """An error that names each rule which this version of Spark cannot run."""
    if version >= NEWEST:
        return
    told = [
        f"`{rule.text}` (line {rule.line}) needs Spark {_said(newer.since)}: Spark {_said(version)} {newer.lacking}"
        for rule in plan.rules
        for newer in _newer(rule)
        if newer.since > version
    ]
    if told:
        raise DataProblem(
            "\n".join(told), "grade with a newer Spark, or leave the rule out, for example by a tag and `select`"
        )


def functions(expr: Expr | None) -> Iterator[str]:
    """The functions and operators of an expression, those in the steps before it too."""
    if expr is None:
        return
    if isinstance(expr, Call):
        yield expr.function
    for child in (*parts(expr), *_of_step(expr)):
        yield from functions(child)


def _of_step(expr: Expr) -> tuple[Expr, ...]:
    match expr:
        case RowsWithSame():
            return expr.keys
        case OverRows():
            return (expr.argument, *expr.groups, *expr.order)
        case OverTable():
            return expr.arguments
        case InLookup():
            return (*expr.keys, *expr.lookup_keys)
        case LookupValues():
            return (expr.value,)
        case ColumnFunction():
            return (expr.argument,)
    return ()


def _newer(rule: PlannedRule) -> list[Newer]:
    used = {name for expr in (rule.passed, rule.applies, rule.value) for name in functions(expr)}
    return [newer for name, newer in NEWER.items() if name in used]


def _said(version: Version) -> str:
    return ".".join(map(str, version))
