"""On a machine that lacks something, `make` says in one sentence what to install and how."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

NEED = Path(__file__).parents[2] / "scripts" / "need.sh"
TOOLS = ("id", "sed", "head")


@pytest.fixture
def machine(tmp_path):
    """A PATH with next to nothing on it; `add` puts a command there, as a shell script."""
    for tool in TOOLS:
        (tmp_path / tool).symlink_to(shutil.which(tool))

    def add(name, script):
        command = tmp_path / name
        command.write_text(f"#!/bin/sh\n{script}\n")
        command.chmod(0o755)

    def need(*arguments, **environment):
        shell = shutil.which("sh")
        env = {"PATH": str(tmp_path), **environment}
        return subprocess.run([shell, str(NEED), *arguments], env=env, capture_output=True, text=True)

    return SimpleNamespace(add=add, need=need)


def java(version):
    return f"""echo 'openjdk version "{version}" 2024-01-16' >&2"""


@pytest.mark.parametrize("version", ["17.0.15", "21", "25-ea"])
def test_a_java_that_spark_runs_on_needs_no_words(machine, version):
    machine.add("java", java(version))
    done = machine.need("java")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(("version", "named"), [("1.8.0_402", "is Java 8"), ("11.0.22", "is Java 11")])
def test_a_java_that_is_too_old(machine, version, named):
    machine.add("java", java(version))
    machine.add("apt-get", "")
    said = sentence(machine.need("java"))
    assert named in said and "apt-get install -y openjdk-17-jre-headless`" in said


def test_no_java(machine):
    machine.add("dnf", "")
    said = sentence(machine.need("java"))
    assert "there is no `java` here" in said and "dnf install -y java-17-openjdk-headless`" in said


def test_a_java_that_is_only_a_stub(machine):
    machine.add("java", "echo 'Unable to locate a Java Runtime.' >&2; exit 1")
    machine.add("brew", "")
    said = sentence(machine.need("java"))
    assert "does not run" in said and "`brew install --cask temurin@17`" in said


def test_java_home_goes_before_the_path(machine, tmp_path):
    machine.add("java", java("17.0.15"))
    said = sentence(machine.need("java", JAVA_HOME=str(tmp_path / "nowhere")))
    assert "nowhere/bin/java" in said and "let JAVA_HOME point to it or unset it" in said


def test_a_python_is_found_under_a_later_name(machine, tmp_path):
    machine.add("python3", "exit 1")
    machine.add("python3.11", "exit 0")
    done = machine.need("python")
    assert (done.returncode, done.stdout) == (0, f"{tmp_path}/python3.11\n")


def test_a_python_that_is_named_and_too_old(machine):
    machine.add("python3.9", "exit 1")
    said = sentence(machine.need("python", "python3.9"))
    assert "Python 3.10 or newer" in said and "`python3.9` is none" in said


def test_a_python_without_venv(machine):
    machine.add("apt-get", "")
    machine.add("python3", 'case "$2" in *ensurepip*) exit 1;; *venv*) echo python3.11-venv;; esac')
    said = sentence(machine.need("python"))
    assert "cannot make a virtual environment" in said and "apt-get install -y python3.11-venv`" in said


def sentence(done):
    """What was said, known to be one line on the error stream and a failure."""
    assert done.returncode == 1 and done.stdout == "" and done.stderr.count("\n") == 1
    return done.stderr
