"""The report of a check as data: one JSON document."""

from __future__ import annotations

import json

from dqlang.diagnostics.problem import Diagnostic
from dqlang.report.findings import Finding, Findings


def render(found: Findings, output: str | None = None) -> str:
    """The names are fixed; rules stand in the file's order, so that two runs can be compared line by line."""
    document = {
        "data": found.data,
        "rules_file": found.rules,
        "table": found.table,
        "owner": found.owner,
        "fingerprint": found.fingerprint,
        "outcome": "failed" if found.failed else "passed",
        "fail_on": list(found.failing),
        "rows": found.rows,
        "rows_with_severe_failure": found.severe_rows,
        "rows_with_warning": found.warning_rows,
        "output": output,
        "advice": [_advice(each) for each in found.advice],
        "rules": [_rule(each) for each in found.findings],
    }
    return json.dumps(document, indent=2)


def _advice(advice: Diagnostic) -> dict[str, object]:
    return {
        "code": advice.code,
        "message": advice.message,
        "help": advice.help,
        "line": advice.line,
        "column": advice.column,
    }


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
        "samples": [{"value": each.value, "key": each.key, "others": each.others} for each in finding.samples],
    }
