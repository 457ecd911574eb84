"""`dqlang lint --format github`: workflow commands, read as GitHub's runner reads them."""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqlang.diagnostics.github import render
from dqlang.diagnostics.linted import Linted, Unread
from dqlang.diagnostics.problem import Diagnostic

BAD = "Person\n    Name must be humn_name\n    Sex must be in ['F', 'M', 'F']\n"
_COMMAND = re.compile(r"::(\w+) ((?:\w+=[^,:]*)(?:,\w+=[^,:]*)*)::(.*)")


def read(line: str) -> tuple[str, dict[str, str], str]:
    """A command's name, properties and message, unescaped in the runner's order: `%25` last."""
    name, properties, message = _COMMAND.fullmatch(line).groups()
    pairs = dict(pair.split("=", 1) for pair in properties.split(","))
    return name, {key: unescaped(value, {"%3A": ":", "%2C": ","}) for key, value in pairs.items()}, unescaped(message)


def unescaped(text: str, more: dict[str, str] | None = None) -> str:
    for code, character in {"%0D": "\r", "%0A": "\n", **(more or {}), "%25": "%"}.items():
        text = text.replace(code, character)
    return text


def problem(line=2, column=18, end_line=2, end_column=29, **fields) -> Diagnostic:
    fields = {"code": "DQ200", "severity": "error", "message": "m", "help": None, "path": "a.dq", **fields}
    return Diagnostic(line=line, column=column, end_line=end_line, end_column=end_column, **fields)


def command(*problems: Diagnostic, text="", **fields) -> tuple[str, dict[str, str], str]:
    return read(render(Linted(problems, {"a.dq": text}, **fields)))


def test_each_problem_is_one_command(run, tmp_path):
    (tmp_path / "bad.dq").write_text(BAD)
    result = run("lint", "--format", "github", "bad.dq")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.splitlines()[0] == (
        "::error file=bad.dq,line=2,col=18,endLine=2,endColumn=27,title=dqlang DQ200"
        "::bad.dq:2:18: there is no check `be humn_name`%0Adid you mean `human_name`?"
    )
    assert [read(line)[0] for line in result.stdout.splitlines()] == ["error", "warning"]


def test_nothing_wrong_says_nothing(run, good):
    assert run("lint", "--format", "github", good).output == ""


def test_advice_warns_and_changes_no_exit_code(run, tmp_path):
    (tmp_path / "advice.dq").write_text("Person\n    Sex must be in ['F', 'M', 'F']\n")
    result = run("lint", "--format", "github", "advice.dq")
    assert result.exit_code == 0 and result.stdout.startswith("::warning file=advice.dq,line=2,")


def test_help_mending_and_related_places_are_lines_of_the_message():
    found = problem(2, 5, 2, 7, help="why\nso", edits=((2, 5, 2, 7, "at least"),), related=((1, 1, "first here"),))
    _, _, message = command(found, text="T\nAge >= 3")
    assert message.split("\n") == ["a.dq:2:5: m", "why", "so", "did you mean: Age at least 3", "first here (line 1)"]


def test_columns_are_left_out_where_a_problem_spans_lines():
    _, properties, _ = command(problem(2, 9, 4, 3))
    assert properties == {"file": "a.dq", "line": "2", "endLine": "4", "title": "dqlang DQ200"}


def test_an_end_never_stands_before_its_start():
    assert command(problem(2, 9, 2, 9))[1]["endColumn"] == "9"


@given(st.text(), st.text(min_size=1))
def test_no_text_ends_a_command_or_begins_another(message, path):
    shown = render(Linted([problem(message=message, help=message, path=path)], {}))
    assert "\n" not in shown and "\r" not in shown and "\x1b" not in shown.partition("::")[2].partition("::")[2]
    name, properties, _ = read(shown)
    assert name == "error" and set(properties) == {"file", "line", "col", "endLine", "endColumn", "title"}


def test_the_file_s_name_comes_through():
    odd = "a,b:c%d=e/f g.dq"
    assert command(problem(path=odd))[1]["file"] == odd


def test_paths_count_from_the_repository(run, tmp_path, monkeypatch):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "bad.dq").write_text(BAD)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    monkeypatch.chdir(tmp_path / "sub")
    shown = run("lint", "--format", "github", "bad.dq", str(tmp_path / "sub" / "bad.dq")).stdout
    assert {read(line)[1]["file"] for line in shown.splitlines()} == {"sub/bad.dq"}


def test_a_file_outside_keeps_its_path(run, tmp_path, monkeypatch):
    (tmp_path / "work").mkdir()
    (tmp_path / "bad.dq").write_text(BAD)
    monkeypatch.chdir(tmp_path / "work")
    shown = run("lint", "--format", "github", os.path.join("..", "bad.dq")).stdout
    assert shown.startswith("::error file=../bad.dq,line=2")


def test_standard_input_has_no_file(run):
    result = run("lint", "--format", "github", "-", stdin=BAD)
    assert result.stdout.startswith("::error title=dqlang DQ200::<stdin>:2:18: there is no check")


def test_what_cannot_be_read_is_told_beside_the_file_and_on_standard_error(run, tmp_path):
    (tmp_path / "bin.dq").write_bytes(b"\0")
    result = run("lint", "--format", "github", "bin.dq")
    assert result.exit_code == 2 and result.stderr.startswith("error: `bin.dq` is not text")
    name, properties, message = read(result.stdout.rstrip("\n"))
    assert (name, properties) == ("error", {"file": "bin.dq", "title": "dqlang"})
    assert message.split("\n")[0] == "`bin.dq` is not text: it holds zero bytes"


@pytest.mark.parametrize("path", [None, "<stdin>"])
def test_a_refusal_without_a_file(path):
    assert render(Linted([], {}, [Unread(path, "no")])) == "::error title=dqlang::no"
