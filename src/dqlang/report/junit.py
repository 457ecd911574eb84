"""The report of a check as JUnit's XML, for the pages on which builds show their tests: each rule is one test."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timezone
from xml.etree import ElementTree as xml

from dqlang.report.findings import Finding, Findings, Sample
from dqlang.report.markup import NAME, VALUE, plain, shown_of_key
from dqlang.report.words import failing, one_line, percent_passed, quoted, tolerated, without_folders


def render(found: Findings, output: str | None = None, *, when: datetime) -> str:
    """The document. A test fails exactly where its rule makes the run fail (`--fail-on`), so that the page and the exit
    code agree; what else does not hold is told in the test's output."""
    failed = sum(_fails(each, found) for each in found.findings)
    counts = {"tests": str(len(found.findings)), "failures": str(failed), "errors": "0"}
    root = xml.Element("testsuites", {"name": "dqlang", **counts})
    stamp = f"{when.astimezone(timezone.utc):%Y-%m-%dT%H:%M:%S}"
    suite = xml.SubElement(
        root, "testsuite", {"name": plain(found.table), **counts, "skipped": "0", "timestamp": stamp}
    )
    properties = xml.SubElement(suite, "properties")
    for name, value in _properties(found, output):
        xml.SubElement(properties, "property", {"name": name, "value": plain(value)})
    names = _names(found)
    for finding, name in zip(found.findings, names, strict=True):
        _test(suite, finding, name, found)
    return written(root)


def written(root: xml.Element) -> str:
    """The document as text."""
    xml.indent(root)
    # ASCII: what is not is written as a number, and no encoding can change it.
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml.tostring(root, encoding="us-ascii").decode("ascii")}'


def _fails(finding: Finding, found: Findings) -> bool:
    return not finding.passed and finding.severity in found.failing


def _properties(found: Findings, output: str | None) -> Iterator[tuple[str, str]]:
    yield "data", without_folders(found.data)
    yield "rules", without_folders(found.rules)
    if found.owner:
        yield "owner", found.owner
    yield "fingerprint", found.fingerprint
    yield "rows", str(found.rows)
    yield "rows with a severe failure", str(found.severe_rows)
    yield "rows with a warning", str(found.warning_rows)
    if output:
        yield "graded rows", without_folders(output)


def _names(found: Findings) -> list[str]:
    """Each rule's failure name, with its group; with its severity where `must` and `should` made the same."""
    names = [each.name + (f" ({each.group})" if each.group is not None else "") for each in found.findings]
    taken = Counter(names)
    return [
        f"{name} ({each.severity})" if taken[name] > 1 else name
        for name, each in zip(names, found.findings, strict=True)
    ]


def _test(suite: xml.Element, finding: Finding, name: str, found: Findings) -> None:
    test = xml.SubElement(suite, "testcase", {"name": plain(name), "classname": plain(found.table), "time": "0"})
    if _fails(finding, found):
        failure = {"type": finding.severity, "message": plain(_summary(finding))}
        xml.SubElement(test, "failure", failure).text = _told(finding, found)
    elif not finding.passed or finding.failures:
        xml.SubElement(test, "system-out").text = _told(finding, found)


def _summary(finding: Finding) -> str:
    return f"{one_line(finding.sentence)}: {_counts(finding)}"


def _counts(finding: Finding) -> str:
    if not finding.rows:
        return "it speaks of no row"
    return f"{failing(finding.rows, finding.failures)} fail, {percent_passed(finding.rows, finding.failures)} pass"


def _told(finding: Finding, found: Findings) -> str:
    """All that is known of the rule, line by line."""
    lines = list(_facts(finding, found))
    if finding.samples:
        lines += ["", "some failing rows:", *(f"  {_sample(each)}" for each in finding.samples)]
    return "\n".join(plain(line) for line in lines)


def _facts(finding: Finding, found: Findings) -> Iterator[str]:
    yield one_line(finding.sentence)
    yield f"{finding.outcome}, {finding.severity}: {_counts(finding)}"
    if finding.allowance:
        yield f"asked for: {tolerated(finding.allowance)}"
    if finding.value is not None:
        yield f"found: {finding.value[:VALUE]}"
    if finding.reason:
        yield f"because: {' '.join(finding.reason.split())}"
    yield f"{without_folders(found.rules)}, line {finding.line}"


def _sample(sample: Sample) -> str:
    shown, left = shown_of_key(sample)
    told = [f"{plain(name, NAME)} {plain(quoted(value), VALUE)}" for name, value in shown]
    key = ", ".join(told + [f"and {left:,} more"] * bool(left))
    return f"{plain(quoted(sample.value), VALUE)}  {key}".rstrip()
