"""The fast form of a grade: which rules a row fails, as bits.

One projection computes a long per word of rules, a second one reads the words. The plan grows linearly: the second
projection refers to the words and not to the conditions.

Java never compiles a generated method above 8,000 bytes, so what matters is where Spark puts the conditions. It has two
ways, and a word is written for one of them:

- **fused**: few rules stay inside whole-stage code generation, where Spark puts all into one method, except for what
  the projection holds twice. So each word stands there twice, as `bits` and as `none`.
- **split**: many rules leave whole-stage code generation. There Spark splits any expression into small methods by
  itself, whatever its size, and each condition stands in the plan once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from dqlang.record import record
from dqlang.spark.code_size import WORD_SIZE
from dqlang.spark.helpers import Helpers
from dqlang.spark.sql import quote_name, quote_text

RULES_A_WORD = 32
"""Measured: 16 is no faster, 60 grows methods that the JIT leaves alone."""

# Spark: an empty array of its own has elements of type void; this one is folded to a literal array<string>.
NO_TEXTS = "array_remove(array(''), '')"

# Spark: what takes a function as its argument has no generated code of its own, and one of it takes a projection out of
# whole-stage code generation. These stand where only rows that fail come by.
_ELSEWHERE = f"exists({NO_TEXTS}, each -> TRUE)"
_RULES_A_TABLE = 4


@record
class Word:
    """Up to 32 rules, by their positions. Bit i of the column `bits` is set where rule i fails. `twin` is the second
    column of the fused form."""

    bits: str
    rules: tuple[int, ...]
    twin: str | None = None

    @property
    def none(self) -> str:
        """Whether none of its rules fails, as SQL."""
        return quote_name(self.twin) if self.twin else f"{quote_name(self.bits)} = 0L"

    def fails(self, place: int) -> str:
        return f"({quote_name(self.bits)} & {1 << place}L) != 0L"


def words_of(rules: Sequence[int], helpers: Helpers, sizes: Sequence[int] | None = None) -> list[Word]:
    """The words for these rules. `sizes` are those of all conditions, for the fused form (`code_size.fused`)."""
    if sizes is None:
        chunks = (tuple(rules[i : i + RULES_A_WORD]) for i in range(0, len(rules), RULES_A_WORD))
        return [Word(helpers.new("bits"), chunk) for chunk in chunks]
    return [Word(helpers.new("bits"), chunk, helpers.new("none")) for chunk in _chunks(rules, sizes)]


def word_columns(word: Word, conditions: Sequence[str]) -> list[str]:
    """The word's columns; `conditions` are the SQL of all rules. A null condition sets the bit, as false does."""
    # Spark: parentheses around long conditions are slow to parse; a chain of 32 needs none.
    bits = [f"IF({conditions[rule]}, 0L, {1 << place}L)" for place, rule in enumerate(word.rules)]
    if word.twin:
        chain = " | ".join(bits)
        return [f"{chain} AS {quote_name(word.bits)}", f"({chain}) = 0L AS {quote_name(word.twin)}"]
    bits[0] = f"IF({conditions[word.rules[0]]}, 0L, IF({_ELSEWHERE}, 0L, 1L))"
    return [f"{' | '.join(bits)} AS {quote_name(word.bits)}"]


def count(words: Sequence[Word]) -> str:
    """How many bits are set. Invariant: each word stands here once. Before Spark 4.2, a filter on the count is pushed
    below the projection of the words, and there each mention of a word becomes all of its conditions."""
    return balanced("+", [f"bit_count({quote_name(word.bits)})" for word in words]) if words else "0"


def names_of_failed(words: Sequence[Word], names: Sequence[str]) -> str:
    """The names of the rules whose bits are set, in order, as an array without nulls."""
    found = _concatenated([_failed(word, [names[rule] for rule in word.rules]) for word in words])
    # A row that passes is spared the walk over all words.
    return f"IF({none_fails(words)}, {NO_TEXTS}, {found})" if len(words) > 1 else found


def none_fails(words: Sequence[Word]) -> str:
    """Whether a row passes all rules of these words, as SQL."""
    return " AND ".join(word.none for word in words) or "TRUE"


def balanced(operator: str, operands: Sequence[str]) -> str:
    """Operands joined as a balanced tree: a chain of a thousand overflows the stack of Spark's optimizer."""
    if len(operands) == 1:
        return operands[0]
    middle = len(operands) // 2
    return f"({balanced(operator, operands[:middle])} {operator} {balanced(operator, operands[middle:])})"


def _chunks(rules: Sequence[int], sizes: Sequence[int]) -> Iterator[tuple[int, ...]]:
    chunk: list[int] = []
    for rule in rules:
        if chunk and (len(chunk) == RULES_A_WORD or sum(sizes[r] for r in chunk) + sizes[rule] > WORD_SIZE):
            yield tuple(chunk)
            chunk = []
        chunk.append(rule)
    if chunk:
        yield tuple(chunk)


def _failed(word: Word, names: Sequence[str]) -> str:
    """The names of a word. Four bits at a time are the index into a table of all 16 answers, which the optimizer makes
    a literal once: short code, and no loop over the rules that pass."""
    written = _written_in_full if word.twin else _written_as_json
    starts = range(0, len(names), _RULES_A_TABLE)
    tables = [(start, written(_answers(names[start : start + _RULES_A_TABLE]))) for start in starts]
    bits = quote_name(word.bits)
    found = _concatenated([f"get({table}, CAST(shiftright({bits}, {start}) & 15L AS INT))" for start, table in tables])
    if not word.twin:
        # Spark: an array read from JSON may hold nulls by its type, and in 3.5 so may what `array_compact` gives. This
        # one has no generated code, see _ELSEWHERE.
        found = f"transform({found}, each -> coalesce(each, ''))"
    return f"IF({word.none}, {NO_TEXTS}, coalesce({found}, {NO_TEXTS}))"


def _answers(names: Sequence[str]) -> list[list[str]]:
    return [[name for place, name in enumerate(names) if bits >> place & 1] for bits in range(1 << len(names))]


def _written_in_full(answers: Sequence[Sequence[str]]) -> str:
    arrays = (f"array({', '.join(map(quote_text, names))})" if names else NO_TEXTS for names in answers)
    return f"array({', '.join(arrays)})"


def _written_as_json(answers: Sequence[Sequence[str]]) -> str:
    """One literal to parse and to analyse for four rules, and not 49."""
    return f"from_json({quote_text(json.dumps(answers, ensure_ascii=False))}, 'array<array<string>>')"


def _concatenated(arrays: Sequence[str]) -> str:
    if not arrays:
        return NO_TEXTS
    return arrays[0] if len(arrays) == 1 else f"concat({', '.join(arrays)})"
