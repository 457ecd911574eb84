"""The frame of all commands: exit codes, refusals, faults of our own, and how little is loaded."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import click
import pytest

from dqlang.cli.group import COMMANDS, NOT_BUILT, Commands
from dqlang.cli.group import dqlang as group

DQLANG = [sys.executable, "-m", "dqlang"]


def test_help_lists_the_commands_that_work_and_no_others(run):
    result = run("--help")
    assert result.exit_code == 0
    listed = [line.split()[0] for line in result.stdout.partition("Commands:")[2].splitlines() if line.startswith("  ")]
    assert sorted(listed) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help(run, name):
    result = run(name, "--help")
    assert result.exit_code == 0 and result.stdout.startswith("Usage: dqlang")


@pytest.mark.parametrize("name", NOT_BUILT)
def test_a_command_to_come_says_so(run, name):
    result = run(name, "some", "--thing", "--help")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"error: `dqlang {name}` is not built yet\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chek"], "there is no command `chek`, did you mean `check`?"),
        (["check"], "Missing argument"),
        (["check", "x.csv"], "--rules"),
        (["lint"], "Missing argument"),
        (["lint", "--format", "xml", "x.dq"], "xml"),
        (["lint", "--schema", "A INT", "--data", "x.csv", "x.dq"], "give one"),
        (["compile", "x.dq", "--to", "sql", "--emit", "ast"], "give one"),
    ],
)
def test_wrong_usage_exits_with_2(run, arguments, told):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_no_command_shows_the_help_and_exits_with_2(run):
    result = run()
    assert result.exit_code == 2 and "Commands:" in result.output


def test_the_version_is_told(run):
    assert run("--version").stdout.startswith("dqlang 0.")


def broken() -> Commands:
    """A group with commands that fail in every way."""

    class Broken(Commands):
        def get_command(self, ctx, cmd_name):
            errors = {"bug": KeyError("a\x1bb"), "interrupt": KeyboardInterrupt(), "abort": click.Abort()}

            def fail():
                raise errors[cmd_name]

            return click.Command(cmd_name, callback=fail)

    return Broken("dqlang", params=group.params)


@pytest.mark.parametrize(("name", "code"), [("bug", 3), ("interrupt", 130), ("abort", 130)])
def test_other_ends_have_codes_of_their_own(name, code):
    from click.testing import CliRunner

    assert CliRunner().invoke(broken(), [name]).exit_code == code


def test_a_fault_of_ours_is_one_sentence_and_details_only_where_asked_for(monkeypatch):
    from click.testing import CliRunner

    told = CliRunner().invoke(broken(), ["bug"]).stderr
    assert told.startswith(
        "error: this is a fault in dqlang, not in your files (KeyError: 'a\\x1bb'); please report it"
    )
    assert told.count("\n") == 1
    assert "Traceback" in CliRunner().invoke(broken(), ["--debug", "bug"]).stderr
    assert "Traceback" not in CliRunner().invoke(broken(), ["bug"]).stderr
    monkeypatch.setenv("DQLANG_DEBUG", "1")
    assert "Traceback" in CliRunner().invoke(broken(), ["bug"]).stderr


def test_a_reader_that_had_enough_is_no_failure_of_rules(tmp_path):
    # More than a pipe holds, so that the writer notices.
    (tmp_path / "many.dq").write_text("Person\n" + "    Name must be humn_name\n" * 3000)
    with subprocess.Popen(
        [*DQLANG, "lint", "many.dq"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as lint:
        lint.stdout.readline()
        lint.stdout.close()
        assert (lint.stderr.read(), lint.wait()) == ("", 141)


def test_stopping_it_says_so(tmp_path):
    waiting = subprocess.Popen(
        [*DQLANG, "lint", "-"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # what a shell's background job ignores
    )
    with waiting:
        time.sleep(1)  # until it waits for its input
        waiting.send_signal(signal.SIGINT)
        assert waiting.wait(10) == 130
        assert waiting.stderr.read().split() == ["stopped"]


def test_output_that_cannot_show_a_character_shows_its_escape(tmp_path):
    (tmp_path / "p.dq").write_text("Person\n    日 must be humn_name\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run([*DQLANG, "lint", "p.dq"], cwd=tmp_path, capture_output=True, env=environment)
    assert done.returncode == 1 and b"\\u65e5 must be" in done.stdout


def test_lint_loads_neither_spark_nor_what_it_does_not_need(tmp_path, good):
    code = (
        "import sys; from dqlang.cli.group import dqlang\ntry: dqlang(['lint', 'person.dq'])\nexcept SystemExit: pass\n"
    )
    code += "print(*sorted(set(sys.modules) & {'pyspark', 'py4j', 'delta', 'asyncio', 'pandas', 'numpy'}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.splitlines() == ["no errors in 1 file", ""]


def test_progress_is_shown_on_a_terminal_and_wiped_out_again(monkeypatch):
    import pty

    from dqlang.cli.terminal import progress

    controller, terminal = pty.openpty()
    with open(terminal, "w") as stderr:
        monkeypatch.setattr(sys, "stderr", stderr)
        with progress("grading"):
            assert os.read(controller, 100) == b"grading ..."
        assert os.read(controller, 100) == b"\r           \r"
    os.close(controller)


def test_progress_says_nothing_in_a_pipe(capfd):
    from dqlang.cli.terminal import progress

    with progress("grading"):
        pass
    assert capfd.readouterr() == ("", "")


def test_without_spark_it_is_said_how_to_get_it(monkeypatch):
    from dqlang.cli.session import missing

    monkeypatch.setitem(sys.modules, "delta", None)  # as Python sees what is not installed
    assert 'pip install "dqlang[spark]"' in missing(None, delta=True).help
    monkeypatch.setitem(sys.modules, "pyspark", None)
    told = missing(None, delta=False)
    assert (told.message, told.help) == ("Spark is not installed", 'install it with `pip install "dqlang[spark]"`')
