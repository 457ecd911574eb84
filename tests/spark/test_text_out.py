"""Rules as SQL and as PySpark: the text is run, and must grade as dqlang does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from plans import SAMPLE, SAMPLE_DATA, column, function_check, grades, in_lookup, many_rules, plan, rule, unique

import dqlang
from dqlang.plan.expr import Lambda, LookupValues, Variable, not_, predicate, rlike, text
from dqlang.plan.types import STRING, array
from dqlang.spark.grade import PREFIXES, grade
from dqlang.spark.problems import DataProblem
from dqlang.spark.text_out import to_pyspark, to_sql

EVERYTHING = plan(
    *SAMPLE.rules,
    rule("unique", unique(column("City"))),
    rule("known", in_lookup("text_cities", {"City": "Code"}), "warning"),
    rule("unknown", not_(in_lookup("text_cities", {"City": "Code"})), "warning"),
    rule("names", in_lookup("text_cities", {"Name": "Code", "City": "Code"}), "warning"),
    rule(
        "letters",
        predicate(
            "exists",
            predicate("split", column("Name"), text("")),
            Lambda(
                "x",
                predicate(
                    "array_contains",
                    LookupValues(("text_cities",), column("Code"), array(STRING)),
                    Variable("x", (), STRING),
                ),
                STRING,
            ),
        ),
    ),
    rule("quotes", not_(rlike(column("Name"), "['\"`\\\\${env:HOME}]\\z"))),
    table="text_people",
)


@pytest.fixture
def tables(spark):
    spark.sql(SAMPLE_DATA).createOrReplaceTempView("text_people")
    spark.sql("SELECT * FROM VALUES ('Rome'), ('Rome'), ('n'), (NULL) AS c(Code)").createOrReplaceTempView(
        "text_cities"
    )
    yield spark.table("text_people")
    spark.catalog.dropTempView("text_people")
    spark.catalog.dropTempView("text_cities")


def _module(source: str) -> dict:
    names: dict = {}
    exec(compile(source, "rules.py", "exec"), names)
    return names


def test_pyspark_grades_alike(either_ansi, tables):
    expected = grade(tables, EVERYTHING)
    module = _module(to_pyspark(EVERYTHING))
    graded = module["grade"](tables)
    assert graded.schema == expected.schema
    assert grades(graded) == grades(expected)
    other = module["grade"](tables, {"TEXT_cities": either_ansi.sql("SELECT 'x' AS Code")}, "Other")
    assert grades(other, "Other")[1] == (["letters", "quotes"], ["Age_null", "known", "names"])


def test_sql_grades_alike_and_shows_each_rule(spark, tables):
    expected = grades(grade(tables, EVERYTHING))
    found = spark.sql(to_sql(EVERYTHING))
    assert grades(found) == expected
    names = [PREFIXES[r.severity] + r.name for r in EVERYTHING.rules]
    assert found.columns == ["Id", "Name", "Age", "City", *names, "DataQualityResult"]
    for row in found.collect():
        failed = {name[4:] for name in names if row[name] is False}
        assert failed == {*expected[row.Id][0], *expected[row.Id][1]}


def test_many_rules_and_none(spark, tables):
    for rules in (plan(table="text_people"), replace(many_rules(300), table="text_people")):
        expected = grades(grade(tables, rules))
        assert grades(_module(to_pyspark(rules))["grade"](tables)) == expected
        assert grades(spark.sql(to_sql(rules))) == expected


def test_a_sentence_cannot_leave_its_comment(spark, tables):
    for sentence in ("a\nb", "ends in \\", "x\u2028y \r z", '""" ${env:HOME} */ /* --', "nul \0 and \u202e"):
        hostile = plan(replace(SAMPLE.rules[0], text=sentence), SAMPLE.rules[1], table="text_people")
        expected = grades(grade(tables, hostile))
        assert grades(_module(to_pyspark(hostile))["grade"](tables)) == expected
        assert grades(spark.sql(to_sql(hostile))) == expected
        assert "${" not in to_sql(hostile)


def test_a_strange_table_name(spark, tables):
    assert "FROM sales.`Order Lines` AS data" in to_sql(plan(table="sales.Order Lines"))
    _module(to_pyspark(plan(table='x"""\\')))


def test_functions_from_python_have_no_text():
    rules = plan(rule("code", function_check("be member code", 3)))
    for write in (to_sql, to_pyspark):
        with pytest.raises(DataProblem, match="the check `member code`, a Python function"):
            write(rules)


def test_nothing_of_dqlang_is_needed():
    assert "dqlang" not in to_pyspark(EVERYTHING)
    assert to_pyspark(EVERYTHING) == to_pyspark(EVERYTHING)


def test_braces_in_names_stay_as_they_are():
    text = "t\n    `A{x}` must be in lookup Days.`D{0}`\n    `A{}` should be in lookup Days.Day"
    schema, days = "`A{x}` STRING, `A{}` STRING", "Day STRING, `D{0}` STRING"
    written = dqlang.compile(text, schema=schema, lookups={"Days": days}).to_sql()
    assert "SELECT DISTINCT `D{0}` AS" in written and "ON (`A{}`) =" in written
    assert ") AS lookup_1\n" in written and ") AS lookup_2\n" in written
