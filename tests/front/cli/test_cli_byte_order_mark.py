"""A byte-order mark is seen by nobody: with it, every format says the same of the same places."""

from __future__ import annotations

import pytest

import dqlang

MARK = "\ufeff"
RULES = [
    "Name must be humn_name\nP\n    Name must be present\n",  # a rule before the table's name
    "P:\n    Name must be present\n",  # a slip on the first line, with its mending
    "P Q R\n    Name must be humn_name\n",
    "P\n    Id must be present\np\n    Id must be unique\n",  # another place that explains it
]


@pytest.mark.parametrize("rules", RULES)
@pytest.mark.parametrize("form", ["text", "concise", "json", "github", "sarif"])
def test_a_byte_order_mark_changes_nothing_that_is_said(run, tmp_path, monkeypatch, rules, form):
    monkeypatch.chdir(tmp_path)
    told = []
    for mark in ("", MARK):
        (tmp_path / "a.dq").write_bytes((mark + rules).encode("utf-8"))
        result = run("lint", "a.dq", "--format", form)
        told.append((result.exit_code, result.stdout, result.stderr))
    assert told[0][0] == 1 and told[0] == told[1]


@pytest.mark.parametrize("rules", RULES)
def test_from_python_too(rules):
    assert dqlang.lint(MARK + rules) == dqlang.lint(rules) != []
    with pytest.raises(dqlang.DqError) as plain:
        dqlang.compile(rules)
    with pytest.raises(dqlang.DqError) as marked:
        dqlang.compile(MARK + rules)
    assert str(marked.value) == str(plain.value)
