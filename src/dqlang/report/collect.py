"""Runs the rules over data: one pass for the verdicts, and one more, cut short, for some failing rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dqlang.report.findings import Finding, Sample
from dqlang.report.other_columns import Others, Place, name_of, place_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from dqlang.plan.rules import Plan
    from dqlang.plan.sensitive import Path
    from dqlang.plan.types import StructType

SAMPLES = 3
"""How many failing rows are shown of each rule."""
_LOOKED_AT = 200
_ROUNDS = 4


def collect(
    plan: Plan,
    schema: StructType,
    df: DataFrame,
    lookups: Mapping[str, DataFrame] | None,
    key: Sequence[str] | None,
) -> dict[str, Any]:
    """The verdicts beside their rules, and how many rows there are: the fields of `Findings` that the data give. `plan`
    and `schema` are those of this data (`RuleSet.bound`), and the key is by default the plan's."""
    from dqlang.spark.measure import measure

    measured = measure(df, plan, lookups, schema=schema)
    failed = {(verdict.severity, verdict.rule) for verdict in measured if verdict.failures}
    shown = samples(plan, schema, df, lookups, key, failed)
    findings = [finding(v, rule, shown.get(place_of(rule), [])) for v, rule in zip(measured, plan.rules, strict=True)]
    return {
        "rows": measured.rows,
        "severe_rows": measured.rows_with_severe,
        "warning_rows": measured.rows_with_warning,
        "findings": tuple(findings),
    }


def samples(
    plan: Plan,
    schema: StructType,
    df: DataFrame,
    lookups: Mapping[str, DataFrame] | None,
    key: Sequence[str] | None,
    failed: Collection[Place],
) -> dict[Place, list[Sample]]:
    """Some failing rows of each rule that failed. Spark stops reading at the first so many failures, which rules that
    fail often may use up among themselves: what is left without a row is asked for again, alone."""
    from dqlang.spark.failures import failures

    fields: dict[str, Path] = {}
    if key is None and plan.key:
        key = [name_of(path) for path in plan.key]
        fields = {name_of(path): path for path in plan.key if len(path) > 1}
    others = Others(schema, key, fields)
    found: dict[Place, list[Sample]] = defaultdict(list)
    for _ in range(_ROUNDS):
        left = [rule for rule in plan.rules if place_of(rule) in failed and place_of(rule) not in found]
        if not left:
            break
        seen = others.beside(df, replace(plan, rules=tuple(left)))
        of_left = failures(seen.df, seen.plan, lookups, seen.key, schema=seen.schema, written=True)
        for row in of_left.limit(_LOOKED_AT).collect():
            of_rule = found[row["severity"], row["rule"]]
            if len(of_rule) < SAMPLES:
                of_rule.append(_sample(row, key, seen.columns[row["severity"], row["rule"]]))
    return found


def _sample(row: Any, key: Sequence[str] | None, others: Sequence[str]) -> Sample:
    whole = _key(row["key"])
    if key is None:
        return Sample(row["value"], whole)
    of_key = {name.lower() for name in key}
    own = {name: value for name, value in whole.items() if name.lower() in of_key}
    return Sample(row["value"], own, {name: whole[name] for name in others})


def _key(key: Any) -> dict[str, str | None]:
    if key is None:
        return {}
    return {name: as_text(value) for name, value in zip(key.__fields__, key, strict=True)}


def as_text(value: Any) -> str | None:
    """A value of a row in short."""
    if value is None:
        return None
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(as_text(item) or 'null' for item in value)}]"
    return value.hex().upper() if isinstance(value, (bytes, bytearray)) else str(value)


def finding(verdict: Any, rule: Any, shown: Sequence[Sample]) -> Finding:
    """A verdict beside the rule that it is about."""
    return Finding(
        name=verdict.rule,
        severity=verdict.severity,
        sentence=rule.text,
        reason=rule.reason,
        line=rule.line,
        fingerprint=rule.fingerprint,
        rows=verdict.rows,
        failures=verdict.failures,
        passed=verdict.passed,
        value=as_text(verdict.value),
        group=as_text(verdict.group),
        samples=tuple(shown),
        allowance=rule.allowance,
    )
