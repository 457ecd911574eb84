"""Diagnostics as SARIF 2.1.0, the format in which code scanners hand over what they found."""

from __future__ import annotations

import inspect
import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import dqlang
from dqlang.diagnostics import catalogue
from dqlang.diagnostics.edits import EditedLine, choices, edited, lines_of
from dqlang.diagnostics.linted import STDIN, Linted, Unread
from dqlang.diagnostics.problem import Diagnostic
from dqlang.diagnostics.text import LINE_WIDTH

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "advice": "warning"}
_ROOT = "%SRCROOT%"
_Data = dict[str, Any]


def render(found: Linted) -> str:
    """One log with one run. Nothing in it hangs on the time or on the machine."""
    codes = sorted({each.code for each in found.problems})
    run = {
        "tool": {"driver": _driver(codes)},
        "invocations": [_invocation(found)],
        "originalUriBaseIds": {_ROOT: {"description": _text("the folder from which the paths are counted")}},
        # Python counts code points, and so do all our columns.
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(path, found) for path in found.texts],
        "results": [_result(each, codes, found) for each in found.problems],
    }
    # ASCII: what no encoding can write, half a surrogate pair, is escaped.
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=True)


def _driver(codes: Sequence[str]) -> _Data:
    version = dqlang.__version__
    rules = [_rule(code) for code in codes]
    return {"name": "dqlang", "version": version, "semanticVersion": version, "rules": rules}


def _rule(code: str) -> _Data:
    """What the catalogue knows of a code."""
    kind = catalogue.problems()[code]
    page = inspect.cleandoc(kind.__doc__ or "")
    prose = catalogue.prose(page)
    rule = {
        "id": code,
        "name": kind.__name__,
        "shortDescription": _text(re.split(r"(?<=\.)\s", prose[0])[0]),
        "fullDescription": _text("\n\n".join(prose)),
        # No viewer fills in placeholders here, and many show doubled braces, which no pattern of a page may have.
        "help": {"text": catalogue.without_fences(page), "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }
    address = catalogue.address(code)
    return rule | ({"helpUri": address} if address else {})


def _invocation(found: Linted) -> _Data:
    told = [_notification(each, found) for each in found.unread]
    return {"executionSuccessful": not told} | ({"toolExecutionNotifications": told} if told else {})


def _notification(each: Unread, found: Linted) -> _Data:
    where = {} if each.path is None else {"locations": [{"physicalLocation": _file(each.path, found)}]}
    return {"level": "error", "message": _text(_paragraphs(each.message, each.help)), **where}


def _artifact(path: str, found: Linted) -> _Data:
    role = "standardStream" if path == STDIN else "analysisTarget"
    return {"location": _location(path, found), "roles": [role], "encoding": "UTF-8"}


def _result(problem: Diagnostic, codes: Sequence[str], found: Linted) -> _Data:
    path = problem.path or STDIN
    place = {**_file(path, found), "region": _region(_place(problem))}
    result = {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": _LEVELS[problem.severity],
        "message": _text(_paragraphs(problem.message, problem.help)),
        "locations": [{"physicalLocation": place}],
    }
    related = [_related(path, *each, found) for each in problem.related]
    fixes = [_fix(path, edits, found) for edits in choices(problem.edits)]
    return result | ({"relatedLocations": related} if related else {}) | ({"fixes": fixes} if fixes else {})


def _place(problem: Diagnostic) -> tuple[int, int, int, int]:
    return problem.line, problem.column, problem.end_line, problem.end_column


def _region(place: Sequence[Any]) -> _Data:
    """From the first character up to, not including, the last column."""
    line, column, end_line, end_column = place[:4]
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _related(path: str, line: int, column: int, label: str, found: Linted) -> _Data:
    region = {"startLine": line, "startColumn": column}
    return {"physicalLocation": {**_file(path, found), "region": region}, "message": _text(label)}


def _fix(path: str, edits: Sequence[EditedLine], found: Linted) -> _Data:
    replacements = [{"deletedRegion": _region(edit), "insertedContent": {"text": edit[4]}} for edit in edits]
    shown = edited(lines_of(found.texts.get(path, "")), edits, LINE_WIDTH)
    said = {"description": _text(f"write: {shown}")} if shown else {}
    return said | {"artifactChanges": [{**_file(path, found), "replacements": replacements}]}


def _file(path: str, found: Linted) -> _Data:
    location = _location(path, found)
    if path in found.texts:
        location["index"] = list(found.texts).index(path)
    return {"artifactLocation": location}


def _location(path: str, found: Linted) -> _Data:
    if path == STDIN:
        return {"uri": quote(STDIN), "description": _text("standard input")}
    relative = found.below_root(path)
    if relative is None:
        return {"uri": Path(path).resolve().as_uri()}
    # `quote` encodes the colon too, which would end a scheme.
    return {"uri": quote(os.fsencode(relative)), "uriBaseId": _ROOT}


def _paragraphs(message: str, help: str | None) -> str:
    return f"{message}\n{help.rstrip()}" if help else message


def _text(text: str) -> _Data:
    """SARIF reads `{0}` as a placeholder and `[a](b)` as a link: braces are doubled, and a link is broken."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}
