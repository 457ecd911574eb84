"""Finding, suggesting and registering checks; nothing here needs Spark."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import EntryPoint

import pytest

import dqlang
import dqlang.checks
from dqlang.checks import registry
from dqlang.checks.names import CLAUSE_WORDS, SHAPE_WORDS
from dqlang.plan.expr import ColumnFunction, ColumnRef
from dqlang.plan.mismatch import TypeMismatch
from dqlang.plan.types import STRING

X = ColumnRef(("x",), STRING)


@pytest.fixture(autouse=True)
def nothing_registered(monkeypatch):
    monkeypatch.setattr(registry, "_registered", {})
    monkeypatch.setattr(registry, "_functions", {})


@pytest.fixture
def offered(monkeypatch):
    """Packages that offer checks of these names, from modules that cannot be imported unless said."""

    def offer(**modules: str) -> None:
        points = [EntryPoint(name, module, registry.ENTRY_POINTS) for name, module in modules.items()]
        monkeypatch.setattr(registry, "_entry_points", lambda: points)
        registry._offered.cache_clear()

    yield offer
    registry._offered.cache_clear()


# --- finding --------------------------------------------------------------------------------------------------------


def test_a_check_is_found_by_its_phrase_in_any_case():
    assert registry.find("be valid date").type_name == "valid_date"
    assert registry.find("Have  Leading WHITESPACE").type_name == "leading_whitespace"
    assert registry.find("be human name") is None


def test_the_type_is_the_phrase_without_be_and_have():
    for phrase in registry.phrases():
        if phrase != "be in the future":
            assert registry.find(phrase).type_name == re.sub("^(be|have) ", "", phrase).replace(" ", "_")


def test_looking_for_checks_loads_no_spark():
    code = "import sys; from dqlang.checks import registry as r; r.suggest('be x'); sys.exit('pyspark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_a_file_in_a_folder_that_is_added_is_a_check(tmp_path, monkeypatch):
    source = (
        "from dqlang.checks.spec import ANY, CheckSpec\nfrom dqlang.plan.expr import is_null\n"
        "CHECK = CheckSpec('be added', 'added', ANY, is_null, 'is added', 'is not added')\n"
    )
    (tmp_path / "added.py").write_text(source, encoding="utf-8")
    assert registry.find("be added") is None
    monkeypatch.setattr(dqlang.checks, "__path__", [*dqlang.checks.__path__, str(tmp_path)])
    assert registry.find("be added").type_name == "added"
    assert "be added" in registry.phrases()


def test_each_check_is_found_by_its_phrase_alone():
    for phrase in registry.phrases():
        assert registry.find(phrase) is not None, "a check's file is called as its phrase without `be` or `have`"


def test_each_check_says_what_it_means():
    for phrase in registry.phrases():
        spec = registry.find(phrase)
        page = sys.modules[_home(phrase)].__doc__
        assert page.splitlines()[0].endswith("."), phrase
        assert "\nNull" in page, phrase
        assert "```dq\n" in page, phrase
        for words in (spec.english, spec.english_not):
            assert words == words.strip() and words[0].islower() and not words.endswith("."), phrase


def _home(phrase: str) -> str:
    """The module that a check stands in."""
    modules = [name for name in sys.modules if name.startswith("dqlang.checks.")]
    return next(name for name in modules if getattr(getattr(sys.modules[name], "CHECK", None), "phrase", "") == phrase)


# --- suggesting -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written, meant",
    {
        "be human name": "be human_name",
        "be humn_name": "be human_name",
        "be humanname": "be human_name",
        "have whitespaces": "have whitespace",
        "have white space": "have whitespace",
        "have spaces": "have whitespace",
        "have leading space": "have leading whitespace",
        "have trailing spaces": "have trailing whitespace",
        "have double whitespace": "have consecutive whitespace",
        "be valid dat": "be valid date",
        "be vaild date": "be valid date",
        "be date": "be valid date",
        "be a date": "be valid date",
        "be valid time stamp": "be valid timestamp",
        "be datetime": "be valid timestamp",
        "be numeric": "be valid number",
        "be number": "be valid number",
        "be int": "be valid integer",
        "be valid iban number": "be valid iban",
        "be valid ssn number": "be valid ssn",
        "be valid nhs": "be valid nhs number",
        "be valid swift code": "be valid bic",
        "be valid creditcard": "be valid credit card",
        "be json": "be valid json",
        "be bool": "be valid boolean",
        "be uppercase": "be upper case",
        "be lowercase": "be lower case",
        "be positve": "be positive",
        "be filled": "be present",
        "be presnt": "be present",
        "be nul": "be null",
        "be blnk": "be blank",
        "be uniqe": "be unique",
        "be future": "be in the future",
        "be different": "differ",
    }.items(),
)
def test_the_first_suggestion_is_what_was_meant(written, meant):
    assert registry.suggest(written)[0] == meant


@pytest.mark.parametrize("written", ["be human name", "have whitespaces", "be valid dat", "be uppercase", "be numeric"])
def test_a_suggestion_that_stands_out_stands_alone(written):
    assert len(registry.suggest(written)) == 1


@pytest.mark.parametrize("written", ["be xyzzy", "be valid horoscope", "be valid blood group"])
def test_nothing_is_suggested_for_what_is_like_nothing(written):
    assert registry.suggest(written) == []


# --- registering ----------------------------------------------------------------------------------------------------


def test_a_function_becomes_a_check():
    @registry.register("Member  ID")
    def member(column, digits, prefix="M"):
        return column

    spec = registry.find("be member id")
    assert (spec.phrase, spec.type_name) == ("be member id", "member_id")
    assert [(p.word, p.required) for p in spec.parameters] == [("digits", True), ("prefix", False)]
    assert spec.build(X, 3) == ColumnFunction("be member id", X, (3, "M"))
    assert spec.build(X, prefix="A", digits=5) == ColumnFunction("be member id", X, (5, "A"))
    assert registry.function("be member id") is member
    assert registry.suggest("be memberid")[0] == "be member id"
    with pytest.raises(TypeMismatch, match="does not take these values"):
        spec.build(X, 1, "A", 3)


def test_a_function_of_any_number_of_values():
    registry.register("one among mine")(lambda column, *values: column)
    spec = registry.find("be one among mine")
    assert spec.any_values
    assert spec.build(X, 1, 2, 3).literals == (1, 2, 3)


def test_a_function_that_takes_no_column_is_refused():
    with pytest.raises(ValueError, match="takes a Column first"):
        registry.register("member id")(lambda: None)


def test_what_is_no_function_of_a_column_and_values_is_refused():
    def needs_a_word(column, *, digits):
        return column

    for function, reason in ((7, "needs a function of a Column"), (needs_a_word, "let `digits` stand before")):
        with pytest.raises(ValueError, match=reason):
            registry.register("member id")(function)
    with pytest.raises(ValueError, match="needs a name in parentheses"):
        registry.register(make())


def test_a_function_says_by_its_types_which_values_it_takes():
    @registry.register("member id")
    def member(column, digits: int, share: float, prefix: str = "M", other=None):
        return column

    kinds = [parameter.kind for parameter in registry.find("be member id").parameters]
    assert kinds == ["number", "number", "text", "any"]
    [told] = dqlang.lint("T\n    Code must be member id with 'x', 1\n")
    assert (told.code, told.severity) == ("DQ204", "error") and "it is a number" in told.message


def make():
    def member(column):
        return column

    return member


def test_the_same_function_may_be_registered_again_and_another_not():
    first, second = make(), make()
    registry.register("member id")(first)
    registry.register("member id")(second)
    assert registry.function("be member id") is second
    with pytest.raises(ValueError, match="`member id` is already registered"):
        registry.register("member id")(lambda column: column)
    with pytest.raises(ValueError, match="`member id` is already registered"):
        registry.register("member_id")(second)


@pytest.mark.parametrize(
    "name, reason",
    {
        "member and id": "cannot hold `and`.*`member_and_id`",
        "member with id": "cannot hold `with`",
        "between friends": "cannot hold `between`.*`between_friends`",
        "at home": "cannot hold `at`",
        "unique thing": "cannot hold `unique`",
        "not here": "cannot hold `not`",
        "in order": "cannot hold `in`",
        "null": "cannot hold `null`.*`null_check`",
        "valid member": "cannot begin with `valid`",
        "human_name": "cannot begin with `human_name`",
        "blank line": "cannot begin with `blank`",
        "member-id": "words of letters, digits and _",
        "9 lives": "words of letters, digits and _",
        "": "needs a name",
    }.items(),
)
def test_a_name_that_would_have_two_readings_is_refused_when_registered(name, reason):
    with pytest.raises(ValueError, match=reason):
        registry.register(name)


NEVER_IN_A_NAME = "and or if when for as because with by"
NEVER_FIRST = "between in null at greater less equal before after on strictly unique not within"


def test_every_word_that_the_language_forbids_is_refused():
    assert set(NEVER_IN_A_NAME.split()) <= CLAUSE_WORDS
    assert set(NEVER_FIRST.split()) <= CLAUSE_WORDS | SHAPE_WORDS
    assert CLAUSE_WORDS.isdisjoint(SHAPE_WORDS)


def test_a_function_that_is_not_registered_is_named():
    with pytest.raises(LookupError, match="`be member id`"):
        registry.function("be member id")


# --- packages -------------------------------------------------------------------------------------------------------


def test_a_package_offers_a_check_without_being_imported(offered):
    offered(member_id="no_such_package:check")
    spec = registry.find("be member id")
    assert (spec.phrase, spec.type_name, spec.any_values) == ("be member id", "member_id", True)
    assert spec.build(X, 3, "x") == ColumnFunction("be member id", X, (3, "x"))
    assert registry.find("be member_id") is None
    assert registry.suggest("be member_id")[0] == "be member id"
    with pytest.raises(ModuleNotFoundError, match="no_such_package"):
        registry.function("be member id")


def test_a_packages_function_is_loaded_when_it_is_called_for(offered):
    offered(member_id="posixpath:basename")
    assert registry.function("be member id")("a/b") == "b"


def test_a_package_takes_no_name_of_ours(offered):
    offered(valid_date="no_such_package:check", between_us="no_such_package:check")
    assert registry.find("be valid date").parameters
    assert registry.find("be between us") is None


def test_packages_are_asked_only_for_what_is_not_known(monkeypatch):
    registry._offered.cache_clear()
    monkeypatch.setattr(registry, "_entry_points", lambda: pytest.fail("packages were asked"))
    assert registry.find("be valid date")
