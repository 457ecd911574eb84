"""How long the driver takes to compile 1,000 rules and to grade with them, before any row is read; JVM warm.

python benchmarks/bench_driver.py [ROUNDS]
"""

from __future__ import annotations

import sys

from make_rules import Table, make_rules
from pyspark.sql import SparkSession
from report import java_version, rounds, show

import dqlang

RULES = 1_000
TARGET = 3.0


def main(count: int) -> None:
    builder = SparkSession.builder.master("local[2]").appName("benchmark").config("spark.ui.enabled", "false")
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    data = spark.createDataFrame([], Table(RULES).schema())
    text = make_rules(RULES)

    def compile_and_grade() -> None:
        dqlang.compile(text).grade(data).schema  # noqa: B018 - asking for the schema is what analyses the plan

    rounds(2, compile_and_grade)  # warms the JVM
    rules = dqlang.compile(text)
    show(
        f"{RULES:,} rules on the driver, {count} rounds; {java_version()}",
        {
            "compile": (rounds(count, lambda: dqlang.compile(text)), None),
            "grade (analysed, nothing run)": (rounds(count, lambda: rules.grade(data).schema), None),
            "compile and grade": (rounds(count, compile_and_grade), TARGET),
        },
        ("pyspark",),
    )
    spark.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
