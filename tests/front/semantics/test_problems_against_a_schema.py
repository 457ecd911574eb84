"""What is wrong against a schema, found before anything runs."""

from __future__ import annotations

import pytest
from meanings import codes, only, planned


def test_an_unknown_column():
    problem = only("Nmae must be present")
    assert problem.message() == "`Person` has no column `Nmae`"
    assert problem.help() == "did you mean `Name`?"
    [edit] = problem.edits()
    assert (edit.span, edit.replacement) == (problem.span, "Name")


def test_the_columns_are_listed_where_they_are_few():
    from dqlang.plan.ddl import parse_ddl

    problem = only("Xyz must be present", schema=parse_ddl("A INT, `B c` INT"))
    assert problem.help() == "its columns are `A` and `` `B c` ``"
    assert only("Xyz must be present", schema=parse_ddl("A INT")).help() == "there is only `A`"


def test_a_word_that_may_be_text_offers_quotes():
    assert "`'Xyz'`" in only("Name must be equal to Xyz").help()


def test_at_most_three_are_offered():
    from dqlang.plan.ddl import parse_ddl

    schema = parse_ddl(", ".join(f"Name{i} STRING" for i in range(20)))
    assert len(only("Name must be present", schema=schema).suggestions) == 3


def test_case_makes_no_difference_and_the_schemas_spelling_counts():
    rule = planned("nAME must be less than zIP when aGE is 5 as x".replace("less than", "equal to"))
    assert rule.columns == ("Name", "Zip", "Age")
    assert planned("address.GEO.lat must be positive").columns == ("Address.Geo.Lat",)


def test_ambiguity_is_an_error_only_where_it_is_used():
    problem = only("twice must be present")
    assert problem.code == "DQ301"
    assert "`Twice` and `twice`" in problem.message()


def test_columns_with_dots():
    assert planned("`a.b` must be at least 1").columns == ("`a.b`",)
    assert only("a.b must be at least 1").help() == "did you mean `` `a.b` ``?"


@pytest.mark.parametrize(
    ("sentence", "code", "words"),
    [
        ("Address.Zpi must be present", "DQ302", "did you mean `Zip`?"),
        ("Address.Geo.Xxxx must be present", "DQ302", "there is only `Lat`"),
        ("Name.First must be present", "DQ303", None),
        ("Attributes.color must be present", "DQ303", "columns of their own"),
        ("Lines.Qty must be at least 1", "DQ304", "every Lines.Qty"),
        ("Age must be at least Lines.Qty", "DQ304", "only the subject"),
        ("count of Lines.Marks must be 1", "DQ304", "only the subject"),
        ("every Name must be present", "DQ305", "leave `every` out"),
        ("every Address.Zip must be present", "DQ305", "leave `every` out"),
        ("every Lines.Qty must be at most Lines.Max", "DQ306", "outside the list"),
        ("every Lines.Xyz must be at most 1", "DQ302", "its fields are"),
        ("every Attributes.x must be at most 1", "DQ303", None),
    ],
)
def test_paths(sentence, code, words):
    problem = only(sentence)
    assert problem.code == code
    assert words is None or words in problem.help()


def test_a_field_is_replaced_in_its_path():
    [edit] = only("Address.Geo.Latt must be present").edits()
    assert edit.replacement == "Address.Geo.Lat"


@pytest.mark.parametrize("words", ["Length of Stay", "length  OF stay"])
def test_words_that_are_a_columns_name_need_backquotes(words):
    problem = only(f"{words} must be at least 1")
    assert problem.code == "DQ307"
    [edit] = problem.edits()
    assert edit.replacement == "`Length of Stay`"
    assert codes("`Length of Stay` must be at least 1", "Age must be at most `Length of Stay`") == []


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Age must match '^1$'", "DQ310"),
        ("Age must contain 'x'", "DQ310"),
        ("BirthDate must start with '2'", "DQ310"),
        ("Age must have length 5", "DQ310"),
        ("Age must be empty", "DQ310"),
        ("Age must have whitespace", "DQ310"),
        ("Tags must be human_name", "DQ310"),
        ("Tags must match '^a$'", "DQ310"),
        ("every Lines must match '^a$'", "DQ310"),
        ("Age must be human_name", "DQ310"),
        ("Name must be 'x' when Age matches '^1$'", "DQ310"),
        ("Paid must be less than BirthDate", "DQ311"),
        ("Attributes must be equal to 5", "DQ311"),
        ("Attributes must be equal to Attributes", "DQ311"),
        ("Tags must be in ['a']", "DQ311"),
        ("Age must be before today", "DQ311"),
        ("Age must be within the last 3 days", "DQ311"),
        ("Tags + 1 must be 2", "DQ311"),
        ("length of Age must be 2", "DQ311"),
        ("Attributes must be unique", "DQ312"),
        ("(Name, Attributes) must be unique", "DQ312"),
        ("Name must be unique within Attributes", "DQ312"),
        ("Name must be in lookup Statuses.Kode", "DQ321"),
        ("Paid must be in lookup ref.States.Area", "DQ311"),
    ],
)
def test_kinds_that_do_not_fit(sentence, code):
    problem = only(sentence)
    assert problem.code == code
    assert problem.message()[0].islower() or problem.message()[0] == "`"


def test_what_does_not_fit_is_said_in_words():
    problem = only("Age must contain 'x'")
    assert problem.message() == "`contain 'x'` does not fit `Age`, which holds a whole number"
    assert problem.help().startswith("it asks about text, and numbers have no characters")
    assert only("Age must be empty").help() == "it asks about text, lists or maps"


def test_each_subject_that_does_not_fit_is_reported():
    assert codes("Age, Qty, Name must contain 'x'") == ["DQ310", "DQ310"]


def test_the_part_that_does_not_fit_is_named():
    assert "`Seen`" in only("at least one of Name and Seen must contain 'x'").message()


def test_lookups():
    assert "did you mean `Code`?" in only("Name must be in lookup Statuses.Codee").help()
    assert (
        codes("Name must be in lookup statuses.code", "(State, Code) must be in lookup REF.States.(Country, code)")
        == []
    )
    assert codes("Name must be in lookup Other.Code", lookups=None) == []
    advice = only("Name must be in lookup Status.Code")
    assert (advice.code, advice.severity, advice.help()) == ("DQ410", "advice", "did you mean `Statuses`?")


def test_checks_that_fit():
    sentences = [
        "Tags must not be empty",
        "Attributes must not be empty",
        "Age must be valid number",
        "BirthDate must be valid date",
        "Photo must be present",
        "every Tags must match '^a$'",
        "every Matrix must not be empty",
        "every Lines.Marks must match '^a$' as marks",
        "every Visits.Days must be before today",
        "every Lines.Qty must be at most Age",
        "Name must be at least 5",
        "Age must be in lookup Statuses.Code",
    ]
    assert codes(*sentences) == []
