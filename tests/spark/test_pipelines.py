"""A declarative pipeline runs whose query functions grade: the one that its page of the docs shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import dqlang

pytestmark = [pytest.mark.classic, pytest.mark.since("4.1")]  # the pipeline runs in a process of its own, on Connect

ROOT = Path(__file__).parents[2]
BLOCKS = dict(
    re.findall(r"^```(python|dq)\n(.*?)^```$", (ROOT / "docs" / "pipelines.md").read_text("utf-8"), re.M | re.S)
)
SPECIFICATION = """\
name: graded
storage: {storage}
libraries:
  - glob:
      include: transformations/**
configuration:
  spark.sql.shuffle.partitions: "1"
"""
UNKNOWN_TYPES = """

@dp.materialized_view
def refused():
    for reader in (spark.read, spark.readStream):
        people = reader.schema(COLUMNS).json("arrived")
        for rules in (dqlang.load("person.dq"), dqlang.load("person.dq", schema=COLUMNS)):
            try:
                rules.grade(people, lookups={"cities": people.selectExpr("City AS Code")})
            except dqlang.DqError as error:
                with open("refused.txt", "a") as file:
                    print(error, file=file)
    return spark.read.schema(COLUMNS).json("arrived")


@dp.materialized_view
def by_columns():
    passed = dqlang.apply_dq_rules(RULES, spark.read.table("arrived"), spark)
    good, bad = RULES.split(passed.select("Id", "Name", "City"))
    return good.union(bad)


@dp.materialized_view
def observed():
    return RULES.observe(spark.read.table("arrived").selectExpr("*", "1 AS more"))[0]
"""
PEOPLE = "(1, 'Ann', 'Rome'), (1, NULL, 'Oslo'), (2, 'Bo', 'Paris')"


@pytest.fixture(scope="module")
def ran(spark, tmp_path_factory) -> Path:
    """The folder in which the pipeline ran."""
    folder = tmp_path_factory.mktemp("pipeline")
    (folder / "transformations").mkdir()
    (folder / "transformations" / "people.py").write_text(BLOCKS["python"] + UNKNOWN_TYPES, "utf-8")
    (folder / "person.dq").write_text(BLOCKS["dq"], "utf-8")
    (folder / "spark-pipeline.yml").write_text(SPECIFICATION.format(storage=(folder / "kept").as_uri()), "utf-8")
    _people(spark).write.json(str(folder / "arrived"))
    _cities(spark).write.json(str(folder / "cities"))
    command = [str(Path(sys.executable).parent / "spark-pipelines"), "run", "--spec", "spark-pipeline.yml"]
    done = subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def _environment() -> dict[str, str]:
    """This Python, and a Spark that this process has not settled."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("SPARK_", "PYSPARK_"))}
    # Spark: a server takes the one port 15002, which another may have, except where Spark itself is under test.
    own = {"SPARK_TESTING": "1", "SPARK_DRIVER_MEMORY": "1g", "PYSPARK_PYTHON": sys.executable}
    return {**inherited, **own, "PYTHONPATH": str(Path(dqlang.__file__).parents[1])}


def _people(spark):
    return spark.sql(f"SELECT * FROM VALUES {PEOPLE} AS t(Id, Name, City)")


def _cities(spark):
    return spark.sql("SELECT * FROM VALUES ('Rome'), ('Oslo') AS t(Code)")


def _written(spark, folder: Path, table: str):
    return spark.read.parquet(str(folder / "spark-warehouse" / table))


@pytest.mark.parametrize(("table", "tags"), [("graded_people", None), ("graded_arrivals", "of one row")])
def test_tables_of_a_pipeline_have_the_grades_of_any_other_table(spark, ran, table, tags):
    rules = dqlang.compile(BLOCKS["dq"]).select(tags=tags)
    expected = rules.grade(_people(spark), lookups={"cities": _cities(spark)})
    found = _written(spark, ran, table)
    assert found.columns == expected.columns
    assert sorted(found.collect(), key=str) == sorted(expected.collect(), key=str)


def test_the_other_ways_to_grade_run_there_too(spark, ran):
    expected = dqlang.compile(BLOCKS["dq"]).grade(_people(spark), lookups={"cities": _cities(spark)})
    assert sorted(_written(spark, ran, "by_columns").collect(), key=str) == sorted(expected.collect(), key=str)
    observed = _written(spark, ran, "observed")
    assert observed.columns == ["Id", "Name", "City", "more"] and observed.count() == 3


def test_without_a_schema_the_error_says_what_to_give(ran):
    said = (ran / "refused.txt").read_text().splitlines()
    assert len(said) == 8 and set(said[::2]) == {
        "the types of the columns are not known, and Spark tells none inside a query function of a pipeline"
    }
    assert all("give `compile` or `load` the schema" in help for help in said[1::2])
