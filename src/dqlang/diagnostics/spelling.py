"""How far a word is from another one as fingers slip: what lies behind every "did you mean".

A slip is a letter left out, doubled, swapped with its neighbour or replaced; common slips cost less than rare ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

_SWAPPED = 0.8
_DOUBLED = 0.75  # a letter doubled, or a double letter written once
_NEXT_KEY = 0.9
_LOST = 1.0  # a letter left out, or one too many
_OTHER = 1.1
_FIRST = 0.15  # the first letter is seldom the wrong one
_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_KEYS = {letter: (row, column) for row, letters in enumerate(_ROWS) for column, letter in enumerate(letters)}
ONE = 1.25
"""What one slip costs at most."""

_FEW = 3


def slip(written: str, meant: str, limit: float = 3.0) -> float:
    """What it costs to make one word of the other; anything above `limit` is only known to be so."""
    if abs(len(written) - len(meant)) * _DOUBLED > limit:
        return limit + 1
    start, end = _shared(written, meant)
    return _slip(written[start : len(written) - end], meant[start : len(meant) - end], limit)


def _shared(one: str, other: str) -> tuple[int, int]:
    """How many letters at the start and at the end need not be compared: all that are the same but two, which say
    whether a letter beside them is doubled."""
    most = min(len(one), len(other))
    start = next((place for place in range(most) if one[place] != other[place]), most)
    end = next((place for place in range(most - start) if one[-1 - place] != other[-1 - place]), most - start)
    return max(0, start - 2), max(0, end - 2)


@lru_cache(maxsize=1 << 14)
def _slip(written: str, meant: str, limit: float) -> float:
    """The distance of Damerau and Levenshtein, by the costs above."""
    before_last: list[float] = []
    last = [0.0]
    for place in range(len(meant)):
        last.append(last[-1] + _lone(meant, place))
    for row in range(1, len(written) + 1):
        current = [last[0] + _lone(written, row - 1)]
        for column in range(1, len(meant) + 1):
            current.append(_cheapest(written, meant, row, column, before_last, last, current))
        if min(current) > limit:
            return limit + 1
        before_last, last = last, current
    return last[-1]


def _cheapest(
    written: str, meant: str, row: int, column: int, before_last: list[float], last: list[float], current: list[float]
) -> float:
    one, other = written[row - 1], meant[column - 1]
    costs = [
        last[column] + _lone(written, row - 1),
        current[column - 1] + _lone(meant, column - 1),
        last[column - 1] + (0 if one == other else _replaced(one, other) + (_FIRST if row == 1 else 0)),
    ]
    if row > 1 and column > 1 and one == meant[column - 2] and other == written[row - 2] and one != other:
        costs.append(before_last[column - 2] + _SWAPPED)
    return min(costs)


def _lone(word: str, place: int) -> float:
    """What a letter costs that stands in one of the words alone."""
    letter = word[place]
    if letter in (word[place - 1 : place], word[place + 1 : place + 2]):
        return _DOUBLED
    return _LOST


def _replaced(one: str, other: str) -> float:
    here, there = _KEYS.get(one), _KEYS.get(other)
    if here and there and abs(here[0] - there[0]) <= 1 and abs(here[1] - there[1]) <= 1:
        return _NEXT_KEY
    return _OTHER


def allowed(word: str) -> float:
    """How far from a word its misspelling may be: about one slip in four letters."""
    return ONE if len(word) < 5 else 2.1 if len(word) < 9 else 3.0


def is_near(phrase: str, meant: str) -> bool:
    """Whether a phrase of as many words is nothing but misspelt."""
    words = len(phrase.split()) == len(meant.split()) or phrase.replace(" ", "") == meant.replace(" ", "")
    return words and slip(phrase, meant, allowed(phrase)) <= allowed(phrase)


def nearest(name: str, names: Iterable[str], few: int = _FEW) -> list[str]:
    """Up to three names that are spelled nearly so, the likeliest first; one alone where it stands out. Case makes no
    difference."""
    written = name.lower()
    spelled = {candidate.lower(): candidate for candidate in reversed(list(names))}
    ranked = _ranked(written, list(spelled))
    return [spelled[candidate] for candidate in ranked[:few]]


def _ranked(written: str, names: Sequence[str]) -> list[str]:
    limit = allowed(written)
    costs = {name: slip(written, name, limit) for name in names}
    near = sorted((name for name in costs if costs[name] <= limit), key=lambda name: (costs[name], name))
    near = [name for name in near if costs[name] <= costs[near[0]] + _SWAPPED / 2]
    return near or _alike(written, names)


def _alike(written: str, names: Sequence[str]) -> list[str]:
    """Words that share much where nothing was merely misspelt: `BirthDt` for `DateOfBirth`, `Zip` for `ZipCode`."""
    from difflib import get_close_matches  # heavy, and needed only where something is wrong

    return get_close_matches(written, names, n=_FEW, cutoff=0.65)
