"""What the driver takes before any row is read: seconds for 1,000 rules, memory for 2,000; JVM warm.

python benchmarks/bench_driver.py [ROUNDS]
"""

from __future__ import annotations

import sys

from make_rules import Table, make_rules
from pyspark.sql import DataFrame, SparkSession
from report import heading, rounds, show

import dqlang

RULES, MANY = 1_000, 2_000
SECONDS, MEGABYTES = 2.5, 300


def main(count: int) -> None:
    builder = SparkSession.builder.master("local[2]").appName("benchmark").config("spark.ui.enabled", "false")
    spark = builder.config("spark.driver.memory", "4g").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    text = make_rules(RULES)
    data = spark.createDataFrame([], Table(RULES).schema())
    heading(f"{RULES:,} rules on the driver, {count} rounds after two", ("pyspark",))
    rounds(2, lambda: plan(dqlang.compile(text).grade(data)))  # warms the JVM
    rules = dqlang.compile(text)
    show(
        {
            "text to RuleSet": (rounds(count, lambda: dqlang.compile(text)), None),
            "RuleSet to graded data frame": (rounds(count, lambda: rules.grade(data)), None),
            "text to executed plan": (rounds(count, lambda: plan(dqlang.compile(text).grade(data))), SECONDS),
        }
    )
    show_heap(spark)
    spark.stop()


def plan(df: DataFrame) -> object:
    """The physical plan, as it would run."""
    return df._jdf.queryExecution().executedPlan()


def show_heap(spark: SparkSession) -> None:
    """How much more of the driver's heap is in use after planning many rules, their plan still at hand."""
    data = spark.createDataFrame([], Table(MANY).schema())
    rules = dqlang.compile(make_rules(MANY))
    before = in_use(spark)
    kept = rules.grade(data)
    plan(kept)
    more = in_use(spark) - before
    print(f"\nheap in use for {MANY:,} rules: {more:.0f} MB more (at most {MEGABYTES})")


def in_use(spark: SparkSession) -> float:
    """The driver's heap in use after a collection, in megabytes."""
    jvm = spark._jvm
    for _ in range(3):  # one collection leaves what is only weakly held
        jvm.java.lang.System.gc()
    runtime = jvm.java.lang.Runtime.getRuntime()
    return (runtime.totalMemory() - runtime.freeMemory()) / 2**20


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
