"""`dqlang test`, as far as it needs nothing that runs rules."""

from __future__ import annotations

import pytest

RULES = (
    "Person\n    Email must be unique\n    Zip must be present when Country is 'US'\n    Name should be human_name\n"
)


def test_without_examples_it_says_how_to_write_one(run, tmp_path):
    (tmp_path / "person.dq").write_text(RULES)
    result = run("test", "person.dq")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "there are no examples yet: 3 rules, and none has one\n"
        "to show what a rule means, write below it a row and what the rule says of it:\n"
        "\n"
        "    Zip must be present when Country is 'US'\n"
        "        example: Zip '...', Country '...' passes\n"
    )


def test_what_it_says_can_be_written(run, tmp_path):
    (tmp_path / "person.dq").write_text(RULES)
    shown = run("test", "person.dq").stdout.split("\n\n")[1]
    (tmp_path / "shown.dq").write_text(f"Person\n{shown}")
    assert run("lint", "shown.dq").exit_code == 0


def test_problems_are_told_as_lint_tells_them(run, tmp_path):
    (tmp_path / "bad.dq").write_text("Person\n    Name must be humn_name\n        example: Name 'x' fails\n")
    (tmp_path / "odd.dq").write_text("Person\n    Name must be human_name\n        example: Nam 'x' fails\n")
    result = run("test", "bad.dq", "odd.dq")
    assert (result.exit_code, result.stderr) == (1, "")
    told = [line for line in result.stdout.splitlines() if ".dq:" in line]
    assert [line.split(": ")[1] for line in told] == ["error DQ200", "error DQ255"]
    assert told == [line for line in run("lint", "bad.dq", "odd.dq").stdout.splitlines() if ".dq:" in line]


def test_a_file_that_cannot_be_read_does_not_hide_the_others(run, tmp_path):
    (tmp_path / "bad.dq").write_text("Person\n    Name must be humn_name\n")
    result = run("test", "nowhere.dq", "bad.dq", "empty")
    assert result.exit_code == 2
    assert "DQ200" in result.stdout
    assert "there is no file `nowhere.dq`" in result.stderr and "there is no file `empty`" in result.stderr


def test_a_schema_is_of_one_table(run, tmp_path):
    (tmp_path / "two.dq").write_text("A\n    X must be present\nB\n    X must be present\n")
    result = run("test", "two.dq", "--schema", "X INT")
    assert result.exit_code == 2 and "this file has several: A, B" in result.stderr


def test_a_schema_is_held_against_the_values(run, tmp_path):
    (tmp_path / "age.dq").write_text("A\n    Age must be present\n        example: Age 'x' passes\n")
    result = run("test", "age.dq", "--schema", "Age INT")
    assert result.exit_code == 1 and "`Age` holds whole numbers, and cannot hold `'x'`" in result.stdout


@pytest.mark.parametrize("arguments", [(), ("x.dq", "--engine", "duckdb")])
def test_wrong_usage(run, arguments):
    assert run("test", *arguments).exit_code == 2


def test_the_command_is_listed(run):
    assert "test" in run("--help").stdout
    assert "example: Name 'Gle9' fails" in run("test", "--help").stdout


def test_a_verdict_that_may_change_is_shown_with_its_own_word(run, tmp_path):
    (tmp_path / "age.dq").write_text("A\n    D must be before today\n        example: D 2024-01-01 passes\n")
    told = run("lint", "age.dq").stdout
    assert "`passes on 2024-06-01`" in told and "`fails" not in told
