"""The command line with files that use each other."""

from __future__ import annotations

import json

import pytest

MAIN = "use 'common.dq'\n\nPerson\n    State must be in us_states\n    Name must be a present.\n"
COMMON = "define us_states as ['CA', 'NY']\n"
BROKEN = "define us_states as ['CA', 'NY']\ndefine adult as be vlid date\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "main.dq").write_text(MAIN, encoding="utf-8")
    (tmp_path / "rules" / "common.dq").write_text(COMMON, encoding="utf-8")
    return tmp_path / "rules"


def test_lint_tells_of_a_used_file_once_and_shows_its_line(run, folder):
    (folder / "common.dq").write_text(BROKEN, encoding="utf-8")
    (folder / "other.dq").write_text(MAIN.replace("Person", "Other"), encoding="utf-8")
    for paths in (["rules"], ["rules/main.dq", "rules/other.dq"]):
        result = run("lint", *paths)
        assert result.exit_code == 1
        assert result.stdout.count("common.dq:2:20: error DQ200") == 1, result.stdout
        assert "2 | define adult as be vlid date" in result.stdout


@pytest.mark.parametrize("form", ["json", "sarif", "github", "concise"])
def test_every_format_names_the_used_file(run, folder, form):
    (folder / "common.dq").write_text(BROKEN, encoding="utf-8")
    result = run("lint", "rules/main.dq", "--format", form)
    assert result.exit_code == 1
    assert "rules/common.dq" in result.stdout


def test_fix_leaves_used_files_alone(run, folder):
    common = "define us_states as ['CA', 'NY']\nT\n    Name  must equal 5\n    Age must be greater then 5\n"
    (folder / "common.dq").write_text(common, encoding="utf-8")
    (folder / "main.dq").write_text(MAIN + "    Age must equal 5\n", encoding="utf-8")
    result = run("lint", "--fix", "rules/main.dq")
    assert result.exit_code == 0, result.stdout
    assert "mended 1 place in rules/main.dq" in result.stdout
    assert (folder / "common.dq").read_text(encoding="utf-8") == common


def test_the_root_can_be_said(run, folder, tmp_path):
    (tmp_path / "shared").mkdir()
    (folder / "common.dq").rename(tmp_path / "shared" / "common.dq")
    (folder / "main.dq").write_text(MAIN.replace("common", "../shared/common"), encoding="utf-8")
    for command in (["lint"], ["explain"], ["compile", "--to", "sql"]):
        shut = run(*command, "rules/main.dq")
        assert shut.exit_code in (1, 2)
        assert "DQ279" in shut.output
        assert run(*command, "rules/main.dq", "--root", ".").exit_code == 0


@pytest.mark.parametrize("command", [["lint"], ["explain"], ["compile"]])
def test_standard_input_needs_a_root(run, folder, command):
    without, given = run(*command, "-", stdin=MAIN), run(*command, "-", "--root", "rules", stdin=MAIN)
    assert without.exit_code in (1, 2)
    assert "DQ296" in without.output
    assert given.exit_code == 0, given.output


def test_fmt_neither_needs_nor_touches_used_files(run, folder):
    (folder / "common.dq").write_text("define   us_states as ['CA']\n", encoding="utf-8")
    assert run("fmt", "rules/main.dq").exit_code == 0
    assert (folder / "common.dq").read_text(encoding="utf-8") == "define   us_states as ['CA']\n"
    (folder / "common.dq").unlink()
    assert run("fmt", "--check", "rules/main.dq").exit_code == 0


def test_what_rules_become_holds_what_names_stand_for(run, folder):
    [rule, _] = json.loads(run("compile", "rules/main.dq", "--to", "json").stdout)["rules"]
    assert rule["text"] == "State must be in us_states"
    assert "CA" in json.dumps(rule["passed"])
    assert "InDefined" in run("compile", "rules/main.dq", "--emit", "ast").stdout


def test_a_file_of_definitions_alone_is_sound_and_has_no_rules(run, folder):
    assert run("lint", "rules/common.dq").exit_code == 0
    result = run("compile", "rules/common.dq")
    assert result.exit_code == 2
    assert "what other files can use" in result.stderr


def test_examples_know_definitions_and_tell_of_used_files(run, folder):
    (folder / "common.dq").write_text(BROKEN, encoding="utf-8")
    result = run("test", "rules/main.dq")
    assert result.exit_code == 1
    assert "common.dq:2:20: error DQ200" in result.stdout
    assert "define adult as be vlid date" in result.stdout


def test_a_tag_that_no_rule_bears_is_told_with_those_there_are(run, folder):
    (folder / "main.dq").write_text("T\n    A must be 1 tagged ['money', 'daily']\n    B must be 1\n", encoding="utf-8")
    (folder / "data.csv").write_text("A,B\n1,1\n", encoding="utf-8")
    result = run("check", "rules/data.csv", "--rules", "rules/main.dq", "--tag", "daily", "--tag", "dayly")
    assert result.exit_code == 2
    assert "no rule is tagged `dayly`" in result.stderr
    assert "the tags are `money`, `daily`" in result.stderr
