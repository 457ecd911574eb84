"""Every named check against its oracle, for texts chosen to break it, in both modes, interpreted and generated."""

from __future__ import annotations

import time
from functools import cache

import pytest
from check_oracles import OF_NULL, ORACLES, microseconds, number
from check_texts import LONG_JSON, LONG_TEXTS, NOT_UTF8, TEXTS
from engines import spark_version
from form_oracles import FORMS
from hypothesis import given, settings
from hypothesis import strategies as st
from identifier_oracles import IDENTIFIERS

from dqlang.checks import registry
from dqlang.plan.expr import Call, Cast, ColumnRef
from dqlang.plan.reading import as_boolean, as_date, as_integer, as_number, as_timestamp
from dqlang.plan.types import LONG, STRING, UNKNOWN
from dqlang.spark.sql import quote_text, render

pytestmark = pytest.mark.classic

TESTED_ELSEWHERE = {"differ", "be in the future"}
# The checks that the installed Spark can run.
RUNNABLE = [phrase for phrase in ORACLES if phrase != "be valid json" or spark_version() >= (4, 0)]
X = ColumnRef(("x",), STRING)


def with_codegen(spark, on: bool) -> None:
    """Generated code, or the interpreter, into which the optimizer folds rows that stand in the query."""
    folding = "org.apache.spark.sql.catalyst.optimizer.ConvertToLocalRelation"
    spark.conf.set("spark.sql.optimizer.excludedRules", folding if on else "")


@pytest.fixture(params=["generated code", "interpreted"])
def either_code(request, either_ansi):
    with_codegen(either_ansi, request.param == "generated code")
    yield either_ansi
    either_ansi.conf.unset("spark.sql.optimizer.excludedRules")


def answers(spark, rows: list[str], expressions: dict[str, str]) -> list[dict]:
    """The value of every expression for every row of `x`, in the rows' order."""
    values = ", ".join(f"({number}, {row})" for number, row in enumerate(rows))
    names = list(expressions)
    columns = ", ".join(f"{expressions[name]} AS c{number}" for number, name in enumerate(names))
    found = spark.sql(f"SELECT id, {columns} FROM VALUES {values} AS t(id, x)").collect()
    return [dict(zip(names, row[1:], strict=True)) for row in sorted(found, key=lambda row: row["id"])]


@cache
def expected(name: str, text: str):
    """What a check or a reading must give, worked out once for both modes."""
    return ORACLES[name](text) if name in ORACLES else value_expected(name, text)


def text_checks(type=STRING) -> dict[str, str]:
    subject = ColumnRef(("x",), type)
    return {phrase: render(registry.find(phrase).build(subject)) for phrase in RUNNABLE}


def wrong(texts, found) -> list[str]:
    return [
        f"{text[:60]!r} {name}: {answer[name]!r}, expected {expected(name, text)!r}"
        for text, answer in zip(texts, found, strict=True)
        for name in answer
        if answer[name] != expected(name, text)
    ]


def test_every_check_has_an_oracle():
    built_in = {phrase for phrase in registry.phrases() if registry.find(phrase).build.__module__.startswith("dqlang.")}
    assert built_in == set(ORACLES) | set(IDENTIFIERS) | set(FORMS) | TESTED_ELSEWHERE


def test_texts_chosen_to_break_a_check(either_code):
    found = answers(either_code, [quote_text(text) for text in TEXTS], text_checks())
    assert wrong(TEXTS, found) == []


def test_a_column_of_unknown_type_is_read_as_text(spark):
    found = answers(spark, [quote_text(text) for text in TEXTS], text_checks(UNKNOWN))
    assert wrong(TEXTS, found) == []


def test_null(either_code):
    [found] = answers(either_code, ["CAST(NULL AS STRING)"], text_checks())
    assert found == {phrase: OF_NULL.get(phrase) for phrase in RUNNABLE}


def test_long_texts_take_no_time_and_no_stack(spark, capfd):
    checks = {phrase: sql for phrase, sql in text_checks().items() if phrase != "be valid json"}
    found = answers(spark, list(LONG_TEXTS), checks)
    assert wrong(LONG_TEXTS.values(), found) == []
    assert "StackOverflow" not in capfd.readouterr().err


@pytest.mark.since("4.0")
def test_long_json(either_ansi):
    check = {"be valid json": text_checks()["be valid json"]}
    found = answers(either_ansi, list(LONG_JSON), check)
    assert [answer["be valid json"] for answer in found] == list(LONG_JSON.values())


def test_a_hundred_thousand_letters_and_a_digit(spark, capfd):
    started = time.monotonic()
    [found] = answers(spark, ["concat(repeat('a', 100000), '1')"], {"name": text_checks()["be human_name"]})
    assert found == {"name": False}
    assert time.monotonic() - started < 5
    assert "StackOverflow" not in capfd.readouterr().err


def test_bytes_that_are_no_text_have_an_answer(either_code):
    found = answers(either_code, [f"CAST({row} AS STRING)" for row in NOT_UTF8], text_checks())
    unanswered = {"be positive", "be negative"}
    assert all(answer[phrase] is not None for answer in found for phrase in RUNNABLE if phrase not in unanswered)


def read_values() -> dict[str, str]:
    micros = Call("unix_micros", (as_timestamp(X),), LONG)
    return {
        "number": render(as_number(X)),
        "integer": render(Cast(as_integer(X), STRING)),
        "boolean": render(as_boolean(X)),
        "date": render(Cast(as_date(X), STRING)),
        "timestamp": render(micros),
    }


def value_expected(name: str, text: str):
    if name == "number":
        return number(text)
    if name == "timestamp":
        return microseconds(text)
    if name == "boolean":
        return {"true": True, "false": False}.get(text.lower()) if text.isascii() else None
    if name == "date":
        return text if ORACLES["be valid date"](text) else None
    digits = text.strip(" ") if ORACLES["be valid integer"](text) else None
    significant = digits.lstrip("+-0") if digits else ""
    if digits is None or len(significant) > 38:
        return None
    return "-" * (digits[0] == "-" and significant != "") + (significant or "0")


def test_values_that_texts_read_as(either_code):
    found = answers(either_code, [quote_text(text) for text in TEXTS], read_values())
    assert wrong(TEXTS, found) == []


def test_long_texts_read_as_values(either_ansi):
    found = answers(
        either_ansi, list(LONG_TEXTS), {name: read_values()[name] for name in ("number", "date", "timestamp")}
    )
    assert wrong(LONG_TEXTS.values(), found) == []


PIECES = st.sampled_from(
    [
        *"aZ'- \n\t\r\x0b\x00\x85\xa0\u2003",
        "ab",
        "\u00e9",
        "E\u0301",
        "\U0001f600",
        "\U00010400",
        "\U00010428",
        "\u01c5",
        "\u00df",
        *"0159+.eE:TZ",
    ]
    + [
        "2024-02-29",
        "2023-02-29",
        "0000",
        "10:00",
        ":30",
        ".5",
        "+02:00",
        "18",
        "true",
        "null",
        '"',
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        '"a"',
    ]
)
NUMBER_LIKE = r"\A ?[+-]?[0-9]{0,22}(\.[0-9]{0,20})?([eE][+-]?[0-9]{1,4})? ?\Z"
MOMENT_LIKE = (
    r"\A[0-2][0-9]{3}-[01][0-9]-[0-3][0-9]"
    r"([T ][0-2][0-9]:[0-6][0-9](:[0-6][0-9](\.[0-9]{1,10})?)?(Z|[+-][01][0-9](:?[0-6][0-9])?)?)?\Z"
)
ASCII = st.characters(max_codepoint=127)
ANY_TEXT = st.one_of(
    st.lists(PIECES, max_size=8).map("".join),
    st.text(st.characters(blacklist_categories=["Cs"], max_codepoint=0x2FF), max_size=6),
    st.from_regex(NUMBER_LIKE, alphabet=ASCII),
    st.from_regex(MOMENT_LIKE, alphabet=ASCII),
)


@settings(max_examples=12)
@given(texts=st.lists(ANY_TEXT, min_size=60, max_size=120))
def test_any_text(spark, texts):
    found = answers(spark, [quote_text(text) for text in texts], text_checks() | read_values())
    assert wrong(texts, found) == []
