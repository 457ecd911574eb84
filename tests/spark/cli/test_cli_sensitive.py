"""`dqlang check` tells nothing of a sensitive column, in its report or where something goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SECRET = "123-45-6789"
RULES = "Person\n    Age must be at least 18\n    Ssn must match '^[0-9]{9}$'\n"
FACT = "    Ssn is sensitive\n"
GOOD = f"Id,Age,Ssn\n1,17,{SECRET}\n"
BAD = {
    "a number that is none": f"Id,Age,Ssn\n1,{SECRET},{SECRET}\n",
    "too many values": f"Id,Age,Ssn\n1,17,{SECRET},{SECRET}\n",
}
SPARK = ("--option", "mode=FAILFAST", "--schema", "Age INT, Ssn STRING")
SAIL = ("--engine", "sail")


@pytest.fixture
def check(tmp_path):
    """Runs the command in a process of its own, so that what Java writes is seen too."""

    def run(data: str, rules: str, *arguments: str) -> subprocess.CompletedProcess:
        (tmp_path / "person.csv").write_text(data, encoding="utf-8")
        (tmp_path / "person.dq").write_text(rules, encoding="utf-8")
        command = [sys.executable, "-m", "dqlang", "check", "person.csv", "--rules", "person.dq", *arguments]
        settings = {**os.environ, "TZ": "UTC", "DQLANG_DEBUG": "1"}
        return subprocess.run(command, cwd=tmp_path, env=settings, capture_output=True, text=True, timeout=240)

    return run


@pytest.mark.sail
@pytest.mark.parametrize("form", ["text", "json"])
def test_the_report(check, form):
    done = check(GOOD, RULES + FACT, *SAIL, "--format", form)
    assert (done.returncode, done.stderr) == (1, "")
    assert SECRET not in done.stdout and "***" in done.stdout
    assert SECRET in check(GOOD, RULES, *SAIL, "--format", form).stdout


@pytest.mark.classic
def test_what_spark_cannot_read_is_not_quoted(check):
    done = check(BAD["a number that is none"], RULES + FACT, *SPARK)
    assert done.returncode == 2, done.stderr
    assert SECRET not in done.stdout + done.stderr
    assert done.stderr.startswith("error: Spark could not finish (")
    assert "it may quote a column that the rules call sensitive" in done.stderr
    assert SECRET in check(BAD["a number that is none"], RULES, *SPARK).stderr


@pytest.mark.sail
def test_what_sail_cannot_read_is_not_quoted(check):
    done = check(BAD["too many values"], RULES + FACT, *SAIL)
    assert done.returncode == 2, done.stderr
    assert SECRET not in done.stdout + done.stderr
    assert "it may quote a column that the rules call sensitive" in done.stderr
    assert SECRET in check(BAD["too many values"], RULES, *SAIL).stderr
