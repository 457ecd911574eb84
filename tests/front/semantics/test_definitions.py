"""What `define` gives a name to, and what a sentence with the name means: the same as with the name written out."""

from __future__ import annotations

import pickle

import pytest

import dqlang

DEFINITIONS = """\
define us_states as ['CA', 'NY', 'TX']
define us_zip as '^[0-9]{5}$'
define minimum_age as 18
define first_day as 2020-01-31
define adult as be on or before 18 years ago
define known_adult as be present and be adult
define home_state as be in us_states
define far as not be in us_states
define code as match us_zip or be 'none'
"""
SCHEMA = "Name STRING, State STRING, Zip STRING, Age INT, BirthDate DATE, Tags ARRAY<STRING>, Other STRING"


def compiled(sentence: str, **known) -> dqlang.RuleSet:
    return dqlang.compile(f"{DEFINITIONS}\nPerson\n    {sentence}\n", **known)


def codes(text: str, **known) -> list[str]:
    return [each.code for each in dqlang.lint(text, **known)]


WRITTEN_OUT = [
    ("State must be in us_states", "State must be in ['CA', 'NY', 'TX']", "State_in_us_states"),
    ("State must not be in us_states", "State must not be in ['CA', 'NY', 'TX']", "State_not_in_us_states"),
    ("every Tags must be in us_states", "every Tags must be in ['CA', 'NY', 'TX']", "Tags_in_us_states"),
    ("Zip must match us_zip", "Zip must match '^[0-9]{5}$'", "Zip_match_us_zip"),
    ("Age must be at least minimum_age", "Age must be at least 18", "Age_ge_minimum_age"),
    ("Age must be >= MINIMUM_AGE", "Age must be at least 18", "Age_ge_minimum_age"),
    ("Age - minimum_age must be positive", "Age - 18 must be positive", "Age_minus_minimum_age_positive"),
    (
        "BirthDate must be after 3 days after first_day",
        "BirthDate must be after 3 days after 2020-01-31",
        "BirthDate_gt_3_days_after_first_day",
    ),
    ("Age must be between minimum_age and 99", "Age must be between 18 and 99", "Age_between_minimum_age_and_99"),
    (
        "Name must have length at least minimum_age",
        "Name must have length at least 18",
        "Name_length_ge_minimum_age",
    ),
    ("BirthDate must be adult", "BirthDate must be on or before 18 years ago", "BirthDate_adult"),
    ("BirthDate must be an Adult", "BirthDate must be on or before 18 years ago", "BirthDate_adult"),
    ("BirthDate must not be adult", "BirthDate must not be on or before 18 years ago", "BirthDate_not_adult"),
    (
        "BirthDate must be known_adult",
        "BirthDate must be present and be on or before 18 years ago",
        "BirthDate_known_adult",
    ),
    (
        "BirthDate must be known_adult and be after first_day",
        "BirthDate must be present and be on or before 18 years ago and be after 2020-01-31",
        "BirthDate_known_adult_and_gt_first_day",
    ),
    ("State must be home_state", "State must be in ['CA', 'NY', 'TX']", "State_home_state"),
    ("State must be far", "State must not be in ['CA', 'NY', 'TX']", "State_far"),
    ("State must not be far", "State must be in ['CA', 'NY', 'TX']", "State_not_far"),
    ("Zip must be code", "Zip must match '^[0-9]{5}$' or be 'none'", "Zip_code"),
    (
        "Name must be present when BirthDate is adult and Zip matches us_zip and State is not in us_states",
        "Name must be present when BirthDate is on or before 18 years ago and Zip matches '^[0-9]{5}$' "
        "and State is not in ['CA', 'NY', 'TX']",
        "Name_present",
    ),
    (
        "at least one of Zip and Other must be code",
        "at least one of Zip and Other must match '^[0-9]{5}$' or be 'none'",
        "at_least_one_of_Zip_and_Other_code",
    ),
]


@pytest.mark.parametrize(("written", "out", "name"), WRITTEN_OUT, ids=[name for _, _, name in WRITTEN_OUT])
def test_a_name_means_what_it_stands_for(written: str, out: str, name: str) -> None:
    [rule], [same] = compiled(written, schema=SCHEMA), compiled(out, schema=SCHEMA)
    assert rule.name == name
    assert rule.fingerprint == same.fingerprint
    for part in ("passed", "applies", "value", "columns"):
        assert getattr(rule, part) == getattr(same, part)


def test_the_sentence_stays_as_it_is_written() -> None:
    [rule] = compiled("State must be in  US_states when BirthDate is an adult because 'x'")
    assert rule.text == "State must be in us_states when BirthDate is adult because 'x'"


def test_a_fingerprint_changes_with_the_meaning_alone() -> None:
    def of(definition: str, name: str) -> str:
        return dqlang.compile(f"{definition}\nT\n    A must be in {name}").fingerprint

    assert of("define x as ['a', 'b']", "x") == of("define y as ['b', 'a']", "y")
    assert of("define x as ['a', 'b']", "x") != of("define x as ['a']", "x")


@pytest.mark.parametrize(
    ("sentence", "like"),
    [
        ("BirthDate must be known_adult or be missing", "BirthDate must be missing or be known_adult"),
        ("BirthDate must not be known_adult", None),
    ],
)
def test_several_checks_of_one_name_stay_together(sentence: str, like: str | None) -> None:
    """`(be present and be adult) or be missing`: no sentence without the name says it."""
    [rule] = compiled(sentence, schema=SCHEMA)
    assert "AND" in str(rule.passed)
    if like is not None:
        assert {part.function for part in rule.passed.arguments} == {"AND", "IS NULL"}


def test_rules_with_names_are_kept_joined_and_chosen_as_any() -> None:
    rules = compiled("State must be in us_states tagged ['place']\n    Age should be at least minimum_age")
    again = pickle.loads(pickle.dumps(rules))
    assert (again.rules, again.explain(), again.to_json()) == (rules.rules, rules.explain(), rules.to_json())
    assert [rule.name for rule in rules.select(tags="place")] == ["State_in_us_states"]
    joined = rules.select(severity="warning") + dqlang.compile(
        "define us_states as ['QC']\nT\n    B must be in us_states"
    )
    assert [rule.name for rule in joined] == ["Age_ge_minimum_age", "B_in_us_states"]
    assert "QC" in joined.to_sql() and "'CA'" not in joined.to_sql()


def test_explain_says_what_a_name_stands_for() -> None:
    told = " ".join(compiled("State must be in us_states when BirthDate is known_adult").explain().split())
    assert "State must be one of 'CA', 'NY' or 'TX'" in told
    assert "Here us_states stands for 'CA', 'NY' or 'TX'." in told
    assert "Here known_adult stands for be present and be adult." in told


def test_what_rules_become_needs_no_name() -> None:
    rules = compiled("State must be in us_states\n    BirthDate must be adult", schema=SCHEMA)
    for text in (rules.to_sql(), rules.to_pyspark()):
        assert "IN ('CA', 'NY', 'TX')" in text


# --- mistakes -------------------------------------------------------------------------------------------------------


def only(text: str, **known):
    found = dqlang.lint(text, **known)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "code", "help"),
    [
        ("State must be in us_stats", "DQ274", "`us_states`"),
        ("State must be in nothing_alike", "DQ274", "square brackets"),
        ("Zip must match us_zp", "DQ274", "`us_zip`"),
        ("BirthDate must be adlut", "DQ200", "`adult`"),
        ("Name must be present when BirthDate is adlut", "DQ200", "`adult`"),
        ("State must be us_states", "DQ275", "`be in us_states`"),
        ("State must be in adult", "DQ275", "`be adult`"),
        ("State must match us_states", "DQ275", "`be in us_states`"),
        ("Zip must be us_zip", "DQ275", "`be equal to us_zip` or `match us_zip`"),
        ("Age must be minimum_age", "DQ275", "`be equal to minimum_age`"),
        ("Age must be at least us_states", "DQ275", "`be in us_states`"),
        ("Age must be at least adult", "DQ275", "`be adult`"),
        ("us_states must be present", "DQ276", "another one"),
        ("Name, adult and State must be present", "DQ276", "another one"),
        ("every us_states must be present", "DQ276", "another one"),
        ("(Name, minimum_age) must be unique", "DQ276", "another one"),
        ("Name must be unique within adult", "DQ276", "another one"),
        ("Name must be present when us_zip is 'x'", "DQ276", "another one"),
        ("BirthDate must be adult with 5", "DQ202", "stands alone"),
    ],
)
def test_a_name_that_is_wrong_here(sentence: str, code: str, help: str) -> None:
    found = only(f"{DEFINITIONS}\nPerson\n    {sentence}\n")
    assert (found.code, found.severity) == (code, "error")
    assert help in (found.help or "")


def test_a_misspelt_name_can_be_mended_where_it_stands() -> None:
    text = f"{DEFINITIONS}\nPerson\n    State must be in us_stats\n"
    found = only(text)
    [(line, column, _, end, replacement)] = found.edits
    written = text.split("\n")[line - 1]
    assert written[: column - 1] + replacement + written[end - 1 :] == "    State must be in us_states"


@pytest.mark.parametrize(
    ("definitions", "code"),
    [
        ("define present as ['a']", "DQ270"),
        ("define valid as ['a']", "DQ270"),
        ("define human_name as ['a']", "DQ270"),
        ("define valid_date as ['a']", "DQ270"),
        ("define when as ['a']", "DQ270"),
        ("define unique as ['a']", "DQ270"),
        ("define year as ['a']", "DQ270"),
        ("define lookup as ['a']", "DQ270"),
        ("define x as ['a']\ndefine X as 'b'", "DQ271"),
        ("define x as be y\ndefine y as be z\ndefine z as be x", "DQ272"),
        ("define x as be x", "DQ272"),
        ("define x as BirthDate", "DQ273"),
        ("define x as be after BirthDate", "DQ273"),
        ("define x as be unique within Org", "DQ273"),
        ("define x as null", "DQ273"),
        ("define x as not be blank and be human_name", "DQ277"),
        ("define x as be at least 18 years ago", "DQ211"),
        ("define x as be humn_name", "DQ200"),
        ("define x as ['a', null]", "DQ220"),
        ("define x as ['a', 5]", "DQ221"),
        ("define x as match '('", "DQ260"),
        ("define x as ['a', b]", "DQ124"),
        ("define x as be null and be 'a' or be 'b'", "DQ127"),
    ],
)
def test_what_no_name_can_stand_for(definitions: str, code: str) -> None:
    found = [each for each in dqlang.lint(f"{definitions}\nT\n    A must be 1\n") if each.severity == "error"]
    assert [each.code for each in found] == [code], found


@pytest.mark.parametrize(
    "use",
    ["A must be in x", "A must match x", "A must be x", "A must be at least x", "B must be present when A is in x"],
)
def test_a_broken_definition_is_told_once_and_where_it_is(use: str) -> None:
    for broken in ("define x as match '('", "define x as ['a', null]", "define x as be humn_name"):
        found = only(f"{broken}\nT\n    {use}\n")
        assert found.line == 1


def test_a_broken_pattern_is_told_once_and_where_it_is_defined() -> None:
    found = only("define x as '^(a'\nT\n    A must match x\n    B must match x\n    C must be equal to x\n")
    assert (found.code, found.line, found.column) == ("DQ260", 1, 15)
    assert codes("define x as '^(a'\nT\n    A must be equal to x\n") == []


def test_advice_on_what_is_defined_stands_where_it_is_defined() -> None:
    text = (
        "define x as ['a', 'b', 'a']\ndefine y as '^a'\nT\n    A must be in x\n    B must be in x\n    A must match y\n"
    )
    assert [(each.code, each.line) for each in dqlang.lint(text)] == [("DQ402", 1), ("DQ403", 2)]


def test_advice_that_only_a_rule_brings_stands_at_the_rule() -> None:
    text = "define x as ['a', 'b']\nT\n    A must be in x\n"
    [found] = dqlang.lint(text, schema="A INT")[:1]
    assert (found.line, found.severity) == (3, "advice")
    assert all(each.edits == () for each in dqlang.lint(text, schema="A INT"))


def test_a_definition_that_nobody_uses() -> None:
    assert codes("define x as 5\nT\n    A must be 5\n") == ["DQ435"]
    assert codes("define x as 5\ndefine y as be at least x\nT\n    A must be y\n") == []
    assert codes("define x as 5\n") == []  # there for other files
    assert codes("define x as 5  # dqlang: allow DQ435\nT\n    A must be 5\n") == []


def test_a_column_of_the_same_name_is_an_error_against_a_schema() -> None:
    text = "define State as ['CA']\nT\n    Home must be in state\n"
    assert codes(text) == []
    assert codes(text, schema="Home STRING") == []
    assert codes(text, schema="Home STRING, STATE INT") == ["DQ322"]
    with pytest.raises(dqlang.DqError, match="is a column as well"):
        dqlang.compile(text, schema="Home STRING, STATE INT")


def test_a_definition_stands_above_the_first_table() -> None:
    found = only("T\n    A must be in x\n\ndefine x as ['a']\n")
    assert (found.code, found.line) == ("DQ115", 4)


def test_the_same_words_without_a_definition_are_columns_and_values_as_before() -> None:
    [rule] = dqlang.compile("define low as 1\nT\n    A must be at least high\n", schema="A INT, high INT")
    assert rule.columns == ("A", "high")


def test_a_definition_may_hold_what_asks_about_several_columns() -> None:
    text = "define pairs as [('US', 'USD'), ('CA', 'CAD')]\ndefine other as differ\n"
    assert codes(f"{text}T\n    (A, B) must be in pairs\n    (A, B) must be other\n") == []
    assert codes(f"{text}T\n    A must be other\n    (A, B) must be in pairs\n") == ["DQ241"]


def test_what_cannot_be_read_is_told_where_it_is_defined_alone() -> None:
    found = only("define x as ['a', b]\nT\n    A must be in x\n    A must be x\n    A must be at least x as y\n")
    assert (found.code, found.line) == ("DQ124", 1)


def test_help_speaks_of_the_definition_and_not_of_a_rule_that_nobody_wrote() -> None:
    found = only("define grown_up as be at least 18 years ago\nT\n    A must be grown_up\n")
    assert "it must be on or before 18 years ago" in (found.help or "")
    assert " as " not in (found.help or "")


def bomb(joiner: str) -> str:
    doubled = [f"define c{n} as be c{n - 1} {joiner} be c{n - 1}" for n in range(1, 40)]
    return "\n".join(["define c0 as be positive", *doubled, "Person", "    Age must be c39", ""])


@pytest.mark.parametrize("joiner", ["and", "or"])
def test_definitions_that_double_are_refused(joiner):
    (problem,) = [each for each in dqlang.lint(bomb(joiner)) if each.severity == "error"]
    assert (problem.code, problem.line, "100" in problem.message) == ("DQ106", 8, True)


def chain(order: range) -> str:
    lines = [f"define c{n} as be c{n - 1} and be at least {n}" for n in order]
    return "\n".join(["define c0 as be positive", *lines, "Person", "    Age must be c20", ""])


@pytest.mark.parametrize("order", [range(1, 400), range(399, 0, -1)], ids=["before", "behind"])
def test_long_chains_of_definitions_are_refused(order):
    found = {each.code for each in dqlang.lint(chain(order)) if each.severity == "error"}
    assert found == {"DQ106"}


@pytest.mark.parametrize("order", [range(1, 31), range(30, 0, -1)], ids=["before", "behind"])
def test_short_chains_of_definitions_hold(order):
    assert [rule.name for rule in dqlang.compile(chain(order))] == ["Age_c20"]
