"""What a grade costs, against hand-written Spark on the same rows in the same run.

python benchmarks/bench_grade.py [--quick] [RULES ...]

Contenders take turns, so that a ratio compares neighbours in time; each is a job that reads parquet, grades and writes
nowhere, planning included. A ratio is that of two medians; beside it stand the least and the most of the rounds' own.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import perf_counter

import contenders
from graded_table import Rule, rules, table
from pyspark.sql import DataFrame, SparkSession
from report import heading

WHOLE_STAGE = "spark.sql.codegen.wholeStage"
ROWS = {20: 3_000_000, 200: 400_000, 1_000: 150_000, 2_000: 75_000}
QUICK = {20: 600_000, 200: 120_000, 1_000: 50_000}
# Rules: against the conditions, against array_compact, against the paper's code.
TARGETS = {20: (1.20, 0.60, 0.60), 200: (1.25, 0.65, 0.60), 1_000: (1.35, 0.65, 0.60)}
CLIFF = 1.5


@dataclass
class Contender:
    name: str
    build: Callable[[DataFrame, Sequence[Rule]], DataFrame]
    whole_stage: bool = True
    seconds: list[float] = field(default_factory=list)

    def run(self, df: DataFrame) -> float:
        df.sparkSession.conf.set(WHOLE_STAGE, str(self.whole_stage).lower())
        start = perf_counter()
        df.write.format("noop").mode("overwrite").save()
        return perf_counter() - start

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


FLOOR, DQLANG = "floor: read and write", "dqlang"
CONDITIONS = ("conditions only", "conditions only, no whole stage")
PAPER, COMPACT = "the paper's two steps", "array_compact"


def fresh() -> list[Contender]:
    return [
        Contender(FLOOR, contenders.floor),
        Contender(CONDITIONS[0], contenders.conditions),
        Contender(CONDITIONS[1], contenders.conditions, whole_stage=False),
        Contender(DQLANG, contenders.graded),
        Contender(PAPER, contenders.two_steps),
        Contender(COMPACT, contenders.compacted),
    ]


def measure(spark: SparkSession, folder: str, count: int, rows: int, warm: int, timed: int) -> dict[str, Contender]:
    data, made = _data(spark, folder, rows), rules(count)
    running = fresh()
    frames = {each.name: each.build(data, made) for each in running}
    _same_grades([frames[name] for name in (DQLANG, PAPER, COMPACT)])
    for turn in range(warm + timed):
        if turn == warm:
            running = _without_the_slower_limit(running)
        for each in running:
            seconds = each.run(frames[each.name])
            each.seconds = [*each.seconds, seconds] if turn > warm else [seconds]
            if sys.stderr.isatty():
                print(f"\r{count} rules, turn {turn + 1}: {each.name:40}", end="", file=sys.stderr)
    return {each.name: each for each in running}


def _without_the_slower_limit(running: list[Contender]) -> list[Contender]:
    """Only the faster way to compute the conditions is a limit; where one takes twice as long, it has lost."""
    first, second = (next(each for each in running if each.name == name) for name in CONDITIONS)
    lost = first if first.median > 2 * second.median else second if second.median > 2 * first.median else None
    return [each for each in running if each is not lost]


def _same_grades(frames: Sequence[DataFrame]) -> None:
    counted = [
        "sum(DataQualityResult.SevereCount)",
        "sum(DataQualityResult.WarningCount)",
        "sum(hash(DataQualityResult.SevereErrors))",
        "sum(hash(DataQualityResult.WarningErrors))",
    ]
    found = {tuple(frame.selectExpr(*counted).first()) for frame in frames}
    assert len(found) == 1, f"the contenders give other grades: {found}"


def _data(spark: SparkSession, folder: str, rows: int) -> DataFrame:
    path = f"{folder}/{rows}"
    table(spark, rows).write.mode("overwrite").parquet(path)
    return spark.read.parquet(path)


def faster_limit(found: dict[str, Contender]) -> Contender:
    return min((found[name] for name in CONDITIONS if name in found), key=lambda each: each.median)


def show(count: int, rows: int, found: dict[str, Contender]) -> None:
    own = found[DQLANG]
    limit = faster_limit(found)
    aims = dict(zip((limit.name, COMPACT, PAPER), TARGETS.get(count, ()), strict=False))
    print(f"\n{count:,} rules, {rows:,} rows, {len(own.seconds)} rounds\n")
    print("| contender | median, s | least | most | dqlang is of it | least | most | at most |")
    print("|---|---|---|---|---|---|---|---|")
    for each in found.values():
        ratios = [mine / theirs for mine, theirs in zip(own.seconds, each.seconds, strict=True)]
        cells = [each.median, min(each.seconds), max(each.seconds), own.median / each.median, min(ratios), max(ratios)]
        aim = f"{aims[each.name]:.2f}" if each.name in aims else ""
        print(f"| {each.name} | " + " | ".join(f"{cell:.2f}" for cell in cells) + f" | {aim} |")


def cliff(costs: dict[int, tuple[int, float, float, float]]) -> None:
    """The time per rule and row of the whole job, and of what is beyond reading and writing, against that at the fewest
    rules; beside it the same of the conditions alone, which no grade can beat."""
    each = {count: [1e9 * s / rows / count for s in seconds] for count, (rows, *seconds) in costs.items()}
    first = each[min(each)]
    head = f"to that at the fewest, at most {CLIFF}"
    print(f"\n| rules | ns per rule and row | {head} | beyond reading and writing | conditions alone |")
    print("|---|---|---|---|---|")
    for count, (job, grade, conditions) in each.items():
        print(f"| {count:,} | {job:.0f} | {job / first[0]:.2f} | {grade:.0f} | {conditions:.0f} |")


def main(arguments: Sequence[str]) -> None:
    quick = "--quick" in arguments
    sizes = QUICK if quick else ROWS
    wanted = [int(each) for each in arguments if each.isdigit()] or list(sizes)
    builder = SparkSession.builder.master("local[2]").appName("benchmark").config("spark.ui.enabled", "false")
    builder = builder.config("spark.ui.showConsoleProgress", "false").config("spark.driver.memory", "8g")
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    heading("Grading, ratios in one run", ("pyspark",))
    costs = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in wanted:
            rows = sizes.get(count, ROWS.get(count, 50_000))
            found = measure(spark, folder, count, rows, *((2, 3) if quick else (3, 7)))
            show(count, rows, found)
            floor, limit = found[FLOOR].median, faster_limit(found).median
            costs[count] = (rows, found[DQLANG].median, found[DQLANG].median - floor, limit - floor)
    if len(costs) > 1:
        cliff(costs)
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
