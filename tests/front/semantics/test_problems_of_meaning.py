"""What is wrong with a sentence whatever the table holds: each problem once, in words, with its mending."""

from __future__ import annotations

import pytest
from meanings import analysis, codes, only, planned, problems


def help_of(sentence: str, **known) -> str:
    return only(sentence, **known).help()


def test_an_unknown_check_offers_the_nearest():
    problem = only("Name must be humn_name")
    assert (problem.code, problem.message()) == ("DQ200", "there is no check `be humn_name`")
    assert problem.help() == "did you mean `human_name`?"
    [edit] = problem.edits()
    assert edit.replacement == "human_name"


def test_known_slips_offer_what_was_meant():
    assert help_of("Name must be filled") == "write `be present`"
    different = only("Name must be different")
    assert (different.help(), different.edits()) == ("did you mean `differ`?", ())


def test_words_that_are_a_column_are_answered_with_an_equality():
    assert help_of("BillCity must be shipcity") == "equality with a column is `be equal to ShipCity`"


def test_an_unknown_function():
    problem = only("lenght of Name must be at least 2", schema=None)
    assert problem.code == "DQ201"
    assert "`length`" in problem.help()
    assert "backquotes" in help_of("fee of Name must be 2")


@pytest.mark.parametrize(
    ("sentence", "code", "words"),
    [
        ("BirthDate must be valid date with pattern 'dd/MM/yyyy'", "DQ202", "takes no `pattern`"),
        ("Name must be present with 5", "DQ202", "takes no `with`"),
        ("BirthDate must be valid date with format 'dd/MM/yyyy', format 'MM'", "DQ205", "stands twice"),
        ("BirthDate must be valid date with format 5", "DQ204", "it is text, in quotes"),
        ("BirthDate must be valid date with format now", "DQ204", "a plain value is needed"),
        ("BirthDate must be valid date with format 'x'", "DQ204", "`format`"),
    ],
)
def test_arguments(sentence, code, words):
    problem = only(sentence)
    assert problem.code == code
    assert words in problem.message()


def test_a_value_without_a_word_is_the_first_parameter():
    one, other = (
        planned("Name must be valid date with 'dd/MM/yyyy'"),
        planned("Name must be valid date with format 'dd/MM/yyyy'"),
    )
    assert one.passed == other.passed


# --- two readings


def readings(sentence: str) -> list[str]:
    problem = only(sentence)
    return [line.strip() for line in problem.help().splitlines()[1:] if line.startswith("    ")]


def test_not_with_and():
    assert only("Name must not be blank and be human_name").code == "DQ210"
    assert readings("Name must not be blank and be human_name") == [
        "Name must not be blank",
        "Name must be human_name",
        "Name must not be human_name when Name is blank",
    ]


def test_not_with_or():
    assert readings("Name must not be 'a' or start with 'b' when Age is 1 as x") == [
        "Name must start with 'b' when Age is 1 and Name is 'a'",
        "Name must not be 'a' when Age is 1",
        "Name must not start with 'b' when Age is 1",
    ]


def test_not_at_a_later_check():
    assert readings("Name must be 'a' or not be blank") == ["Name must be 'a' when Name is blank"]
    assert readings("Name must be 'a' and not be blank") == ["Name must be 'a'", "Name must not be blank"]


def test_not_with_several_checks_and_subjects():
    assert only("Name, Zip must not be blank and be 'a' and be 'b'").code == "DQ210"
    assert readings("Name, Zip must not be 'a' or be 'b'")[0] == "Name must be 'b' when Name is 'a'"


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("at least", "on or before", "on or after"),
        (">=", "on or before", "on or after"),
        ("at most", "on or after", "on or before"),
        ("greater than", "before", "after"),
        ("<", "after", "before"),
    ],
)
def test_a_moment_behind_words_for_amounts(words, before, after):
    sentence = f"BirthDate must be {words} 18 years ago if present as adult"
    assert only(sentence).code == "DQ211"
    assert readings(sentence) == [
        f"BirthDate must be {word} 18 years ago if present as adult" for word in (before, after)
    ]


def test_a_moment_behind_words_for_amounts_in_a_condition():
    assert readings("Age must be 1 when EffDate is at least 3 days after BirthDate")[0] == (
        "Age must be 1 when EffDate is on or before 3 days after BirthDate"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "BirthDate must be on or before 18 years ago",
        "BirthDate must be between 18 years ago and today",
        "BirthDate must be equal to 2 days ago",
        "EffDate must be after 3 days after BirthDate",
    ],
)
def test_where_a_moment_may_stand(sentence):
    assert codes(sentence) == []


def test_a_tolerance_behind_before_and_after():
    assert only("Discharged must be before Admitted within 3 days").code == "DQ212"
    assert readings("Discharged must be before Admitted within 3 days") == [
        "Discharged must be on or before 3 days after Admitted",
        "Discharged must be between 3 days before Admitted and Admitted",
    ]
    assert readings("Discharged must be on or after Admitted within 1 week") == [
        "Discharged must be on or after 1 week before Admitted",
        "Discharged must be between Admitted and 1 week after Admitted",
    ]
    assert readings("Discharged must be after now within 3 days")[1] == (
        "Discharged must be between now and 3 days from now"
    )
    assert "leave" in help_of("Discharged must be before Admitted within 3")


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Age must be 1 when Total is equal to 5 within 1", "DQ213"),
        ("Discharged must be less than Admitted within 3 days", "DQ214"),
        ("Discharged must be between Admitted and EffDate within 3 days", "DQ214"),
        ("Total must be equal to '5' within 5", "DQ254"),
        ("Total must be between 1 and '5' within 5", "DQ254"),
        ("Paid must be equal to true within 5", "DQ311"),
        ("Discharged must be equal to Admitted within 5%", "DQ311"),
    ],
)
def test_tolerances_where_none_can_stand(sentence, code):
    assert only(sentence).code == code


def test_tolerances_that_can():
    sentences = [
        "Total must be equal to 100 within 0.01",
        "Total must be at most Amount within 5%",
        "Discharged must be equal to Admitted within 3 days",
        "Total must be between 1 and 5 within 1",
    ]
    assert codes(*sentences) == []


# --- values


def test_null_in_a_list():
    problem = only("Status must be in ['A', null, 'B'] ignoring case")
    assert problem.code == "DQ220"
    assert problem.help() == "write `be null or be in ['A', 'B'] ignoring case`"
    assert help_of("Status must be in [null]") == "write `be null`"


def test_a_list_of_several_kinds():
    problem = only("Status must be in ['1', '2', 3]")
    assert problem.code == "DQ221"
    assert "text and numbers" in problem.message()
    assert codes("EffDate must be in [today, 2024-01-31, 3 days ago]") == []


def test_a_moment_of_a_column_in_a_list():
    assert only("EffDate must be in [today, 2 days after BirthDate]").code == "DQ222"
    assert codes("EffDate must be in [2 days after 2024-01-31]") == []


@pytest.mark.parametrize(
    "sentence", ["Name must be equal to null", "Age must be > null", "Age must be between null and 5"]
)
def test_comparison_with_null(sentence):
    problem = only(sentence)
    assert problem.code == "DQ223"
    assert "be null" in problem.help()


def test_lengths():
    assert only("Name must have length at least 'x'").code == "DQ253"
    assert only("Name must have length between 1 and 2024-01-31").code == "DQ253"
    assert codes("Name must have length at least Age", "Name must have length 5") == []


def test_names_and_times_that_spark_cannot_hold():
    assert only("`${Name}` must be present").code == "DQ250"
    assert only("`${Name}` must be present", schema=None).code == "DQ250"
    assert only("Name must be in lookup Statuses.`${Code}`").code == "DQ250"
    assert only("BirthDate must be after 20000 years ago").code == "DQ252"
    assert codes("BirthDate must be after 200 years ago") == []


# --- one value and several


def test_a_list_in_parentheses_is_for_some_checks():
    problem = only("(Phone, Email) must be present")
    assert problem.code == "DQ240"
    assert "Phone and Email must be present" in problem.help()
    assert codes("(Phone, Email) must be unique", "(Phone, Email) must differ") == []
    assert only("(Phone, Email) must be > 5").code == "DQ240"
    assert only("Age must be 1 when (Phone, Email) is blank").code == "DQ240"


def test_differ_needs_several():
    assert only("Phone must differ").code == "DQ241"


def test_unique_of_items_and_width_of_lookups():
    assert only("every Tags must be unique").code == "DQ242"
    assert only("(Country, State) must be in lookup Statuses.Code").code == "DQ243"
    assert only("Country must be in lookup ref.States.(Country, Code)").code == "DQ243"


# --- one fault, one report


def test_all_faults_of_a_sentence_are_reported_each_once():
    found = codes("Nmae must be humn_name and be greater than Agee when Staet is 'CA'")
    assert sorted(found) == ["DQ200", "DQ300", "DQ300", "DQ300"]


def test_what_several_subjects_share_is_reported_once():
    assert codes("Name, Zip, Phone must be humn_name") == ["DQ200"]


def test_each_rule_reports_an_unknown_column():
    assert codes("Nmae must be present", "Nmae must not be blank") == ["DQ300", "DQ300"]


def test_nothing_follows_from_an_unknown_column():
    for sentence in (
        "Nmae must match '^a$' and have length at least 2",
        "length of Nmae must be at least 2",
        "Nmae + 1 must be less than Age",
        "every Nmae.Qty must be at least 2 if present",
        "at least one of Nmae and Zip must be present",
        "(Nmae, Zip) must be unique within Country",
        "Zip must be unique within Nmae",
        "Age must be greater than Nmae when Name is 'x'",
        "Nmae must be in lookup Statuses.Code",
        "Nmae must be within the last 3 days",
        "Nmae must be valid date with format 'dd/MM/yyyy'",
    ):
        assert codes(sentence) == ["DQ300"], sentence


def test_a_rule_with_an_error_is_left_out_and_the_others_stay():
    found = analysis("Nmae must be present", "Name must be present")
    assert [rule.name for rule in found.plan.rules] == ["Name_present"]


def test_problems_come_in_the_files_order():
    found = problems("Age must be > 5", "Nmae must be present", "Age must be greater than 5", "Zpi must be present")
    assert [problem.span.start for problem in found] == sorted(problem.span.start for problem in found)


# --- patterns


def test_a_problem_of_a_pattern_is_marked_inside_the_text():
    sentence = """Name must match "it''s \"\"(a|b)*$\""""
    [(source, problem)] = analysis(sentence).problems
    assert problem.code == "DQ262"
    assert source.slice(problem.span) == "(a|b)*"
    [edit] = problem.edits()
    assert edit.replacement == "[ab]*"


@pytest.mark.parametrize(
    ("pattern", "code", "marked"),
    [("^[0-9$", "DQ260", "["), ("^(a)\\1$", "DQ261", "\\1"), ("it''s ''z'' [z-a]", "DQ260", "z-a"), ("", None, None)],
)
def test_problems_of_patterns(pattern, code, marked):
    found = [
        (problem.code, source.slice(problem.span))
        for source, problem in analysis(f"Name must match '{pattern}' as x").problems
        if problem.severity == "error"
    ]
    assert found == ([(code, marked)] if code else [])


def test_a_pattern_in_a_condition():
    assert only("Age must be 1 when Name matches '(a'").code == "DQ260"
