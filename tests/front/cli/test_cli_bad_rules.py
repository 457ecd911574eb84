"""Rules that are wrong, from the command line: the message, its place, and the exit code of each command."""

from __future__ import annotations

import pytest

SCHEMA = "Name STRING, Age INT, Born DATE, Tags ARRAY<STRING>, Notes MAP<STRING, STRING>"
DEEP = "(" * 1000 + "Age is 1" + ")" * 1000
# What stands below `Person`, where it is marked, and what is said.
BAD = {
    "a lone name, indented": ("Name must be present\n    Address", "3:5", "`Address` stands alone on an indented line"),
    "an unknown check": ("Name must be humn_name", "2:18", "did you mean `human_name`?"),
    "an unknown column": ("Nam must be present", "2:5", "did you mean `Name`?"),
    "a check that fits no such type": ("Age must have whitespace", "2:19", "`have whitespace` does not fit `Age`"),
    "types that do not compare": ("Notes must be greater than 5", "2:19", "a map cannot be compared"),
    "a name that is taken": ("Age must be 5\n    AGE must be 5", "3:5", "is already taken"),
    "one name for two": ("Name, Age must be present as here", "2:34", "`here`"),
    "text without an end": ("Name must start with 'A", "2:26", "this text is never closed"),
    "a name without an end": ("`Name must be present", "2:5", "this name is never closed"),
    "a bracket without an end": ("Name must be in ['A', 'B'", "2:21", "never closed"),
    "a pattern that does not read": ("Name must match '[a'", "2:22", "DQ26"),
    "a dangerous pattern": ("Name must match '(a|b)*x'", "2:22", "DQ26"),
    "a construct outside the subset": (r"Name must match '(a)\1'", "2:25", "DQ26"),
    "nested a thousand deep": (f"Name must be present when {DEEP}", "2:63", "more than 32"),
    "a thousand times not": (f"Name must be present when {'not ' * 1000}Age is 1", "2:159", "more than 32"),
    "a day that does not exist": ("Born must be after 2024-02-30", "2:24", "2024-02-30"),
    "a format that is none": ("Name must be valid date with format 'dd/mm/yyyy'", "2:41", "format"),
    "and with or": ("Name must be present and be blank or be null", "2:15", "can be read in two ways"),
    "null in a list": ("Name must be in ['A', null]", "2:27", "be null or be in ['A']"),
    "unlike values in a list": ("Name must be in ['A', 5]", "2:27", "DQ2"),
    "bare words in a list": ("Name must be in [A, B]", "2:22", "'A'"),
    "a name that Spark would replace": ("`${env:HOME}` must be present", "2:5", "DQ2"),
    "two problems": ("Nam must be present\n    Age must be blu", "3:17", "2:5"),
}


@pytest.fixture
def file(tmp_path):
    (tmp_path / "p.csv").write_text("Name,Age\nA,1\n")

    def write(rules: str) -> str:
        (tmp_path / "bad.dq").write_text(rules, encoding="utf-8")
        return "bad.dq"

    return write


@pytest.mark.parametrize(("rules", "place", "told"), BAD.values(), ids=BAD)
def test_rules_that_are_wrong(run, file, rules, place, told):
    name = file(f"Person\n    {rules}\n")
    lint = run("lint", name, "--schema", SCHEMA)
    assert (lint.exit_code, lint.stderr) == (1, "")
    compiled = run("compile", name, "--schema", SCHEMA)
    assert (compiled.exit_code, compiled.stdout) == (2, "")
    for shown in (lint.stdout, compiled.stderr):
        assert f"bad.dq:{place}" in shown and told in shown
        assert "Traceback" not in shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("    Name must be present\n", "this rule stands before any table's name"),
        ("Person\n", "DQ112"),
        ("Person\n    Name must be present\npersoN\n    Name must be blank\n", "DQ113"),
        ("# nothing\n", "DQ114"),
    ],
)
def test_files_that_are_wrong_as_a_whole(run, file, text, told):
    name = file(text)
    for command, code in ((["lint"], 1), (["compile"], 2), (["explain"], 2), (["check", "p.csv", "--rules"], 2)):
        result = run(*command, name)
        assert result.exit_code == code and told in result.output


def test_a_pattern_that_is_dangerous_is_offered_as_one_that_is_not(run, file):
    shown = run("lint", file("Person\n    Name must match '^(?:a|b)*$'\n")).stdout
    assert "help: write `[ab]*`, which means the same" in shown
