"""Plans built by hand, as the analysis would build them."""

from __future__ import annotations

from decimal import Decimal

from dqlang.plan.expr import (
    ColumnFunction,
    ColumnRef,
    Expr,
    InLookup,
    Literal,
    RowsWithSame,
    and_,
    is_not_null,
    is_null,
    not_,
    or_,
    predicate,
    rlike,
    text,
)
from dqlang.plan.rules import Plan, PlannedRule, RowAllowance
from dqlang.plan.types import BOOLEAN, INTEGER, LONG, STRING, Type
from dqlang.spark.sql import quote_name


def column(*path: str, type: Type = STRING) -> ColumnRef:
    return ColumnRef(path, type)


def number(value: int, type: Type = INTEGER) -> Literal:
    return Literal(value, type)


def rule(
    name: str,
    passed: Expr | None,
    severity: str = "severe",
    *,
    columns: tuple[str, ...] = (),
    reason: str | None = None,
    applies: Expr | None = None,
    value: Expr | None = None,
    allowance: RowAllowance | None = None,
) -> PlannedRule:
    sentence = f"{name} must hold"
    return PlannedRule(name, severity, sentence, 2, columns, reason, (), name, passed, applies, value, allowance)


def plan(*rules: PlannedRule, table: str = "t") -> Plan:
    return Plan(table, rules)


def share(amount: str, kind: str = "at least") -> RowAllowance:
    return RowAllowance(kind, Decimal(amount), percent=True)


def rows(amount: str, kind: str = "at least") -> RowAllowance:
    return RowAllowance(kind, Decimal(amount), percent=False)


def unique(*keys: Expr) -> Expr:
    """`keys must be unique`: no answer where a part is null."""
    single = predicate("=", RowsWithSame(keys), number(1, LONG))
    return and_(single, or_(*(is_not_null(key) for key in keys), Literal(None, BOOLEAN)))


def in_lookup(lookup: str, pairs: dict[str, str]) -> Expr:
    keys = tuple(column(key) for key in pairs)
    return InLookup(tuple(lookup.split(".")), keys, tuple(column(name) for name in pairs.values()))


SAMPLE = plan(
    rule("Name_letters", rlike(column("Name"), "^[A-Za-z]+\\z"), "warning", value=column("Name"), columns=("Name",)),
    rule("Name_present", is_not_null(column("Name")), value=column("Name"), columns=("Name",)),
    rule(
        "Age_gt_0",
        predicate(">", column("Age", type=INTEGER), number(0)),
        value=column("Age", type=INTEGER),
        columns=("Age",),
        reason="nobody is younger",
    ),
    rule("Age_null", is_null(column("Age", type=INTEGER)), "warning", value=column("Age", type=INTEGER)),
    rule("City_in_set", predicate("IN", column("City"), text("Rome"), text("Oslo")), value=column("City")),
)
SAMPLE_DATA = """
    SELECT * FROM VALUES (1, 'Ann', 3, 'Rome'), (2, 'Gle9', -1, 'Oslo'), (3, NULL, NULL, NULL), (4, 'Bo', 0, 'Paris')
    AS t(Id, Name, Age, City)
"""
SAMPLE_GRADES = {
    1: ([], ["Age_null"]),
    2: (["Age_gt_0"], ["Name_letters", "Age_null"]),
    3: (["Name_present", "Age_gt_0", "City_in_set"], ["Name_letters"]),
    4: (["Age_gt_0", "City_in_set"], ["Age_null"]),
}


def many_rules(count: int) -> Plan:
    """Rules of the kinds people write, alternately severe and warning."""
    made = []
    for i in range(count):
        checks = (
            predicate(">", column("Age", type=INTEGER), number(i % 7)),
            predicate("IN", column("City"), text("Rome"), text(f"Oslo {i}")),
            is_not_null(column("Name")),
            rlike(column("Name"), f"^[A-Za-z]{{1,{i % 50 + 1}}}\\z"),
            not_(predicate("contains", column("City"), text(str(i)))),
        )
        made.append(rule(f"rule_{i}", checks[i % len(checks)], "severe" if i % 2 else "warning", value=column("Name")))
    return plan(*made)


def function_check(phrase: str, *literals: object) -> Expr:
    return ColumnFunction(phrase, column("Name"), literals)


def grades(df, result: str = "DataQualityResult", key: str = "Id") -> dict:
    """The errors of each row by its key, with the counts checked against them."""
    found = {}
    for row in df.selectExpr(key, quote_name(result)).collect():
        grade = row[result]
        assert (grade.SevereCount, grade.WarningCount) == (len(grade.SevereErrors), len(grade.WarningErrors))
        assert row[key] not in found, "a row was added"
        found[row[key]] = (grade.SevereErrors, grade.WarningErrors)
    return found
