"""The report of a check for people: rules, the worst first, then some failing rows, then the whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from dqlang.diagnostics.display import fit, pad, visible, width
from dqlang.report.findings import SEVERE, WARNING, Finding, Findings, Sample
from dqlang.report.words import counted, one_line, percent_passed, quoted

WIDTH = 100
_COLORS = {"FAILED": "red", "tolerated": "yellow", "ok": "green", "warned": "yellow"}
_VALUE_WIDTH = 32


def render(found: Findings, output: str | None = None, *, color: bool = False) -> str:
    """The report, each line at most `WIDTH` columns wide, except that a single long word is not torn."""
    paint = _painted if color else _plain
    parts = [_rules(found, paint), _samples(found, paint), _total(found, output, paint)]
    head = f"{counted(len(found.findings), 'rule')} of {found.table} ({found.rules}) on {found.data}"
    heads = [visible(head), *([visible(f"owner: {found.owner}")] if found.owner else [])]
    return "\n\n".join(["\n".join(heads), *("\n".join(lines) for lines in map(list, parts) if lines)])


def _plain(text: str, role: str) -> str:
    return text


def _painted(text: str, role: str) -> str:
    import click

    return click.style(text, fg=_COLORS.get(role), bold=role == "FAILED")


_Paint = Callable[[str, str], str]


def _role(finding: Finding) -> str:
    return "warned" if finding.outcome == "FAILED" and finding.severity == WARNING else finding.outcome


def _rules(found: Findings, paint: _Paint) -> Iterator[str]:
    names = _sentences(found)
    columns = [(_cells(each), names[id(each)], each) for each in found.worst_first()]
    titles = ("verdict", "severity", "failures", "passed")
    widths = [max(len(title), *(len(cells[i]) for cells, _, _ in columns)) for i, title in enumerate(titles)]
    yield _row(titles, widths) + "  rule"
    indent = sum(widths) + 2 * len(widths)
    for cells, sentence, finding in columns:  # a rule's reason is a part of its sentence
        first, *rest = wrap(sentence, WIDTH - indent)
        line = _row(cells, widths)
        yield f"{paint(line[: widths[0]], _role(finding))}{line[widths[0] :]}  {first}"
        yield from (" " * indent + more for more in rest)


def _cells(finding: Finding) -> tuple[str, str, str, str]:
    passed = percent_passed(finding.rows, finding.failures)
    return finding.outcome, finding.severity, f"{finding.failures:,}", passed


def _row(cells: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join(pad(cell, widths[i], right=i > 1) for i, cell in enumerate(cells))


def _sentences(found: Findings) -> dict[int, str]:
    """Each rule in its words; where one sentence makes several rules, with the rule's name."""
    same = Counter(each.sentence for each in found.findings)
    return {id(each): _sentence(each, same[each.sentence] > 1) for each in found.findings}


def _sentence(finding: Finding, named: bool) -> str:
    text = one_line(finding.sentence)
    text += f" [{finding.name}]" if named else ""
    text += f" ({finding.group})" if finding.group else ""
    return text + (f": {finding.value}" if finding.value is not None else "")


def wrap(text: str, columns: int) -> list[str]:
    """The text on lines of so many columns, broken between words."""
    lines = [""]
    for word in re.split("(?<! ) (?! )", visible(text)):  # several spaces are a part of what is quoted
        if lines[-1] and width(lines[-1]) + 1 + width(word) > columns:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def _samples(found: Findings, paint: _Paint) -> Iterator[str]:
    names = _sentences(found)
    shown = [each for each in found.worst_first() if each.samples]
    if shown:
        yield "some failing rows"
    for finding in shown:
        first, *rest = wrap(names[id(finding)], WIDTH - 2)
        yield from ["", f"  {paint(first, _role(finding))}", *(f"  {more}" for more in rest)]
        wide = min(_VALUE_WIDTH, max(width(_value(sample)) for sample in finding.samples))
        for sample in finding.samples:
            yield f"    {pad(fit(_value(sample), wide), wide)}  {fit(_key(sample), WIDTH - wide - 6)}".rstrip()


def _value(sample: Sample) -> str:
    return visible(quoted(sample.value))


def _key(sample: Sample) -> str:
    return ", ".join(f"{visible(name)} {visible(quoted(value))}" for name, value in sample.shown.items())


def _total(found: Findings, output: str | None, paint: _Paint) -> Iterator[str]:
    if found.rows == 0:
        yield "no rows"
    else:
        severe = f"{found.severe_rows:,} with a severe failure"
        yield f"{counted(found.rows, 'row')}: {severe}, {found.warning_rows:,} with a warning"
    yield paint(verdict(found), "FAILED" if found.failed else "ok" if not _broken(found) else "warned")
    yield f"fingerprint of the rules: {found.fingerprint}"
    if output:
        yield visible(f"graded rows are in {output}")


def _broken(found: Findings) -> int:
    return found.broken(SEVERE) + found.broken(WARNING)


def verdict(found: Findings) -> str:
    """The outcome in words."""
    broken = _broken(found)
    if not broken:
        return f"passed: {'the one rule holds' if len(found.findings) == 1 else 'all rules hold'}"
    severe, warnings = found.broken(SEVERE), found.broken(WARNING)
    kinds = [f"{severe:,} severe"] * bool(severe) + [counted(warnings, "warning")] * bool(warnings)
    word = "does" if broken == 1 else "do"
    told = f"{broken:,} of {counted(len(found.findings), 'rule')} {word} not hold ({', '.join(kinds)})"
    return f"{'FAILED' if found.failed else 'passed, though'}{':' if found.failed else ''} {told}"
