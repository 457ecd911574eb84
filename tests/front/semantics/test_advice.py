"""Advice: said once, never stops a compile, and silent where a rule may be meant as it stands."""

from __future__ import annotations

import pytest
from meanings import analysis, codes, only, problems


def advised(*sentences: str, code: str, **known) -> None:
    problem = only(*sentences, **known)
    assert (problem.code, problem.severity) == (code, "advice"), problem.message()
    assert len(analysis(*sentences, **known).plan.rules) == len(sentences)


@pytest.mark.parametrize(
    "sentences",
    [
        ("Age must be greater than 10", "Age must be less than 5"),
        ("Age must be at least 10", "Age must be less than 10"),
        ("Age must be between 1 and 5", "age must be > 5"),
        ("Age must be 5", "Age must be 6"),
        ("Age must be strictly between 1 and 5", "Age must be 1"),
        ("EffDate must be before 2024-01-01", "EffDate must be on or after 2024-01-01"),
        ("Name must have length 5", "Name must have length at least 6"),
        ("Age must not be less than 10", "Age must be at most 9"),
        ("Age must be greater than 10 and be less than 5",),
    ],
)
def test_contradictions(sentences):
    advised(*sentences, code="DQ400")


def test_a_contradiction_shows_both():
    problem = only("Age must be greater than 10", "Age must be less than 5")
    assert problem.message() == "no `Age` can `be greater than 10` and `be less than 5` at once"
    assert [related.label for related in problem.related()] == ["the other rule"]


@pytest.mark.parametrize(
    "sentences",
    [
        ("Age must be greater than 10 when Name is 'a'", "Age must be less than 5"),
        ("Age must be greater than 10", "Qty must be less than 5"),
        ("Age must be at least 10", "Age must be at most 10"),
        ("Age must be at least 10 for at least 50% of rows", "Age must be less than 5"),
        ("Name must have length at least 10", "Name must be at most 5"),
        ("at least one of Age and Qty must be > 10", "at least one of Age and Qty must be < 5"),
        ("Total must be equal to 5 within 2", "Total must be equal to 6 within 2"),
    ],
)
def test_what_is_no_contradiction(sentences):
    assert codes(*sentences) == []


@pytest.mark.parametrize(
    ("sentences", "line"),
    [
        (("Age must be at least 5", "Age must be at least 3"), 2),
        (("Age must be at least 3", "Age must be at least 5"), 1),
        (("Age must be between 1 and 5", "Age must be at most 5"), 2),
        (("Age must be greater than 5", "Age must be at least 5"), 2),
        (("Age should be 5", "Age should be at most 7 when Name is 'a'"), 2),
        (("Age must be at least 5 when Name is 'a'", "Age must be at least 3 when Name is 'a'"), 2),
        (("Age must be at least 5 if present", "Age must be at least 3 if present"), 2),
        (("Name must be empty", "Name must have length 0"), 2),  # one of them stays
        (("Name must have length 0", "Name must be empty"), 2),
    ],
)
def test_needless_rules(sentences, line):
    advised(*sentences, code="DQ401")
    [(source, problem)] = analysis(*sentences).problems
    assert source.position(problem.span.start)[0] == line + 1


@pytest.mark.parametrize(
    "sentences",
    [
        ("Age must be at least 5 if present", "Age must be at least 3"),
        ("Age must be at least 5 when Name is 'a'", "Age must be at least 3"),
        ("Age must be at least 3", "Age should be at least 5"),
    ],
)
def test_what_is_not_needless(sentences):
    assert codes(*sentences) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Name must be in ['a', 'b', 'a']",
        "Name must be in ['a', 'A'] ignoring case",
        "Age must be in [5, 5.0]",
        "Name, Zip must be in ['a', 'a']",
        "Age must be 1 when Name is in ['a', 'a']",
    ],
)
def test_repeated_values(sentence):
    assert only(sentence).code == "DQ402"


def test_values_that_are_not_repeated():
    assert codes("Name must be in ['a', 'A']") == []


@pytest.mark.parametrize(
    ("pattern", "words"),
    [("[0-9]", "found anywhere"), ("^[0-9]", "follow"), ("[0-9]$", "before it")],
)
def test_unanchored_patterns(pattern, words):
    advised(f"Name must match '{pattern}'", code="DQ403")
    assert words in only(f"Name must match '{pattern}'").message()


def test_where_a_pattern_needs_no_anchor():
    assert (
        codes("Name must match '^[0-9]$'", "Name must not match '[0-9]'", "Age must be 1 when Name matches '^A'") == []
    )


def test_checks_from_python():
    from dqlang.checks import registry

    try:
        registry.register("tested from python")(lambda column: column)
        advised("Name must be tested from python", code="DQ404")
        assert only("every Tags must be tested from python").code == "DQ244"
    finally:
        registry._registered.pop("be tested from python")
        registry._functions.pop("be tested from python")


@pytest.mark.parametrize(
    "condition",
    ["Age is 1 and Age is 2", "Name is 'US' and Age is 1 and name is 'FR'", "Paid is true and Paid is false"],
)
def test_conditions_that_never_hold(condition):
    advised(f"Zip must be present when {condition}", code="DQ405")


@pytest.mark.parametrize(
    "condition",
    [
        "Age is 1 or Age is 2",
        "Total is '5' and Total is '5.0'",
        "Age is 1 and Age is 1.0",
        "not (Age is 1) and Age is 2",
    ],
)
def test_conditions_that_may_hold(condition):
    assert codes(f"Zip must be present when {condition}") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Age must be 'young'",
        "Age must be in ['1', '1,000']",
        "Total must be at least '5d'",
        "BirthDate must be before 'soon'",
        "BirthDate must be '2024-01-31 10:00'",
        "Paid must be 'yes'",
        "BirthDate must be '2023-02-29'",
        "Name must be before 'soon'",
        "Seen must be between '2024-01-01' and 'later'",
    ],
)
def test_comparisons_that_never_hold(sentence):
    advised(sentence, code="DQ406")


def test_texts_that_read():
    sentences = [
        "Age must be '5'",
        "Paid must be 'TRUE'",
        "Total must be at most ' -5.5e3 '",
        "Seen must be before '2024-01-31 10:00'",
        "Name must be 'x'",
    ]
    assert codes(*sentences) == []


def test_order_of_texts():
    advised("BillCity must be less than ShipCity", code="DQ407")
    assert codes("BillCity must be before ShipCity", "Name must be equal to Zip", "Code must be less than 'M'") == []
    assert codes("BillCity must be less than ShipCity", schema=None) == []


def test_reversed_ends():
    problem = only("Age must be between 120 and 0")
    assert problem.code == "DQ408"
    assert problem.help() == "write `between 0 and 120`"
    assert [edit.replacement for edit in problem.edits()] == ["0", "120"]
    advised("Age must be strictly between 5 and 5", code="DQ408")
    advised("Name must have length between 9 and 2", code="DQ408")
    advised("EffDate must be between 2024-02-01 and 2024-01-31", code="DQ408")
    assert codes("Age must be between 5 and 5", "Total must be between 6 and 5 within 1") == []


def test_negative_lengths():
    advised("Name must have length at least -1", code="DQ409")


def test_advice_is_silent_about_rules_with_errors():
    assert codes("Nmae must be in ['a', 'a']") == ["DQ300"]


# --- what rules mean together: the traps -----------------------------------------------------------------------------


def told(*sentences: str, **known) -> list[tuple[str, str]]:
    return [(problem.code, problem.message()) for problem in problems(*sentences, **known)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Name must be 'a'", "Name must be in ['b', 'c']"),
        ("Name must be in ['a', 'b']", "Name must not be in ['a', 'b', 'c'] as others"),
        ("Name must be in ['a', 'b'] ignoring case", "Name must be 'C'"),
        ("Age must be in [1, 2]", "Age must be at least 3"),
        ("Age must be in [1, 2]", "Age must not be between 0 and 5"),
        ("Name must be null", "Name must be present"),
        ("Name must be missing", "Name must have length 5"),
        ("Name must be blank", "Name must be 'x'"),
        ("Name must be blank", "Name must contain 'x'"),
        ("Name must be empty", "Name must not be blank"),
        ("Name must be upper case", "Name must contain 'abc'"),
        ("Name must be lower case", "Name must be in ['A', 'B']"),
        ("Name must not have whitespace", "Name must be in ['A B', 'C D']"),
        ("Name must not have whitespace", "Name must contain ' ' as x"),
        ("Name must not have leading whitespace", "Name must start with ' A'"),
        ("Name must start with 'A'", "Name must start with 'B' as with_b"),
        ("Name must end with '.txt'", "Name must end with '.csv' as a_csv"),
        ("Name must contain 'abc'", "Name must not contain 'b'"),
        ("Name must start with 'abc'", "Name must have length at most 2"),
        ("Name must be human_name", "Name must contain '1'"),
        ("Name must have length greater than 4", "Name must have length less than 5"),
        ("BirthDate must be after 2024-01-31", "BirthDate must be before 2024-02-01"),
        ("BirthDate must be 2024-01-31", "BirthDate must be in [2024-02-01, 2024-02-02]"),
        ("Paid must be true", "Paid must be false"),
        ("Age must be greater than 4", "Age must be less than 5"),
        ("Age must be 1 when Name is 'a'", "Age must be 2 when name is 'a'"),
        ("Age must be positive", "Age must be negative"),
        ("Age must be null or be at least 5", "Age must be 3"),
        ("Age must be at least 10 if present", "Age must be at most 5 if present"),
        ("Age should be greater than 10", "Age must be less than 5"),
        ("every Tags must be 'a'", "every Tags must be 'b'"),
    ],
)
def test_more_contradictions(one, other):
    assert [code for code, _ in told(one, other)] == ["DQ400"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Age must be 1 when Name is 'a'", "Age must be 2 when Name is 'b'"),
        ("Age must be null", "Age must be 5 when Name is 'a'"),
        ("Total must be greater than 4", "Total must be less than 5"),
        ("Name must be upper case", "Name must be lower case"),  # '123'
        ("Name must be upper case", "Name must contain 'É'"),
        ("Name must start with 'A'", "Name must end with 'B'"),
        ("Name must start with 'ab'", "Name must have length at most 2"),
        ("Name must contain 'a'", "Name must not start with 'a'"),
        ("Age must be null or be at least 10", "Age must be null or be at most 20"),
        ("Seen must be on or after 2024-01-31", "Seen must be on or before 2024-01-31"),
        ("Name must be in ['a', 'b'] ignoring case", "Name must be 'A'"),
    ],
)
def test_more_that_is_no_contradiction(one, other):
    assert [code for code, _ in told(one, other) if code == "DQ400"] == []


def test_without_a_schema_a_number_may_have_a_fraction_and_a_text_may_be_a_number():
    assert codes("Age must be greater than 4", "Age must be less than 5", schema=None) == []
    assert codes("Name must be '5'", "Name must be '5.0'", schema=None) == []
    assert codes("A must be at least 0.1000000001", "A must be at most 0.1", schema=None) == []  # one number as FLOAT


def test_a_contradiction_of_what_is_there():
    [(_, message)] = told("Age must be at least 10 if present", "Age must be at most 5 if present")
    assert message == "no `Age` that is there can `be at least 10` and `be at most 5` at once"
    [(_, message)] = told("every Tags must be 'a'", "every Tags must be 'b'")
    assert message == "no item of `Tags` can `be 'a'` and `be 'b'` at once"


@pytest.mark.parametrize(
    ("sentences", "line"),
    [
        (("Name must be in ['a', 'b', 'c']", "Name must be 'a'"), 1),
        (("Name must be in ['a', 'b', 'c'] as wide", "Name must be in ['a', 'b'] as narrow"), 1),
        (("Name must not be in ['a', 'b']", "Name must be 'c'"), 1),
        (("Name must be present", "Name must match '^a$'"), 1),
        (("Name must not be null", "Name must be in lookup Statuses.Code"), 1),
        (("Name must be present", "Name must not be blank"), 1),
        (("Name must not be empty", "Name must not be blank"), 1),
        (("Name must have length at least 1", "Name must not be empty"), 2),
        (("Name must have length at least 1", "Name must have length between 2 and 5"), 1),
        (("Name must start with 'A'", "Name must start with 'AB' as with_ab"), 1),
        (("Name must contain 'B'", "Name must start with 'AB'"), 1),
        (("Name must not have leading whitespace", "Name must not have whitespace"), 1),
        (("Name must not have leading whitespace", "Name must be human_name"), 1),
        (("Name must have length at most 9", "Name must be in ['abc', 'de']"), 1),
        (("Age must not be negative", "Age must be positive"), 1),
        (("Age must be null or be at least 3", "Age must be at least 5"), 1),
        (("Age must be at least 3 if present", "Age must be at least 5"), 1),
        (("Age should be at least 3", "Age must be at least 5"), 1),
        (("BirthDate must be after 2023-12-31", "BirthDate must be on or after 2024-01-01"), 2),
        (("at least one of Name and Zip must be present", "at least one of Name and Zip must be 'a' as is_a"), 1),
        (("every Tags must not be blank", "every Tags must be in ['a', 'b']"), 1),
        (("Age must be at least 5 or be at least 3",), 1),
        (("Age must be at least 5 and be at least 3",), 1),
    ],
)
def test_more_needless_rules(sentences, line):
    [(source, problem)] = analysis(*sentences).problems
    assert problem.code == "DQ401", problem.message()
    assert source.position(problem.span.start)[0] == line + 1


@pytest.mark.parametrize(
    "sentences",
    [
        ("Name must be present", "Name must match '^a$' if present"),
        ("Name must be present", "Name must match '^a$' when Age is 1"),
        ("Name must be present", "Name must be null or be 'a'"),
        ("Name must be present", "Name should match '^a$'"),
        ("Name must be present", "Name must match '^a$' for at least 95% of rows"),
        ("Name must be present", "Name must be unique"),
        ("BirthDate must be valid date", "BirthDate must be after 2000-01-01"),
        ("Name must be present for at least 50% of rows", "Name should be present for at least 95% of rows"),
        ("every Tags must be present if present", "every Tags must be null or be 'x'"),
        ("Name must contain 'ab'", "Name must contain 'a' if present"),
    ],
)
def test_more_that_is_not_needless(sentences):
    assert [code for code, _ in told(*sentences) if code == "DQ401" and "`contain 'a'`" not in _] == []


def test_not_blank_does_not_make_not_empty_needless_where_a_column_may_be_a_list():
    assert codes("A must not be empty", "A must not be blank", schema=None) == []


def test_a_needless_presence_says_what_to_do():
    problem = only("Name must be present", "Name must match '^a$'")
    assert problem.message() == "`be present` says nothing beside `match '^a$'`, which a missing value fails too"
    assert "write `if present` behind the other" in problem.help()


@pytest.mark.parametrize(
    "sentences",
    [
        ("Age must be at least 5 as x", "Age must be at least 5.0 as y"),
        ("Age must be at least 5", "age should be >= 5"),
        ("Age should be at least 5", "Age must be at least 5"),
        ("(Name, Zip) must be unique", "(zip, name) must be unique as pair"),
        ("Age must be less than Qty", "Qty must be greater than Age"),
        ("Name must have whitespace and be upper case", "Name must be upper case and have whitespace"),
        ("Name must be in ['a', 'b']", "Name must be in ['b', 'a'] as other_order"),
        (
            "Age must be 5 when Name is 'a' for at least 9% of rows",
            "Age should be 5 when Name is 'a' for at least 9% of rows",
        ),
        ("at least one of Name and Zip must be present", "at least one of Name and Zip should be present"),
    ],
)
def test_rules_that_are_said_twice(sentences):
    assert [code for code, _ in told(*sentences)] == ["DQ420"]


def test_of_must_and_should_it_is_should_that_is_needless():
    for sentences in (("Age must be 5", "Age should be 5"), ("Age should be 5", "Age must be 5")):
        [(source, problem)] = analysis(*sentences).problems
        assert "should" in source.slice(source_line(source, problem))
        assert problem.message().startswith("`should` beside `must` of the same")


def source_line(source, problem):
    from dqlang.source import Span

    start = source.text.rindex("\n", 0, problem.span.start) + 1
    return Span(start, source.text.index("\n", start))


@pytest.mark.parametrize(
    "sentences",
    [
        ("Age must be less than Qty if present", "Qty must be greater than Age if present"),
        ("Age must be equal to Qty within 5%", "Qty must be equal to Age within 5%"),
        ("Age must be 5 when Name is 'a'", "Age should be 5"),
        ("BirthDate must be before EffDate", "BirthDate must be less than Admitted"),
    ],
)
def test_what_is_not_said_twice(sentences):
    assert "DQ420" not in codes(*sentences)


@pytest.mark.parametrize(
    ("sentence", "code", "words"),
    [
        ("Name must be present if present", "DQ421", "`if present` passes the missing ones"),
        ("Name must be null or be present", "DQ421", "and a missing one too"),
        ("Name must be present when Name is 'a'", "DQ421", "the condition picks"),
        ("Age must be at least 3 when Age is greater than 5", "DQ421", "the condition picks"),
        ("Name must have length at least 0", "DQ422", "for each `Name` there is"),
        ("Name must not have length less than 0 as x", "DQ422", "asks no more than `be present`"),
        ("count of Tags must be at least 0", "DQ422", "for each `count of Tags` there is"),
        ("Name must contain '' as x", "DQ422", "asks no more than `be present`"),
        ("Age must be 0.5", "DQ423", "no `Age`, which holds whole numbers of up to 10 digits, can `be 0.5`"),
        ("Amount must be 0.005", "DQ423", "8 digits before the point and 2 behind it"),
        ("Age must be in [0.5, 1.5]", "DQ423", "in [0.5, 1.5]"),
        ("month of BirthDate must be 13", "DQ423", "no `month of BirthDate`"),
        ("Name must have length 2.5", "DQ423", "have length 2.5"),
        ("Name must be present for at least 0% of rows", "DQ424", "`for at least 0% of rows`"),
        ("Name must be present for all but 100% of rows", "DQ424", "`for all but 100% of rows`"),
        ("Name must be present for at least 0 rows", "DQ424", "`for at least 0 rows`"),
        ("Name must be present when Name is null", "DQ425", "that meets the condition can `be present`"),
        ("Zip must be 'a' when Zip is 'b' and Name is 'c'", "DQ425", "no `Zip` that meets the condition"),
        ("Name must match '^.*$'", "DQ426", "any text of one line"),
        ("Name must match '[0-9]*'", "DQ426", "found in any text"),
        ("Name must not match 'x?'", "DQ426", "so no such text passes"),
        ("Name must match 'a^b'", "DQ427", "found in no text"),
        ("Name must match '^[0-9]{5}$[A-Z]'", "DQ427", "found in no text"),
        ("Zip must be present when Age is null and Age is 5", "DQ405", "`Age is null` and `Age is 5` are never true"),
        ("Zip must be present when Age is greater than 5 and Age is less than 3", "DQ405", "at once"),
        ("Zip must be present when Name is in ['a', 'b'] and Name is 'c'", "DQ405", "at once"),
        ("Zip must be present when Name starts with 'a' and Name starts with 'b'", "DQ405", "at once"),
        ("Zip must be present when (Age is 1 and Age is 2) or (Name is 'a' and Name is 'b')", "DQ405", "at once"),
        ("Zip must be present when Age is 0.5", "DQ405", "`Age is 0.5` is never true"),
    ],
)
def test_rules_that_say_nothing(sentence, code, words):
    [(found, message)] = told(sentence)
    assert found == code and words in message, message


@pytest.mark.parametrize(
    "sentence",
    [
        "Name must be blank if present",
        "Name must be null",
        "Age must be valid number",
        "Amount must not be valid integer if present",
        "Amount must be valid integer",
        "Name must be present for at least 1 row",
        "Name must be present for all but 0 rows",
        "Name must match '^.+$'",
        "Name must not match '[0-9]'",
        "Name must match '^(?:a|b)*+$'",
        "Zip must be present when (Age is 1 and Age is 2) or Name is 'a'",
        "Zip must be present when Age is 1 and not (Age is 2)",
        "Amount must be 0.05",
        "Age must be between 0 and 150",
    ],
)
def test_rules_that_say_something(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(("pattern", "plain"), [("@", True), ("Street 5", True), ("a.b", False), ("^a", False)])
def test_plain_text_is_no_pattern(pattern, plain):
    help = only(f"Name must match '{pattern}'").help()
    assert (f"write `contain '{pattern}'" in help) is plain and ("^" not in help or not plain)


@pytest.mark.parametrize("pattern", ["@", "abc"])
def test_what_is_offered_for_plain_text_compiles_without_advice(pattern):
    for offered in only(f"Name must match '{pattern}'").help().split("`")[1::2]:
        assert codes(f"Name must {offered}") == []
