"""Random texts of several kinds. A seed and a number give a text, always the same one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from fuzzing.grammar import sentence

_ROOT = Path(__file__).parents[3]
_LONGEST = 10_000
_WORDS = """
    must should be have not in lookup when if present for at least most 95 % of rows as because tagged and or between
    greater less than equal to on before after within the last days ago now today null true every one valid date match
    contain start with end is has does matches unique null blank length ( ) [ ] , . + - * / < > = <= >= ' " ` 'a' "b"
    5 1.5 2024-01-31 Name Age `First Name` # : ; \u201c \u201d \u2018 \u2019 example fails passes sensitive define use
"""
_SOUP = (
    "aZ09_ \t\n\r\x00\x0b\x1f\x7f\x85\xa0\u00df\u0130\u0301\u200b\u200d\u2028\u2029\u202e\ufeff\ufffe"
    "\U0001f600\U000e0001'\"`\u2018\u2019\u201c\u201d\u00b4()[]{}<>=!?.,;:+-*/%&|#$@^~\\\u0660\u0967\u4e2d\u0639\u05d0\uff11\u212a"
)

_PAIRS = [("(", ")"), ("[", "]"), ("not (", ")"), ("length of ", ""), ("([", "])"), ("((", ")")]
_BEFORE = ["", "in ", "in [", "equal to ", "5 when "]
_PIECES = ["'a', ", "A, ", "be 5 or ", "x ", "'", "B is 1 and ", "- A ", "must ", "a.", "(", "eb "]


def text(seed: int, number: int) -> str:
    random = Random(f"{seed}/{number}")
    return _KINDS[number % len(_KINDS)](random)


def _unicode(random: Random) -> str:
    characters = [random.choice(_SOUP) if random.random() < 0.9 else chr(random.randrange(0xD7FF)) for _ in range(40)]
    return random.choice(["", "T\n", "T\n    A must "]) + "".join(characters)


def _tokens(random: Random) -> str:
    lines = [" ".join(random.choices(_words(), k=random.randint(1, 12))) for _ in range(random.choice([1, 1, 1, 1, 2]))]
    return "T\n    " + "\n    ".join(lines) + "\n"


def _sentences(random: Random) -> str:
    lines = [sentence(random)[:160] for _ in range(random.choice([1, 1, 1, 1, 2]))]
    return "T\n    " + "\n    ".join(lines) + "\n"


def _broken_sentences(random: Random) -> str:
    return broken(_sentences(random), random)


def _real(random: Random) -> str:
    """A piece of a real rule file, cut anywhere and broken in some places."""
    whole = random.choice(_files())
    start = random.randrange(len(whole)) if random.random() < 0.5 else 0
    return broken(whole[start : start + random.randint(1, 160)], random)


def _deep(random: Random) -> str:
    times = random.choice([1, 5, 31, 33, 200, 1000])
    opening, closing = random.choice(_PAIRS)
    inside = opening * times + random.choice(["A", "5", "A is 5", ""]) + closing * random.choice([times, times - 1, 0])
    return f"T\n    A must be {random.choice(_BEFORE)}{inside[:_LONGEST]}\n    B must be 5\n"


def _long(random: Random) -> str:
    """One line of thousands of words, or a file of hundreds of broken lines."""
    if random.random() < 0.5:
        many = random.choice(_PIECES) * random.randint(100, 1500)
        return f"T\n    A must be {random.choice(_BEFORE)}{many}"[:_LONGEST]
    line = broken(sentence(random)[:200], random).replace("\n", " ")
    return ("T\n" + f"    {line}\n" * (_LONGEST // (len(line) + 5)))[:_LONGEST]


def broken(whole: str, random: Random) -> str:
    """A text with some characters or words lost, doubled, changed or moved."""
    for _ in range(random.randint(1, 4)):
        place, size = random.randrange(len(whole) + 1), random.randint(1, 6)
        piece = random.choice([random.choice(_SOUP), random.choice(_words()), whole[place : place + size] * 2, "", " "])
        whole = whole[:place] + piece + whole[place + random.choice([0, 1, size]) :]
    return whole


@cache
def _words() -> list[str]:
    return _WORDS.split()


@cache
def _files() -> list[str]:
    paths = [*sorted((_ROOT / "rules").glob("*.dq")), *sorted((_ROOT / "examples").rglob("*.dq"))]
    return [path.read_text(encoding="utf-8") for path in paths]


_SMALL = [_unicode, _tokens, _sentences, _broken_sentences, _real, _tokens, _broken_sentences]
_KINDS = [*_SMALL * 4, _deep, *_SMALL * 4, _long]
