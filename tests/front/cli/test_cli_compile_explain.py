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


@pytest.mark.parametrize("code", ["403", "DQ 403", "dq-403"])
def test_explain_offers_the_code_of_a_number(run, code):
    result = run("explain", code)
    assert result.exit_code == 2 and "did you mean `DQ403`?" in result.stderr


def test_explain_of_a_number_that_is_no_code_offers_none(run):
    assert "did you mean" not in run("explain", "999").stderr


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("be at least", "Age must be at least 18"),
        ("at least 18", "Age must be at least 18"),
        ("must be >=", "be at least, be >="),
        ("contains", "Email must contain '@'"),
        ("be unique", "Email must be unique"),
        ("is in", "Status must be in ['open', 'paid']"),
        ("Strictly Between", "Rate must be strictly between 0 and 1"),
        ("match '^a$'", "reported as Zip_match_pattern"),
        ("be on a weekday", "VisitDate must be on a weekday"),
        ("is on a weekend", "VisitDate must not be on a weekend"),
        ("must not be an outlier", "Amount should not be an outlier"),
        ("outlier", "Amount should not be an outlier"),
        ("be an outlier by 3 standard deviations", "by 3 standard deviations"),
    ],
)
def test_explain_shows_what_the_grammar_spells_out_on_a_sentence(run, asked, told):
    result = run("explain", asked)
    assert (result.exit_code, result.stderr) == (0, "")
    assert told in result.stdout and "docs/language.md" in result.stdout and "reported as" in result.stdout


def test_explain_finds_each_shape_by_the_words_that_the_documentation_has(run):
    from dqlang.explain.shapes import SHAPES

    for phrases in SHAPES:
        for phrase in phrases:
            assert run("explain", phrase).exit_code == 0, phrase


def test_each_shape_of_the_grammar_stands_in_the_documentation():
    from pathlib import Path

    from dqlang.explain.shapes import SHAPES, shape_page

    text = (Path(__file__).parents[3] / "docs" / "language.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    for phrases in SHAPES:
        for phrase in phrases:
            assert shape_page(phrase), phrase
            assert any(f"`{phrase}" in row.split("|")[1] for row in rows), phrase


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
