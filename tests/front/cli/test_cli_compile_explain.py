"""`dqlang compile` and `dqlang explain`."""

from __future__ import annotations

import json

import pytest

from dqlang.diagnostics.catalogue import page, problems
from tests.front.cli.conftest import GOOD

TWO = GOOD + "Order\n    Id must be present\n"


@pytest.mark.parametrize(("target", "told"), [("sql", "Name"), ("pyspark", "def "), ("json", "{")])
def test_rules_are_shown_in_other_forms(run, good, target, told):
    result = run("compile", good, "--to", target)
    assert (result.exit_code, result.stderr) == (0, "") and told in result.stdout


def test_pyspark_is_what_is_written_unless_told_otherwise(run, good):
    assert run("compile", good).stdout == run("compile", good, "--to", "pyspark").stdout
    compile(run("compile", good).stdout, "rules.py", "exec")


def test_json_is_one_document(run, good):
    json.loads(run("compile", good, "--to", "json").stdout)


@pytest.mark.parametrize(
    ("stage", "told"),
    [("tokens", "2:10\tMUST\tmust"), ("tree", "have"), ("ast", "Named(phrase='have whitespace'"), ("plan", "rlike")],
)
def test_each_stage_can_be_looked_at(run, good, stage, told):
    result = run("compile", good, "--emit", stage)
    assert (result.exit_code, result.stderr) == (0, "") and told in result.stdout


@pytest.mark.parametrize("arguments", [[], ["--emit", "ast"], ["--to", "sql"]])
def test_rules_that_do_not_compile_exit_with_2(run, tmp_path, arguments):
    (tmp_path / "bad.dq").write_text("Person\n    Name must must\n")
    result = run("compile", "bad.dq", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "bad.dq:2:" in result.stderr and "  2 |     Name must must" in result.stderr


def test_of_several_tables_one_is_to_be_named(run, tmp_path):
    (tmp_path / "two.dq").write_text(TWO)
    result = run("compile", "two.dq")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "`--table`" in result.stderr and "`Person`, `Order`" in result.stderr
    assert "`Id`" in run("compile", "two.dq", "--table", "order").stdout
    assert run("compile", "two.dq", "--table", "Nobody").exit_code == 2


def test_explain_says_what_a_file_asks_table_by_table(run, tmp_path):
    (tmp_path / "two.dq").write_text(TWO)
    result = run("explain", "two.dq")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Name" in result.stdout and "Id" in result.stdout


@pytest.mark.parametrize(
    "phrase", ["human_name", "be human_name", "must be a human_name", "valid date", "date", "whitespace"]
)
def test_explain_finds_a_check_by_its_words(run, phrase):
    result = run("explain", *phrase.split())
    assert result.exit_code == 0 and "Types: text" in result.stdout and "```" not in result.stdout


def test_explain_of_what_is_unknown_offers_what_is_near(run):
    result = run("explain", "humn_name")
    assert (result.exit_code, result.stdout) == (2, "") and "did you mean `be human_name`" in result.stderr
    assert "did you mean `DQ200`" in run("explain", "dq2000").stderr


def test_explain_does_not_offer_what_was_asked(run):
    told = run("explain", "be", "unique").stderr
    assert "did you mean" not in told and "docs/language.md" in told


def test_explain_knows_each_code(run):
    for code in problems():
        result = run("explain", code.lower())
        assert result.exit_code == 0 and result.stdout.startswith(f"{code} is ")


def test_the_catalogue_holds_every_code_that_the_sources_name():
    import re
    from pathlib import Path

    import dqlang

    folder = Path(dqlang.__file__).parent
    named = re.compile(r"^    code(?:: ClassVar\[str\])? = \"(DQ\d+)\"", re.MULTILINE)
    written = {code for file in folder.rglob("*.py") for code in named.findall(file.read_text(encoding="utf-8"))}
    assert written == set(problems()) and len(written) > 20


def test_each_code_has_a_page():
    short = [code for code in problems() if len((page(code) or "").split("\n")) < 5]
    assert short == [] and page("DQ999") is None
