"""A check's name is accepted exactly where the grammar can read it; the checks' own pages are rules that compile."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import dqlang
import dqlang.checks
from dqlang.checks.names import name_problem
from dqlang.source import Source
from dqlang.syntax.generated.DataQualityLexer import DataQualityLexer
from dqlang.syntax.parse import parse

KEYWORDS = [name.strip("'").lower() for name in DataQualityLexer.literalNames if re.fullmatch(r"'[A-Za-z]+'", name)]
FOLDER = dqlang.checks.__path__
MODULES = [importlib.import_module(f"dqlang.checks.{found.name}") for found in pkgutil.iter_modules(FOLDER)]
PAGES = {module.CHECK.phrase: module.__doc__ for module in MODULES if hasattr(module, "CHECK")}


def is_read_as(name: str) -> bool:
    file, problems = parse(Source(f"t\n    X must be {name}\n"))
    rules = file.tables[0].rules if file.tables else ()
    return not problems and [getattr(rule.checks[0].check, "phrase", None) for rule in rules] == [f"be {name}"]


@pytest.mark.parametrize("form", ["{} thing", "thing {}", "thing {} more", "{}"])
def test_a_name_is_accepted_where_the_grammar_reads_it(form):
    names = [form.format(word) for word in KEYWORDS if form.format(word) != "null"]
    assert len(names) > 100
    assert [name for name in names if is_read_as(name) == bool(name_problem(name, set()))] == []


@pytest.mark.parametrize("phrase", PAGES)
def test_the_example_on_a_checks_page_is_a_rule_with_that_check(phrase):
    examples = re.findall(r"```dq\n(.*?)```", PAGES[phrase], re.DOTALL)
    assert examples
    for example in examples:
        assert [found for found in dqlang.lint(example) if found.severity == "error"] == []
        assert dqlang.format(example) == example
        assert re.search(phrase.partition(" ")[2] or phrase, example)
