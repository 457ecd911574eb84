"""What a rule file says is read, compared and shown, and never run: no text in it reaches a file, another table, the
environment or the session, wherever it stands. It is refused before anything runs, or it is a name or a value."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

import pytest
from engines import ENGINE
from hostile_texts import BROKEN, HOSTILE, ORDINARY, PATTERNS, TEXTS, escaped, named, quoted
from pyspark.sql.types import StringType, StructField, StructType
from reached import nothing_touched, strange

import dqlang

pytestmark = pytest.mark.filterwarnings(
    "ignore:The SQL config 'spark.sql.parser.escapedStringLiterals' has been deprecated"
)

CANARY = "the value of the canary"
OTHERS = ["other", "x", "A", CANARY, os.environ.get("HOME", "/root"), "dqlang tests", "49", "1", "OR"]


# --- how a text is written, and what is seen while it is read -------------------------------------------------------


def refused(rules: str, **known) -> bool:
    """Whether a file is refused, by `lint` and by `compile` alike, and nothing is opened for it."""
    return bool(errors(rules, **known))


def errors(rules: str, **known) -> list:
    with nothing_touched():
        found = [problem for problem in dqlang.lint(rules, **known) if problem.severity == "error"]
        if found:
            with pytest.raises(dqlang.DqError) as told:
                dqlang.compile(rules, **known)
            assert told.value.diagnostics
    return found


def accepted(sentences: dict[str, str], above: str = "", **known) -> dict[str, str]:
    """Those that are not refused, by their names; each stands on a line of its own."""
    before = above.count("\n") + 2
    wrong = {problem.line - before for problem in errors(_file(sentences, above), **known)}
    return {name: line for i, (name, line) in enumerate(sentences.items()) if i not in wrong}


def _file(sentences: dict[str, str], above: str = "") -> str:
    return above + "hostile\n" + "".join(f"    {line} as {name}\n" for name, line in sentences.items())


@pytest.fixture(autouse=True)
def canary(monkeypatch):
    monkeypatch.setenv("DQLANG_CANARY", CANARY)


@pytest.fixture(params=["false", "true"] if ENGINE != "sail" else ["false"])
def configured(request, spark):
    """The session, with what changes the meaning of quotes and backslashes off and on, and a canary in it."""
    settings = {
        "spark.sql.parser.escapedStringLiterals": request.param,
        "spark.sql.ansi.doubleQuotedIdentifiers": request.param,
        "dqlang.canary": CANARY,
    }
    for name, value in settings.items() if ENGINE != "sail" else ():
        spark.conf.set(name, value)
    spark.createDataFrame([(CANARY,)], "Code STRING").createOrReplaceTempView("secrets")
    yield spark
    for name in settings if ENGINE != "sail" else ():
        spark.conf.unset(name)
    spark.catalog.dropTempView("secrets")


def table(spark, columns: list[str], rows: list[tuple]):
    """Data whose names and values no SQL has seen."""
    return spark.createDataFrame(rows, StructType([StructField(column, StringType()) for column in columns]))


def failed(graded, key: str = "S") -> dict:
    return {row[key]: set(row.SevereErrors) for row in graded.select(key, "DataQualityResult.SevereErrors").collect()}


def run_as_text(rules: dqlang.RuleSet, spark, df) -> list[dict]:
    """The grades that the rules give where they are written as SQL and as PySpark."""
    df.createOrReplaceTempView("hostile")
    module: dict = {}
    exec(rules.to_pyspark(df.schema), module)
    with nothing_touched():
        written = rules.to_sql(df.schema)
    found = [failed(spark.sql(written)), failed(module["grade"](df))]
    spark.catalog.dropTempView("hostile")
    return found


@pytest.mark.classic
def test_what_reaches_outside_of_a_row_would_be_seen_in_a_plan(spark):
    df = table(spark, ["S"], [("x",)])
    for sql, kind in {
        "current_user()": "CurrentUser",
        "reflect('java.lang.Math', 'random')": "CallMethodViaReflection",
        "input_file_name()": "InputFileName",
        "rand()": "Rand",
        "current_catalog()": "CurrentCatalog",
        "(SELECT 1)": "ScalarSubquery",
    }.items():
        assert kind in strange(df.selectExpr(f"{sql} AS found"))


# --- values ---------------------------------------------------------------------------------------------------------

VALUES: dict[str, tuple[str, Callable[[str, str], bool]]] = {
    "eq": ("S must be equal to {}", lambda value, text: value == text),
    "is": ("S must be {}", lambda value, text: value == text),
    "not": ("S must not be {}", lambda value, text: value != text),
    "set": ("S must be in [{}, 'other']", lambda value, text: value in (text, "other")),
    "cased": ("S must be in [{}] ignoring case", lambda value, text: value.lower() == text.lower()),
    "with": ("S must contain {}", lambda value, text: text in value),
    "start": ("S must start with {}", lambda value, text: value.startswith(text)),
    "end": ("S must end with {}", lambda value, text: value.endswith(text)),
    "when": ("S must be 'never' when S is {}", lambda value, text: value != text),
    "fn": ("lower of S must be equal to lower of ({})", lambda value, text: value.lower() == text.lower()),
}
EVERYWHERE = [pytest.mark.classic, pytest.mark.connect, pytest.mark.sail]
ROWS = list(dict.fromkeys([*TEXTS, *BROKEN, *OTHERS]))


def on_every_engine(test):
    for mark in EVERYWHERE:
        test = mark(test)
    return test


@on_every_engine
def test_a_text_that_is_a_value_is_compared_as_it_stands(configured):
    lines = {f"{k}_{i}": form.format(quoted(t)) for i, t in enumerate(TEXTS) for k, (form, _) in VALUES.items()}
    assert errors(_file(lines)) == []
    held = {name: (VALUES[name.partition("_")[0]][1], TEXTS[int(name.partition("_")[2])]) for name in lines}
    expected = {value: {name for name, (holds, text) in held.items() if not holds(value, text)} for value in ROWS}
    graded = dqlang.compile(_file(lines)).grade(table(configured, ["S"], [(value,) for value in ROWS]))
    assert failed(graded) == expected
    if ENGINE == "classic":
        assert strange(graded) == set()


@on_every_engine
def test_definitions_patterns_formats_and_what_counts_as_missing(configured):
    """One list of all texts, each as a value of its own, as a pattern, inside a format, and as a way to say missing."""
    shorter = [text for text in TEXTS if len(text) < 500]
    above = f"define any_text as [{', '.join(map(quoted, TEXTS))}]\n"
    above += "".join(f"define one_{i} as {quoted(text)}\n" for i, text in enumerate(TEXTS))
    lines = {"all": "S must be in any_text"} | {f"one_{i}": f"S must be equal to one_{i}" for i in range(len(TEXTS))}
    lines |= {f"p_{i}": f"S must match {quoted('^' + escaped(text) + chr(92) + 'z')}" for i, text in enumerate(shorter)}
    lines |= {f"f_{i}": f"D must be valid date with format {quoted(in_format(t))}" for i, t in enumerate(shorter)}
    kept = accepted(lines, above)
    assert {name for name in lines if name.startswith(("all", "one_", "p_"))} <= set(kept)
    assert sum(name.startswith("f_") for name in kept) > 20
    expected = {}
    for value in ROWS:
        holds = {"all"} if value in TEXTS else set()
        holds |= {f"one_{TEXTS.index(value)}"} if value in TEXTS else set()
        holds |= {f"{k}_{shorter.index(value)}" for k in "pf"} if value in shorter else set()
        expected[value] = set(kept) - holds
    df = table(configured, ["S", "D"], [(value, f"2024{value}02-29") for value in ROWS])
    assert failed(dqlang.compile(_file(kept, above)).grade(df)) == expected
    missing = f"hostile\n    treat {', '.join(map(quoted, TEXTS))} as missing\n    S must be present as there\n"
    assert errors(missing) == []
    assert failed(dqlang.compile(missing).grade(df)) == {v: {"there"} if v in TEXTS else set() for v in ROWS}


def in_format(text: str) -> str:
    return "yyyy'" + text.replace("'", "''") + "'MM-dd"


def test_a_text_that_spark_would_run_is_none_where_the_rules_are_written_out(configured):
    """Names, reasons, tags, owners and the sentences themselves stand in what is written as comments at most."""
    lines = {
        f"r_{i}": f"S must be {quoted(t)} as r_{i} because {quoted(t)} tagged [{quoted(t)}]"
        for i, t in enumerate(TEXTS)
        if len(t) < 500
    }
    text = f"hostile\n    owner is {quoted(HOSTILE[3][1])}\n" + "".join(f"    {line}\n" for line in lines.values())
    assert errors(text) == []
    rules = dqlang.compile(text)
    df = table(configured, ["S"], [(value,) for value in ROWS])
    expected = {v: {name for name in lines if v != TEXTS[int(name[2:])]} for v in ROWS}
    assert run_as_text(rules, configured, df) == [expected, expected]
    assert [(rule.reason, rule.tags) for rule in rules] == [(TEXTS[int(n[2:])], (TEXTS[int(n[2:])],)) for n in lines]
    shown = rules.failures(df.where("S = 'other'"), key="S").select("rule", "reason", "value").collect()
    assert {tuple(row) for row in shown} == {(name, TEXTS[int(name[2:])], "other") for name in lines}
    assert rules.owner == HOSTILE[3][1]


def test_patterns_and_formats_are_written_out_as_they_stand(configured):
    lines = {f"p_{i}": f"S must {check}" for i, check in enumerate(PATTERNS)}
    texts = list(PATTERNS.values())
    rules = dqlang.compile(_file(lines))
    df = table(configured, ["S"], [(text,) for text in [*texts, "/root", "x"]])
    expected = {text: set(lines) - {f"p_{texts.index(text)}"} for text in texts}
    expected |= {"/root": set(lines), "x": set(lines)}
    assert failed(rules.grade(df)) == expected
    assert run_as_text(rules, configured, df) == [expected, expected]


@pytest.mark.parametrize(
    "place", ["S must be {}", "S must be in [{}]", "S must match {}", "S must be present because {}"]
)
def test_no_text_goes_on_in_the_next_line(place):
    for text in BROKEN:
        assert refused(f"T\n    {place.format(quoted(text))}\n")


# --- names ----------------------------------------------------------------------------------------------------------

NAMES = [text for text in TEXTS if len(text) < 500]
REPLACED = [text for text in NAMES if "${" in text]
NAME_PLACES = [
    *("{} must be present", "St.{} must be present", "A must be equal to {}", "length of {} must be 1"),
    *("A must be unique within {}", "A must be in lookup {}.Code", "A must be in lookup Codes.{}", "key is {}"),
    *("A must be present when {} is 'x'", "({}, A) must be unique", "every {} must be present", "{} is sensitive"),
]


@on_every_engine
def test_names_of_columns_fields_and_lookups_are_names(configured):
    names = [name for name in NAMES if name not in REPLACED]
    folded: dict[str, str] = {}
    names = [name for name in names if folded.setdefault(name.lower(), name) == name and name.lower() != "s"]
    values = [str(i) for i in range(len(names))]
    df = table(configured, ["S", *names], [("row", *values)])
    lines = {f"r_{i}": f"{named(name)} must be '{i}'" for i, name in enumerate(names)}
    lines |= {f"n_{i}": f"{named(name)} must be 'never'" for i, name in enumerate(names)}
    assert errors(_file(lines), schema=df.schema) == []
    graded = dqlang.compile(_file(lines)).grade(df)
    assert failed(graded) == {"row": {f"n_{i}" for i in range(len(names))}}
    assert graded.columns == [*df.columns, "DataQualityResult"]
    if ENGINE == "classic":
        assert strange(graded) == set()
    some = names[::4]
    lookup = table(configured, names, [tuple(values)])
    lines = {
        f"k_{i}": f"{named(n)} must be in lookup {named(n)}.{named(n)}" for i, n in enumerate(some) if "." not in n
    }
    lines |= {f"u_{i}": f"{named(n)} must be unique within {named(n)}" for i, n in enumerate(some[:4])}
    found = dqlang.compile(_file(lines)).grade(df, lookups=dict.fromkeys(some, lookup))
    assert failed(found) == {"row": set()}
    nested = df.selectExpr("S", "struct(*) AS st")
    fields = {f"r_{i}": f"st.{named(name)} must be '{i}'" for i, name in enumerate(names)}
    assert failed(dqlang.compile(_file(fields)).grade(nested)) == {"row": set()}


@pytest.mark.parametrize("place", NAME_PLACES)
def test_a_name_that_spark_would_replace_is_refused_where_it_stands(place):
    for name in REPLACED:
        line = place.format(named(name))
        end = "" if line.startswith("key") or line.endswith("sensitive") else " as x"
        found = errors(f"T\n    {line}{end}\n    A must be present as y\n")
        assert [problem.code for problem in found] == ["DQ250"], line
        assert found[0].column >= 5 and "`` " not in found[0].message


@on_every_engine
def test_a_lookup_is_a_table_and_never_a_file(spark, tmp_path):
    """Where no table has such a name, Spark and Sail would read the file."""
    (tmp_path / "dqlang_canary").write_text(CANARY, encoding="utf-8")
    df = table(spark, ["S"], [(CANARY,)])
    path = named(str(tmp_path / "dqlang_canary"))
    readers = [f"{reader}.{path}" for reader in ("text", "CSV", "`json`", "`org.apache.spark.sql.json`", "mine")]
    for name in [*readers, "text.dqlang_canary", "delta.`s3://bucket/x`", "parquet.`C:\\x`", "jdbc.x"]:
        rules = dqlang.compile(f"T\n    S must be in lookup {name}.value as x\n")
        with pytest.raises(dqlang.DqError, match="is not read as a table"):
            rules.grade(df)
        with pytest.raises(dqlang.DqError, match="is not read as a table"):
            rules.to_sql("S STRING")
        with pytest.raises(dqlang.DqError, match="is not read as a table"):
            rules.to_pyspark("S STRING")
    with pytest.raises(dqlang.DqError, match="is not read as a table"):
        dqlang.compile("text.`/etc/passwd`\n    S must be present\n").to_sql("S STRING")
    given = dqlang.compile("T\n    S must be in lookup csv.Codes.Code as x\n")
    assert failed(given.grade(df, lookups={"csv.Codes": table(spark, ["Code"], [(CANARY,)])})) == {CANARY: set()}


def test_a_tables_name_is_a_name(configured):
    df = table(configured, ["S"], [("x",)])
    for name in [name for name in NAMES if "." not in name and name not in REPLACED and "\x00" not in name][::5]:
        df.createOrReplaceTempView(named(name))
        written = dqlang.compile(f"{named(name)}\n    S must be 'x'\n", schema=df.schema).to_sql()
        assert failed(configured.sql(written)) == {"x": set()}
        configured.catalog.dropTempView(name)


@pytest.mark.parametrize("line", ["    A must be present as {}", "define {} as ['x']"])
def test_names_of_rules_and_definitions_are_words(line):
    """They become names of columns and of failures: whatever is more than letters, digits and _ is refused."""
    hostile = [text for text in NAMES if not re.fullmatch(r"\w+", text)]
    lines = [line.format(named(text)) for text in hostile]
    rules = ["T", *lines] if line.startswith(" ") else [*lines, "T", "    A must be present"]
    found = {problem.line for problem in errors("\n".join(rules))}
    assert {number for number, text in enumerate(rules, start=1) if text in lines} <= found


# --- everything else ------------------------------------------------------------------------------------------------


def test_what_stands_bare_is_refused_or_says_the_same_as_before():
    """A text without quotes, at each place of a sentence: read as words, or refused; and never opened or run."""
    for text in [text for _, text in HOSTILE if len(text) < 500]:
        for line in (
            "{}",
            "{} must be present",
            "S must {}",
            "S must be {}",
            "S must be present {}",
            "S must be in {}",
        ):
            with nothing_touched():
                dqlang.lint(f"T\n    {line.format(text)}\n")


def test_comments_and_examples_say_nothing_but_what_they_show():
    plain = dqlang.compile("T\n    S must be 'x' as a\n    S must be present as b\n").to_json()
    for text in NAMES:
        rules = f"T\n    S must be 'x' as a  # dqlang: allow {text}\n    S must be present as b  # {text}\n"
        assert errors(rules) == []
        assert dqlang.compile(rules).to_json() == plain
        rules = f"T\n    S must be 'x' as a\n        example: S {quoted(text)} fails\n    S must be present as b\n"
        assert errors(rules) == []


def test_use_reads_nothing_outside_of_its_root(tmp_path):
    """No address, no share, no path upwards and no link leads out; what is used is one file of rules inside."""
    root = tmp_path / "rules"
    root.mkdir()
    canary = tmp_path / "dqlang_canary.dq"
    canary.write_text("define secret as ['x']\n", encoding="utf-8")
    (root / "link.dq").symlink_to(canary)
    (root / "folder").symlink_to(tmp_path, target_is_directory=True)
    outside = [str(canary), canary.as_uri(), "../dqlang_canary.dq", "link.dq", "folder/dqlang_canary.dq", "~/x.dq"]
    outside += ["folder/../../dqlang_canary.dq", "./../dqlang_canary.dq", "..\\dqlang_canary.dq", "link.dq\x00.dq", "."]
    main = root / "main.dq"
    for path in [*outside, *(text for text in TEXTS if text not in ORDINARY)]:
        rules = f"use {quoted(path)}\nT\n    S must be in secret\n"
        main.write_text(rules, encoding="utf-8")
        with nothing_touched(main), pytest.raises(dqlang.DqError):
            dqlang.load(main, root=root)
        with nothing_touched():
            assert any(p.severity == "error" for p in dqlang.lint(rules, path=str(main), root=root))


SQL_SCHEMA = "S STRING, Code STRING, drop STRING, `update` STRING"


def test_raw_sql_is_refused_where_it_is_not_allowed_and_reaches_nothing_where_it_is():
    said = {}
    for text in TEXTS:
        rules = f"T\n    row must satisfy sql {quoted(text)}\n"
        assert [problem.code for problem in errors(rules, schema=SQL_SCHEMA)] == ["DQ290"]
        if not refused(rules, schema=SQL_SCHEMA, allow_sql=True):
            said[text] = dqlang.compile(rules, schema=SQL_SCHEMA, allow_sql=True).to_sql()
    assert set(said) <= {"null", "true"}
