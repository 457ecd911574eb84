"""Failure names: from what a rule says, not from how it is spelled."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from meanings import codes, names, only, problems

from dqlang.semantics.names import clean

GRADES = Path(__file__).parents[2] / "conformance" / "grades.yaml"

NAMES = {
    "Name should be human_name": "Name_human_name",
    "Name must not have whitespace": "Name_not_whitespace",
    "BirthDate must be valid date": "BirthDate_valid_date",
    "BirthDate must be a valid date with format 'dd/MM/yyyy'": "BirthDate_valid_date",
    "BirthDate should be less than now": "BirthDate_lt_now",
    "EffDate must be greater than BirthDate": "EffDate_gt_BirthDate",
    "Designation must be in ['Doctor', 'Nurse']": "Designation_in_set",
    "Designation must be in ['Doctor', 'Nurse'] ignoring case": "Designation_in_set",
    "A must be null or be at least 5": "A_null_or_ge_5",
    "B should be 'x' or be 'y'": "B_eq_x_or_eq_y",
    "Code should start with 'a' and have length at most 3": "Code_start_with_a_and_length_le_3",
    "Rate must be at least 0.5": "Rate_ge_0_5",
    "Rate must be at least -0.50": "Rate_ge_minus_0_50",
    "Rate must be >= +5": "Rate_ge_5",
    "Rate must be > 5": "Rate_gt_5",
    "Rate must be between -1 and 1": "Rate_between_minus_1_and_1",
    "Rate must be strictly between 0 and 1": "Rate_strictly_between_0_and_1",
    "Total must be equal to 100 within 0.01": "Total_eq_100",
    "Total must be between 1 and 9 within 5%": "Total_between_1_and_9",
    "length(S) must be between 3 and 9": "length_of_S_between_3_and_9",
    "length of S must be between 3 and 9": "length_of_S_between_3_and_9",
    "length of (trim of S) must be at least 3": "length_of_trim_of_S_ge_3",
    "Discharged must be on or before 30 days after Admitted": "Discharged_le_30_days_after_Admitted",
    "Admitted must be before 18 years ago": "Admitted_lt_18_years_ago",
    "Admitted must be after 1 days from now": "Admitted_gt_1_day_from_now",
    "Admitted must be before 2024-01-31": "Admitted_lt_2024_01_31",
    "Seen should be before 2024-02-01T00:00:00": "Seen_lt_2024_02_01T00_00_00",
    "Seen must not be in the future": "Seen_not_future",
    "Seen must be within the last 3 days": "Seen_within_last_3_days",
    "N / 2 + A - B * C must be less than 100 * 5": "N_over_2_plus_A_minus_B_times_C_lt_100_times_5",
    "(A + B) * 2 must be equal to 0": "A_plus_B_times_2_eq_0",
    "Flag must be true": "Flag_eq_true",
    "Amount must have at most 2 decimals": "Amount_at_most_2_decimals",
    "Amount must not have at most 1 decimal": "Amount_not_at_most_1_decimal",
    "Code must match any of ['^A', '^B']": "Code_match_any_pattern",
    "Code must match all of ['^A', '^B']": "Code_match_all_pattern",
    "Code must match none of ['^A', '^B']": "Code_match_no_pattern",
    "Code must look like 'AB%'": "Code_like_pattern",
    "Seen must be on a weekday": "Seen_on_weekday",
    "Seen must not be on a weekend": "Seen_not_on_weekend",
    "Seen must be on ['Monday', 'Friday']": "Seen_on_days",
    "Seen must be at least 09:00": "Seen_ge_09_00",
    "Seen must be between 09:00 and 17:30:15": "Seen_between_09_00_and_17_30_15",
    "(Country, Currency) must be in [('US', 'USD')]": "Country_Currency_in_set",
    "PatientId must be a key": "PatientId_key",
    "(A, B) must be a key": "A_B_key",
    "rows must be unique": "rows_unique",
    "Day must be today": "Day_eq_today",
    "Address.Zip must match '^[0-9]{5}$'": "Address_Zip_match_pattern",
    "`First Name` must be present": "First_Name_present",
    "`(Ä-b)` must be present": "Ä_b_present",
    "`_id` must be present": "_id_present",
    "`Zip--Code!` must be present": "Zip_Code_present",
    "Straße must be present": "Straße_present",
    "`नाम` must be present": "नाम_present",
    "every Tags must be in ['a']": "Tags_in_set",
    "every Lines.Qty must be at least 1": "Lines_Qty_ge_1",
    "(Email, Org) must be unique": "Email_Org_unique",
    "Email must be unique within Org": "Email_unique_within_Org",
    "Email must be unique within (Org, Team)": "Email_unique_within_Org_Team",
    "at least one of Phone and Email must be present": "at_least_one_of_Phone_and_Email_present",
    "at least one of Phone, Email and Fax must be present": "at_least_one_of_Phone_Email_and_Fax_present",
    "Country must be in lookup Countries.Code": "Country_in_lookup_Countries_Code",
    "Country must not be in lookup a.b.Code": "Country_not_in_lookup_a_b_Code",
    "(C, S) must be in lookup States.(Country, Code)": "C_S_in_lookup_States_Country_Code",
    "Name must have length 5": "Name_length_eq_5",
    "Name must have length between 2 and 50": "Name_length_between_2_and_50",
    "Name must have length > 2": "Name_length_gt_2",
    "Name must not contain 'a b.c'": "Name_not_contain_a_b_c",
    'Name must end with "it\'s"': "Name_end_with_it_s",
    "(A, B) must differ": "A_B_differ",
    "Name must be present as my_name": "my_name",
}


@pytest.mark.parametrize("sentence", NAMES)
def test_name(sentence):
    assert names(sentence) == [NAMES[sentence]]


def conformance_cases():
    return {case["case"]: case for case in yaml.safe_load(GRADES.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("case", conformance_cases())
def test_names_of_the_conformance_cases(case):
    """Every failure that a case expects is the name of one of its rules."""
    case = conformance_cases()[case]
    sentences = [line.strip() for line in case["rules"].splitlines()[1:] if line.strip()]
    expected = {name for rows in (case.get("severe", []), case.get("warning", [])) for row in rows for name in row}
    assert expected <= set(names(*sentences))


def test_several_subjects_have_several_names():
    assert names("Name, BirthDate and Zip must be present") == ["Name_present", "BirthDate_present", "Zip_present"]


@pytest.mark.parametrize(
    ("words", "part"),
    [("a-b", "a_b"), ("--a--", "a"), ("a_-_b", "a___b"), ("_", "_"), ("é\u0301!", "é\u0301"), ("½", "½"), ("-", "")],
)
def test_cleaning(words, part):
    assert clean(words) == part


@pytest.mark.parametrize(
    "sentence",
    ["Code must contain '-'", "`---` must be present", "Code must be in lookup `--`.Code", "A.`-` must be 1"],
)
def test_a_part_of_which_nothing_is_left_needs_a_name(sentence):
    assert codes(sentence, schema=None, lookups=None) == ["DQ232"]
    assert names(f"{sentence} as other") == ["other"]


def test_the_longest_name():
    assert names(f"Name must contain '{'x' * 107}'") == ["Name_contain_" + "x" * 107]
    problem = only(f"Name must contain '{'x' * 108}'")
    assert (problem.code, problem.length) == ("DQ233", 121)
    assert "as short_name" in problem.help()
    assert names(f"Name must contain '{'x' * 108}' as short") == ["short"]
    assert only(f"Name must be present as {'x' * 121}").code == "DQ233"


def test_a_name_is_taken_once_for_each_severity_whatever_its_case():
    assert codes("Name must be present", "Name should be present") == ["DQ420"]
    problem = only("Name must be 'a'", "Name must be 'A'")
    assert problem.message() == "the name `Name_eq_A` is already taken"
    assert "as another_name" in problem.help()
    [related] = problem.related()
    assert related.label == "first taken here"
    assert related.span.start < problem.span.start


def test_the_same_rule_twice():
    assert "remove one" in only("Age must be > 5", "Age must be greater than 5").help()


def test_a_name_given_twice_is_shown_where_it_is_given():
    problem = only("Name must be present as x", "Zip must be present as X")
    assert problem.code == "DQ230"
    assert problem.span.end - problem.span.start == 1


def test_every_taking_of_a_name_is_reported():
    assert codes("Name must be 'a'", "Name must be 'A'", "Name must be 'á' as name_eq_a") == ["DQ230", "DQ230"]


def test_one_name_for_several_subjects_is_one_problem():
    [problem] = problems("Name, Zip, Phone must be present as contact")
    assert problem.code == "DQ231"
    assert "already taken" in problem.message()
