"""`dqlang lint`."""

from __future__ import annotations

import json
import os

import pytest

from tests.front.cli.conftest import GOOD

BAD = "Person\n    Name must be humn_name\n    Age must be humn_nam\n"


def test_a_file_without_fault(run, good):
    result = run("lint", good)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "no errors in 1 file\n", "")


def test_all_problems_are_told_in_the_order_of_the_lines(run, tmp_path):
    (tmp_path / "bad.dq").write_text(BAD)
    result = run("lint", "bad.dq")
    assert result.exit_code == 1
    assert [line for line in result.stdout.splitlines() if line.startswith("bad.dq:")] == [
        "bad.dq:2:18: error DQ200: there is no check `be humn_name`",
        "bad.dq:3:17: error DQ200: there is no check `be humn_nam`",
    ]
    assert result.stdout.endswith("\n\n2 errors in 1 file\n")


def test_concise_and_json_hold_nothing_else(run, tmp_path, good):
    (tmp_path / "bad.dq").write_text(BAD)
    lines = run("lint", "--format", "concise", "bad.dq", good).stdout.splitlines()
    assert [line.split(": ")[0] for line in lines] == ["bad.dq:2:18", "bad.dq:3:17"]
    found = json.loads(run("lint", "--format", "json", "bad.dq", good).stdout)
    assert [(each["path"], each["line"], each["code"]) for each in found] == [
        ("bad.dq", 2, "DQ200"),
        ("bad.dq", 3, "DQ200"),
    ]
    assert run("lint", "--format", "concise", good).stdout == ""
    assert json.loads(run("lint", "--format", "json", good).stdout) == []


def test_folders_are_searched_in_order_and_each_file_is_read_once(run, tmp_path):
    for name in ("b.dq", "a.dq", "sub/c.DQ", ".hidden/d.dq", "notes.txt"):
        (tmp_path / "rules" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "rules" / name).write_text(BAD)
    result = run("lint", "--format", "concise", os.path.join("rules", "b.dq"), "rules")
    paths = list(dict.fromkeys(line.split(":")[0] for line in result.stdout.splitlines()))
    assert paths == [os.path.join("rules", name) for name in ("b.dq", "a.dq", os.path.join("sub", "c.DQ"))]
    assert len(result.stdout.splitlines()) == 6


def test_one_unreadable_file_does_not_hide_what_is_wrong_with_the_others(run, tmp_path):
    (tmp_path / "bad.dq").write_text(BAD)
    result = run("lint", "missing.dq", "bad.dq")
    assert result.exit_code == 2
    assert "bad.dq:2:18" in result.stdout and "`missing.dq`" in result.stderr
    assert result.stdout.endswith("\n2 errors in 1 file; 1 path could not be judged\n")


def test_advice_does_not_change_the_exit_code(run, tmp_path):
    (tmp_path / "advice.dq").write_text("Person\n    Sex must be in ['F', 'M', 'F']\n")
    result = run("lint", "advice.dq")
    assert result.exit_code == 0
    assert result.stdout.startswith("advice.dq:2:") and ": advice DQ4" in result.stdout
    assert result.stdout.endswith("no errors in 1 file, and 1 piece of advice\n")


@pytest.mark.parametrize("form", ["ddl", "json", "text"])
def test_a_schema_is_given_as_text_or_in_a_file(run, tmp_path, form, good):
    ddl = "Nam STRING, Age INT"
    field = {"name": "Nam", "type": "string", "nullable": True, "metadata": {}}
    (tmp_path / "person.ddl").write_text("\ufeff" + ddl, encoding="utf-8")
    (tmp_path / "person.json").write_text(json.dumps({"type": "struct", "fields": [field]}))
    schema = {"ddl": "person.ddl", "json": "person.json", "text": ddl}[form]
    result = run("lint", good, "--schema", schema)
    assert result.exit_code == 1
    assert "person.dq:2:5: error DQ3" in result.stdout and "`Nam`" in result.stdout


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        ("Name FOO", "`--schema`: `FOO` is not a type"),
        ("", "`--schema`: "),
        ("nowhere.ddl", "there is no file `nowhere.ddl` to read the schema from"),
        ("schemas/nowhere", "there is no file `schemas/nowhere` to read the schema from"),
        ("broken.json", "`broken.json`: "),
        ("binary.ddl", "`binary.ddl` is not text"),
        ("folder", "`folder` is a folder"),
        ('{"type": "struct", "fields": []}', "`--schema` names no columns"),
    ],
)
def test_a_schema_that_is_none(run, tmp_path, good, schema, told):
    (tmp_path / "broken.json").write_text('{"type": "struct", "fields": [{"name"')
    (tmp_path / "binary.ddl").write_bytes(b"\0")
    (tmp_path / "folder").mkdir()
    result = run("lint", good, "--schema", schema)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_a_schema_with_several_tables_is_refused(run, tmp_path):
    (tmp_path / "two.dq").write_text(GOOD + "Order\n    Id must be present\n")
    result = run("lint", "two.dq", "--schema", "Name STRING")
    assert result.exit_code == 2 and "several" in result.stderr


def test_color_only_where_there_is_a_terminal(run, tmp_path):
    (tmp_path / "bad.dq").write_text(BAD)
    assert "\x1b" not in run("lint", "bad.dq").output


@pytest.mark.parametrize(("variable", "colored"), [(None, True), ("NO_COLOR", False)])
def test_a_terminal_gets_color_unless_it_is_refused(tmp_path, variable, colored):
    import pty
    import subprocess
    import sys

    (tmp_path / "bad.dq").write_text(BAD)
    controller, terminal = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm"}
    environment |= {variable: "1"} if variable else {}
    command = [sys.executable, "-m", "dqlang", "lint", "bad.dq"]
    assert subprocess.run(command, cwd=tmp_path, stdout=terminal, stderr=terminal, env=environment).returncode == 1
    os.close(terminal)
    assert (b"\x1b[" in os.read(controller, 1 << 16)) == colored
    os.close(controller)
