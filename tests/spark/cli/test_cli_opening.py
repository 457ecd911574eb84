"""Data as Spark gets it: csv as text, types where a schema says so, and clear words where it cannot be read."""

from __future__ import annotations

import gzip
import json
import os

import pytest

from dqlang.cli.data import locate
from dqlang.cli.opening import open_data
from dqlang.cli.outcome import Refused

pytestmark = pytest.mark.classic


@pytest.fixture
def put(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(path: str, content: str | bytes) -> str:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def read(spark):
    """The types and the rows of data, as `check` would have them."""
    # Spark: by default 3.5 ends the job at a day that does not exist; the command line's own session does not.
    spark.conf.set("spark.sql.legacy.timeParserPolicy", "CORRECTED")

    def opened(given: str, schema: str | None = None, **options: str) -> tuple[str, list[tuple]]:
        df = open_data(spark, locate(given), schema, options)
        return df.schema.simpleString(), [tuple(row) for row in df.collect()]

    yield opened
    spark.conf.unset("spark.sql.legacy.timeParserPolicy")


def test_all_columns_of_a_csv_are_text(put, read):
    put("a.csv", "Zip,Amount,Day\n00123,1.50,2024-01-31\n,,\n")
    types, rows = read("a.csv")
    assert types == "struct<Zip:string,Amount:string,Day:string>"
    assert rows == [("00123", "1.50", "2024-01-31"), (None, None, None)]


def test_a_schema_gives_types_by_name_and_leaves_the_rest_text(put, read):
    put("a.csv", "Zip,Amount,Day\n00123,1.50,2024-01-31\n1,much,2024-02-30\n")
    types, rows = read("a.csv", "day DATE, AMOUNT DECIMAL(9,2)")
    assert types == "struct<Zip:string,Amount:decimal(9,2),Day:date>"
    assert [(row[0], str(row[1]), str(row[2])) for row in rows] == [
        ("00123", "1.50", "2024-01-31"),
        ("1", "None", "None"),
    ]
    field = {"name": "Amount", "type": "double", "nullable": True, "metadata": {}}
    assert "Amount:double" in read("a.csv", json.dumps({"type": "struct", "fields": [field]}))[0]


def test_a_schema_that_names_what_is_not_there(put, read):
    put("a.csv", "Zip,Amount\n1,2\n")
    with pytest.raises(Refused, match="the schema names `Zap`, which `a.csv` does not have"):
        read("a.csv", "Zap STRING")


def test_quotes_line_breaks_and_the_byte_order_mark_of_spreadsheets(put, read):
    put("a.csv", b'\xef\xbb\xbfName,Note\r\n"Ann ""A"" Lee","two\nlines, one ""cell"""\r\nBob,\r\n')
    assert read("a.csv") == (
        "struct<Name:string,Note:string>",
        [('Ann "A" Lee', 'two\nlines, one "cell"'), ("Bob", None)],
    )


def test_packed_files_folders_and_patterns(put, read):
    put("in/a.csv", "x,y\n1,2\n")
    put("in/b.csv.gz", gzip.compress(b"x,y\n3,4\n"))
    assert sorted(read("in")[1]) == sorted(read("in/*")[1]) == [("1", "2"), ("3", "4")]


def test_a_header_that_names_a_column_twice_or_not_at_all_is_read(put, read):
    put("a.csv", "x,X,\n1,2,3\n")
    assert read("a.csv")[1] == [("1", "2", "3")]


def test_files_of_a_folder_with_other_columns_are_not_mixed_up(put, read):
    put("in/a.csv", "x,y\n1,2\n")
    put("in/b.csv", "y,x\n1,2\n")
    with pytest.raises(Exception, match="CSV header does not conform|Encountered error"):
        read("in")


def test_what_a_folders_name_says_stays_text(put, read):
    put("in/zip=00123/a.csv", "x\n1\n")
    assert read("in") == ("struct<x:string,zip:string>", [("1", "00123")])


def test_options_are_sparks_in_any_case(put, read):
    put("a.csv", "1;'a;b'\n")
    types, rows = read("a.csv", SEP=";", Header="false", quote="'")
    assert (types, rows) == ("struct<_c0:string,_c1:string>", [("1", "a;b")])
    assert read("a.csv", "n INT, t STRING", sep=";", header="false", quote="'")[1] == [(1, "a;b")]
    put("b.csv", "n\n1\n")
    assert read("b.csv", inferSchema="true")[0] == "struct<n:int>"


def test_another_separator_is_suspected(put, read):
    put("a.csv", "x;y\n1;2\n")
    with pytest.raises(Refused) as refusal:
        read("a.csv")
    assert refusal.value.help == 'if its columns are separated so, add `--option "sep=;"`'
    assert read("a.csv", sep=";")[1] == [("1", "2")]


def test_json_lines_and_one_document(put, read):
    put("a.json", '{"n": 1, "t": "x"}\n{"n": 2}\n')
    assert read("a.json") == ("struct<n:bigint,t:string>", [(1, "x"), (2, None)])
    assert read("a.json", "n STRING, more INT")[1] == [("1", None), ("2", None)]
    put("b.json", '[{"n": 1},\n {"n": 2}]\n')
    put("c.json", '{\n"n": 1\n}\n')
    for name in ("b.json", "c.json"):
        with pytest.raises(Refused) as refusal:
            read(name)
        assert "--option multiLine=true" in refusal.value.help
    assert read("b.json", multiLine="true")[1] == [(1,), (2,)]


@pytest.mark.parametrize("kind", ["parquet", "orc", "json"])
def test_what_spark_wrote_is_read_as_it_was(tmp_path, monkeypatch, spark, read, kind):
    monkeypatch.chdir(tmp_path)
    spark.range(3).write.format(kind).save(str(tmp_path / "out"))
    types, rows = read("out")
    assert (types, sorted(rows)) == ("struct<id:bigint>", [(0,), (1,), (2,)])


def test_a_table_is_read_by_its_name(spark, read):
    spark.range(2).createOrReplaceTempView("some_numbers")
    try:
        assert sorted(read("some_numbers")[1]) == [(0,), (1,)]
    finally:
        spark.catalog.dropTempView("some_numbers")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("no_such_table", "there is no file and no table `no_such_table`"),
        ("no_such.table", "there is no file and no table `no_such.table`"),
        ("bad.parquet", "`bad.parquet` cannot be read as parquet: "),
        ("bad.orc", "`bad.orc` cannot be read as orc: "),
        ("none.json", "no line of `none.json` is a JSON object"),
        ("nowhere-{a,b}.csv", "there is no file `nowhere-{a,b}.csv`"),
        ("nosuch://host/a.parquet", "cannot be read as parquet: No FileSystem for scheme"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(put, read, given, told):
    put("bad.parquet", b"PAR1 and no more")
    put("bad.orc", b"nothing")
    put("none.json", "not json\n")
    with pytest.raises(Refused) as refusal:
        read(given)
    assert told in refusal.value.message and "\n" not in refusal.value.message
    assert "Exception" not in refusal.value.message and len(refusal.value.message) < 400


def test_nothing_is_left_where_it_was_read(put, read, tmp_path):
    put("a.csv", "x\n1\n")
    read("a.csv")
    assert os.listdir(tmp_path) == ["a.csv"]
