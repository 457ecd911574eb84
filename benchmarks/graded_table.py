"""A table and rules over it, always the same ones, each rule as a sentence and as an expert writes it in Spark SQL.

Two rows in a hundred are bad: each of their columns has a value that its rules refuse. The good rows pass all rules, so
that a chain of AND over the conditions evaluates nearly all of them, as a grade has to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

WIDTH = 4
_BAD = "id % 50 = 7"


@dataclass(frozen=True)
class Rule:
    """A rule of dqlang, and `sql`: the same condition as hand-written."""

    name: str
    severity: str
    sentence: str
    sql: str


def table(spark: SparkSession, rows: int) -> DataFrame:
    """So many rows: 4 columns each of codes, names, amounts (INT, BIGINT, DOUBLE, DECIMAL) and days."""
    types = ["INT", "BIGINT", "DOUBLE", "DECIMAL(12,2)"]
    columns = ["id"]
    for i in range(WIDTH):
        digits = f"lpad(CAST(pmod(id * {7919 + i}, 9999) AS STRING), 4, '0')"
        columns.append(f"IF({_BAD}, '?', concat('A', char(65 + pmod(id + {i}, 26)), {digits})) AS code_{i}")
        words = (
            f"element_at(array('open', 'paid', 'shipped', 'returned', 'gift'), CAST(pmod(id * {31 + i}, 5) AS INT) + 1)"
        )
        columns.append(f"IF({_BAD}, 'lost', {words}) AS state_{i}")
    for i in range(WIDTH):
        columns.append(
            f"CAST(IF({_BAD}, -id % 1000 - 5, pmod(id * {104729 + i}, 5000) + {i} + 100) AS {types[i % 4]}) AS amount_{i}"
        )
    for i in range(WIDTH):
        columns.append(
            f"IF({_BAD}, NULL, date_add(DATE'2001-01-01', CAST(pmod(id * {1299709 + i}, 7000) AS INT))) AS day_{i}"
        )
    return spark.range(0, rows, 1, 4).selectExpr(*columns)


def text_row(row: int) -> str:
    """A row of the same kind as csv; row -1 is the header."""
    if row < 0:
        return ",".join(["id", *(f"{name}_{i}" for i in range(WIDTH) for name in ("code", "state", "amount", "day"))])
    bad = row % 50 == 7
    cells = [str(row)]
    for i in range(WIDTH):
        code = "?" if bad else f"A{chr(65 + (row + i) % 26)}{row * (7919 + i) % 9999:04}"
        state = "lost" if bad else ("open", "paid", "shipped", "returned", "gift")[row * (31 + i) % 5]
        amount = -(row % 1000) - 5 if bad else row * (104729 + i) % 5000 + i + 100
        cells += [code, state, str(amount), "" if bad else f"{2001 + row % 19}-{row % 12 + 1:02}-{row % 28 + 1:02}"]
    return ",".join(cells)


def rules(count: int) -> list[Rule]:
    """`count` rules, alternately severe and warning; no two ask the same."""
    return [_rule(i, *_KINDS[i % len(_KINDS)](i // len(_KINDS))) for i in range(count)]


def rule_file(made: Sequence[Rule]) -> str:
    return "\n".join(["graded", *(f"    {rule.sentence}" for rule in made), ""])


def _rule(i: int, sentence: str, sql: str) -> Rule:
    severity, verb = ("severe", "must") if i % 2 else ("warning", "should")
    name = f"rule_{i}"
    return Rule(name, severity, f"{sentence.replace('MUST', verb)} as {name}", sql)


def _set(i: int) -> str:
    return ", ".join(f"'{word}'" for word in ("open", "paid", "shipped", "returned", "gift", f"state {i}"))


_KINDS = [
    lambda i: (f"amount_{i % 4} MUST be at least {-(i // 4)}", f"amount_{i % 4} >= {-(i // 4)}"),
    lambda i: (f"code_{i % 4} MUST match '^A[A-Z]{{1,{i // 4 + 1}}}[0-9]{{4}}$'", f"code_{i % 4} RLIKE '^A[A-Z]{{1,{i // 4 + 1}}}[0-9]{{4}}$'"),
    lambda i: (f"state_{i % 4} MUST be in [{_set(i)}]", f"state_{i % 4} IN ({_set(i)})"),
    lambda i: (f"day_{i % 4} MUST be on or after {2000 - i // 4}-12-31", f"day_{i % 4} >= DATE'{2000 - i // 4}-12-31'"),
    lambda i: (f"amount_{i % 4} MUST be between {i // 4} and {9000 + i}", f"amount_{i % 4} BETWEEN {i // 4} AND {9000 + i}"),
    lambda i: (f"code_{i % 4} MUST have length between 2 and {6 + i // 4}", f"length(code_{i % 4}) BETWEEN 2 AND {6 + i // 4}"),
    lambda i: (f"state_{i % 4} MUST not contain 'los{'s' * (i // 4)}'", f"NOT contains(state_{i % 4}, 'los{'s' * (i // 4)}')"),
    lambda i: (f"amount_{i % 4} + {i // 4} MUST be greater than 0", f"amount_{i % 4} + {i // 4} > 0"),
    lambda i: (f"day_{i % 4} MUST be before {2030 + i // 4}-01-01", f"day_{i % 4} < DATE'{2030 + i // 4}-01-01'"),
    lambda i: (
        f"amount_{i % 4} MUST be less than {9999 + i} when state_{(i + 1) % 4} is 'lost'",
        f"NOT coalesce(state_{(i + 1) % 4} = 'lost', FALSE) OR amount_{i % 4} < {9999 + i}",
    ),
]  # fmt: skip
