"""Diagnostics as workflow commands of GitHub Actions, which shows each beside its line in a pull request:
`::error file=person.dq,line=2,col=18,endLine=2,endColumn=29,title=dqlang DQ200::there is no check ...`."""

from __future__ import annotations

from dqlang.diagnostics.display import visible
from dqlang.diagnostics.edits import lines_of
from dqlang.diagnostics.linted import STDIN, Linted, Unread
from dqlang.diagnostics.problem import Diagnostic
from dqlang.diagnostics.text import mended, place

# Advice is a warning and no notice: it is about rules that hardly mean what they were meant to, and GitHub leaves
# notices out of a pull request's summary. Neither of them fails a step.
_COMMANDS = {"error": "error", "advice": "warning"}


def render(found: Linted) -> str:
    """One command a line, nothing where there is nothing to tell."""
    told = [_problem(each, found) for each in found.problems]
    return "\n".join(told + [_unread(each, found) for each in found.unread])


def _problem(problem: Diagnostic, found: Linted) -> str:
    lines = lines_of(found.texts.get(problem.path or "", ""))
    # GitHub's log shows the message without its place.
    message = [f"{place(problem)}: {problem.message}", problem.help or ""]
    message += [f"did you mean: {text}" for text in mended(problem, lines)]
    message += [f"{label} (line {line})" for line, _, label in problem.related]
    properties = {**_place(problem, found), "title": f"dqlang {problem.code}"}
    return _command(_COMMANDS[problem.severity], properties, message)


def _place(problem: Diagnostic, found: Linted) -> dict[str, object]:
    if problem.path in (None, STDIN):
        return {}
    file = {"file": _file(problem.path, found)}
    if problem.line != problem.end_line:  # GitHub takes no columns then
        return file | {"line": problem.line, "endLine": problem.end_line}
    start, end = problem.column, problem.end_column
    return file | {"line": problem.line, "col": start, "endLine": problem.end_line, "endColumn": max(start, end)}


def _file(path: str, found: Linted) -> str:
    return found.below_root(path) or path


def _unread(each: Unread, found: Linted) -> str:
    file = {} if each.path in (None, STDIN) else {"file": _file(each.path, found)}
    return _command("error", {**file, "title": "dqlang"}, [each.message, each.help or ""])


def _command(name: str, properties: dict[str, object], message: list[str]) -> str:
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    lines = [visible(line) for line in "\n".join(message).split("\n") if line.strip()]
    return f"::{name} {told}::" + "%0A".join(map(_data, lines))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
