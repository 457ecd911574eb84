"""The rows of the page: one for each rule, and below them some rows of data that fail."""

from __future__ import annotations

from collections.abc import Iterator

from dqlang.report.findings import WARNING, Finding, Sample
from dqlang.report.markup import NAME, VALUE, escaped, shown_of_key
from dqlang.report.words import one_line, percent_passed, quoted, tolerated


def rule_row(finding: Finding, place: int) -> str:
    """A rule with its verdict. Each cell says in words what its colour says."""
    kind = "warned" if finding.outcome == "FAILED" and finding.severity == WARNING else finding.outcome.lower()
    cells = [
        f'<td role="cell"><span class="pill {kind}">{finding.outcome}</span></td>',
        f'<td role="cell">{finding.severity}</td>',
        f'<th scope="row" role="rowheader">{"".join(_rule(finding))}</th>',
        f'<td role="cell" class="number" data-label="Failing">{_failing(finding, place)}</td>',
        f'<td role="cell" data-label="Passed">{percent_passed(finding.rows, finding.failures)}{_bar(finding)}</td>',
    ]
    return f'<tr role="row">{"".join(cells)}</tr>'


def _rule(finding: Finding) -> Iterator[str]:
    yield f"<bdi>{escaped(sentence(finding))}</bdi>"
    if finding.reason:
        yield f'<span class="note">because <bdi>{escaped(" ".join(finding.reason.split()))}</bdi></span>'
    if finding.group is not None:
        yield f'<span class="note">of <bdi>{escaped(finding.group, VALUE)}</bdi></span>'
    if finding.value is not None:
        yield f'<span class="note">found: <bdi>{escaped(finding.value, VALUE)}</bdi></span>'
    if finding.allowance:
        yield f'<span class="note">asked for {escaped(tolerated(finding.allowance))}</span>'
    yield f'<span class="note"><code>{escaped(finding.name)}</code></span>'


def sentence(finding: Finding) -> str:
    """The rule without its reason, which stands below it; the whole of it where the reason is not found as it is."""
    whole, reason = one_line(finding.sentence), finding.reason
    for quote in "'\"" if reason else "":
        said = f" because {quote}{reason.replace(quote, 2 * quote)}{quote}"
        if whole.count(said) == 1 and whole.lower().count(" because ") == 1:
            return whole.replace(said, "")
    return whole


def _failing(finding: Finding, place: int) -> str:
    if not finding.rows:
        return "no rows"
    told = f"{finding.failures:,} of {finding.rows:,}"
    return f'<a href="#rows-{place}">{told}</a>' if finding.samples else told


def _bar(finding: Finding) -> str:
    """The share that passes, as a picture; a line marks the share that is asked for."""
    if not finding.rows:
        return ""
    passed = 100 * (finding.rows - finding.failures) / finding.rows
    if 0 < finding.failures < finding.rows:
        passed = min(max(passed, 1), 99)  # some is never drawn as none, nor as all
    limit = _limit(finding)
    line = "" if limit is None else f'<path class="limit" d="M{limit:g} 0v8"/>'
    return (
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="rest" width="100" height="8"/><rect class="pass" width="{passed:.1f}" height="8"/>{line}</svg>'
    )


def _limit(finding: Finding) -> float | None:
    if not finding.allowance or not finding.allowance.percent:
        return None
    asked = float(finding.allowance.amount)
    return min(max(100 - asked if finding.allowance.kind == "all but" else asked, 0), 100)


def failing_rows(finding: Finding, place: int) -> str:
    """Some rows that fail a rule, below its sentence."""
    head = '<thead><tr><th scope="col">Value</th><th scope="col">Row</th></tr></thead>'
    rows = "\n".join(f"<tr><td>{_value(each.value)}</td><td>{_key(each)}</td></tr>" for each in finding.samples)
    title = f'<h3 id="rows-{place}"><bdi>{escaped(sentence(finding))}</bdi></h3>'
    return f'{title}\n<table class="samples" aria-labelledby="rows-{place}">{head}<tbody>\n{rows}\n</tbody></table>'


def _value(value: str | None) -> str:
    return f"<bdi>{escaped(quoted(value), VALUE)}</bdi>"


def _key(sample: Sample) -> str:
    shown, left = shown_of_key(sample)
    told = [f'<span class="name"><bdi>{escaped(name, NAME)}</bdi></span> {_value(value)}' for name, value in shown]
    return ", ".join(told + [f"and {left:,} more"] * bool(left))
