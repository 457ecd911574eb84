"""`dqlang check --engine sail`, in a process that finds no Java."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time

import pytest
from test_cli_check import DATA, RULES

pytestmark = pytest.mark.sail


@pytest.fixture
def check(tmp_path):
    """Runs the command over the files of a test."""
    (tmp_path / "person.csv").write_text(DATA, encoding="utf-8")
    (tmp_path / "person.dq").write_text(RULES, encoding="utf-8")
    nowhere = {
        "PATH": str(tmp_path),
        "JAVA_HOME": "",
        "HOME": str(tmp_path),
        "SPARK_REMOTE": "sc://nowhere:1",
        "TZ": "UTC",
    }

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
        command = [sys.executable, "-m", "dqlang", "check", *arguments, "--engine", "sail"]
        settings = {**os.environ, **nowhere, **environment}
        return subprocess.run(command, cwd=tmp_path, env=settings, capture_output=True, text=True, timeout=30)

    return run


def test_a_csv_is_graded_and_written_without_java(check, tmp_path):
    done = check("person.csv", "--rules", "person.dq", "--key", "Id", "--format", "json", "--output", "graded.parquet")
    assert (done.returncode, done.stderr) == (1, "")
    found = {rule["name"]: rule["failures"] for rule in json.loads(done.stdout)["rules"]}
    assert found == {
        "Name_human_name": 1,
        "Name_not_whitespace": 1,
        "BirthDate_valid_date": 1,
        "BirthDate_lt_now": 2,
        "EffDate_gt_BirthDate": 2,
        "Designation_in_set": 2,
    }
    again = check("graded.parquet", "--rules", "person.dq", "--format", "json")
    assert {rule["name"]: rule["failures"] for rule in json.loads(again.stdout)["rules"]} == found
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graded.parquet", "person.csv", "person.dq"]


COMPARED = """\
T
    A must be greater than B
    A must be less than B as less  # dqlang: allow DQ407
    A must match 'x'
    A must be greater than 5
"""
NOTE = "note: t.dq:2:28: DQ407: `A` and `B` are compared as text, where `10` comes before `9`; give the columns"


def test_what_the_types_of_the_data_let_be_seen_is_noted(check, tmp_path):
    (tmp_path / "t.csv").write_text("Id,A,B\n1,10,9\n2,3,4\n")
    (tmp_path / "t.dq").write_text(COMPARED)
    done = check("t.csv", "--rules", "t.dq", "--key", "Id")
    assert done.returncode == 1 and done.stderr.startswith(NOTE) and done.stderr.count("\n") == 1
    assert "    10  Id 1, B 9\n    3   Id 2, B 4\n" in done.stdout and "    3  Id 2\n" in done.stdout
    data = check("t.csv", "--rules", "t.dq", "--key", "Id", "--format", "json")
    report = json.loads(data.stdout)
    assert (data.stderr, [each["code"] for each in report["advice"]]) == ("", ["DQ407"])
    assert report["rules"][0]["samples"][0] == {"value": "10", "key": {"Id": "1"}, "others": {"B": "9"}}
    (tmp_path / ".dqlang.toml").write_text('allow = ["DQ407"]')
    assert check("t.csv", "--rules", "t.dq").stderr == ""


def test_ctrl_c_ends_it_while_sail_plans(tmp_path):
    rules = [f"    A must be at least {i} or be null or have length {i} or match '^a{{{i}}}'" for i in range(300)]
    (tmp_path / "many.dq").write_text("\n".join(["T", *rules, ""]), encoding="utf-8")
    (tmp_path / "a.csv").write_text("\n".join(["A", *map(str, range(100_000))]), encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "dqlang", "check", "a.csv", "--rules", "many.dq", "--engine", "sail"],
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path), "TZ": "UTC"},
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        while not list(tmp_path.glob("dqlang-*/*.parquet")):
            assert running.poll() is None
            time.sleep(0.1)
        time.sleep(1)  # until it plans
        running.send_signal(signal.SIGINT)
        assert running.communicate(timeout=30)[1] == "stopped\n"
    finally:
        running.kill()
        running.communicate()
    assert running.returncode == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "many.dq"]


def test_a_lookup_is_read_as_the_data_is(check, tmp_path):
    (tmp_path / "jobs.csv").write_text("Job\nDoctor\nNurse\n", encoding="utf-8")
    (tmp_path / "jobs.dq").write_text("P\n    Designation must be in lookup Jobs.Job\n", encoding="utf-8")
    done = check("person.csv", "--rules", "jobs.dq", "--lookup", "Jobs=jobs.csv", "--format", "json")
    assert json.loads(done.stdout)["rules"][0]["failures"] == 2


@pytest.mark.parametrize(
    "rules, told",
    [
        ("P\n    Name must be valid json\n", "line 2: `Name must be valid json`: JSON is read more loosely"),
        ("P\n    Name must match '(?<=a)b'\n", "the pattern `(?<=a)b` cannot be read there as Java reads it"),
    ],
)
def test_a_rule_that_would_be_graded_otherwise_is_refused(check, tmp_path, rules, told):
    (tmp_path / "odd.dq").write_text(rules, encoding="utf-8")
    done = check("person.csv", "--rules", "odd.dq")
    assert (done.returncode, done.stdout) == (2, "")
    assert told in " ".join(done.stderr.split()) and "grade it on Spark" in done.stderr


def test_what_hangs_on_the_clock_needs_utc(check):
    done = check("person.csv", "--rules", "person.dq", TZ="Europe/Berlin")
    assert done.returncode == 2 and "the time zone `Europe/Berlin`" in " ".join(done.stderr.split())
    done = check("person.csv", "--rules", "person.dq", "--conf", "spark.sql.session.timeZone=UTC", TZ="Europe/Berlin")
    assert done.returncode == 1


@pytest.mark.parametrize("zone", ["+00:00", "Z", "Etc/UTC"])
def test_utc_has_many_names(check, zone):
    assert check("person.csv", "--rules", "person.dq", "--conf", f"spark.sql.session.timeZone={zone}").returncode == 1


@pytest.mark.parametrize("zone", ["Europe/Nowhere", "Europe", "../UTC", "GMT+1", "+99:00"])
def test_an_unknown_zone_is_refused(check, zone):
    done = check("person.csv", "--rules", "person.dq", "--conf", f"spark.sql.session.timeZone={zone}")
    assert (done.returncode, done.stdout) == (2, "") and f"`{zone}` is no time zone" in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    "zone, told",
    [
        ("Europe/Nowhere", None),
        ("UTC0", None),
        (":Etc/UTC", None),
        ("", None),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "the time zone `+0"),
        (":Europe/Berlin", "the time zone `Europe/Berlin`"),
        ("CST", "`TZ=CST` is not understood"),
    ],
)
def test_the_environments_zone_is_taken_as_java_takes_it(check, zone, told):
    done = check("person.csv", "--rules", "person.dq", TZ=zone)
    assert "a fault in dqlang" not in done.stderr
    assert done.returncode == (2 if told else 1) and (told or "") in " ".join(done.stderr.split())


@pytest.mark.parametrize("told", ["interval day to second", "variant", "time(6)", {"type": "udt"}])
def test_what_spark_stores_as_another_type_is_refused(check, tmp_path, told):
    import pyarrow as pa
    import pyarrow.parquet as pq

    (tmp_path / "a.dq").write_text("t\n    A must be present\n", encoding="utf-8")
    for inner in (told, {"type": "array", "elementType": told}, {"type": "struct", "fields": [_field("In", told)]}):
        noted = json.dumps({"type": "struct", "fields": [_field("Id", "integer"), _field("A", inner)]})
        table = pa.table({"Id": pa.array([1], pa.int32()), "A": pa.array([1])})
        table = table.replace_schema_metadata({"org.apache.spark.sql.parquet.row.metadata": noted})
        pq.write_table(table, tmp_path / "a.parquet")
        done = check("a.parquet", "--rules", "a.dq")
        name = told if isinstance(told, str) else "udt"
        assert done.returncode == 2 and f"is of the type {name}, which Sail" in " ".join(done.stderr.split())


def _field(name, type):
    return {"name": name, "type": type, "nullable": True, "metadata": {}}


@pytest.mark.parametrize(
    "arguments, told",
    [
        (["--option", "header=maybe"], "`--option header=maybe` is neither true nor false"),
        (["--remote", "sc://h:1"], "`--engine sail` runs in this process"),
        (["--conf", "spark.executor.memory=2g"], "is a setting of Spark"),
        (["--output", "g.json"], "Sail does not write json just as Spark does"),
        (["--schema", "Id INT"], "leave `--schema` out"),
        (["--option", "inferSchema=true"], "`--option inferSchema=true` is not known"),
        (["--option", "sep=::"], "a separator `::` is not known"),
        (["--lookup", "L=l.json"], "Sail does not read json just as Spark does"),
    ],
)
def test_what_sail_cannot_do_as_spark_does_is_refused(check, tmp_path, arguments, told):
    (tmp_path / "l.json").write_text('{"A": 1}\n', encoding="utf-8")
    done = check("person.csv", "--rules", "person.dq", *arguments)
    assert (done.returncode, done.stdout) == (2, "") and told in " ".join(done.stderr.split())


def test_a_compressed_csv_and_a_name_without_an_ending_are_refused(check, tmp_path):
    (tmp_path / "packed.csv.gz").write_bytes(gzip.compress(DATA.encode()))
    done = check("packed.csv.gz", "--rules", "person.dq")
    assert (done.returncode, done.stdout) == (2, "") and "is compressed" in done.stderr
    done = check("person", "--rules", "person.dq")
    assert (done.returncode, done.stdout) == (2, "") and "there is no file `person`" in done.stderr


@pytest.mark.parametrize(
    "data, options, rule, failures",
    [
        # Spark: with a sign for no value that is itself nothing, nothing in quotes is no value.
        ('A,B\n"",1\nx,2\n', ["nullValue="], "A must be missing", 1),
        ('A,B\n"",1\nx,2\n', ["nullValue=NA"], "A must be missing", 2),
        ("A,B", [], "A must be present", 0),
        ("Straße,STRASSE\n1,\n", [], "STRASSE must be missing", 0),
    ],
)
def test_a_csv_is_read_as_spark_reads_it(check, tmp_path, data, options, rule, failures):
    (tmp_path / "d.csv").write_text(data, encoding="utf-8")
    (tmp_path / "d.dq").write_text(f"P\n    {rule}\n", encoding="utf-8")
    further = [part for option in options for part in ("--option", option)]
    done = check("d.csv", "--rules", "d.dq", "--format", "json", *further)
    assert json.loads(done.stdout)["rules"][0]["failures"] == failures, done.stderr


@pytest.mark.parametrize(
    "data, options, told",
    [
        ("NA,B\nNA,1\n", ["--option", "nullValue=NA"], "a column whose name, `NA`, is the sign for no value"),
        ('First Name;Note\nAnn;"x; y"\n', [], 'add `--option "sep=;"`'),
        ('A,B\r\n"x\r\ny",1\r\n', [], "Windows line breaks in quotes"),
    ],
)
def test_a_csv_that_spark_reads_otherwise_is_refused(check, tmp_path, data, options, told):
    (tmp_path / "d.csv").write_text(data, encoding="utf-8", newline="")
    (tmp_path / "d.dq").write_text("P\n    B must be present\n", encoding="utf-8")
    done = check("d.csv", "--rules", "d.dq", *options)
    assert (done.returncode, done.stdout) == (2, "") and told in " ".join(done.stderr.split())


def test_the_smallest_whole_number_is_read(check, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"L": pa.array([-(2**63), 5], pa.int64())}), tmp_path / "d.parquet")
    (tmp_path / "d.dq").write_text("P\n    L must be in [-9223372036854775808, 7]\n", encoding="utf-8")
    done = check("d.parquet", "--rules", "d.dq", "--format", "json")
    assert json.loads(done.stdout)["rules"][0]["failures"] == 1, done.stderr
