"""Findings of a run, made by hand."""

from __future__ import annotations

from dqlang.report.findings import Finding, Findings, Sample, failing_severities


def finding(name="A_present", severity="severe", failures=0, rows=4, **fields) -> Finding:
    values = {"sentence": f"{name} must hold", "reason": None, "line": 2, "fingerprint": "f", "passed": not failures}
    return Finding(name=name, severity=severity, rows=rows, failures=failures, **{**values, **fields})


def findings(*each: Finding, fail_on="severe", **fields) -> Findings:
    values = {"rows": 4, "severe_rows": 0, "warning_rows": 0, "table": "Person", "fingerprint": "0123"}
    values |= {"data": "person.csv", "rules": "person.dq", **fields}
    return Findings(findings=each, failing=failing_severities(fail_on), **values)


WORST = finding(
    "Sex_in_set",
    failures=2,
    sentence="Sex must be in ['F', 'M'] because 'the form knows no other'",
    reason="the form knows no other",
    samples=(Sample("X", {"Id": "1", "Name": "Ann"}), Sample(None, {"Id": "2", "Name": None})),
)
MILD = finding("Name_human_name", "warning", 1, samples=(Sample(" a ", {"Id": "日本"}),))
