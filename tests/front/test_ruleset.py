"""A RuleSet as an object: kept, joined and chosen from."""

from __future__ import annotations

import pickle

import pytest

import dqlang
from dqlang import reader
from dqlang.syntax.parse import parse

TEXT = """\
Order
    Id must be unique
    Total should be at least 0.50 if present because 'it is billed' tagged ['finance']
    Country must be in lookup Countries.Code when Kind is 'abroad'
    Left must be less than Right tagged ['finance', 'weekly']
"""
SCHEMA = "Id INT, Total DECIMAL(10,2), Country STRING, Kind STRING, Left DATE, Right DATE"


@pytest.mark.parametrize(
    "given", [{}, {"schema": SCHEMA, "lookups": {"Countries": "Code STRING"}}], ids=["bare", "typed"]
)
def test_a_rule_set_can_be_pickled(given):
    rules = dqlang.compile(TEXT, **given)
    again = pickle.loads(pickle.dumps(rules))
    assert (again.table, again.rules, again.fingerprint) == ("Order", rules.rules, rules.fingerprint)
    assert again.explain() == rules.explain()
    assert again.to_json() == rules.to_json()


def test_what_was_used_can_be_pickled_and_joined():
    rules = pickle.loads(pickle.dumps(dqlang.compile(TEXT, schema=SCHEMA)))
    apart = rules.select(severity="severe") + rules.select(severity="warning")
    assert sorted(rule.name for rule in apart) == sorted(rule.name for rule in rules)
    assert [rule.name for rule in rules.select(tags=["weekly", "none"])] == ["Left_lt_Right"]
    assert [rule.name for rule in rules.select(tags="finance", severity="warning")] == ["Total_ge_0_50"]


def test_a_severity_that_is_none_is_refused():
    with pytest.raises(ValueError, match="`severe` or `warning`, not `must`"):
        dqlang.compile(TEXT).select(severity="must")


def test_joined_rules_of_one_name_are_refused():
    rules = dqlang.compile(TEXT)
    with pytest.raises(dqlang.DqError, match="Id_unique` is already taken"):
        rules + rules


def test_a_problem_can_be_pickled():
    with pytest.raises(dqlang.DqError) as caught:
        dqlang.compile("Person\n    Name must be humn_name\n")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.diagnostics) == (str(caught.value), caught.value.diagnostics)


def test_a_table_is_found_in_any_case_and_the_others_are_named():
    text = "Person\n    Name must be present\nsales.Orders\n    Id must be present\n"
    assert dqlang.compile(text, table="SALES.orders").table == "sales.Orders"
    with pytest.raises(dqlang.DqError, match="one of `Person`, `sales.Orders`"):
        dqlang.compile(text)
    with pytest.raises(dqlang.DqError, match="no rules for `Persons`, only for `Person`, `sales.Orders`"):
        dqlang.compile(text, table="Persons")


def test_all_tables_of_a_file(tmp_path):
    (tmp_path / "two.dq").write_text("Person\n    Name must be present\nOrder\n    Id must be present\n")
    found = dqlang.load_all(tmp_path / "two.dq")
    assert {table: [rule.name for rule in rules] for table, rules in found.items()} == {
        "Person": ["Name_present"],
        "Order": ["Id_present"],
    }


def test_all_problems_are_in_one_report_those_against_the_schema_too() -> None:
    text = "T\n    A mst be present\n    Bee must be present\n    A must match 'x'\n"
    with pytest.raises(dqlang.DqError) as caught:
        dqlang.compile(text, schema="A INT, B STRING")
    assert [problem.code for problem in caught.value.diagnostics] == ["DQ101", "DQ300", "DQ310"]


def test_all_tables_and_lookups_are_in_one_report(tmp_path) -> None:
    path = tmp_path / "two.dq"
    path.write_text("T\n    A must be in lookup L.Nope\nU\n    A must be in lookup L.None\n")
    with pytest.raises(dqlang.DqError) as caught:
        dqlang.load_all(path, lookups={"L": "Code STRING"})
    assert [problem.line for problem in caught.value.diagnostics] == [2, 4]


def test_a_file_is_parsed_once(tmp_path, monkeypatch) -> None:
    path = tmp_path / "one.dq"
    path.write_text("T\n    A must be present\n")
    seen = []
    monkeypatch.setattr(reader, "parse", lambda source, *more: seen.append(source) or parse(source, *more))
    dqlang.load_all(path)
    dqlang.load(path)
    with pytest.raises(dqlang.DqError):
        dqlang.compile("T\n    A mst be present\n")
    assert len(seen) == 3
