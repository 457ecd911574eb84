"""`dqlang check`, from the command line to the report."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from dqlang.cli.group import dqlang

pytestmark = pytest.mark.classic

RULES = """\
Person
    Name should be human_name because 'it is printed on a card'
    Name must not have whitespace
    BirthDate must be valid date
    BirthDate should be less than now
    EffDate must be greater than BirthDate
    Designation must be in ['Doctor', 'Nurse', 'Pharmacist', 'Technician']
"""
DATA = """\
Id,Name,BirthDate,EffDate,Designation
1,John,1982-12-01,2020-01-01,Doctor
2,Mark,2942-01-01,2950-01-01,Nurse
3,Gle9,2012-01-01,2011-01-01,Janitor
4,Ann Lee,2012-02-30,,
"""
SCHEMA = "EffDate DATE"
REPORT = """\
6 rules of Person (person.dq) on person.csv

verdict  severity  failures  passed  rule
FAILED   severe           2  50.00%  EffDate must be greater than BirthDate
FAILED   severe           2  50.00%  Designation must be in ['Doctor', 'Nurse', 'Pharmacist',
                                     'Technician']
FAILED   severe           1  75.00%  Name must not have whitespace
FAILED   severe           1  75.00%  BirthDate must be valid date
FAILED   warning          2  50.00%  BirthDate should be less than now
FAILED   warning          1  75.00%  Name should be human_name because 'it is printed on a card'

some failing rows

  EffDate must be greater than BirthDate
    2011-01-01  Id 3, BirthDate 2012-01-01
    (missing)   Id 4, BirthDate 2012-02-30

  Designation must be in ['Doctor', 'Nurse', 'Pharmacist', 'Technician']
    Janitor    Id 3
    (missing)  Id 4

  Name must not have whitespace
    Ann Lee  Id 4

  BirthDate must be valid date
    2012-02-30  Id 4

  BirthDate should be less than now
    2942-01-01  Id 2
    2012-02-30  Id 4

  Name should be human_name because 'it is printed on a card'
    Gle9  Id 3

4 rows: 2 with a severe failure, 3 with a warning
FAILED: 6 of 6 rules do not hold (4 severe, 2 warnings)
fingerprint of the rules: """


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "person.dq").write_text(RULES)
    (tmp_path / "person.csv").write_text(DATA)
    return tmp_path


@pytest.fixture
def check(spark, folder):
    """Runs `dqlang check` in this process, on the tests' session."""

    def run(*arguments: str, data: str = "person.csv", rules: str = "person.dq"):
        return CliRunner().invoke(dqlang, ["check", data, "--rules", rules, *arguments])

    return run


def test_the_report(check):
    result = check("--schema", SCHEMA, "--key", "id")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith(REPORT)
    assert len(result.stdout.removeprefix(REPORT).strip()) == 16


def test_the_report_as_data(check):
    result = check("--schema", SCHEMA, "--format", "json", "--key", "Id, Name", "--fail-on", "never")
    assert (result.exit_code, result.stderr) == (0, "")
    report = json.loads(result.stdout)
    assert (report["outcome"], report["rows"], report["rows_with_severe_failure"]) == ("passed", 4, 2)
    assert [(rule["name"], rule["failures"]) for rule in report["rules"]] == [
        ("Name_human_name", 1),
        ("Name_not_whitespace", 1),
        ("BirthDate_valid_date", 1),
        ("BirthDate_lt_now", 2),
        ("EffDate_gt_BirthDate", 2),
        ("Designation_in_set", 2),
    ]
    assert report["rules"][1]["samples"] == [{"value": "Ann Lee", "key": {"Id": "4", "Name": "Ann Lee"}, "others": {}}]


def test_without_a_key_the_whole_row_is_shown(check):
    assert "Ann Lee  Id 4, Name Ann Lee, BirthDate 2012-02-30, EffDate (missing)" in check().stdout


@pytest.mark.parametrize(("fail_on", "code"), [("severe", 0), ("warning", 1), ("never", 0)])
def test_what_fails_is_chosen(check, folder, fail_on, code):
    (folder / "mild.dq").write_text("Person\n    Name should be human_name\n    Name must be present\n")
    result = check("--fail-on", fail_on, rules="mild.dq")
    assert result.exit_code == code
    assert ("FAILED: 1 of 2" if code else "passed, though 1 of 2") in result.stdout


def test_what_a_rule_tolerates_fails_nothing(check, folder):
    (folder / "mild.dq").write_text("Person\n    Name must be human_name for at least 75% of rows\n")
    result = check("--fail-on", "warning", rules="mild.dq")
    assert result.exit_code == 0 and "tolerated  severe           1  75.00%" in result.stdout
    assert "passed: the one rule holds" in result.stdout


def test_rules_that_all_hold_show_no_rows(check, folder):
    (folder / "fine.dq").write_text("Person\n    Name must be present\n")
    result = check(rules="fine.dq")
    assert result.exit_code == 0 and "some failing rows" not in result.stdout


def test_an_empty_table_passes_and_says_so(check, folder):
    (folder / "none.csv").write_text("Id,Name,BirthDate,EffDate,Designation\n")
    result = check(data="none.csv")
    assert result.exit_code == 0 and "\nno rows\npassed: all rules hold\n" in result.stdout


@pytest.mark.parametrize("ending", ["parquet", "json"])
def test_graded_rows_are_written(check, folder, spark, ending):
    result = check("--schema", SCHEMA, "--output", f"out.{ending}")
    assert result.exit_code == 1 and result.stdout.endswith(f"graded rows are in out.{ending}\n")
    graded = spark.read.format(ending).load(f"{folder}/out.{ending}")
    rows = graded.selectExpr("Id", "DataQualityResult.SevereCount", "DataQualityResult.WarningErrors").collect()
    assert sorted(tuple(row) for row in rows) == [
        ("1", 0, []),
        ("2", 0, ["BirthDate_lt_now"]),
        ("3", 2, ["Name_human_name"]),
        ("4", 4, ["BirthDate_lt_now"]),
    ]
    assert sorted(os.listdir(folder)) == sorted(["person.csv", "person.dq", f"out.{ending}"])


def test_what_is_there_is_not_overwritten(check, folder):
    (folder / "out.parquet").write_text("mine")
    result = check("--output", "out.parquet")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is there already" in result.stderr and (folder / "out.parquet").read_text() == "mine"


def test_lookups_are_read_as_the_data_is(check, folder):
    (folder / "jobs.csv").write_text("Job\nDoctor\nNurse\n")
    (folder / "lookup.dq").write_text("Person\n    Designation must be in lookup Jobs.Job\n")
    result = check("--lookup", "Jobs=jobs.csv", "--key", "Id", rules="lookup.dq")
    assert result.exit_code == 1 and "    Janitor    Id 3\n    (missing)  Id 4\n" in result.stdout
    assert "note" not in result.stderr


def test_a_lookup_that_no_rule_looks_into_is_told(check, folder):
    (folder / "jobs.csv").write_text("Job\nDoctor\n")
    result = check("--lookup", "Jobs=jobs.csv")
    assert "note: no rule looks into `Jobs`, which `--lookup` gives\n" in result.stderr


@pytest.mark.parametrize(
    ("rules", "arguments", "told"),
    [
        ("Nam must be present", [], "person.dq:2:5: error DQ3"),
        ("Name must be present", ["--key", "Nr"], "there is no column `Nr` for `--key`"),
        ("Name must be in lookup Jobs.Job", [], "`Jobs`"),
    ],
)
def test_rules_that_do_not_fit_the_data(check, folder, rules, arguments, told):
    (folder / "person.dq").write_text(f"Person\n    {rules}\n")
    result = check(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_data_that_breaks_off_while_it_is_read(check, folder, spark):
    (folder / "in").mkdir()
    (folder / "in" / "a.csv").write_text(DATA)
    (folder / "in" / "b.csv").write_text("Name,Id,BirthDate,EffDate,Designation\nx,1,,,\n")
    result = check("--output", "out.parquet", data="in")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: Spark could not finish: CSV header does not conform to the schema")
    assert sorted(os.listdir(folder)) == ["in", "person.csv", "person.dq"]


def test_a_name_that_is_taken_is_refused_before_the_data_is_read(check, folder):
    """The second file would end the reading."""
    (folder / "in").mkdir()
    header, _, rows = DATA.partition("\n")
    (folder / "in" / "a.csv").write_text(f"{header},DataQualityResult\n{rows}")
    (folder / "in" / "b.csv").write_text("Name,Id,BirthDate,EffDate,Designation,DataQualityResult\nx,1,,,,\n")
    result = check("--output", "out.parquet", data="in")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "DataQualityResult" in result.stderr and "could not finish" not in result.stderr


def test_broken_lines_of_json_are_told(check, folder):
    (folder / "a.json").write_text('{"Name": "Ann"}\nnonsense\n')
    (folder / "person.dq").write_text("Person\n    Name must be present\n")
    result = check(data="a.json")
    assert result.exit_code == 1 and "some lines of a.json are no JSON" in result.stderr


def test_lint_takes_the_columns_of_data(check, folder):
    (folder / "person.dq").write_text("Person\n    Nam must be present\n")
    result = CliRunner().invoke(dqlang, ["lint", "person.dq", "--data", "person.csv"])
    assert result.exit_code == 1 and "person.dq:2:5: error DQ3" in result.stdout


def test_a_session_of_its_own_says_nothing_and_leaves_nothing(folder):
    """The real program in a process of its own, with everything that Java and Spark would say."""
    command = [sys.executable, "-m", "dqlang", "check", "person.csv", "--rules", "person.dq", "--format", "json"]
    settings = ["--conf", "spark.driver.memory=1g", "--conf", "spark.master=local[1]"]
    done = subprocess.run([*command, *settings], capture_output=True, text=True, cwd=folder)
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout)["rows"] == 4
    assert sorted(os.listdir(folder)) == ["person.csv", "person.dq"]


def test_a_session_that_does_not_start_is_told_in_one_sentence(folder):
    command = [sys.executable, "-m", "dqlang", "check", "person.csv", "--rules", "person.dq"]
    done = subprocess.run([*command, "--conf", "spark.master=nonsense"], capture_output=True, text=True, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: Spark did not start: Master must ")
    assert done.stderr.splitlines()[1:] == ["  help: `dqlang doctor` says what is missing"]
