"""What a check may answer where not all is known of the value: a set of `true`, `false` and null, as three bits.

A check that is asked about "any text of five characters" may be true of some and false of others. Sets of answers are
joined by the same three-valued logic as the answers themselves, so that what follows from them holds for each value.
"""

from __future__ import annotations

Outcomes = int
TRUE, FALSE, NULL = 1, 2, 4
EITHER = TRUE | FALSE
ANYTHING = TRUE | FALSE | NULL


def decided(answer: bool | None) -> Outcomes:
    return NULL if answer is None else TRUE if answer else FALSE


def not_(item: Outcomes) -> Outcomes:
    return item & NULL | (item & TRUE) << 1 | (item & FALSE) >> 1


def and_(one: Outcomes, other: Outcomes) -> Outcomes:
    return _AND[one][other]


def or_(one: Outcomes, other: Outcomes) -> Outcomes:
    return not_(_AND[not_(one)][not_(other)])


def _both(one: Outcomes, other: Outcomes) -> Outcomes:
    found = 0
    for left in (TRUE, FALSE, NULL):
        for right in (TRUE, FALSE, NULL):
            if left & one and right & other:
                found |= FALSE if FALSE in (left, right) else NULL if NULL in (left, right) else TRUE
    return found


_AND = [[_both(one, other) for other in range(8)] for one in range(8)]
