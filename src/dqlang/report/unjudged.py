"""The report of a check that could judge nothing, in the form that was asked for: what reads reports finds one that
says so, and not an empty file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timezone
from xml.etree import ElementTree as xml

from dqlang.diagnostics.json_lines import as_data
from dqlang.diagnostics.problem import Diagnostic
from dqlang.record import record
from dqlang.report.html import document_end, document_head, file_name
from dqlang.report.junit import written
from dqlang.report.markup import escaped, plain
from dqlang.report.words import to_send_on, without_folders

_TITLE = "nothing could be judged"


@record
class Reason:
    """Why, and the way out; where the rules are wrong, the `diagnostic`."""

    message: str
    help: str | None = None
    diagnostic: Diagnostic | None = None

    @property
    def words(self) -> str:
        """The message as it is sent on, with its place in the rules."""
        found = self.diagnostic
        place = f"{without_folders(found.path or '')}:{found.line}:{found.column}: {found.code} " if found else ""
        return place + to_send_on(self.message)


@record
class Unjudged:
    """What was to be checked, and why it could not be."""

    data: str
    rules: str
    reasons: tuple[Reason, ...]


def as_json(found: Unjudged) -> str:
    """The same names as in the report of a check, as far as there is something to say."""
    document = {
        "data": found.data,
        "rules_file": found.rules,
        "outcome": "not judged",
        "problems": [_problem(each) for each in found.reasons],
    }
    return json.dumps(document, indent=2)


def _problem(reason: Reason) -> dict[str, object]:
    if reason.diagnostic:
        return as_data(reason.diagnostic)
    return {"message": reason.message, "help": reason.help}


def as_junit(found: Unjudged, when: datetime) -> str:
    """One test, which has an error: builds count it as neither passed nor failed."""
    counts = {"tests": "1", "failures": "0", "errors": "1"}
    root = xml.Element("testsuites", {"name": "dqlang", **counts})
    stamp = f"{when.astimezone(timezone.utc):%Y-%m-%dT%H:%M:%S}"
    name = plain(without_folders(found.rules))
    suite = xml.SubElement(root, "testsuite", {"name": name, **counts, "skipped": "0", "timestamp": stamp})
    properties = xml.SubElement(suite, "properties")
    for key, value in (("data", found.data), ("rules", found.rules)):
        xml.SubElement(properties, "property", {"name": key, "value": plain(without_folders(value))})
    test = xml.SubElement(suite, "testcase", {"name": _TITLE, "classname": name, "time": "0"})
    error = {"type": "not judged", "message": plain(found.reasons[0].words)}
    xml.SubElement(test, "error", error).text = "\n".join(map(plain, _lines(found)))
    return written(root)


def _lines(found: Unjudged) -> Iterator[str]:
    for each in found.reasons:
        yield each.words
        if each.help:
            yield f"  help: {to_send_on(each.help)}"


def as_html(found: Unjudged, when: datetime) -> str:
    """A page with the messages."""
    told = when.astimezone(timezone.utc)
    tried = f'<time datetime="{told:%Y-%m-%dT%H:%M:%SZ}">{told:%Y-%m-%d %H:%M} UTC</time>'
    facts = {"Data": file_name(found.data), "Rules": file_name(found.rules), "Tried": tried}
    lines = [
        *document_head(f"{without_folders(found.rules)}: {_TITLE}"),
        f'<header><p class="kind">Data quality</p><h1>{_TITLE.capitalize()}</h1>',
        *map(_told, found.reasons),
        '<dl class="facts">',
        *(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts.items()),
        "</dl></header>",
        *document_end(),
    ]
    return "\n".join(lines)


def _told(reason: Reason) -> str:
    help = f"<p>{escaped(to_send_on(reason.help))}</p>" if reason.help else ""
    return f'<p class="verdict failed"><strong>{escaped(reason.words)}</strong></p>{help}'
