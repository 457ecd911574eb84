"""What rules mean: their conditions in a notation that is short to read."""

from __future__ import annotations

import pytest
from meanings import analysis, planned
from notation import shown

from dqlang.plan.expr import Literal, predicate
from dqlang.plan.types import STRING


def passed(sentence: str, **known) -> str:
    return shown(planned(sentence, **known).passed)


def applies(sentence: str):
    found = planned(sentence).applies
    return None if found is None else shown(found)


def same(one: str, other: str) -> None:
    assert passed(one) == passed(other)


def test_negation_and_joining():
    assert passed("Name must not be null") == "NOT((Name IS NULL))"
    assert passed("Name must be 'a' or be 'b'") == "((Name = 'a') OR (Name = 'b'))"
    assert passed("Name must contain 'a' and start with 'b'") == "(contains(Name, 'a') AND startswith(Name, 'b'))"


def test_if_present():
    assert passed("Name must be 'a' if present") == "((Name IS NULL) OR (Name = 'a'))"
    assert applies("Name must be 'a' if present") == "(Name IS NOT NULL)"
    assert passed("length of Name must be 2 if present").startswith("((length(Name) IS NULL) OR ")
    assert applies("Name must be 'a'") is None


def test_if_present_over_several():
    """Over several columns it asks that all be present; over at least one of several, that any is."""
    assert passed("(Name, Zip) must differ if present").startswith("(((Name IS NULL) OR (Zip IS NULL)) OR ")
    assert applies("(Name, Zip) must differ if present") == "NOT(((Name IS NULL) OR (Zip IS NULL)))"
    sentence = "at least one of Name and Zip must be 'a' if present"
    assert passed(sentence) == "(((Name IS NULL) AND (Zip IS NULL)) OR ((Name = 'a') OR (Zip = 'a')))"


def test_when():
    sentence = "Name must be 'a' if present when Age is 1"
    assert passed(sentence) == "{(Age = 1): ((Name IS NULL) OR (Name = 'a')); else: True}"
    assert applies(sentence) == "((Age = 1) AND (Name IS NOT NULL))"
    assert applies("Name must be 'a' when Age is 1") == "(Age = 1)"


def test_conditions():
    sentence = "Name must be 'a' when not (Age is 1 or Age is not 2) and Zip is not null"
    assert applies(sentence) == "(NOT(((Age = 1) OR NOT((Age = 2)))) AND NOT((Zip IS NULL)))"
    assert applies("Name must be 'a' when at least one of Age and Qty is 1") == "((Age = 1) OR (Qty = 1))"
    assert applies("Name must be 'a' when every Tags is 'x'") == "forall(Tags, item1 -> (item1 = 'x'))"


def test_at_least_one_of():
    assert passed("at least one of Name and Zip must be present") == "((Name IS NOT NULL) OR (Zip IS NOT NULL))"
    assert passed("at least one of Name and Zip must not be 'a'") == "(NOT((Name = 'a')) OR NOT((Zip = 'a')))"


def test_every():
    assert passed("every Tags must not be 'x'") == "forall(Tags, item1 -> NOT((item1 = 'x')))"
    assert passed("every Lines.Qty must be 1") == "forall(Lines, item1 -> (item1.Qty = 1))"
    assert passed("every Visits.Days must be null") == "forall(Visits.Days, item1 -> (item1 IS NULL))"
    assert passed("every Tags must be 'x' or be 'y'") == "forall(Tags, item1 -> ((item1 = 'x') OR (item1 = 'y')))"


def test_every_array_on_the_path_is_walked():
    assert passed("every Lines.Marks must be 'x'") == (
        "forall(Lines, item1 -> forall(item1.Marks, item2 -> (item2 = 'x')))"
    )


def test_the_items_of_a_list_of_lists_are_lists():
    assert passed("every Matrix must not be null") == "forall(Matrix, item1 -> NOT((item1 IS NULL)))"


def test_if_present_asks_about_the_array_alone():
    assert passed("every Lines.Marks must be 'x' if present").startswith("((Lines IS NULL) OR forall(Lines, ")


def test_every_without_a_schema_takes_one_array():
    assert passed("every Lines.Marks must be 'x'", schema=None).startswith("forall(Lines.Marks, item1 -> ")


def test_the_items_name_hides_no_column():
    from dqlang.plan.ddl import parse_ddl

    schema = parse_ddl("Item1 STRING, Tags ARRAY<STRING>")
    assert passed("every Tags must be equal to item1", schema=schema) == "forall(Tags, item1_ -> (item1_ = Item1))"


def test_unique():
    """A null part of the value has no answer; nulls in `within` form one group."""
    assert passed("Email must be unique") == "{(Email IS NULL): null; else: (rows_with_same(Email) = 1)}"
    rule = planned("(Name, Email) must be unique within (Country, State)")
    counted = "(rows_with_same(Name, Email, Country, State) = 1)"
    assert shown(rule.passed) == f"{{((Name IS NULL) OR (Email IS NULL)): null; else: {counted}}}"
    assert rule.columns == ("Name", "Email", "Country", "State")


def test_lookups():
    """Keys are of one type; a null part has no answer."""
    sentence = "(Country, State) must not be in lookup ref.States.(Country, Code)"
    found = "in_lookup ref.States (Country = Country, State = Code)"
    assert passed(sentence) == f"NOT({{((Country IS NULL) OR (State IS NULL)): null; else: {found}}})"
    key = "Age as DECIMAL(38,18)"
    assert passed("Age must be in lookup Statuses.Code").startswith(f"{{({key} IS NULL): null; else: in_lookup ")


def test_lookups_of_items():
    sentence = "every Tags must be in lookup Statuses.Code"
    assert passed(sentence) == "forall(Tags, item1 -> array_contains(values_of Statuses (Code), item1))"


def test_text_checks():
    assert passed("Name must contain 'x'") == "contains(Name, 'x')"
    assert passed("Name must end with 'x'", schema=None) == "endswith(Name as STRING, 'x')"
    assert passed("Name must match '^x$'") == "rlike(Name, '^x$')"
    assert passed("Name must have length 5") == "(length(Name) = 5)"


def test_spellings_of_one_check_mean_the_same():
    same("Age must be > 5", "Age must be greater than 5")
    same("Age must be 5", "Age must be equal to 5")
    same("EffDate must be before BirthDate", "EffDate must be less than BirthDate")
    same("length(Name) must be 1", "length of Name must be 1")


def test_what_hangs_on_types_has_no_expression_without_them():
    for sentence in (
        "A must be greater than B",
        "A + B must be less than 5",
        "A must be in lookup L.Code",
        "every A must be in lookup L.Code",
        "Name must be 'a' when A is equal to B",
    ):
        [rule] = analysis(sentence, schema=None, lookups=None).plan.rules
        assert (rule.passed, rule.applies, rule.value) == (None, None, None)
    assert planned("A must be greater than 5", schema=None).passed is not None


def test_what_a_planned_rule_tells():
    rule = planned("age should be > 1 when Zip is 'x' because 'so' for at least 95% of rows tagged ['a', 'b']")
    assert (rule.name, rule.severity, rule.line) == ("age_gt_1", "warning", 2)
    assert rule.text == (
        "age should be greater than 1 when Zip is 'x' for at least 95% of rows because 'so' tagged ['a', 'b']"
    )
    assert (rule.columns, rule.reason, rule.tags) == (("Age", "Zip"), "so", ("a", "b"))
    assert (rule.allowance.kind, rule.allowance.amount, rule.allowance.percent) == ("at least", 95, True)
    assert shown(rule.value) == "Age"


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("(Name, Zip) must differ", "struct(Name, Zip)"),
        ("at least one of Name and Zip must be present", "struct(Name, Zip)"),
        ("every Lines.Qty must be present", "Lines"),
        ("length of Name must be 5", "length(Name)"),
    ],
)
def test_the_value_that_is_shown(sentence, value):
    assert shown(planned(sentence).value) == value


def test_several_subjects_are_several_rules():
    rules = analysis("Name, Age must be present").plan.rules
    assert [(rule.text, rule.columns) for rule in rules] == [
        ("Name must be present", ("Name",)),
        ("Age must be present", ("Age",)),
    ]


def test_the_literals_keep_their_kind():
    assert planned("Name must be '5'").passed == predicate(
        "=", planned("Name must be present").value, Literal("5", STRING)
    )
