"""What an observation says, as text that goes with the data: written into the observation's own fields, and read from a
stream's progress, which knows nothing of the rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from dqlang.measurement import CountedRule, Counts, Measurement, measured
from dqlang.plan.rules import RowAllowance
from dqlang.spark.problems import DataProblem

RULES, ROWS, SEVERE, WARNING, COUNTS = "dqlang", "rows", "severe_rows", "warning_rows", "counts"
"""The fields of an observation: the rules as JSON, three numbers, and all other numbers as one text."""

_VERSION = 1


def measurements(progress: Any) -> list[Measurement]:
    """What the rules found in each micro-batch of a stream that `RuleSet.observe` observes.

    `progress` is a query's `lastProgress`, its `recentProgress`, the event or the progress that a listener gets, or any
    of them as a dict or as JSON. The list has one Measurement for each micro-batch, by `batch` and `table`, and for
    each rule set where several are observed; none where nothing ran (an idle trigger, or no progress yet).

    >>> from dqlang.spark import measurements
    >>> measurements({"batchId": 7, "observedMetrics": {}})
    []
    """
    found = []
    for each in _each(progress):
        rows = [_by_name(row) for _, row in sorted((each.get("observedMetrics") or {}).items())]
        found += [replace(read_row(row), batch=each.get("batchId")) for row in rows if RULES in row]
    return found


def written_rules(table: str, rules: Sequence[CountedRule]) -> str:
    """The rules as short JSON: whether severe, and only where there are any, the scope and the allowance."""
    listed = [_written(rule) for rule in rules]
    return json.dumps({"version": _VERSION, "table": table, "rules": listed}, ensure_ascii=False, separators=(",", ":"))


def read_row(row: Mapping[str, Any]) -> Measurement:
    """The measurement that an observation's fields hold."""
    said = json.loads(row[RULES])
    if said["version"] != _VERSION:
        raise DataProblem(
            "another version of dqlang has observed this stream", "read its progress with that version of dqlang"
        )
    rules = [_read(rule) for rule in said["rules"]]
    numbers = [int(number) for number in row[COUNTS].split()]
    failures, outside = numbers[: len(rules)], numbers[len(rules) :]
    return measured(said["table"], rules, Counts(row[ROWS], row[SEVERE], row[WARNING], failures, outside))


def _by_name(row: Mapping[str, Any]) -> Mapping[str, Any]:
    # Spark: Connect writes a row as its values beside its schema.
    if set(row) == {"values", "schema"} and isinstance(row["schema"], Mapping):
        return dict(zip((field["name"] for field in row["schema"]["fields"]), row["values"], strict=True))
    return row


def _written(rule: CountedRule) -> list[Any]:
    allowed = rule.allowance and [rule.allowance.kind, str(rule.allowance.amount), rule.allowance.percent]
    fields = [rule.name, int(rule.severity == "severe"), rule.scope, allowed]
    while fields[-1] is None:
        fields.pop()
    return fields


def _read(fields: list[Any]) -> CountedRule:
    name, severe, scope, allowed = fields + [None] * (4 - len(fields))
    allowance = RowAllowance(allowed[0], Decimal(allowed[1]), allowed[2]) if allowed else None
    return CountedRule(name, "severe" if severe else "warning", allowance, scope)


def _each(progress: Any) -> Iterator[Mapping[str, Any]]:
    """Each progress as a dict, the oldest first."""
    if isinstance(progress, Mapping) and not hasattr(progress, "json"):
        yield progress
    elif isinstance(progress, (str, bytes)):
        yield from _each(json.loads(progress))
    elif hasattr(progress, "progress"):  # the event of a listener
        yield from _each(progress.progress)
    elif hasattr(progress, "json"):  # Spark: its own class in every version, a dict too since 4.0
        yield from _each(progress.json)
    elif isinstance(progress, Iterable):
        for each in progress:
            yield from _each(each)
    elif progress is not None:
        raise TypeError(f"a progress of a streaming query is needed, not {progress!r}")
