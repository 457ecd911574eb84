"""`Ssn is sensitive`: read, checked, kept, and known to the plan."""

from __future__ import annotations

import json
import pickle

import pytest
from meanings import SCHEMA

import dqlang
from dqlang.plan.sensitive import touches
from dqlang.plan.serialize import from_data, from_json, to_data


def rules(*sentences: str, schema=None) -> dqlang.RuleSet:
    return dqlang.compile("Person\n" + "".join(f"    {sentence}\n" for sentence in sentences), schema=schema)


def problems(*sentences: str, schema=SCHEMA):
    return dqlang.lint("Person\n" + "".join(f"    {sentence}\n" for sentence in sentences), schema=schema)


@pytest.mark.parametrize(
    ("fact", "path"),
    [
        ("zip is sensitive", ("Zip",)),
        ("ADDRESS.zip IS Sensitive.", ("Address", "Zip")),
        ("Address is sensitive", ("Address",)),
        ("`Length of Stay` is sensitive", ("Length of Stay",)),
        ("`a.b` is sensitive", ("a.b",)),
        ("Lines.qty is sensitive", ("Lines", "Qty")),
        ("Lines.Marks is sensitive", ("Lines", "Marks")),
        ("Attributes is sensitive", ("Attributes",)),
    ],
)
def test_the_column_is_known_in_the_schemas_spelling(fact, path):
    assert rules("Name must be present", fact, schema=SCHEMA).sensitive == (path,)


def test_without_a_schema_it_is_known_as_it_was_written():
    assert rules("ssn is sensitive", "Ssn must be present").sensitive == (("ssn",),)
    assert rules("ssn is sensitive", "Ssn must be present").rules[0].masked


@pytest.mark.parametrize(
    ("fact", "code", "words"),
    [
        ("Zpi is sensitive", "DQ300", "Zpi"),
        ("Address.Zpi is sensitive", "DQ302", "Zpi"),
        ("Name.First is sensitive", "DQ303", "Name"),
        ("Lines.Price is sensitive", "DQ302", "Price"),
        ("Twice is sensitive", "DQ301", "Twice"),
        ("`a${b}` is sensitive", "DQ250", "a${b}"),
    ],
)
def test_a_column_that_is_not_there_is_an_error(fact, code, words):
    [problem] = problems("Name must be present", fact)
    assert (problem.code, problem.severity) == (code, "error"), problem
    assert words in problem.message and problem.line == 3


def test_a_misspelt_column_is_an_error_before_anything_is_graded():
    with pytest.raises(dqlang.DqError, match="Sssn"):
        rules("Sssn is sensitive", "Name must be present", schema="Ssn STRING, Name STRING")


def test_said_twice():
    [problem] = problems("Zip is sensitive", "Name must be present", "zip is sensitive")
    assert (problem.code, problem.line) == ("DQ245", 4)
    assert problem.message == "that `zip` is sensitive is said already"
    assert problem.related[0][:2] == (2, 5)
    assert problems("Address is sensitive", "Address.Zip is sensitive", "Name must be present") == []


def test_rule_sets_of_one_table_may_both_say_it():
    one = rules("Ssn is sensitive", "Name must be present")
    other = rules("ssn is sensitive", "Ssn must be present")
    assert (one + other).sensitive == (("Ssn",),)
    assert [rule.masked for rule in (one + other).rules] == [False, True]
    assert [rule.masked for rule in (other + rules("SSN must be blank")).rules] == [True, True]


@pytest.mark.parametrize(
    "sentence",
    [
        "Zip must be present",
        "length of Zip must be 5",
        "(Name, Zip) must be unique",
        "(Name, Zip) must differ",
        "at least one of Name and Zip must be present",
        "Name must be equal to Zip",
        "Name must not be equal to upper of Zip",
        "Name must be present when Zip is '1'",
        "Name must be present when Phone is equal to Zip or Age is 5",
        "Name must be unique within Zip",
        "Zip must be in lookup Statuses.Code",
    ],
)
def test_a_rule_that_reads_the_column_anywhere_is_masked(sentence):
    assert [rule.masked for rule in rules(sentence, "zip is sensitive").rules] == [True]
    assert [rule.masked for rule in rules(sentence, "Street is sensitive").rules] == [False]


@pytest.mark.parametrize("known", [None, SCHEMA])
@pytest.mark.parametrize(
    ("fact", "subject", "masked"),
    [
        ("Address.Zip", "Address", True),
        ("Address", "Address.Zip", True),
        ("Address.Zip", "Address.City", False),
        ("Lines.Qty", "every Lines.Qty", True),
        ("Address.Geo", "Address.Geo.Lat", True),
        ("Zip", "Address.Zip", False),
    ],
)
def test_fields_and_what_they_lie_in(known, fact, subject, masked):
    assert is_masked(fact, subject, known) is masked


def test_of_a_list_the_whole_is_shown_where_the_schema_says_that_it_is_one():
    assert is_masked("Lines.Qty", "every Lines.Max", SCHEMA) is True
    assert is_masked("Lines.Qty", "every Lines.Max", None) is False


def is_masked(fact: str, subject: str, schema) -> bool:
    return rules(f"{fact} is sensitive", f"{subject} must be present", schema=schema).rules[0].masked


def test_touching_is_without_case_and_by_whole_parts():
    assert touches(("address", "ZIP"), [("Address",)])
    assert not touches(("Address2",), [("Address",)])
    assert not touches(("Address",), [])


def test_a_fact_changes_no_fingerprint_and_no_name():
    without, with_fact = rules("Ssn must be present"), rules("Ssn is sensitive", "Ssn must be present")
    assert with_fact.fingerprint == without.fingerprint
    assert [(r.name, r.fingerprint) for r in with_fact] == [(r.name, r.fingerprint) for r in without]


def test_it_is_kept_wherever_rules_go():
    found = rules("Ssn is sensitive", "Ssn must be present tagged ['a']", "Name should be present")
    for kept in (pickle.loads(pickle.dumps(found)), found.select(tags="a"), found.select(severity="warning")):
        assert kept.sensitive == (("Ssn",),)
    data = json.loads(found.to_json())
    assert data["sensitive"] == [["Ssn"]]
    assert [rule["masked"] for rule in data["rules"]] == [True, False]
    assert from_json(found.to_json()).sensitive == (("Ssn",),)


def test_a_plan_written_before_there_were_facts_can_be_read():
    data = to_data(from_json(rules("Ssn must be present").to_json()))
    del data["sensitive"]
    del data["rules"][0]["masked"]
    assert from_data(data).sensitive == ()


def test_explain_says_so():
    told = rules("Ssn is sensitive", "Ssn must be present").explain()
    assert "Ssn is sensitive\n    No report and no message shows what Ssn holds" in told


@pytest.mark.parametrize(
    ("written", "formatted"),
    [
        ("  ssn   IS   Sensitive.", "ssn is sensitive"),
        ("`Key` is sensitive", "`Key` is sensitive"),
        ("`First Name` is sensitive  # by law", "`First Name` is sensitive  # by law"),
        ("Address . Zip is sensitive", "Address.Zip is sensitive"),
        ("owner is sensitive", "owner is sensitive"),
        ("`row` is sensitive", "`row` is sensitive"),
    ],
)
def test_the_one_style(written, formatted):
    text = dqlang.format(f"Person\n{written}\nName must be present\n")
    assert text == f"Person\n    {formatted}\n    Name must be present\n"


def test_where_it_may_stand():
    [before] = dqlang.lint("Ssn is sensitive\nPerson\n    Name must be present")
    assert (before.code, before.message) == ("DQ110", "this sentence stands before any table's name")
    [alone] = dqlang.lint("Person\n    Ssn is sensitive")
    assert (alone.code, alone.message) == ("DQ112", "the table `Person` has no rules")


def test_each_table_has_its_own():
    text = "Person\n    Ssn is sensitive\n    Ssn must be present\nOrders\n    Ssn must be present\n"
    assert [rule.masked for rule in dqlang.compile(text, table="Person")] == [True]
    assert [rule.masked for rule in dqlang.compile(text, table="Orders")] == [False]
