"""What a rule file says reaches Spark only quoted: no text of it is run, replaced or lost, wherever it stands."""

from __future__ import annotations

from itertools import product

import pytest
from pyspark.sql.types import StringType, StructField, StructType

import dqlang

pytestmark = [
    pytest.mark.classic,
    pytest.mark.connect,
    pytest.mark.filterwarnings("ignore:The SQL config 'spark.sql.parser.escapedStringLiterals' has been deprecated"),
]
SETTINGS = ("spark.sql.parser.escapedStringLiterals", "spark.sql.ansi.doubleQuotedIdentifiers")
NAMES = [
    "it's",
    'say "hi"',
    "a`b",
    "``",
    "a\\b",
    "\\",
    "a;b",
    "--",
    "/* x */",
    "' OR 1=1 --",
    "a.b",
    "$",
    "{x}",
    "A) B",
]
REPLACED = ["${env:HOME}", "${spark.app.name}", "a${1}", "${system:user.name}", "$${env:HOME}", "\\${env:HOME}", "${"]
TEXTS = [*NAMES, *REPLACED, '"', "'", "`", "\\'", "\\n", "\\u0041", "%", "_", "', 'x') --", "🤖", "a\xa0b"]


@pytest.fixture(params=product(("true", "false"), repeat=2), ids="-".join)
def configured(request, spark):
    """The session in one of the combinations that change what quotes and backslashes mean."""
    for name, value in zip(SETTINGS, request.param, strict=True):
        spark.conf.set(name, value)
    yield spark
    for name in SETTINGS:
        spark.conf.unset(name)


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def named(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def table(spark, columns: list[str], rows: list[tuple]):
    """Data whose names and values no SQL has seen."""
    return spark.createDataFrame(rows, StructType([StructField(column, StringType()) for column in columns]))


def failed(graded, key: str = "S") -> dict:
    return {row[key]: set(row.SevereErrors) for row in graded.select(key, "DataQualityResult.*").collect()}


def run_as_text(rules: dqlang.RuleSet, spark, df) -> list[dict]:
    """The grades that the rules give where they are written as SQL and as PySpark."""
    df.createOrReplaceTempView("hostile")
    module: dict = {}
    exec(rules.to_pyspark(df.schema), module)
    found = [failed(spark.sql(rules.to_sql(df.schema))), failed(module["grade"](df))]
    spark.catalog.dropTempView("hostile")
    return found


CHECKS = {
    "eq": ("be {}", lambda value, text: value == text),
    "set": ("be in [{}, 'other']", lambda value, text: value in (text, "other")),
    "cased": ("be in [{}] ignoring case", lambda value, text: value.lower() == text.lower()),
    "with": ("contain {}", lambda value, text: text in value),
    "start": ("start with {}", lambda value, text: value.startswith(text)),
    "end": ("end with {}", lambda value, text: value.endswith(text)),
}


def test_texts_are_compared_as_they_stand(configured):
    values = [*TEXTS, "other", "A", "/root", "dqlang tests"]
    lines = [
        f"    S must {form.format(quoted(t))} as {k}_{i}"
        for i, t in enumerate(TEXTS)
        for k, (form, _) in CHECKS.items()
    ]
    rules = dqlang.compile("hostile\n" + "\n".join(lines))
    expected = {
        value: {
            f"{k}_{i}" for i, text in enumerate(TEXTS) for k, (_, holds) in CHECKS.items() if not holds(value, text)
        }
        for value in values
    }
    df = table(configured, ["S"], [(value,) for value in values])
    assert failed(rules.grade(df)) == expected
    assert failed(dqlang.flatten_dq_results(dqlang.apply_dq_rules(rules, df))) == expected
    assert run_as_text(rules, configured, df) == [expected, expected]


def test_patterns_are_matched_as_they_stand(configured):
    patterns = {r"^\$\{env:HOME\}\z": "${env:HOME}", r"^it's\z": "it's", r"^a\\b\z": "a\\b", r'^"\z': '"', "^`;$": "`;"}
    patterns |= {r"^a\$\{1\}\z": "a${1}", r"^[$]{1}[{]env\z": "${env", r"^\x41\u0042\z": "AB", r"^/\* -- \z": "/* -- "}
    lines = [f"    S must match {quoted(pattern)} as p{i}" for i, pattern in enumerate(patterns)]
    rules = dqlang.compile("hostile\n" + "\n".join(lines))
    df = table(configured, ["S"], [(text,) for text in (*patterns.values(), "/root", "x")])
    all_of_them = {f"p{i}" for i in range(len(patterns))}
    expected = {text: all_of_them - {f"p{i}"} for i, text in enumerate(patterns.values())}
    expected |= {"/root": all_of_them, "x": all_of_them}
    assert failed(rules.grade(df)) == expected
    assert run_as_text(rules, configured, df) == [expected, expected]


def test_formats_are_read_as_they_stand(configured):
    formats = {
        "yyyy'it''s'MM\"dd": "2024it's02\"29",
        "yyyy`MM;dd": "2024`02;29",
        "yyyy\\MM--dd": "2024\\02--29",
        "dd'env'.MM$yyyy": "29env.02$2024",
    }
    lines = [f"    S must be valid date with format {quoted(form)} as f{i}" for i, form in enumerate(formats)]
    rules = dqlang.compile("hostile\n" + "\n".join(lines))
    df = table(configured, ["S"], [(text,) for text in formats.values()])
    expected = {text: {f"f{j}" for j in range(len(formats)) if j != i} for i, text in enumerate(formats.values())}
    assert failed(rules.grade(df)) == expected
    assert run_as_text(rules, configured, df) == [expected, expected]


def test_names_of_columns_fields_and_lookups_are_names(configured):
    values = [str(i) for i in range(len(NAMES))]
    df = table(configured, ["S", *NAMES], [("row", *values)])
    lookup = table(configured, NAMES, [tuple(values)])
    lines = [f"    {named(name)} must be '{i}' as r{i}" for i, name in enumerate(NAMES)]
    lines += [f"    {named(name)} must be unique as u{i}" for i, name in enumerate(NAMES)]
    lines += [
        f"    {named(n)} must be in lookup {named(n)}.{named(n)} as k{i}" for i, n in enumerate(NAMES) if n != "a.b"
    ]
    lines += [f"    {named(name)} must be 'never' as n{i}" for i, name in enumerate(NAMES)]
    rules = dqlang.compile("hostile\n" + "\n".join(lines))
    graded = rules.grade(df, lookups=dict.fromkeys(NAMES, lookup))
    assert failed(graded) == {"row": {f"n{i}" for i in range(len(NAMES))}}
    assert graded.columns == [*df.columns, "DataQualityResult"]
    nested = df.selectExpr("S", "struct(*) AS st")
    fields = [f"    st.{named(name)} must be '{i}' as r{i}" for i, name in enumerate(NAMES)]
    assert failed(dqlang.compile("hostile\n" + "\n".join(fields)).grade(nested)) == {"row": set()}


@pytest.mark.parametrize("name", REPLACED)
@pytest.mark.parametrize(
    "sentence",
    ["{} must be present", "St.{} must be present", "A must be equal to {}", "length of {} must be 1"]
    + ["A must be unique within {}", "A must be in lookup {}.Code", "A must be in lookup Codes.{}"]
    + ["A must be present when {} is 'x'", "({}, A) must be unique", "every {} must be present"],
)
def test_a_name_that_spark_would_replace_is_refused_where_it_stands(sentence, name):
    text = f"T\n    {sentence.format(named(name))} as x\n"
    known = {"schema": StructType([StructField(each, StringType()) for each in (name, "A")])}
    for schema in ({}, known if "St." not in sentence and "every" not in sentence else {}):
        errors = [problem for problem in dqlang.lint(text, **schema) if problem.severity == "error"]
        assert [problem.code for problem in errors] == ["DQ250"]
        assert errors[0].column >= 5 and "`` " not in errors[0].message


def test_reasons_tags_and_sentences_are_only_shown(configured):
    lines = [
        f"    S must be 'never' as r{i} because {quoted(text)} tagged [{quoted(text)}]" for i, text in enumerate(TEXTS)
    ]
    rules = dqlang.compile("hostile\n" + "\n".join(lines))
    df = table(configured, ["S"], [(text,) for text in ("x", "${env:HOME}")])
    shown = rules.failures(df, key="S").select("rule", "reason", "value").collect()
    reasons = {f"r{i}": text for i, text in enumerate(TEXTS)}
    assert {(row.rule, row.reason) for row in shown} == set(reasons.items())
    assert {row.value for row in shown} == {"x", "${env:HOME}"}
    assert [rule.tags for rule in rules] == [(text,) for text in TEXTS]
    assert {verdict.failures for verdict in rules.measure(df)} == {2}
    all_of_them = {value: set(reasons) for value in ("x", "${env:HOME}")}
    assert run_as_text(rules, configured, df) == [all_of_them, all_of_them]


@pytest.mark.parametrize("name", ["a;b", "it's", "a${1}", "a b", "a`b", "a\\b"])
def test_a_rules_own_name_is_made_of_letters(name):
    [problem] = dqlang.lint(f"T\n    A must be present as {named(name)}\n")
    assert problem.severity == "error"


def test_a_tables_name_is_a_name(configured):
    df = table(configured, ["S"], [("x",)])
    for name in NAMES:
        if "." not in name:  # a dot parts a table's name
            df.createOrReplaceTempView(named(name))
            written = dqlang.compile(f"{named(name)}\n    S must be 'x'\n", schema=df.schema).to_sql()
            assert failed(configured.sql(written)) == {"x": set()}
            configured.catalog.dropTempView(name)
