"""The schemas of data and lookups, as the analysis reads them."""

from __future__ import annotations

import pickle

import pytest

import dqlang
from dqlang.diagnostics.problem import DqError
from dqlang.plan.types import INTEGER, STRING, Field, struct
from dqlang.spark.problems import DataProblem, LookupMissing
from dqlang.spark.schema import _schemas_at_once, lookup_frames, schemas

CODES = struct(Field("Code", STRING))


def test_data_and_lookups_in_any_case(spark):
    data, codes = spark.sql("SELECT 1 AS a, 'x' AS A"), spark.sql("SELECT 'x' AS Code")
    own, found = schemas(data, [("Countries",), "other.Codes"], {"countries": codes, "OTHER.codes": codes})
    assert own == struct(Field("a", INTEGER), Field("A", STRING))
    assert found == {"Countries": CODES, "other.Codes": CODES}


@pytest.mark.since("4.0")  # 3.5 makes no struct of no columns
def test_all_at_once_as_on_connect(spark):
    twins, bare = spark.sql("SELECT 1 AS a, 2 AS a, 3 AS `x.y`"), spark.range(1).select()
    stream = spark.readStream.format("rate").load()
    found = _schemas_at_once([twins, bare, stream, twins])
    assert [schema.names for schema in found] == [["a", "a", "x.y"], [], ["timestamp", "value"], ["a", "a", "x.y"]]


def test_a_table_of_the_session_or_missing(spark):
    spark.sql("SELECT 'x' AS Code").createOrReplaceTempView("schema_codes")
    data = spark.range(1)
    assert schemas(data, ["SCHEMA_CODES"])[1] == {"SCHEMA_CODES": CODES}
    spark.catalog.dropTempView("schema_codes")
    for name in ("schema_codes", ("not a", "table"), ("x.y",)):
        with pytest.raises(LookupMissing) as missing:
            schemas(data, [name])
        assert missing.value.name == (name if isinstance(name, str) else ".".join(name))


@pytest.mark.classic
def test_the_types_of_the_data_count_and_not_those_promised(spark):
    data = spark.sql("SELECT 1 AS Code")
    promised = {"NOWHERE": CODES}
    assert schemas(data, ["Nowhere"], {"nowhere": data}, CODES, promised) == (
        struct(Field("Code", INTEGER)),
        {"Nowhere": struct(Field("Code", INTEGER))},
    )


def test_frames_by_name(spark):
    data = spark.range(1)
    assert lookup_frames(data, ["X"], {"x": data}) == {"X": data}


def test_problems_can_be_pickled():
    for problem in (LookupMissing("Codes"), DataProblem("wrong", "mend it")):
        assert isinstance(problem, DqError) and problem.diagnostics == []
        again = pickle.loads(pickle.dumps(problem))
        assert (type(again), str(again), again.help) == (type(problem), str(problem), problem.help)


@pytest.mark.classic
def test_names_are_alike_as_spark_takes_them_for_alike(spark):
    one, two, data = (spark.sql(f"SELECT {value}") for value in ("1 x", "2 x", "1 k"))
    rules = dqlang.compile("T\n  k must be in lookup straße.x as a\n  k must be in lookup strasse.x as b")
    graded = rules.grade(data, lookups={"straße": one, "STRASSE": two})
    assert graded.first().DataQualityResult.SevereErrors == ["b"]


@pytest.mark.classic
def test_names_that_cannot_be_written_are_refused(spark):
    data = spark.sql("SELECT 1 AS k, 2 AS y").toDF("${x}", "y")
    rules = dqlang.compile("T\n  y must be 1")
    for refused in (lambda: rules.failures(data, key="${x}"), lambda: rules.grade(data, result_column="${q}")):
        with pytest.raises(dqlang.DqError, match="replaces.*\n.*another name"):
            refused()


@pytest.mark.classic
def test_a_stream_is_no_lookup(spark):
    stream = spark.readStream.format("rate").load()
    rules = dqlang.compile("T\n  k must be in lookup Rates.value")
    with pytest.raises(dqlang.DqError, match="`Rates` is a stream"):
        rules.grade(spark.sql("SELECT 1L AS k"), lookups={"Rates": stream})
