"""Load a table, grade its rows, look at the grades, and part the good rows from the bad.

python examples/person/run.py
"""

from __future__ import annotations

from pathlib import Path

from pyspark.sql import DataFrame, SparkSession

import dqlang

HERE = Path(__file__).parent


def load(spark: SparkSession) -> DataFrame:
    """Four people. Their birth dates come as text, since two of them are no such thing as a date of birth."""
    return spark.read.csv(str(HERE / "person.csv"), header=True, schema=(HERE / "person.ddl").read_text())


def story(spark: SparkSession) -> None:
    people = load(spark)
    rules = dqlang.load(HERE / "person.dq")

    print("What the rules ask:")
    print(rules.explain())

    print("Each row with its grade (nothing has run until `show` asks for rows):")
    graded = rules.grade(people)
    graded.select("Name", "DataQualityResult.*").show(truncate=False)

    print("The rows to go on with, and those that somebody has to look at:")
    good, bad = rules.split(people)
    good.select("Name", "DataQualityResult.WarningErrors").show(truncate=False)
    bad.select("Name", "DataQualityResult.SevereErrors").show(truncate=False)

    print("How the table did, rule by rule:")
    for verdict in rules.measure(people):
        print(f"{verdict.rule:25} {verdict.severity:8} {verdict.failures} of {verdict.rows} rows fail")


if __name__ == "__main__":
    session = SparkSession.builder.master("local[2]").appName("people").getOrCreate()
    story(session)
    session.stop()
