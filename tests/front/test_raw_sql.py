"""Raw SQL is refused unless it is allowed, and even then only one safe expression is read."""

from __future__ import annotations

import pytest

import dqlang

SCHEMA = (
    "a INT, b INT, c BIGINT, m DECIMAL(10,2), x DOUBLE, s STRING, t STRING, d DATE, ts TIMESTAMP, f BOOLEAN, "
    "l ARRAY<STRING>, p STRUCT<z: STRING>, `drop` STRING, `update` STRING, `First Name` STRING"
)

# What each text tries, and a part of the answer.
HOSTILE = [
    # to run a query or a statement
    ("select 1", "queries cannot stand here"),
    ("(select max(a) from t) > 1", "queries cannot stand here"),
    ("a in (select a from secrets)", "queries cannot stand here"),
    ("exists (select 1 from secrets)", "queries cannot stand here"),
    ("a = (table secrets)", "queries cannot stand here"),
    ("(with q as (select 1) select * from q) = 1", "queries cannot stand here"),
    ("(values (1)) = 1", "queries cannot stand here"),
    ("a = 1 union select 2", "queries cannot stand here"),
    ("a = 1; drop table t", "`;` ends a statement"),
    ("drop table t", "`DROP` begins a statement"),
    ("delete from t", "`DELETE` begins a statement"),
    ("insert into t values (1)", "`INSERT` begins a statement"),
    ("update t set a = 1", "`UPDATE` begins a statement"),
    ("set spark.x = 1", "`SET` begins a statement"),
    # to hide a part
    ("a = 1 -- and b = 2", "SQL comment"),
    ("a = 1 /* b */", "SQL comment"),
    ("a = 1) or (1 = 1", "does not fit here"),
    ("a = 1 from t", "queries cannot stand here"),
    ("a as b", "does not fit here"),
    ("a = 1, b = 2", "does not fit here"),
    # to reach outside the row
    ("reflect('java.lang.System', 'getenv', 'HOME') = 'x'", "reaches outside the row"),
    ("java_method('java.lang.Runtime', 'getRuntime') = 'x'", "reaches outside the row"),
    ("try_reflect('java.lang.System', 'exit', 1) = 'x'", "reaches outside the row"),
    ("input_file_name() = 'x'", "reaches outside the row"),
    ("input_file_block_start() = 1", "reaches outside the row"),
    ("current_user() = 'x'", "reaches outside the row"),
    ("current_database() = 'x'", "reaches outside the row"),
    ("spark_partition_id() = 1", "reaches outside the row"),
    ("version() = 'x'", "reaches outside the row"),
    ("ai_query('m', s) = 'x'", "reaches outside the row"),
    ("xpath(s, '/a') = 'x'", "no function that raw SQL can call"),
    ("my_udf(a) = 1", "no function that raw SQL can call"),
    ("other.schema.udf(a) = 1", "a function of a database"),
    ("s = '${env:HOME}'", "`${...}`"),
    ("a = ${system:user.name}", "`${...}`"),
    ("`${spark.app.name}` = 'x'", "`${...}`"),
    ("a = ?", "a value that nobody gives"),
    ("a = :limit", "a value that nobody gives"),
    ("a = @@version", "cannot be read"),
    ("read_files('/etc/passwd') = 'x'", "reaches outside the row"),
    ("csv.`/etc/passwd` = 'x'", "has no column `csv`"),
    # to give another answer each time, or to look at other rows
    ("rand() > 0.5", "another answer each time"),
    ("uuid() = s", "another answer each time"),
    ("monotonically_increasing_id() = 1", "another answer each time"),
    ("count(*) > 1", "several rows"),
    ("sum(a) > 1", "several rows"),
    ("count(distinct a) > 1", "several rows"),
    ("lag(a) over (order by b) > 1", "several rows"),
    ("length(s) over (order by a) > 1", "several rows"),
    ("explode(l) = 'x'", "several rows"),
    # to stop the job
    ("a / b > 1", "`/` throws at zero"),
    ("a % b = 1", "`%` throws at zero"),
    ("a div b = 1", "`DIV` throws at zero"),
    ("cast(s as int) > 1", "`cast` throws"),
    ("s::int > 1", "`::` throws"),
    ("l[0] = 'x'", "throws where there is no such item"),
    ("element_at(l, 1) = 'x'", "throws on some values"),
    ("to_timestamp(s) > ts", "throws on some values"),
    ("raise_error('x')", "throws on some values"),
    ("mod(a, 0) = 1", "throws on some values"),
    ("s rlike '(a|aa)+$'", "can end the job on a long text"),
    ("repeat(s, 1000000000) = 'x'", "no function that raw SQL can call"),
    ("transform(l, v -> v) = l", "functions of their own"),
    # to be no condition at all
    ("", "there is no SQL"),
    ("a", "gives a whole number"),
    ("'x'", "gives text"),
    ("a and b", "gives a whole number"),
    ("case when a then 1 end = 1", "gives a whole number"),
    ("a > ", "stops too early"),
    ("a > 1 > 2", "two comparisons in a row"),
    ("(a, b) = (1, 2)", "several values in parentheses"),
    ('s = "x"', "text in double quotes"),
    ("s = 'a\\nb'", "a backslash"),
    ("s = 'x", "never closed"),
    ("d = date '2024-02-31'", "no such moment"),
    ("d = date '20240131'", "no such moment"),
    ("d = date '2024-W05-3'", "no such moment"),
    ("f > 1", ""),
    ("l > 'x'", ""),
    ("nosuch = 1", "has no column `nosuch`"),
    ("(" * 60 + "a = 1" + ")" * 60, "nested deeper"),
    (" or ".join(["a = 1"] * 400), "longer than"),
    (" + ".join(["a"] * 240) + " > 1", "chained more than 100 times"),
    (" || ".join(["s"] * 240) + " = 'x'", "chained more than 100 times"),
    ("a = 1" + " is null" * 240, "chained more than 100 times"),
    ("f or f and not a = 1 + 2 * - case when " * 28 + "f" + " then 1 end" * 28, "chained more than 100 times"),
    # to be much more than it looks
    ("nullif(" * 31 + "x" + ", x)" * 31 + " > 1", "too much for one condition"),
    ("try_cast(try_cast(" * 15 + "s" + " as string) as int)" * 15 + " = 1", "too much for one condition"),
    ("case " * 31 + "a" + " when a then a when b then b end" * 31 + " = 1", "too much for one condition"),
    ("a > 1e400000000", "no column holds such a number"),
    ("a > 1e-400000000", "no column holds such a number"),
    ("a > 1e999999999999999999999", "no column holds such a number"),
]
ORDINARY = [
    "a + b > c",
    "`First Name` is not null",
    "drop = 'drop' or update = 'select * from t'",
    "s = 'it''s'",
    "s rlike r'^\\d+\\z'",
    "p.z = 'x'",
    "a between 1 and 5 and not b in (1, 2) or f",
    "case when a > 1 then s else t end = 'x'",
    "coalesce(m, x, 0) <=> try_divide(a, b)",
    "s || t = concat(upper(s), lower(t))",
    "date_add(d, 30) >= current_date and ts < now()",
    "a is distinct from b and f is not true",
    "if(length(s) > 3, get(l, 0), null) = 'x'",
    " + ".join(["s"] * 90) + " > 1e300",
    "case case a when 1 then b when b then c end when 5 then f else not f end",
]


def rule(sql: str) -> str:
    quote = '"' if "'" in sql else "'"
    return f"Order\n    row must satisfy sql {quote}{sql.replace(quote, quote * 2)}{quote}"


def test_it_is_refused_unless_allowed():
    (problem,) = dqlang.lint(rule("a + b > c"), schema=SCHEMA)
    assert (problem.code, problem.severity, problem.line, problem.column) == ("DQ290", "error", 2, 14)
    with pytest.raises(dqlang.DqError, match="raw SQL is not allowed here"):
        dqlang.compile(rule("a + b > c"))


@pytest.mark.parametrize(("sql", "answer"), HOSTILE)
def test_what_is_not_one_safe_expression_is_refused(sql, answer):
    text = rule(sql)
    problems = [problem for problem in dqlang.lint(text, schema=SCHEMA, allow_sql=True) if problem.severity == "error"]
    assert len(problems) == 1
    assert answer in f"{problems[0].message} {problems[0].help}"
    with pytest.raises(dqlang.DqError):
        dqlang.compile(text, schema=SCHEMA, allow_sql=True)


@pytest.mark.parametrize("sql", ORDINARY)
def test_ordinary_conditions_are_read(sql):
    told = dqlang.lint(rule(sql), schema=SCHEMA, allow_sql=True)
    assert [problem.code for problem in told] == ["DQ430"]
    (kept,) = dqlang.compile(rule(sql), schema=SCHEMA, allow_sql=True)
    assert kept.name == "row_satisfy_sql"


@pytest.mark.parametrize("sql", ORDINARY)
def test_without_a_schema_the_types_are_waited_for(sql):
    rules = dqlang.compile(rule(sql), allow_sql=True)
    with pytest.raises(dqlang.DqError, match="schema"):
        rules.to_sql()
    assert rules.to_sql(schema=SCHEMA)


def test_no_text_of_it_reaches_spark_as_it_stands():
    """Names and texts are quoted by the one function that quotes all others."""
    sql = dqlang.compile(rule("`First Name` = 'a''b' and `drop` <> 'x; drop table t'"), schema=SCHEMA, allow_sql=True)
    written = sql.to_sql()
    assert "`First Name`" in written and "CAST(X'612762' AS STRING)" in written
    assert "'x; drop table t'" in written


def test_the_place_is_that_of_the_part():
    text = "Order\n    row must satisfy sql \"s = '' and b / 2 > 1\""
    (problem,) = dqlang.lint(text, schema=SCHEMA, allow_sql=True)
    assert (problem.line, problem.column, problem.end_column) == (2, 40, 41)


def test_a_row_is_always_present():
    problems = dqlang.lint(rule("a > b") + " if present", schema=SCHEMA, allow_sql=True)
    assert [problem.code for problem in problems] == ["DQ292"]


def test_formatting_leaves_the_sql_alone():
    text = "Order\n  ROW must   satisfy  SQL 'a  >  B'   when a is 1"
    assert dqlang.format(text) == "Order\n    row must satisfy sql 'a  >  B' when a is 1\n"
