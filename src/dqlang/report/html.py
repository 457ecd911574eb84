"""The report of a check as one page to open, print and send on: it asks nothing of any other place and runs nothing.

What rules and data say is escaped (`markup.py`); should something get through all the same, the page's own policy lets
no script run and no address be asked.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from datetime import datetime, timezone
from functools import lru_cache
from importlib.resources import files

import dqlang
from dqlang.report.findings import SEVERE, WARNING, Finding, Findings
from dqlang.report.html_rows import failing_rows, rule_row
from dqlang.report.markup import NAME, escaped, plain
from dqlang.report.text import verdict
from dqlang.report.words import counted, percent_passed, without_folders

_COLUMNS = ("Verdict", "Severity", "Rule", "Failing", "Passed")


def render(found: Findings, output: str | None = None, *, when: datetime) -> str:
    """The whole page. `when` the data was checked."""
    worst_first = list(found.worst_first())
    title = f"{plain(found.table, NAME)}: {verdict(found)}"
    body = [
        *document_head(title),
        *_header(found, output, when),
        "<main>",
        *_rules(worst_first),
        *_samples(worst_first),
    ]
    return "\n".join([*body, "</main>", *_footer(found), *document_end()])


@lru_cache(maxsize=1)
def _style() -> str:
    return files("dqlang.report").joinpath("page.css").read_text(encoding="utf-8").replace("\r\n", "\n")


def _policy() -> str:
    """Nothing is loaded and nothing runs; this one style, known by its hash, is applied."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def document_head(title: str) -> Iterator[str]:
    """All before the first words of a page."""
    yield from ("<!doctype html>", '<html lang="en">', "<head>", '<meta charset="utf-8">')
    yield f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escaped(title)}</title>"
    yield from (f"<style>{_style()}</style>", "</head>", "<body>")


def document_end() -> tuple[str, ...]:
    return ("</body>", "</html>")


def _header(found: Findings, output: str | None, when: datetime) -> Iterator[str]:
    broken = found.broken(SEVERE) + found.broken(WARNING)
    kind = "failed" if found.failed else "warned" if broken else "ok"
    yield "<header>"
    yield f'<p class="kind">Data quality of</p><h1><bdi>{escaped(found.table)}</bdi></h1>'
    yield f'<p class="verdict {kind}"><strong>{escaped(verdict(found))}</strong></p>'
    yield '<dl class="facts">'
    for name, value in _facts(found, output, when):
        yield f"<div><dt>{name}</dt><dd>{value}</dd></div>"
    yield "</dl></header>"


def _facts(found: Findings, output: str | None, when: datetime) -> Iterator[tuple[str, str]]:
    yield "Data", file_name(found.data)
    yield "Rules", file_name(found.rules)
    if found.owner:
        yield "Owner", f"<bdi>{escaped(found.owner)}</bdi>"
    told = when.astimezone(timezone.utc)
    yield "Checked", f'<time datetime="{told:%Y-%m-%dT%H:%M:%SZ}">{told:%Y-%m-%d %H:%M} UTC</time>'
    yield "Rows", f"{found.rows:,}" if found.rows else "none"
    yield "With a severe failure", _share(found.severe_rows, found.rows)
    yield "With a warning", _share(found.warning_rows, found.rows)
    if output:
        yield "Graded rows are in", file_name(output)


def file_name(path: str) -> str:
    """A file as a page names it."""
    return f"<bdi>{escaped(without_folders(path))}</bdi>"


def _share(some: int, rows: int) -> str:
    # The share of rows without is rounded so that only none is 0 and only all is 100.
    return f"{some:,} ({percent_passed(rows, rows - some)})" if some else "none"


def _rules(worst_first: list[Finding]) -> Iterator[str]:
    yield '<section aria-labelledby="rules"><h2 id="rules">Rules</h2>'
    # Roles: a narrow screen shows rows as blocks, which are no table to some browsers then.
    yield f'<table class="rules" role="table"><caption>{counted(len(worst_first), "rule")}, the worst first</caption>'
    heads = (f'<th scope="col" role="columnheader"{_number(name)}>{name}</th>' for name in _COLUMNS)
    yield f'<thead role="rowgroup"><tr role="row">{"".join(heads)}</tr></thead><tbody role="rowgroup">'
    yield from (rule_row(each, place) for place, each in enumerate(worst_first, 1))
    yield "</tbody></table></section>"


def _number(name: str) -> str:
    return ' class="number"' if name == "Failing" else ""


def _samples(worst_first: list[Finding]) -> Iterator[str]:
    if any(each.samples for each in worst_first):
        yield '<section aria-labelledby="rows"><h2 id="rows">Some failing rows</h2>'
        yield from (failing_rows(each, place) for place, each in enumerate(worst_first, 1) if each.samples)
        yield "</section>"


def _footer(found: Findings) -> Iterator[str]:
    yield f"<footer><p>Fingerprint of the rules: <code>{escaped(found.fingerprint)}</code></p>"
    yield "<p>A rule with <em>must</em> is severe, one with <em>should</em> is a warning. <em>Tolerated</em> is what a "
    yield "rule allows itself, as in &ldquo;for at least 95% of rows&rdquo;. Failing and passed count the rows that a "
    yield f"rule speaks about.</p><p>dqlang {escaped(dqlang.__version__)}</p></footer>"
