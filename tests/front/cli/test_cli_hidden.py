"""No report of problems shows a value that an example gives to a sensitive column, in any format."""

from __future__ import annotations

import pytest

import dqlang

HEAD = "Person\n    Ssn is sensitive\n    Address.Zip is sensitive\n"
RULE = "    Ssn must be present when Name is 'Bob'\n"
EXAMPLES = {
    "a value that does not fit": "        example: Name 'Bob', Ssn 'secret77' fails\n",
    "a list": "    every Ssn must be present\n        example: Ssn 'secret77' fails\n",
    "a row that does not fit": "        example: Name 5, Ssn 'secret77' fails\n",
    "a verdict that is misspelt": "        example: Name 'Bob', Ssn 'secret77' fials\n",
    "no verdict": "        example: Name 'Bob', Ssn 'secret77'\n",
    "no quotes": "        example: Name 'Bob', Ssn secret77 fails\n",
    "several words": "        example: Ssn is my secret77 passes\n",
    "an open quote": "        example: Name 'Bob', Ssn 'secret77 fails\n",
    "no colon": "        example Name 'Bob', Ssn 'secret77' fails\n",
    "twice": "        example: Ssn 'secret77', Ssn 'secret77' fails\n",
    "a field": "        example: Address.Zip 'secret77' fails\n",
    "in any case": "        example: Name 'Bob', SSN = 'secret77' fails\n",
    "a day too many": "        example: Ssn 'secret77' fails on 2024-01-01\n",
    "beside a slip": "        example: Ssn == 'secret77' passes\n",
    "no rule above": "Other\n    Ssn is sensitive\n    example: Ssn 'secret77' fails\n    Ssn must be present\n",
}
SCHEMA = "Ssn INT, Name STRING, Address STRUCT<Zip: INT>"


@pytest.mark.parametrize("form", ["text", "concise", "json", "github", "sarif"])
@pytest.mark.parametrize("case", EXAMPLES)
def test_lint_shows_no_value(run, tmp_path, case, form):
    (tmp_path / "a.dq").write_text(HEAD + RULE + EXAMPLES[case])
    schema = () if "Other" in EXAMPLES[case] else ("--schema", SCHEMA)
    result = run("lint", "a.dq", "--format", form, *schema)
    assert "DQ" in result.output and "ecret" not in result.output


@pytest.mark.parametrize("command", [("test",), ("compile",), ("explain",), ("fmt", "--check")])
@pytest.mark.parametrize("case", EXAMPLES)
def test_no_other_command_shows_one(run, tmp_path, case, command):
    (tmp_path / "a.dq").write_text(HEAD + RULE + EXAMPLES[case])
    assert "ecret" not in run(*command, "a.dq").output


def test_a_difference_of_style_shows_none(run, tmp_path):
    (tmp_path / "a.dq").write_text(HEAD + RULE + "     example:  Name 'Bob',  Ssn 'secret77'  fails\n")
    result = run("fmt", "--diff", "a.dq")
    assert "+        example: Name 'Bob', Ssn ***" in result.output and "ecret" not in result.output


@pytest.mark.parametrize("form", ["text", "json", "html", "junit"])
@pytest.mark.parametrize("case", ["a verdict that is misspelt", "no quotes", "an open quote", "twice"])
def test_check_shows_none(run, tmp_path, case, form):
    (tmp_path / "a.dq").write_text(HEAD + RULE + EXAMPLES[case])
    (tmp_path / "p.csv").write_text("Ssn,Name\n1,Bob\n")
    result = run("check", "p.csv", "--rules", "a.dq", "--format", form)
    assert result.exit_code == 2 and "DQ" in result.output and "ecret" not in result.output


@pytest.mark.parametrize("case", EXAMPLES)
def test_python_shows_none(case):
    text = HEAD + RULE + EXAMPLES[case]
    assert "ecret" not in repr(dqlang.lint(text))
    for call in (lambda: dqlang.compile(text, table="Person"), lambda: dqlang.format(text)):
        try:
            call()
        except dqlang.DqError as error:
            assert "ecret" not in f"{error}{error.diagnostics}"


def test_what_is_not_sensitive_is_shown_and_places_hold():
    text = HEAD + RULE + "        example: Name 'Bob', Ssn 'secret77' fials\n"
    [plain] = dqlang.lint(text.replace("Ssn is sensitive", "Xyz is sensitive"))
    [found] = dqlang.lint(text)
    assert (found.line, found.column, found.end_column) == (plain.line, plain.column, plain.end_column)
    with pytest.raises(dqlang.DqError, match=r"example: Name 'Bob', Ssn \*{10} fials"):
        dqlang.compile(text)


def test_fix_keeps_the_values(run, tmp_path):
    text = HEAD + RULE + "        example: Ssn 'secret77' fails\n    Name must be = 'x'\n"
    (tmp_path / "a.dq").write_text(text)
    result = run("lint", "a.dq", "--fix")
    assert "secret77" in (tmp_path / "a.dq").read_text() and "ecret" not in result.output
