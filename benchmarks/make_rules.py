"""Rules as a large team would have them over a wide table: as many as are asked for, always the same ones."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from random import Random

WORDS = ["open", "paid", "shipped", "returned", "cancelled", "gift", "express", "north", "south", "east", "west"]
PATTERNS = ["^[A-Z]{2}[0-9]{4}$", "^[0-9]{5}$", "^[^@ ]+@[^@ ]+[.][a-z]{2,}$", "^(?:A|B|C)-[0-9]{1,8}$"]
NUMBER_TYPES = ["INT", "BIGINT", "DOUBLE", "DECIMAL(12,2)"]


class Table:
    """A table wide enough for so many rules, and a way to pick from its columns, always the same one."""

    def __init__(self, rules: int, seed: int = 2013) -> None:
        width = ceil(rules / 1_000)
        self.texts = [f"text_{i}" for i in range(120 * width)]
        self.numbers = [f"amount_{i}" for i in range(120 * width)]
        self.days = [f"day_{i}" for i in range(60 * width)]
        self.times = [f"time_{i}" for i in range(30 * width)]
        self.random = Random(seed)

    def schema(self) -> str:
        types = [
            *((name, "STRING") for name in self.texts),
            *((name, NUMBER_TYPES[i % 4]) for i, name in enumerate(self.numbers)),
            *((name, "DATE") for name in self.days),
            *((name, "TIMESTAMP") for name in self.times),
        ]
        return ", ".join(f"{name} {type_name}" for name, type_name in types)

    def any(self) -> str:
        return self.random.choice(self.texts + self.numbers + self.days + self.times)

    def text(self) -> str:
        return self.random.choice(self.texts)

    def number(self) -> str:
        return self.random.choice(self.numbers)

    def day(self) -> str:
        return self.random.choice(self.days)

    def time(self) -> str:
        return self.random.choice(self.times)

    def of(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def word(self) -> str:
        return f"'{self.random.choice(WORDS)}'"

    def words(self) -> str:
        return ", ".join(f"'{word}'" for word in self.random.sample(WORDS, self.of(2, 6)))

    def pattern(self) -> str:
        return f"'{self.random.choice(PATTERNS)}'"


# How often each kind of sentence comes, and one of them.
SENTENCES: list[tuple[int, Callable[[Table], str]]] = [
    (20, lambda t: f"{t.any()} must be present"),
    (10, lambda t: f"{t.text()} must not be blank"),
    (10, lambda t: f"{t.number()} must be between {t.of(-9, 0)} and {t.of(100, 9999)}"),
    (10, lambda t: f"{t.number()} should be at least {t.of(1, 99)} if present"),
    (10, lambda t: f"{t.text()} must be in [{t.words()}]"),
    (8, lambda t: f"{t.text()} should match {t.pattern()} if present"),
    (8, lambda t: f"{t.text()} must have length between {t.of(0, 3)} and {t.of(10, 99)}"),
    (5, lambda t: f"{t.text()} should not have leading whitespace"),
    (5, lambda t: f"{t.day()} must be on or after {t.of(1990, 2020)}-01-31"),
    (2, lambda t: f"{t.time()} should be before now if present"),
    (4, lambda t: f"{t.day()} must be on or before {t.day()} if present"),
    (4, lambda t: f"{t.number()} must be at most {t.number()} if present"),
    (4, lambda t: f"{t.number()} + {t.number()} should be equal to {t.number()} within 0.01"),
    (5, lambda t: f"{t.number()} must be positive when {t.text()} is {t.word()}"),
]


def make_rules(count: int) -> str:
    """The text of a rule file with `count` rules over `Table(count)`."""
    table, weights = Table(count), [weight for weight, _ in SENTENCES]
    lines: dict[tuple[int, str], str] = {}
    while len(lines) < count:
        kind = table.random.choices(range(len(SENTENCES)), weights)[0]
        line = SENTENCES[kind][1](table)
        subject = line.partition(" must ")[0].partition(" should ")[0]
        lines.setdefault((kind, subject), line)  # nobody asks the same of one column twice
    return "\n".join(
        ["# Made by benchmarks/make_rules.py", "measured", *(f"    {line}" for line in lines.values()), ""]
    )
