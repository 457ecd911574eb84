"""Quotes around what was meant as a check, and around a whole list."""

from __future__ import annotations

import pytest

import dqlang
from dqlang.checks import registry
from dqlang.semantics.lints import checks_in_quotes


def advice(sentence: str) -> list[dqlang.Diagnostic]:
    return dqlang.lint(f"T\n    {sentence}\n")


def mended(sentence: str, found: dqlang.Diagnostic) -> str:
    [(_, start, _, end, words)] = found.edits
    line = f"    {sentence}"
    return (line[: start - 1] + words + line[end - 1 :]).strip()


@pytest.mark.parametrize(
    ("sentence", "code", "meant"),
    [
        ("Name must be 'present'", "DQ447", "Name must be present"),
        ("Name must be “present”", "DQ447", "Name must be present"),
        ("Name must be equal to 'NULL'", "DQ447", "Name must be null"),
        ("Name must not be 'null'", "DQ447", "Name must not be null"),
        ("Name must be 'not null'", "DQ447", "Name must not be null"),
        ("Name must be 'required' when Kind is 'A'", "DQ447", "Name must be present when Kind is 'A'"),
        ("Name must have length 3 or be 'unique'", "DQ447", "Name must have length 3 or be unique"),
        ("every Tags must be 'blank'", "DQ447", "every Tags must be blank"),
        ("Code must be 'be upper case'", "DQ447", "Code must be upper case"),
        ("Gender must be in ['M,F']", "DQ448", "Gender must be in ['M', 'F']"),
        ('Gender must not be in ["M , F,O"]', "DQ448", 'Gender must not be in ["M", "F", "O"]'),
        ("Gender must be in ['O''Brien, Smith']", "DQ448", "Gender must be in ['O''Brien', 'Smith']"),
    ],
)
def test_both_readings_are_named(sentence: str, code: str, meant: str) -> None:
    (found,) = advice(sentence)
    assert (found.code, found.severity, found.fixable) == (code, "advice", False)
    assert "did you mean" in (found.help or "")
    assert mended(sentence, found) == meant
    assert advice(meant) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Result must be 'positive'",
        "Status must be 'open'",
        "Status must not be 'not null'",
        "Zip must be present when Attendance is 'present'",
        "Attendance must be in ['present', 'missing']",
        "Name must be in ['Smith, John', 'Doe, Jane']",
        "Sign must be in [',']",
        "Name must be 'Smith, John'",
    ],
)
def test_what_may_well_be_a_text_is_not_told(sentence: str) -> None:
    assert advice(sentence) == []


def test_what_is_offered_for_a_text_is_a_check() -> None:
    assert set(checks_in_quotes._MEANT.values()) <= {*registry.phrases(), "be unique"}
