"""What a check of data found: a verdict for each rule, the rows that fail, and the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from dqlang.diagnostics.problem import Diagnostic
from dqlang.plan.rules import RowAllowance
from dqlang.record import record

SEVERE = "severe"
WARNING = "warning"


@record
class Sample:
    """A row that fails a rule: the offending value as text (None: missing), what tells the row from others, and the
    other columns at which the rule looks."""

    value: str | None
    key: dict[str, str | None]
    others: dict[str, str | None] = field(default_factory=dict)

    @property
    def shown(self) -> dict[str, str | None]:
        """All that is shown of the row beside the value."""
        return {**self.key, **self.others}


@record
class Finding:
    """One rule's verdict. `rows` are those it speaks about; `passed` honours what the rule tolerates, which is its
    `allowance`."""

    name: str
    severity: str
    sentence: str
    reason: str | None
    line: int
    fingerprint: str
    rows: int
    failures: int
    passed: bool
    value: str | None = None
    group: str | None = None
    samples: tuple[Sample, ...] = field(default=())
    allowance: RowAllowance | None = None

    @property
    def outcome(self) -> str:
        if not self.passed:
            return "FAILED"
        return "tolerated" if self.failures else "ok"


@record
class Findings:
    """The whole of one run. `failing` are the severities at which the run fails."""

    data: str
    rules: str
    table: str
    fingerprint: str
    rows: int
    severe_rows: int
    warning_rows: int
    findings: tuple[Finding, ...]
    failing: tuple[str, ...]
    advice: tuple[Diagnostic, ...] = ()
    """What there is to say of the rules now that the types of the data are known."""
    owner: str | None = None
    """Who answers for the rules."""

    @property
    def failed(self) -> bool:
        return any(not each.passed and each.severity in self.failing for each in self.findings)

    def broken(self, severity: str) -> int:
        """How many rules of a severity do not hold."""
        return sum(not each.passed and each.severity == severity for each in self.findings)

    def worst_first(self) -> Iterator[Finding]:
        """Severe rules that failed, then warnings that failed, then what is tolerated, then the rest; among these the
        larger share of failures first, and the file's order last."""
        return iter(sorted(self.findings, key=_rank))


def _rank(finding: Finding) -> tuple[bool, bool, bool, float]:
    share = finding.failures / finding.rows if finding.rows else 0.0
    return finding.passed, finding.passed and not finding.failures, finding.severity != SEVERE, -share


def failing_severities(fail_on: str) -> tuple[str, ...]:
    """`--fail-on warning` means severe failures too."""
    return {"severe": (SEVERE,), "warning": (SEVERE, WARNING)}.get(fail_on, ())
