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
_STATES = ("open", "paid", "shipped", "returned", "gift")


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
    states = ", ".join(f"'{state}'" for state in _STATES)
    for i in range(WIDTH):
        digits = f"lpad(CAST(pmod(id * {7919 + i}, 9999) AS STRING), 4, '0')"
        columns += [
            f"IF({_BAD}, '?', concat('A', char(65 + pmod(id + {i}, 26)), {digits})) AS code_{i}",
            f"IF({_BAD}, 'lost', element_at(array({states}), CAST(pmod(id * {31 + i}, 5) AS INT) + 1)) AS state_{i}",
            f"CAST(IF({_BAD}, -id % 1000 - 5, pmod(id * {104729 + i}, 5000) + {i} + 100) AS {types[i]}) AS amount_{i}",
            f"IF({_BAD}, NULL, date_add(DATE'2001-01-01', CAST(pmod(id * {1299709 + i}, 7000) AS INT))) AS day_{i}",
        ]
    return spark.range(0, rows, 1, 4).selectExpr(*columns)


def text_row(row: int) -> str:
    """A row of the same kind as csv; row -1 is the header."""
    if row < 0:
        return ",".join(["id", *(f"{name}_{i}" for i in range(WIDTH) for name in ("code", "state", "amount", "day"))])
    bad = row % 50 == 7
    cells = [str(row)]
    for i in range(WIDTH):
        code = "?" if bad else f"A{chr(65 + (row + i) % 26)}{row * (7919 + i) % 9999:04}"
        state = "lost" if bad else _STATES[row * (31 + i) % 5]
        amount = -(row % 1000) - 5 if bad else row * (104729 + i) % 5000 + i + 100
        cells += [code, state, str(amount), "" if bad else f"{2001 + row % 19}-{row % 12 + 1:02}-{row % 28 + 1:02}"]
    return ",".join(cells)


def rules(count: int) -> list[Rule]:
    """`count` rules, alternately severe and warning; no two ask the same."""
    kinds = len(_kinds(0))
    return [_rule(i, *_kinds(i // kinds)[i % kinds]) for i in range(count)]


def rule_file(made: Sequence[Rule]) -> str:
    return "\n".join(["graded", *(f"    {rule.sentence}" for rule in made), ""])


def _rule(i: int, sentence: str, sql: str) -> Rule:
    severity, verb = ("severe", "must") if i % 2 else ("warning", "should")
    name = f"rule_{i}"
    return Rule(name, severity, f"{sentence.replace('MUST', verb)} as {name}", sql)


def _kinds(i: int) -> list[tuple[str, str]]:
    """The i-th sentence of each kind, and its SQL."""
    c, k = i % WIDTH, i // WIDTH
    far = (c + 2) % WIDTH  # so that few rules meet as many types of amounts as many do
    words = ", ".join(f"'{word}'" for word in (*_STATES, f"state {i}"))
    pattern = f"'^A[A-Z]{{1,{k + 1}}}[0-9]{{4}}$'"
    lost = "los" + "s" * k
    other = (c + 1) % WIDTH
    return [
        (f"amount_{c} MUST be at least {-k}", f"amount_{c} >= {-k}"),
        (f"code_{c} MUST match {pattern}", f"code_{c} RLIKE {pattern}"),
        (f"state_{c} MUST be in [{words}]", f"state_{c} IN ({words})"),
        (f"day_{c} MUST be on or after {2000 - k}-12-31", f"day_{c} >= DATE'{2000 - k}-12-31'"),
        (f"amount_{far} MUST be between {k} and {9000 + i}", f"amount_{far} BETWEEN {k} AND {9000 + i}"),
        (f"code_{c} MUST have length between 2 and {6 + k}", f"length(code_{c}) BETWEEN 2 AND {6 + k}"),
        (f"state_{c} MUST not contain '{lost}'", f"NOT contains(state_{c}, '{lost}')"),
        (f"amount_{c} + {k} MUST be greater than 0", f"amount_{c} + {k} > 0"),
        (f"day_{c} MUST be before {2030 + k}-01-01", f"day_{c} < DATE'{2030 + k}-01-01'"),
        (
            f"amount_{far} MUST be less than {9999 + i} when state_{other} is 'lost'",
            f"NOT coalesce(state_{other} = 'lost', FALSE) OR amount_{far} < {9999 + i}",
        ),
    ]
