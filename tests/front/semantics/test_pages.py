"""Each problem's page shows a mistake that has the problem, and a mending that has none."""

from __future__ import annotations

import inspect
import re

import pytest
from meanings import LOOKUPS as OTHERS
from meanings import SCHEMA

from dqlang.diagnostics import (
    advice,
    advice_on_values,
    advice_on_words,
    against_schema,
    definitions,
    facts,
    meaning,
    patterns,
    rule_names,
    two_readings,
    values,
)
from dqlang.diagnostics.problem import Problem
from dqlang.plan.ddl import parse_ddl
from dqlang.reader import all_problems, read_whole, table_name
from dqlang.source import Source

ADVICE = (advice, advice_on_values, advice_on_words)
MODULES = (meaning, values, patterns, two_readings, rule_names, against_schema, definitions, facts, *ADVICE)
KINDS = [
    kind
    for module in MODULES
    for _, kind in inspect.getmembers(module, inspect.isclass)
    if issubclass(kind, Problem) and kind.__module__ == module.__name__ and "code" in vars(kind)
]
LOOKUPS = {**OTHERS, "States": parse_ddl("Country STRING, Code STRING")}
SCHEMAS = {"DQ301": parse_ddl("name STRING, Name STRING"), "DQ445": None, "DQ449": None}
WITHOUT_MISTAKE = {
    "DQ203",  # only a check from Python asks for it
    "DQ244",  # the example's check is not registered here
    "DQ404",
}


def mistakes(kind: type[Problem]) -> list[str]:
    """The indented examples; in advice, the first example."""
    page = inspect.cleandoc(kind.__doc__ or "")
    fenced = re.findall(r"```dq\n(.*?)```", page, re.DOTALL)
    if kind.severity == "advice":
        return fenced[:1]
    indented = re.findall(
        r"^ {4}.*\n(?: {4}.*\n|\n(?= {4}))*", re.sub(r"```dq\n.*?```", "", page, flags=re.DOTALL), re.MULTILINE
    )
    return [inspect.cleandoc(block) for block in indented]


def mended(kind: type[Problem]) -> list[str]:
    fenced = re.findall(r"```dq\n(.*?)```", inspect.cleandoc(kind.__doc__ or ""), re.DOTALL)
    return fenced[1:] if kind.severity == "advice" else fenced


def found(text: str, schema=SCHEMA) -> list[str]:
    source = Source(text)
    whole = read_whole(source)
    assert whole.elsewhere == []
    problems = all_problems(source, whole, {table_name(whole.file.tables[0]): schema}, LOOKUPS)
    return [problem.code for problem in problems]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_mistake_has_the_problem(kind):
    if kind.code in WITHOUT_MISTAKE:
        return
    [mistake] = mistakes(kind)
    if kind.code == "DQ410":
        mistake = mistake.replace("Statuses", "Others")
    assert found(mistake, SCHEMAS.get(kind.code, SCHEMA)) == [kind.code]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_mending_has_none(kind):
    for text in mended(kind):
        assert found(text) == []
        assert found(text, None) == []


def test_codes_are_all_different_and_each_belongs_to_its_stage():
    codes = [kind.code for kind in KINDS]
    assert len(codes) == len(set(codes)) > 40
    for kind in KINDS:
        stage = {"DQ2": "error", "DQ3": "error", "DQ4": "advice"}[kind.code[:3]]
        assert kind.severity == stage
