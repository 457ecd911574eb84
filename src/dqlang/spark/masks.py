"""The fast form of a grade: which rules a row fails, as bits.

One projection computes a long per word of rules, a second one reads the words. Written so, Spark keeps each word's
conditions in a generated method of their own, small enough for the JIT, and the plan grows linearly: the second
projection refers to the words and not to the conditions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dqlang.spark.helpers import Helpers
from dqlang.spark.sql import quote_name, quote_text

RULES_A_WORD = 32
"""Measured: 16 is slower, 60 grows methods that the JIT leaves alone."""

# Spark: an empty array of its own has elements of type void; this one is folded to a literal array<string>.
NO_TEXTS = "array_remove(array(''), '')"


@dataclass(frozen=True)
class Word:
    """Up to 32 rules, by their positions. Bit i of the column `bits` is set where rule i fails."""

    bits: str
    none: str
    rules: tuple[int, ...]

    def fails(self, place: int) -> str:
        return f"({quote_name(self.bits)} & {1 << place}L) != 0L"


def words_of(rules: Sequence[int], helpers: Helpers) -> list[Word]:
    chunks = [tuple(rules[i : i + RULES_A_WORD]) for i in range(0, len(rules), RULES_A_WORD)]
    return [Word(helpers.new("bits"), helpers.new("none"), chunk) for chunk in chunks]


def word_columns(word: Word, conditions: Sequence[str]) -> list[str]:
    """The word's two columns; `conditions` are the SQL of all rules. A null condition sets the bit, as false does."""
    # Spark: parentheses around long conditions are slow to parse; a chain of 32 needs none.
    bits = " | ".join(f"IF({conditions[rule]}, 0L, {1 << place}L)" for place, rule in enumerate(word.rules))
    # Spark: what an expression list holds twice is moved into a generated method; that is what `none` is for.
    return [f"{bits} AS {quote_name(word.bits)}", f"({bits}) = 0L AS {quote_name(word.none)}"]


def count(words: Sequence[Word]) -> str:
    """How many bits are set. Invariant: each word stands here once. A filter on the count is pushed below the
    projection of the words, and there each mention of a word becomes all of its conditions."""
    return balanced("+", [f"bit_count({quote_name(word.bits)})" for word in words]) if words else "0"


def names_of_failed(words: Sequence[Word], names: Sequence[str]) -> str:
    """The names of the rules whose bits are set, in order, as an array without nulls."""
    return _concatenated([_failed(word, [quote_text(names[r]) for r in word.rules], "''", NO_TEXTS) for word in words])


def places_of_failed(words: Sequence[Word]) -> str:
    """The positions of the rules whose bits are set, in order."""
    none = "array_remove(array(-1), -1)"
    return _concatenated([_failed(word, [str(r) for r in word.rules], "-1", none) for word in words])


def balanced(operator: str, operands: Sequence[str]) -> str:
    """Operands joined as a balanced tree: a chain of a thousand overflows the stack of Spark's optimizer."""
    if len(operands) == 1:
        return operands[0]
    middle = len(operands) // 2
    return f"({balanced(operator, operands[:middle])} {operator} {balanced(operator, operands[middle:])})"


def _failed(word: Word, shown: Sequence[str], marker: str, nothing: str) -> str:
    items = ", ".join(f"IF({word.fails(place)}, {item}, {marker})" for place, item in enumerate(shown))
    return f"IF({quote_name(word.none)}, {nothing}, array_remove(array({items}), {marker}))"


def _concatenated(arrays: Sequence[str]) -> str:
    if not arrays:
        return NO_TEXTS
    return arrays[0] if len(arrays) == 1 else f"concat({', '.join(arrays)})"
