"""On Sail: what is refused is refused by name, before anything runs; every check equals its oracle, or is refused."""

from __future__ import annotations

import re

import pytest
from check_oracles import OF_NULL, ORACLES
from check_texts import TEXTS
from corpus_cases import CORPUS, read
from sail_refused import REFUSED
from test_conformance import CASES

import dqlang
from dqlang.checks import registry
from dqlang.diagnostics.problem import DqError
from dqlang.plan.expr import ColumnRef
from dqlang.plan.types import STRING
from dqlang.spark.engine import engine_of
from dqlang.spark.sail.fit import rewritten
from dqlang.spark.sail.refused import Refused
from dqlang.spark.sql import quote_text, render

pytestmark = pytest.mark.sail

_CORPUS = [case for path in sorted((CORPUS / "checks").glob("*.md")) for case in read(path)]
_WITH_DATA = {case.title: (case.blocks["dq"], case.blocks["data"]) for case in _CORPUS if "data" in case.blocks}
ALL = {**{case["case"]: (case["rules"], case["data"]) for case in CASES}, **_WITH_DATA}


@pytest.mark.parametrize("title", REFUSED)
def test_a_refused_case_says_why(spark, title):
    rules, data = ALL[title]
    with pytest.raises(DqError) as caught:
        dqlang.grade(spark.sql(data), rules)
    assert re.search(REFUSED[title], str(caught.value)) and re.search(r"line \d+: `", str(caught.value))


def test_sail_is_known_without_being_told(spark):
    data = spark.sql("SELECT 1 AS A")
    dqlang.grade(data, "t\n    A must be present")
    assert engine_of(data).name == "Sail"


def test_rows_are_not_ordered_by_raw_bytes(spark):
    data = spark.sql("SELECT A, CAST(B AS BINARY) AS B FROM VALUES (1, 'x'), (2, 'y') AS t(A, B)")
    with pytest.raises(DqError, match="cannot be ordered by raw bytes"):
        dqlang.grade(data, "t\n    A must increase in order of (B, A)")
    found = dqlang.grade(data, "t\n    A must increase in order of A per B").select("DataQualityResult.SevereCount")
    assert [row[0] for row in found.collect()] == [0, 0]


@pytest.mark.parametrize("answered", [False, True])
def test_sail_is_known_without_being_told_or_asked(spark, answered):
    from pyspark.sql.connect.session import SparkSession

    session = SparkSession.builder.remote(f"sc://{spark.client._builder.endpoint}").create()
    if answered:
        session.conf.get("spark.sql.session.timeZone")
        session.client._builder._host = "another machine"
    rules = dqlang.compile("t\n    A must be valid json", schema="A STRING")
    with pytest.raises(DqError, match="JSON is read more loosely"):
        rules.grade(session.range(1).selectExpr("'{}' AS A"))


X = ColumnRef(("x",), STRING)


def test_every_check_on_texts_chosen_to_break_it(spark):
    sqls = {}
    for phrase in ORACLES:
        try:
            sqls[phrase] = render(rewritten(registry.find(phrase).build(X)))
        except Refused:
            assert phrase == "be valid json"
    rows = ", ".join(f"({at}, {quote_text(text)})" for at, text in enumerate(TEXTS))
    data = spark.sql(f"SELECT * FROM VALUES {rows}, ({len(TEXTS)}, CAST(NULL AS STRING)) AS t(at, x)")
    for start in range(0, len(sqls), 6):
        some = list(sqls)[start : start + 6]
        found = sorted(data.selectExpr("at", *(f"{sqls[phrase]} AS c{i}" for i, phrase in enumerate(some))).collect())
        answers = {phrase: [row[1 + i] for row in found] for i, phrase in enumerate(some)}
        for phrase in some:
            expected = [ORACLES[phrase](text) for text in TEXTS] + [OF_NULL.get(phrase)]
            wrong = [text for text, a, b in zip([*TEXTS, None], answers[phrase], expected, strict=True) if a != b]
            assert wrong == [], phrase


REASONS = {
    "S must match '(?<=a)b'": "looks behind",
    "S must match '(?m)^a'": "stand at every line",
    r"S must match '^(?>a|ab)c'": "may keep what another reading needs",
    "S must be valid json": "JSON",
    "D / E must be 1": "division",
    "S / E must be 1": "division",
    "S + 1 must be unique": "cannot be computed",
    "absolute of (W - D) must be unique": "cannot be computed",
    "B must be equal to B": "compared in another way",
}


@pytest.mark.parametrize("sentence", REASONS)
def test_the_reason_is_said(spark, sentence):
    data = spark.sql(
        "SELECT 'a' AS S, CAST(1 AS DECIMAL(5,2)) AS D, CAST(1 AS DECIMAL(5,2)) AS E, array(1) AS B, "
        "CAST(1 AS DECIMAL(38,18)) AS W"
    )
    with pytest.raises(DqError, match=REASONS[sentence]) as caught:
        dqlang.grade(data, f"t\n    S must be present\n    {sentence}")
    assert f"line 3: `{sentence}`" in str(caught.value) and "line 2" not in str(caught.value)


ON_THE_CLOCK = [
    "S must be before now",
    "At must be after 2024-01-31",
    "Day must be at most today",
    "hour of At must be 5",
]
OFF_THE_CLOCK = [
    "At must be before At",
    "Day must be after 2024-01-31",
    "S must be valid date",
    "year of Day must be 2024",
]


def test_only_utc_has_the_same_clock(spark):
    data = spark.sql("SELECT '2024-01-31' AS S, current_timestamp() AS At, DATE'2024-01-31' AS Day")
    spark.conf.set("spark.sql.session.timeZone", "Europe/Berlin")
    try:
        for sentence in OFF_THE_CLOCK:
            dqlang.grade(data, f"t\n    {sentence}").collect()
        for sentence in ON_THE_CLOCK:
            with pytest.raises(DqError, match="time zone `Europe/Berlin`"):
                dqlang.grade(data, f"t\n    {sentence}")
    finally:
        spark.conf.set("spark.sql.session.timeZone", "UTC")
    for sentence in ON_THE_CLOCK:
        dqlang.grade(data, f"t\n    {sentence}").collect()


def test_the_list_of_refused_cases_has_no_case_that_is_gone():
    assert set(REFUSED) <= set(ALL)
