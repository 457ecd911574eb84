"""Rule files that cannot be read, each with its sentence and exit code 2, from every command that reads one."""

from __future__ import annotations

import os

import pytest

from tests.front.cli.conftest import GOOD, ordinary_user

BAD = {
    "empty.dq": (b"", "`empty.dq` is empty"),
    "blank.dq": (b"\xef\xbb\xbf \r\n\t\n", "`blank.dq` is empty"),
    "zero.dq": (b"PK\x03\x04\x00\x00", "`zero.dq` is not text: it holds zero bytes"),
    "utf16.dq": (GOOD.encode("utf-16"), "`utf16.dq` is written in UTF-16, which Windows calls Unicode"),
    "latin.dq": ("Person\n  Näme must".encode("latin-1"), "not written in UTF-8: line 2, column 4 holds the byte 0xe4"),
}
COMMANDS = (["lint"], ["compile"], ["explain"], ["check", "p.csv", "--rules"])


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_a_file_that_is_no_rule_file(run, tmp_path, name, command):
    content, told = BAD[name]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "p.csv").write_text("Name\nA\n")
    result = run(*command, name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


@pytest.mark.parametrize("name", ["zero.dq", "utf16.dq", "latin.dq"])
def test_the_formatter_leaves_it_alone(run, tmp_path, name):
    content, told = BAD[name]
    (tmp_path / name).write_bytes(content)
    result = run("fmt", name)
    assert (result.exit_code, (tmp_path / name).read_bytes()) == (2, content)
    assert told in result.stderr


def test_an_empty_file_is_formatted_as_it_is(run, tmp_path):
    (tmp_path / "empty.dq").touch()
    assert run("fmt", "--check", "empty.dq").exit_code == 0


@pytest.mark.parametrize("command", [*COMMANDS, ["fmt"]], ids=lambda words: words[0])
def test_a_file_that_is_not_there(run, good, command, tmp_path):
    (tmp_path / "p.csv").write_text("Name\nA\n")
    result = run(*command, "persn.dq")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no file `persn.dq`" in result.stderr and "did you mean `person.dq`?" in result.stderr
    assert "there is no folder `nowhere` either" in run(*command, os.path.join("nowhere", "a.dq")).stderr


@pytest.mark.parametrize(
    "command", [["compile"], ["explain"], ["check", "p.csv", "--rules"]], ids=lambda words: words[0]
)
def test_a_folder_where_a_file_is_wanted(run, tmp_path, command):
    (tmp_path / "rules").mkdir()
    (tmp_path / "p.csv").write_text("Name\nA\n")
    result = run(*command, "rules")
    assert result.exit_code == 2 and "`rules` is a folder, where one rule file is wanted" in result.stderr


@pytest.mark.parametrize("command", [*COMMANDS, ["fmt"]], ids=lambda words: words[0])
def test_a_file_that_may_not_be_read(run, tmp_path, good, command):
    (tmp_path / "p.csv").write_text("Name\nA\n")
    run(*command, "nowhere.dq")  # loads what the command needs
    tmp_path.chmod(0o755)
    (tmp_path / good).chmod(0)
    with ordinary_user():
        result = run(*command, good)
    assert result.exit_code == 2 and "`person.dq` cannot be read: permission denied" in result.stderr


@pytest.mark.parametrize("command", ["lint", "fmt"])
def test_a_folder_without_rule_files_says_so(run, tmp_path, command):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "notes.txt").write_text("x")
    result = run(command, "rules")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no rule file in the folder `rules`" in result.stderr


@pytest.mark.parametrize("command", ["lint", "compile", "explain", "fmt"])
def test_standard_input_is_read_and_named(run, command):
    assert run(command, "-", stdin=GOOD).exit_code == 0
    result = run(command, "-", stdin=b"\x00")
    assert result.exit_code == 2 and "standard input is not text" in result.stderr


@pytest.mark.parametrize("command", ["lint", "compile", "explain", "fmt"])
def test_what_is_wrong_on_standard_input_is_shown_with_its_line(run, command):
    result = run(command, "-", stdin="Person\n    Name must must\n")
    assert result.exit_code == (2 if command in ("compile", "explain") else 1)
    assert "<stdin>:2:" in result.output and "  2 |     Name must must\n" in result.output


def test_a_byte_order_mark_of_utf8_and_windows_line_ends_are_fine(run, tmp_path):
    (tmp_path / "windows.dq").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert run("lint", "windows.dq").exit_code == 0
    assert run("compile", "--emit", "plan", "windows.dq").exit_code == 0
