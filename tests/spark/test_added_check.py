"""A check is two files and no edit: one that is added beside the built-in ones is known everywhere."""

from __future__ import annotations

import sys

import pytest
import yaml
from click.testing import CliRunner
from corpus_cases import read

import dqlang
import dqlang.checks
from dqlang.cli.group import dqlang as command

CHECK = '''\
"""Reads the same from both ends.

Null: no answer, so the rule fails. Types: text.

```dq
Word
    Text must be palindrome
```
"""

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Call, predicate
from dqlang.plan.types import STRING


def build(subject):
    value = as_text(subject)
    return predicate("=", Call("reverse", (value,), STRING), value)


CHECK = CheckSpec(
    phrase="be palindrome",
    type_name="palindrome",
    accepts=TEXT,
    build=build,
    english="reads the same from both ends",
    english_not="does not read the same from both ends",
)
'''
CASES = """\
# be palindrome

## texts

```dq
Word
    Text must be palindrome
    Text should not be a palindrome
```

```data
SELECT * FROM VALUES ('anna'), ('it''s'), (''), (NULL) AS t(Text)
```

```rows
- [Text_not_palindrome]
- [Text_palindrome]
- [Text_not_palindrome]
- [Text_palindrome, Text_not_palindrome]
```
"""
RULES = "Word\n    Text must be palindrome\n"


@pytest.fixture
def added(tmp_path, monkeypatch):
    """A folder with a check and its cases, on the path on which checks are looked for."""
    (tmp_path / "palindrome.py").write_text(CHECK)
    (tmp_path / "palindrome.md").write_text(CASES)
    assert [problem.code for problem in dqlang.lint(RULES)] == ["DQ200"]
    monkeypatch.setattr(dqlang.checks, "__path__", [*dqlang.checks.__path__, str(tmp_path)])
    yield tmp_path
    sys.modules.pop("dqlang.checks.palindrome", None)


def test_lint_knows_it_what_it_accepts_and_what_it_is_nearly(added):
    assert dqlang.lint(RULES, schema="Text STRING") == []
    assert [problem.code for problem in dqlang.lint(RULES, schema="Text INT")] == ["DQ310"]
    [unknown] = dqlang.lint("Word\n    Text must be palindrom\n")
    assert unknown.help == "did you mean `palindrome`?"
    assert dqlang.format("Word\n  Text must be a Palindrome.") == RULES


def test_explain_says_what_it_asks(added):
    assert "Text must read the same from both ends;" in dqlang.compile(RULES).explain()
    page = CliRunner().invoke(command, ["explain", "palindrome"])
    assert page.exit_code == 0 and page.stdout.startswith("be palindrome\n\nReads the same from both ends.\n")


def test_its_cases_are_graded(added, either_ansi):
    [case] = read(added / "palindrome.md", added)
    graded = dqlang.compile(case.blocks["dq"]).grade(either_ansi.sql(case.blocks["data"])).select("DataQualityResult.*")
    found = [[*row.SevereErrors, *row.WarningErrors] for row in graded.collect()]
    assert found == yaml.safe_load(case.blocks["rows"])


def test_it_is_written_as_text(added):
    rules = dqlang.compile(RULES, schema="Text STRING")
    assert "reverse(`Text`)" in rules.to_sql() and "reverse(`Text`)" in rules.to_pyspark()
