"""The report of a check as data: one JSON document."""

from __future__ import annotations

import json

from dqlang.report.findings import Finding, Findings


def render(found: Findings, output: str | None = None) -> str:
    """The names are fixed; rules stand in the file's order, so that two runs can be compared line by line."""
    document = {
        "data": found.data,
        "rules_file": found.rules,
        "table": found.table,
        "fingerprint": found.fingerprint,
        "outcome": "failed" if found.failed else "passed",
        "fail_on": list(found.failing),
        "rows": found.rows,
        "rows_with_severe_failure": found.severe_rows,
        "rows_with_warning": found.warning_rows,
        "output": output,
        "rules": [_rule(each) for each in found.findings],
    }
    return json.dumps(document, indent=2)


def _rule(finding: Finding) -> dict[str, object]:
    return {
        "name": finding.name,
        "severity": finding.severity,
        "sentence": finding.sentence,
        "reason": finding.reason,
        "line": finding.line,
        "fingerprint": finding.fingerprint,
        "passed": finding.passed,
        "rows": finding.rows,
        "failures": finding.failures,
        "share": finding.failures / finding.rows if finding.rows else None,
        "value": finding.value,
        "group": finding.group,
        "samples": [{"value": sample.value, "key": sample.key} for sample in finding.samples],
    }
