"""Where data lies and what it is, found without Spark; and where the graded rows may go."""

from __future__ import annotations

import gzip
import os

import pytest

from dqlang.cli.data import check_text, locate
from dqlang.cli.options import column_names, pairs
from dqlang.cli.outcome import Refused
from dqlang.cli.output import locate_output
from dqlang.data_files import kind_of


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, content: bytes = b"a,b\n1,2\n") -> str:
    if os.path.dirname(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)
    return path


def refused(function, *arguments) -> str:
    with pytest.raises(Refused) as refusal:
        function(*arguments)
    assert refusal.value.exit_code == 2
    return f"{refusal.value.message} | {refusal.value.help}"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a.csv", "csv"),
        ("a.CSV.gz", "csv"),
        ("a.json", "json"),
        ("a.jsonl.bz2", "json"),
        ("a.ndjson", "json"),
        ("a.snappy.parquet", "parquet"),
        ("a.orc/", "orc"),
        ("a.delta", "delta"),
        ("a.xlsx", None),
        ("a", None),
    ],
)
def test_the_ending_says_what_it_is(path, kind):
    assert kind_of(path) == kind


@pytest.mark.parametrize("name", ["a.csv", "a b.csv", "ä.csv", "a(1).csv", "a.csv.gz"])
def test_a_file(folder, name):
    found = locate(put(name))
    assert (found.kind, found.path, found.several_files) == ("csv", str(folder / name), False)


def test_a_folder_is_what_its_files_are():
    put("out/part-0.parquet")
    put("out/_SUCCESS")
    put("out/.part-0.parquet.crc")
    put("parts/year=2024/zip=01/a.csv.gz")
    put("lake/_delta_log/0.json")
    put("lake/part-0.parquet")
    assert [locate(name).kind for name in ("out", "out/", "parts", "lake")] == ["parquet", "parquet", "csv", "delta"]


def test_a_pattern_is_what_its_files_are():
    put("in/a1.csv")
    put("in/a2.csv")
    put("out/b/part-0.orc")
    assert locate("in/*.csv").kind == "csv" and locate("in/a[12].csv").several_files
    assert locate("out/?").kind == "orc" and locate("in/{a1,a2}.csv").kind == "csv"


@pytest.mark.parametrize(
    "name", ["people", "sales.orders", "main.sales.orders", "`my table`", "db.`Order Lines`", "naïve"]
)
def test_a_tables_name(name):
    assert locate(name).kind == "table"


def test_what_spark_is_to_find_elsewhere():
    assert locate("s3a://bucket/people.parquet").path == "s3a://bucket/people.parquet"
    assert locate("dbfs:/people.delta/").kind == "delta"
    assert locate("/not/here.csv", remote=True).path == "/not/here.csv"
    assert locate("people", remote=True).kind == "table"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("missing.csv", "there is no file `missing.csv`"),
        ("persn.csv", "did you mean `person.csv`?"),
        ("in/missing", "there is no file `in/missing`"),
        ("nowhere/a.csv", "there is no folder `nowhere` either"),
        ("my table", "there is no file `my table`, and a table is not named so"),
        ("", "there is no file ``"),
        ("book.xlsx", "what kind of data `book.xlsx` is cannot be told from its ending"),
        ("empty", "there are no data files in the folder `empty`"),
        ("nested", "there are no data files in the folder `nested`"),
        ("mixed", "it has files of `csv`, `json`"),
        ("notes", "it has files of `.txt`"),
        ("*.orc", "no file matches `*.orc`"),
        ("_hidden.csv", "its name begins with `_`"),
        (".hidden.csv", "its name begins with `.`"),
        ("a[1].csv", "a path must not hold `[`"),
        ("s3://bucket/people", "parquet.`s3://bucket/people`"),
    ],
)
def test_what_cannot_be_data(given, told):
    for name in ("person.csv", "book.xlsx", "nested/sub/a.csv", "mixed/a.csv", "mixed/b.json", "notes/a.txt"):
        put(name)
    for name in ("_hidden.csv", ".hidden.csv", "a[1].csv", "in/a.csv"):
        put(name)
    os.mkdir("empty")
    assert told in refused(locate, given)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "`a.csv` is empty"),
        ("a,b\n".encode("utf-16"), "add `--option encoding=UTF-16`"),
        (b"PK\x03\x04\x00", "is it a spreadsheet?"),
        (
            "Größe\n".encode("latin-1"),
            "is not written in UTF-8: line 1 is not | save it as UTF-8, or say how it is written",
        ),
    ],
)
def test_text_that_spark_would_read_as_rubbish(content, told):
    assert told in refused(check_text, locate(put("a.csv", content)), False)


def test_a_wrong_byte_is_found_wherever_it_is():
    late = put("late.csv", b"id,a\n" + b"1,x\n" * 300_000 + "1,Müller\n".encode("latin-1"))
    assert "is not written in UTF-8: line 300,002 is not" in refused(check_text, locate(late), False)
    cut = put("cut.csv", "id\nä".encode()[:-1])
    assert "is not written in UTF-8: line 2 is not" in refused(check_text, locate(cut), False)


def test_a_name_that_does_not_say_whether_the_file_is_packed():
    packed, plain = gzip.compress(b"a,b\n1,2\n"), b"a,b\n1,2\n"
    for encoding_given in (False, True):
        told = refused(check_text, locate(put("a.csv", packed)), encoding_given)
        assert "is packed, which its name does not say | unpack it" in told
        told = refused(check_text, locate(put("a.csv.gz", plain)), encoding_given)
        assert "is not packed, though its name ends in `.gz` | give it a name without" in told


def test_text_that_is_in_order():
    # The 65,536th byte is the first half of a letter: what is looked at ends there.
    check_text(locate(put("a.csv", b"x" * 65535 + "ä".encode())), False)
    check_text(locate(put("b.csv", b"\xef\xbb\xbfa\n")), False)
    check_text(locate(put("c.csv.gz", b"\x1f\x8b\x08\x00")), False)
    check_text(locate(put("d.csv", "Größe\n".encode("latin-1"))), True)
    check_text(locate(put("e.parquet", b"\x00")), False)
    put("f/empty.csv", b"")
    put("f/full.csv")
    check_text(locate("f"), False)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("out.csv", "`out.csv` cannot be csv, which cannot hold a grade"),
        ("out.csv.gz", "cannot be csv"),
        ("out", "cannot be told from its ending"),
        ("out.orc", "cannot be told from its ending"),
        ("there.parquet", "`there.parquet` is there already"),
        ("nowhere/out.parquet", "the folder for `nowhere/out.parquet` is not there"),
        ("there.parquet/out.parquet", "the folder for"),
    ],
)
def test_where_graded_rows_cannot_go(given, told):
    put("there.parquet")
    assert told in refused(locate_output, given, False)


def test_where_graded_rows_go():
    assert [locate_output(name, False).kind for name in ("a.parquet", "a.json", "a.delta")] == [
        "parquet",
        "json",
        "delta",
    ]
    assert locate_output("s3://b/a.parquet", False).elsewhere and locate_output("/x/a.json", True).elsewhere


def test_settings_and_lookups_are_pairs():
    assert pairs("--conf", ["a=1", " b = c=d", "e="]) == {"a": "1", "b": " c=d", "e": ""}
    assert "not of the form KEY=VALUE" in refused(pairs, "--conf", ["a"])
    assert "not of the form KEY=VALUE" in refused(pairs, "--conf", ["=a"])
    assert "given twice" in refused(pairs, "--conf", ["a=1", "a=2"])
    assert "not of the form NAME=PATH" in refused(pairs, "--lookup", ["Countries="], "NAME=PATH")


def test_key_columns():
    assert column_names("Id") == ["Id"]
    assert column_names(" Id , `First, Name`,`a b` ") == ["Id", "First, Name", "a b"]
    assert column_names("```a``b```,`c``, d`") == ["`a`b`", "c`, d"]
    assert column_names(None) is None
    for nothing in ("", ",", " "):
        assert "names no columns" in refused(column_names, nothing)


def test_all_that_is_wrong_is_told_at_once_before_spark_is_started(run):
    put("p.csv")
    result = run(
        *("check", "q.csv", "--rules", "r.dq", "--schema", "a FOO", "--lookup", "x", "--lookup", "y=z.csv"),
        *("--conf", "a", "--option", "b", "--key", "", "--output", "o.csv"),
    )
    assert (result.exit_code, result.stdout) == (2, "")
    told = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
    parts = ("q.csv", "--lookup x", "--schema", "r.dq", "--key", "--option b", "--conf a", "o.csv")
    assert len(told) == len(parts)
    assert all(part in line for part, line in zip(parts, told, strict=True))


def test_a_schema_is_for_what_has_none(run, good):
    put("p.parquet")
    result = run("check", "p.parquet", "--rules", good, "--schema", "Name STRING")
    assert result.exit_code == 2 and "parquet knows its own types" in result.stderr


def test_rules_that_do_not_compile_are_shown_and_nothing_runs(run):
    put("p.csv")
    put("bad.dq", b"Person\n    Name must must\n")
    result = run("check", "p.csv", "--rules", "bad.dq")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "bad.dq:2:" in result.stderr and "  2 |     Name must must" in result.stderr


def test_a_lookup_that_is_not_there(run, good):
    put("p.csv")
    result = run("check", "p.csv", "--rules", good, "--lookup", "Countries=nowhere.csv")
    assert result.exit_code == 2 and "there is no file `nowhere.csv`" in result.stderr
