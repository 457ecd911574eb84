"""`dqlang fmt`: in place, whole or not at all."""

from __future__ import annotations

import os
import resource
import stat

import pytest

from dqlang.fmt import format as formatter
from tests.front.cli.conftest import ordinary_user

UGLY = "Person\n  Name  MUST not have   whitespace.\n"
NEAT = "Person\n    Name must not have whitespace\n"
WRONG = "Person\n  Name must must\n"


def test_a_file_is_rewritten_and_named(run, tmp_path):
    (tmp_path / "a.dq").write_text(UGLY)
    (tmp_path / "b.dq").write_text(NEAT)
    result = run("fmt", ".")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "formatted a.dq\n", "")
    assert (tmp_path / "a.dq").read_text() == NEAT
    assert sorted(os.listdir(tmp_path)) == ["a.dq", "b.dq"]


def test_check_changes_nothing_and_exits_with_1(run, tmp_path):
    (tmp_path / "a.dq").write_text(UGLY)
    (tmp_path / "b.dq").write_text(NEAT)
    result = run("fmt", "--check", "a.dq", "b.dq")
    assert (result.exit_code, result.stdout) == (1, "would format a.dq\n")
    assert (tmp_path / "a.dq").read_text() == UGLY
    assert run("fmt", "--check", "b.dq").exit_code == 0


def test_diff_changes_nothing_and_shows_what_would_change(run, tmp_path):
    (tmp_path / "a.dq").write_text(UGLY)
    result = run("fmt", "--diff", "a.dq")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:2] == ["--- a.dq (as it is)", "+++ a.dq (formatted)"]
    assert "+    Name must not have whitespace" in result.stdout.splitlines()
    assert (tmp_path / "a.dq").read_text() == UGLY
    assert run("fmt", "--diff", "--check", "a.dq").exit_code == 1


def test_standard_input_goes_to_standard_output(run):
    assert run("fmt", "-", stdin=UGLY).stdout == NEAT
    assert run("fmt", "-", stdin=NEAT).stdout == NEAT
    assert (run("fmt", "--check", "-", stdin=UGLY).exit_code, run("fmt", "--check", "-", stdin=NEAT).exit_code) == (
        1,
        0,
    )


@pytest.mark.parametrize("options", [[], ["--check"], ["--diff"]])
def test_a_file_with_mistakes_is_never_written(run, tmp_path, options):
    (tmp_path / "a.dq").write_text(WRONG)
    (tmp_path / "b.dq").write_text(UGLY)
    result = run("fmt", *options, "a.dq", "b.dq")
    assert result.exit_code == 1
    assert "a.dq:2:" in result.stderr and "  2 |   Name must must" in result.stderr
    assert (tmp_path / "a.dq").read_text() == WRONG
    assert (tmp_path / "b.dq").read_text() == (UGLY if options else NEAT)


@pytest.mark.parametrize("options", [[], ["--check"], ["--diff"]])
def test_a_fault_of_the_formatter_is_ours_and_leaves_the_file(run, tmp_path, monkeypatch, options):
    laid_out = formatter.laid_out
    monkeypatch.setattr(formatter, "laid_out", lambda *given: laid_out(*given).replace("whitespace", "spaces"))
    (tmp_path / "a.dq").write_text(UGLY)
    (tmp_path / "b.dq").write_text("Person\n  Name must be 1\n")
    result = run("fmt", *options, "a.dq", "b.dq")
    assert result.exit_code == 3
    assert result.stderr.startswith(
        "a.dq is left as it is\nerror: this is a fault in dqlang, not in your files (FormatError"
    )
    assert (tmp_path / "a.dq").read_text() == UGLY
    assert ("  Name must be 1" in (tmp_path / "b.dq").read_text()) and "b.dq" in result.stdout
    assert run("fmt", "-", stdin=UGLY).stdout == ""


def test_mistakes_on_standard_input_leave_standard_output_empty(run):
    result = run("fmt", "-", stdin=WRONG)
    assert (result.exit_code, result.stdout) == (1, "")


def test_windows_line_ends_and_the_byte_order_mark_are_cleaned_up(run, tmp_path):
    (tmp_path / "a.dq").write_bytes(b"\xef\xbb\xbf" + NEAT.replace("\n", "\r\n").encode())
    assert run("fmt", "--check", "a.dq").exit_code == 1
    assert run("fmt", "a.dq").exit_code == 0
    assert (tmp_path / "a.dq").read_bytes() == NEAT.encode()


def test_permissions_and_links_are_kept(run, tmp_path):
    (tmp_path / "a.dq").write_text(UGLY)
    (tmp_path / "a.dq").chmod(0o640)
    (tmp_path / "link.dq").symlink_to("a.dq")
    assert run("fmt", "link.dq").exit_code == 0
    assert (tmp_path / "link.dq").is_symlink() and (tmp_path / "a.dq").read_text() == NEAT
    assert stat.S_IMODE((tmp_path / "a.dq").stat().st_mode) == 0o640


def test_a_file_that_may_not_be_written_is_left_and_told(run, tmp_path):
    (tmp_path / "a.dq").write_text(UGLY)
    run("fmt", "--check", "a.dq")  # loads what the command needs
    tmp_path.chmod(0o755)
    (tmp_path / "a.dq").chmod(0o444)
    with ordinary_user():
        result = run("fmt", "a.dq")
    assert result.exit_code == 2 and "`a.dq` cannot be written: permission denied" in result.stderr
    assert (tmp_path / "a.dq").read_text() == UGLY


def test_a_write_that_breaks_off_leaves_the_file_and_nothing_beside_it(run, tmp_path):
    (tmp_path / "a.dq").write_text("Person\n" + "\n".join(f"  A must be  {i} as a{i}" for i in range(500)))
    ugly = (tmp_path / "a.dq").read_text()
    run("fmt", "--check", "a.dq")  # loads what the command needs
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        result = run("fmt", "a.dq")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert result.exit_code == 2 and "`a.dq` cannot be written: file too large" in result.stderr
    assert os.listdir(tmp_path) == ["a.dq"] and (tmp_path / "a.dq").read_text() == ugly


@pytest.mark.parametrize("sentence", ["Discharged must come after Admitted", "Name must be present - mandatory"])
def test_a_mistake_is_told_as_lint_tells_it(run, tmp_path, sentence):
    (tmp_path / "a.dq").write_text(f"Visit\n    {sentence}\n")
    linted, formatted = run("lint", "a.dq").stdout, run("fmt", "a.dq").stderr
    assert linted.splitlines()[:3] == formatted.splitlines()[:3]
    assert "did you mean `come`" not in formatted
