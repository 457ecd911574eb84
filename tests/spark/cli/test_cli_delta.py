"""Delta tables as data and as output, with the real Delta Lake: each command in a process and a session of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.classic

RULES = "Person\n    Name must be human_name\n    Age must be at least 18\n"
DATA = "Name,Age\nAnn,20\nBob,17\nGle9,5\n"


def check(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dqlang", "check", *arguments, "--rules", "person.dq"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)


def test_graded_rows_are_written_to_delta_and_graded_again(tmp_path: Path) -> None:
    (tmp_path / "person.dq").write_text(RULES)
    (tmp_path / "person.csv").write_text(DATA)
    written = check(tmp_path, "person.csv", "--output", "graded.delta")
    assert (written.returncode, written.stderr) == (1, "")
    assert (tmp_path / "graded.delta" / "_delta_log").is_dir()
    read = check(tmp_path, "graded.delta", "--key", "Name")
    assert (read.returncode, read.stderr) == (1, "")
    assert "3 rows: 2 with a severe failure" in read.stdout
    fingerprint = read.stdout.splitlines()[-1]
    assert fingerprint.startswith("fingerprint of the rules: ")
    assert written.stdout.splitlines()[-2:] == [fingerprint, "graded rows are in graded.delta"]
    again = check(tmp_path, "person.csv", "--output", "graded.delta")
    assert (again.returncode, again.stdout) == (2, "")
    assert "graded.delta" in again.stderr
