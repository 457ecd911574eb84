"""A package's own checks on the command line, and what the shell completes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from dqlang.checks import registry
from dqlang.cli.group import dqlang

MODULE = '''
def member_id(column, digits: int, prefix="M"):
    """An M and some digits.

    ```dq
    Member
        Code must be present
    ```
    """
    return column.rlike(f"^{prefix}[0-9]{{{digits}}}$")

def unsaid(column):
    return column.isNotNull()

seven = 7
'''
POINTS = """[dqlang.checks]
member_id = acme_own_checks:member_id
unsaid = acme_own_checks:unsaid
valid_member = acme_own_checks:member_id
"""
BROKEN = POINTS + "gone_away = acme_own_checks:gone\nlost_module = acme_gone:x\n"
RULES = "Member\n    Code must be member id with 3\n"


@pytest.fixture
def installed(tmp_path_factory, monkeypatch) -> Iterator[Callable[[str], Path]]:
    def install(points: str = POINTS) -> Path:
        folder = tmp_path_factory.mktemp("site")
        metadata = folder / "acme_own-1.0.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-own\nVersion: 1.0\n")
        (metadata / "entry_points.txt").write_text(points)
        (folder / "acme_own_checks.py").write_text(MODULE)
        monkeypatch.syspath_prepend(str(folder))
        registry._offered.cache_clear()
        return folder

    yield install
    sys.modules.pop("acme_own_checks", None)
    registry._offered.cache_clear()


@pytest.fixture
def member(tmp_path) -> str:
    (tmp_path / "member.dq").write_text(RULES)
    return "member.dq"


def test_lint_fmt_and_explain_of_a_file_know_it_without_importing_it(run, installed, member):
    installed()
    assert run("lint", member).exit_code == 0
    assert run("fmt", "--check", member).exit_code == 0
    assert "Code must be member id, with 3" in run("explain", member).stdout
    assert "PlannedRule" in run("compile", "--emit", "plan", member).stdout
    assert "acme_own_checks" not in sys.modules


@pytest.mark.parametrize("asked", ["member id", "member_id", "be member id"])
def test_explain_shows_what_it_says_and_takes(run, installed, asked):
    installed()
    shown = run("explain", *asked.split())
    assert shown.exit_code == 0
    assert shown.stdout.startswith("be member id\n\nAn M and some digits.\n")
    assert shown.stdout.endswith("\nBehind `with` it takes `digits`, `prefix` (may be left out).\n")
    assert "does not say what it asks\n\nIt takes no values." in run("explain", "unsaid").stdout


def test_the_pages_of_own_checks_are_markdown(run, installed):
    installed()
    shown = run("explain", "--own")
    assert shown.exit_code == 0
    assert [line for line in shown.stdout.splitlines() if line.startswith("#")] == [
        "# Our checks",
        "## be member id",
        "## be unsaid",
    ]
    assert "```dq\nMember\n" in shown.stdout and "In the name of a failure: `member_id`" in shown.stdout


def test_without_own_checks_there_are_no_pages(run, monkeypatch):
    monkeypatch.setattr(registry, "_entry_points", lambda: [])
    registry._offered.cache_clear()
    assert "no installed package offers a check" in run("explain", "--own").stderr
    assert run("explain", "--own", "DQ200").exit_code == run("explain").exit_code == 2
    registry._offered.cache_clear()


@pytest.mark.parametrize("name, why", [("gone away", "has no attribute 'gone'"), ("lost module", "No module named")])
def test_a_package_that_is_not_whole_is_said_so(run, installed, name, why):
    installed(BROKEN)
    for asked in (["explain", *name.split()], ["explain", "--own"]):
        told = run(*asked)
        assert told.exit_code == 2 and "cannot be loaded" in told.stderr
    assert why in run("explain", *name.split()).stderr


def test_doctor_says_which_there_are_and_which_cannot_be(run, installed):
    installed(POINTS)
    shown = run("doctor").stdout
    assert "own checks     member id, unsaid\n" in shown
    assert "a check's name cannot begin with `valid`" in shown


def test_of_two_with_one_name_doctor_names_the_one_that_is_not_taken(run, installed):
    installed(POINTS + "Member_ID = acme_own_checks:unsaid\n")
    assert "`member id` is taken from `acme_own_checks:member_id`, which offers it too" in run("doctor").stdout


@pytest.mark.parametrize("target", ["sql", "pyspark"])
def test_a_rule_that_has_no_text_is_refused_and_no_fault_of_ours(run, installed, member, target):
    installed()
    told = run("compile", "--to", target, "--schema", "Code STRING", member)
    assert told.exit_code == 2
    assert "the check `member id`, a Python function, which has no text" in told.stderr


# --- in the shell ---------------------------------------------------------------------------------------------------


def offered(*words: str) -> list[tuple[str, str]]:
    *before, incomplete = words
    found = ShellComplete(dqlang, {}, "dqlang", "_DQLANG_COMPLETE").get_completions(before, incomplete)
    return [(item.type, item.value) for item in found]


def test_names_of_checks_are_completed_word_by_word(installed):
    installed()
    assert offered("explain", "mem") == [("plain", "member")]
    assert offered("explain", "member", "") == [("plain", "id")]
    assert ("plain", "iban") in offered("explain", "valid", "i")
    assert ("plain", "whitespace") in offered("explain", "leading", "")


def test_codes_commands_and_files_are_completed():
    assert ("plain", "DQ404") in offered("explain", "dq40")
    assert offered("expl") == [("plain", "explain")]
    assert offered("explain", "rules/p") == [("file", "rules/p")]
    for words in (["lint", "p"], ["fmt", "p"], ["test", "p"], ["compile", "p"], ["check", "p"]):
        assert offered(*words) == [("file", "p")]
    assert offered("check", "x.csv", "--rules", "p") == [("file", "p")]


def test_the_script_that_shells_read_is_printed():
    command = [sys.executable, "-c", "from dqlang.cli.group import dqlang; dqlang(prog_name='dqlang')"]
    shown = subprocess.run(command, env={"_DQLANG_COMPLETE": "zsh_source"}, capture_output=True, text=True)
    assert shown.returncode == 0 and "#compdef dqlang" in shown.stdout
