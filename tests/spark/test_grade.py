"""Grading by plans built by hand: the rows, the schema, and what Spark is asked to do."""

from __future__ import annotations

import pytest
from engines import ENGINE
from plans import (
    SAMPLE,
    SAMPLE_DATA,
    SAMPLE_GRADES,
    column,
    function_check,
    grades,
    in_lookup,
    many_rules,
    number,
    plan,
    rule,
    unique,
)
from pyspark.sql import functions as F

from dqlang.checks import registry
from dqlang.plan.expr import Call, InLookup, Lambda, LookupValues, Variable, is_not_null, not_, predicate
from dqlang.plan.types import INTEGER, STRING, array
from dqlang.spark.grade import apply_rules, flatten, grade, split
from dqlang.spark.problems import DataProblem, LookupMissing

GRADE = (
    "struct<SevereCount:int,WarningCount:int,SevereErrors:array<string>,WarningErrors:array<string>>"  # as published
)


@pytest.fixture
def data(spark):
    return spark.sql(SAMPLE_DATA)


def test_both_ways_give_the_same_grade_in_both_modes(either_ansi):
    data = either_ansi.sql(SAMPLE_DATA)
    assert grades(grade(data, SAMPLE)) == SAMPLE_GRADES
    assert grades(flatten(apply_rules(data, SAMPLE))) == SAMPLE_GRADES


def test_the_grade_is_a_struct_in_which_nothing_is_null(data):
    graded = grade(data, SAMPLE)
    assert graded.columns == ["Id", "Name", "Age", "City", "DataQualityResult"]
    field = graded.schema["DataQualityResult"]
    assert field.dataType.simpleString() == GRADE
    assert not field.nullable and not any(inner.nullable for inner in field.dataType.fields)
    assert not field.dataType["SevereErrors"].dataType.containsNull
    assert flatten(apply_rules(data, SAMPLE)).schema == graded.schema


def test_apply_rules_adds_a_boolean_column_for_each_rule(data):
    applied = apply_rules(data, SAMPLE)
    added = applied.schema.fields[4:]
    assert [field.name for field in added] == [
        "dqw_Name_letters",
        "dqs_Name_present",
        "dqs_Age_gt_0",
        "dqw_Age_null",
        "dqs_City_in_set",
    ]
    assert all(field.dataType.typeName() == "boolean" and not field.nullable for field in added)
    assert applied.where("Id = 3").first()[4:] == (False, False, False, True, False)


def test_no_rules_and_one_severity(data):
    assert grades(grade(data, plan())) == {i: ([], []) for i in (1, 2, 3, 4)}
    assert grade(data, plan()).schema["DataQualityResult"].dataType.simpleString() == GRADE
    only = plan(rule("never", predicate("=", column("Age", type=INTEGER), number(99)), "warning"))
    assert set(map(str, grades(grade(data, only)).values())) == {"([], ['never'])"}


def test_more_rules_than_a_word_holds_keep_their_order(data):
    for count in (31, 32, 33, 130):
        failing = plan(
            *(rule(f"r{i}", is_not_null(column("Name")), "warning" if i % 3 else "severe") for i in range(count))
        )
        expected = ([f"r{i}" for i in range(count) if not i % 3], [f"r{i}" for i in range(count) if i % 3])
        assert grades(grade(data, failing))[3] == expected
        assert grades(grade(data, failing))[1] == ([], [])


def test_a_thousand_rules(data):
    rules = many_rules(1000)
    assert grades(grade(data, rules)) == grades(flatten(apply_rules(data, rules)))


@pytest.mark.classic
def test_rows_keep_their_order_and_no_job_shuffles_them(spark):
    data = spark.range(0, 1000, 1, 4).selectExpr("id AS Id", "CAST(id % 7 AS INT) AS Age", "'x' AS Name", "'y' AS City")
    graded = grade(data, SAMPLE)
    assert [row.Id for row in graded.collect()] == list(range(1000))
    explained = graded._jdf.queryExecution().executedPlan().toString()
    for operator in ("Exchange", "Python", "Join", "Window", "Sort"):
        assert operator not in explained


@pytest.mark.classic
def test_columns_that_nothing_needs_are_not_read(spark, tmp_path):
    spark.sql(SAMPLE_DATA).selectExpr("*", "Id AS Unused").write.parquet(str(tmp_path / "data"))
    data = spark.read.parquet(str(tmp_path / "data"))
    explained = grade(data, SAMPLE).select("DataQualityResult")._jdf.queryExecution().executedPlan().toString()
    assert "ReadSchema: struct<Name:string,Age:int,City:string>" in explained


@pytest.mark.classic
def test_a_filter_on_the_count_computes_each_condition_once_more_and_not_once_a_rule(spark, tmp_path):
    spark.sql(SAMPLE_DATA).write.parquet(str(tmp_path / "data"))
    rules = many_rules(64)
    kept = grade(spark.read.parquet(str(tmp_path / "data")), rules).where("DataQualityResult.SevereCount = 0")
    optimized = kept._jdf.queryExecution().optimizedPlan().toString()
    # Twice for the word and its `none`; a version of Spark that pushes the filter down, as all before 4.2 do, adds two
    # for each mention of the word and its `none`.
    assert 2 <= optimized.count("[A-Za-z]{1,4}") <= 6


def test_no_rows_and_no_columns(spark):
    empty = spark.createDataFrame([], "Id INT, Name STRING, Age INT, City STRING")
    assert grade(empty, SAMPLE).collect() == []
    bare = spark.range(3).select()
    always = plan(rule("now", predicate("<", number(2), number(1))))
    assert [row[0].SevereErrors for row in grade(bare, always).collect()] == [["now"]] * 3


def test_strange_names_survive(spark):
    data = spark.sql(
        "SELECT 1 AS Id, 2 AS `a.b`, 3 AS `t``ick`, 4 AS ` sp ace `, 6 AS `😀`, 7 AS twin, 8 AS TWIN, "
        "'Ann' AS Name, 1 AS Age, 'Rome' AS City, 9 AS __dq_bits_1, 10 AS __DQ__none_1"
    )
    data = data.toDF(*("${env:HOME}" if name == " sp ace " else name for name in data.columns))
    graded = grade(data, SAMPLE)
    assert graded.columns == [*data.columns, "DataQualityResult"]
    assert graded.first()[:-1] == data.first()[:]
    assert graded.first()[-1].SevereErrors == []
    assert apply_rules(data, SAMPLE).columns[: len(data.columns)] == data.columns
    assert flatten(apply_rules(data, SAMPLE)).columns == graded.columns


def test_an_alias_keeps_naming_its_columns_and_hides_no_struct(spark):
    data = spark.sql("SELECT 1 AS Id, named_struct('Zip', 'inner') AS t, 'outer' AS Zip").alias("t")
    inner = plan(rule("zip", predicate("=", column("t", "Zip"), column("t", "Zip"))))
    wrong = plan(rule("zip", predicate("contains", column("t", "Zip"), column("Zip"))))
    assert grades(grade(data, inner)) == {1: ([], [])}
    assert grades(grade(data, wrong)) == {1: (["zip"], [])}
    assert grade(data, inner).select("t.Id").first() == (1,)


def test_a_wide_table(spark):
    data = spark.range(1).selectExpr(
        "1 AS Id", "'Ann' AS Name", "1 AS Age", "'Rome' AS City", *(f"{i} AS c{i}" for i in range(2000))
    )
    graded = grade(data, SAMPLE)
    assert len(graded.columns) == 2005
    assert grades(graded) == {1: ([], ["Age_null"])}


def test_names_of_the_result_and_of_rules_are_refused(spark, data):
    with pytest.raises(DataProblem, match="already has a column `dataqualityRESULT`"):
        grade(data.withColumnRenamed("City", "dataqualityRESULT"), SAMPLE)
    with pytest.raises(DataProblem, match="already has a column `Id`"):
        grade(data, SAMPLE, {}, "ID")
    assert grades(grade(data, SAMPLE, {}, "My ` Grade"), "My ` Grade") == SAMPLE_GRADES
    for name in ("dqs_x", "DQW_x", "Dqs_"):
        with pytest.raises(DataProblem, match=f"the data has a column `{name}`"):
            apply_rules(data.withColumn(name, F.lit(True)), SAMPLE)


def test_what_cannot_be_flattened(spark, data):
    with pytest.raises(DataProblem, match="no column that begins with"):
        flatten(data)
    with pytest.raises(DataProblem, match="`dqs_x` holds values of type `integer`"):
        flatten(data.selectExpr("*", "1 AS dqs_x"))
    with pytest.raises(DataProblem, match="already has a column `dataqualityresult`"):
        flatten(data.selectExpr("*", "true AS dqs_x", "1 AS dataqualityresult"))
    with pytest.raises(DataProblem, match="two columns `DQS_X`"):
        flatten(data.selectExpr("*", "true AS dqs_x", "true AS DQS_X"))


def test_flatten_takes_null_as_failed_and_the_order_of_the_columns(spark):
    data = spark.sql("SELECT 1 AS Id, CAST(NULL AS BOOLEAN) AS dqw_b, false AS dqs_z, 5 AS Kept, false AS DQS_a")
    flat = flatten(data)
    assert flat.columns == ["Id", "Kept", "DataQualityResult"]
    assert grades(flat) == {1: (["z", "a"], ["b"])}


NOW = Call("current_timestamp", (), STRING)
WITH_NOW = plan(*SAMPLE.rules, rule("now", predicate("=", NOW, NOW)))


def test_split_gives_each_row_once(data):
    good, bad = split(data, WITH_NOW)
    assert (sorted(grades(good)), sorted(grades(bad))) == ([1], [2, 3, 4])
    assert {**grades(good), **grades(bad)} == SAMPLE_GRADES


@pytest.mark.classic
def test_split_splits_by_one_instant(data):
    good, bad = split(data, WITH_NOW)
    instants = [frame._jdf.queryExecution().analyzed().toString() for frame in (good, bad)]
    assert not any("current_timestamp" in instant for instant in instants)


def test_a_rule_without_known_types_is_refused(data):
    with pytest.raises(DataProblem, match="hangs on the types"):
        grade(data, plan(rule("unknown", None)))


# --- rules that look at other rows, lookups, functions


def test_unique_rules_share_a_window_and_nulls_have_no_answer(spark):
    data = spark.sql(
        "SELECT * FROM VALUES (1, 'a', 1), (2, 'b', 1), (3, 'a', 2), (4, NULL, 3), (5, NULL, 3) AS t(Id, E, O)"
    )
    email, org = column("E"), column("O", type=INTEGER)
    rules = plan(
        rule("u", unique(email)),
        rule("again", unique(email), "warning"),
        rule("within", unique(email, org)),
        rule("lower", unique(Call("lower", (email,), STRING)), "warning"),
    )
    graded = grade(data, rules)
    assert grades(graded) == {
        1: (["u"], ["again", "lower"]),
        2: ([], []),
        3: (["u"], ["again", "lower"]),
        4: (["u", "within"], ["again", "lower"]),
        5: (["u", "within"], ["again", "lower"]),
    }
    assert grades(flatten(apply_rules(data, rules))) == grades(graded)
    if ENGINE == "classic":
        assert graded._jdf.queryExecution().optimizedPlan().toString().count("Window [") == 3
    assert graded.columns == ["Id", "E", "O", "DataQualityResult"]


LOOKUP = """
    SELECT * FROM VALUES ('Rome', 'IT'), ('Rome', 'IT'), ('Oslo', 'NO'), (NULL, 'XX'), ('Paris', NULL) AS l(City, Code)
"""


def test_lookups_neither_add_nor_lose_rows(either_ansi):
    data, cities = either_ansi.sql(SAMPLE_DATA), either_ansi.sql(LOOKUP)
    rules = plan(
        rule("known", in_lookup("Cities", {"City": "City"})),
        rule("unknown", not_(in_lookup("cities", {"City": "City"})), "warning"),
        rule("name", in_lookup("CITIES", {"Name": "City"}), "warning"),
        rule("both", in_lookup("Cities", {"City": "City", "Name": "Code"}), "warning"),
    )
    expected = {
        1: ([], ["unknown", "name", "both"]),
        2: ([], ["unknown", "name", "both"]),
        3: (["known"], ["name", "both"]),
        4: ([], ["unknown", "name", "both"]),
    }
    assert grades(grade(data, rules, {"cities": cities})) == expected
    assert grades(flatten(apply_rules(data, rules, {"Cities": cities}))) == expected
    empty = grades(grade(data, rules, {"Cities": cities.where("false")}))
    assert empty[1] == (["known"], ["name", "both"])


def test_a_lookup_that_is_the_data_itself(data):
    rules = plan(
        rule("own", in_lookup("People", {"City": "City"})), rule("other", in_lookup("Names", {"City": "Name"}))
    )
    expected = {1: (["other"], []), 2: (["other"], []), 3: (["own", "other"], []), 4: (["other"], [])}
    assert grades(grade(data, rules, {"People": data, "Names": data.where("Id > 1")})) == expected


@pytest.mark.classic  # on Connect a table is looked for when the schemas are asked, and not by a plan
def test_a_lookup_is_a_table_of_the_session_or_missing(spark, data):
    spark.sql(LOOKUP).createOrReplaceTempView("session_cities")
    rules = plan(rule("known", in_lookup("Session_Cities", {"City": "City"})))
    assert grades(grade(data, rules))[3] == (["known"], [])
    spark.catalog.dropTempView("session_cities")
    for name in ("session_cities", "nowhere.cities", "a.b.c.d"):
        with pytest.raises(LookupMissing, match=f"there is no lookup `{name}`"):
            grade(data, plan(rule("known", in_lookup(name, {"City": "City"}))))


def test_values_of_a_lookup_inside_a_lambda(spark):
    data = spark.sql(
        "SELECT * FROM VALUES (1, array('Rome', 'Oslo')), (2, array('Rome', 'X')), (3, array()) AS t(Id, Tags)"
    )
    values = LookupValues(("Cities",), column("City"), array(STRING))
    inside = predicate("array_contains", values, Variable("item", (), STRING))
    every = predicate("forall", column("Tags", type=array(STRING)), Lambda("item", inside, STRING))
    graded = grade(data, plan(rule("tags", every)), {"Cities": spark.sql(LOOKUP)})
    assert grades(graded) == {1: ([], []), 2: (["tags"], []), 3: ([], [])}
    assert grades(grade(data, plan(rule("tags", every)), {"Cities": spark.sql(LOOKUP).where("false")}))[3] == ([], [])


def test_steps_within_steps(spark, data):
    known = InLookup(("Cities",), (column("City"),), (column("City"),))
    rules = plan(rule("alone", unique(known, Call("upper", (column("Name"),), STRING))), rule("known", known))
    assert grades(grade(data, rules, {"Cities": spark.sql(LOOKUP)}))[1] == ([], [])


@pytest.fixture
def registered():
    registry.register("member code")(lambda value, *lengths: F.length(value).isin(*lengths))
    registry.register("wrong kind")(lambda value: F.length(value))
    registry.register("text only")(lambda value: "nothing")
    yield
    for phrase in ("be member code", "be wrong kind", "be text only"):
        registry._registered.pop(phrase), registry._functions.pop(phrase)


def test_functions_from_python(data, registered):
    rules = plan(
        rule("code", function_check("be member code", 3, 2)), rule("no", not_(function_check("be member code", 3)))
    )
    assert grades(grade(data, rules)) == {
        1: (["no"], []),
        2: (["code"], []),
        3: (["code", "no"], []),
        4: ([], []),
    }
    with pytest.raises(DataProblem, match="check `text only` must give a Column"):
        grade(data, plan(rule("x", function_check("be text only"))))


def test_a_function_from_python_that_gives_something_else(data, registered):
    if ENGINE == "classic":
        with pytest.raises(DataProblem, match="check `wrong kind` must give true or false"):
            grade(data, plan(rule("x", function_check("be wrong kind"))))
    else:  # there it would be one more call to say so at once
        with pytest.raises(Exception, match="BOOLEAN|boolean"):
            grade(data, plan(rule("x", function_check("be wrong kind")))).collect()
