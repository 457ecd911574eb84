"""`dqlang doctor`, and how Java is found. The Javas are small programs that answer as the real ones do."""

from __future__ import annotations

import os

import pytest
from engines import spark_version

from dqlang.cli import java


def put_java(folder, answer: str, code: int = 0) -> str:
    """A folder as JAVA_HOME wants it, whose `java -version` answers so."""
    program = folder / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\ncat >&2 <<'END'\n{answer}\nEND\nexit {code}\n")
    program.chmod(0o755)
    return str(folder)


@pytest.mark.parametrize(
    ("answer", "version", "major"),
    [
        ('openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime', "17.0.15", 17),
        ('java version "1.8.0_402"', "1.8.0_402", 8),
        ('Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "21" 2023-09-19', "21", 21),
        ('openjdk version "25-ea" 2025-09-16', "25-ea", 25),
        ("hello", None, None),
    ],
)
def test_the_version_is_read(tmp_path, monkeypatch, answer, version, major):
    monkeypatch.setenv("JAVA_HOME", put_java(tmp_path / "jdk", answer))
    found = java.find_java()
    assert (found.version, found.major) == (version, major)


@pytest.mark.parametrize(
    ("answer", "code", "spark", "told"),
    [
        ('openjdk version "17.0.1"', 0, "4.2.0", None),
        ('openjdk version "1.8.0_402"', 0, "3.5.1", None),
        ('openjdk version "11.0.2"', 0, "4.1.0", "Spark 4.1.0 needs Java 17 or later, and `"),
        ("The operation couldn't be completed. Unable to locate a Java Runtime.", 1, "4.2.0", "does not run as a Java"),
    ],
)
def test_what_is_wrong_with_a_java_is_said(tmp_path, monkeypatch, answer, code, spark, told):
    monkeypatch.setenv("JAVA_HOME", put_java(tmp_path / "jdk", answer, code))
    refusal = java.problem(java.find_java(), spark)
    assert (refusal is None) if told is None else (told in refusal.message and "apt install" in refusal.help)


def test_java_home_counts_even_where_it_is_wrong(tmp_path, monkeypatch):
    path = put_java(tmp_path / "jdk", 'openjdk version "17.0.1"') + "/bin"
    monkeypatch.setenv("PATH", path + os.pathsep + os.environ["PATH"])
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert java.find_java().path == path + "/java"
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "nowhere"))
    told = java.problem(java.find_java(), "4.2.0").message
    assert told == f"JAVA_HOME is `{tmp_path / 'nowhere'}`, where there is no Java"


@pytest.mark.since("3.5")
def test_a_machine_in_order_is_told_so(run, tmp_path, monkeypatch):
    monkeypatch.setenv("JAVA_HOME", put_java(tmp_path / "jdk", 'openjdk version "17.0.15" 2025-04-15'))
    result = run("doctor")
    assert result.exit_code == 0 and result.stdout.endswith("`dqlang check` can run\n")
    for part in ("Python", "dqlang", "click", "antlr4", "pyspark", "delta-spark", "17.0.15", "JAVA_HOME="):
        assert part in result.stdout
    assert "Spark Connect" in result.stdout and "Sail" in result.stdout
    assert "MISSING" not in result.stdout


@pytest.mark.parametrize("answer", [None, 'java version "1.7.0_80"'])
def test_a_machine_without_the_right_java_is_told_how_to_get_it(run, tmp_path, monkeypatch, answer):
    home = put_java(tmp_path / "jdk", answer) if answer else str(tmp_path / "nowhere")
    monkeypatch.setenv("JAVA_HOME", home)
    result = run("doctor")
    assert result.exit_code == 1 and "MISSING  Java" in result.stdout and "apt install openjdk-17" in result.stdout
    assert "`dqlang check` cannot run" in result.stdout


@pytest.mark.since("3.5")
def test_check_refuses_before_it_starts_anything(run, tmp_path, monkeypatch, good):
    (tmp_path / "p.csv").write_text("Name\nA\n")
    monkeypatch.setenv("JAVA_HOME", put_java(tmp_path / "jdk", 'java version "1.7.0_80"'))
    result = run("check", "p.csv", "--rules", good)
    assert (result.exit_code, result.stdout) == (2, "")
    needed = 8 if spark_version() < (4, 0) else 17
    assert f"needs Java {needed} or later" in result.stderr and "help: install Java 17" in result.stderr
