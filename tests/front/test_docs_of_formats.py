"""What docs/formats.md shows is what the commands print; the hooks of pre-commit are there and work."""

from __future__ import annotations

import json
import re
import shlex
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from dqlang.cli.group import COMMANDS
from dqlang.cli.group import dqlang as group
from dqlang.cli.lint import FORMATS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
RULES = next(text for kind, text in BLOCKS if kind == "rules")
SHOWN = [(command, shown) for (kind, command), (_, shown) in zip(BLOCKS, BLOCKS[1:], strict=False) if kind == "sh"]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def people(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    (tmp_path / "people.dq").write_text(RULES)


def run(*arguments: str):
    return CliRunner().invoke(group, list(arguments))


@pytest.mark.parametrize(("command", "shown"), SHOWN)
def test_a_command_prints_what_stands_behind_it(people, command, shown):
    assert run(*shlex.split(command)[1:]).stdout == shown


def test_the_result_of_sarif_is_the_one_that_is_shown(people):
    log = json.loads(run("lint", "people.dq", "--format", "sarif").stdout)
    shown = [json.loads(text) for kind, text in BLOCKS if kind == "json" and text.startswith("{")]
    assert log["runs"][0]["results"][:1] == shown


def test_each_format_is_listed():
    listed = re.findall(r"^\| `(\w+)` \| `(\w+)` \|", PAGE, re.MULTILINE)
    check = next(each for each in group.get_command(None, "check").params if each.name == "form")
    assert listed == [("lint", form) for form in FORMATS] + [
        ("check", form) for form in ("text", "json", "html", "junit")
    ]
    assert set(check.type.choices) == {form for command, form in listed if command == "check"}


@pytest.mark.parametrize("text", [text for kind, text in BLOCKS if kind == "yaml"])
def test_settings_of_others_can_be_read(text):
    assert yaml.safe_load(text)


@pytest.mark.parametrize("hook", HOOKS, ids=[hook["id"] for hook in HOOKS])
def test_a_hook_runs_a_command_that_is_there(hook, people):
    program, command = hook["entry"].split()
    assert entry_points(group="console_scripts")[program].value == "dqlang.cli:main"
    assert command in COMMANDS and hook["id"] == f"dqlang-{command}" and hook["language"] == "python"
    assert re.search(hook["files"], "rules/person.dq") and not re.search(hook["files"], "rules/person.dql")
    assert run(command, "people.dq").exit_code == {"lint": 1, "fmt": 0}[command]


@pytest.mark.parametrize("page", ["docs/formats.md", "README.md"])
def test_the_hooks_are_documented(page):
    shown = re.findall(r"^      - id: (.*)$", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(shown) == sorted(hook["id"] for hook in HOOKS)
