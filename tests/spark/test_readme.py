"""What the README says is so: its rules, its code, its commands, its tables and its links."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import dqlang
from dqlang.cli.group import COMMANDS

pytestmark = pytest.mark.classic

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
PERSON = ROOT / "examples" / "person"


def blocks(language):
    return [text for name, text in BLOCKS if name == language]


def shown_after(text):
    """The text block right behind a block: what it prints."""
    following = BLOCKS[[block for _, block in BLOCKS].index(text) + 1]
    return following[1] if following[0] == "text" else None


def table_under(header):
    """The rows of the Markdown table that begins with this header, each a list of its cells."""
    lines = README[README.index(header) :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch):
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("text", blocks("dq"))
def test_rules_compile_without_advice(text):
    assert dqlang.lint(text) == []


def test_the_first_rules_are_the_example_s(spark):
    assert blocks("dq")[0] in (PERSON / "person.dq").read_text(encoding="utf-8")


def test_python_blocks_print_what_stands_behind_them(spark):
    names = {"spark": spark}  # as in a notebook, a block goes on where the one before ended
    for text in blocks("python"):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(text, names)
        if (shown := shown_after(text)) is not None:
            assert printed.getvalue().rstrip() == shown.rstrip()


@pytest.mark.parametrize("text", [text for text in blocks("sh") if text.startswith("dqlang ")])
def test_commands_print_what_stands_behind_them(text):
    command = [sys.executable, "-m", *shlex.split(text.replace("\\\n", ""))]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "TZ": "UTC"})
    assert done.stdout.rstrip() == shown_after(text).rstrip(), done.stderr


def test_the_table_of_grades_is_computed(spark):
    rows = [[cell.replace("*", "") for cell in row] for row in table_under("| Name | BirthDate")]
    quoted = (", ".join("NULL" if not c else f"'{c}'" for c in row[:4]) for row in rows)
    people = spark.sql(f"SELECT * FROM VALUES ({'), ('.join(quoted)}) AS t(Name, BirthDate, EffDate, Designation)")
    graded = dqlang.grade(people, blocks("dq")[0]).select("Name", "DataQualityResult.*").collect()

    found = {
        r.Name: [", ".join(f"`{n}`" for n in names) for names in (r.SevereErrors, r.WarningErrors)] for r in graded
    }
    assert found == {row[0]: row[4:] for row in rows}


def test_each_command_and_make_target_exists():
    for command, _ in table_under("| command |"):
        assert command.strip("`").removeprefix("dqlang ") in COMMANDS
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"make ([a-z-]+)", README):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_links_and_folders_exist_and_no_folder_is_left_out():
    for link in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / link).exists(), link
    listed = {row[0].strip("`/").partition("/")[0] for row in table_under("| folder |")}
    kept = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "_"))}
    assert kept - {"artifacts", "build", "dist", "spark-warehouse", "metastore_db"} == listed
