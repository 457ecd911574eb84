"""Mutants: sentences in which one token is not what it should be. The same seed gives the same mutants.

Each sentence offers all its mutants, and those are taken whose hash comes first: a sentence more in the docs takes the
place of a few of the others' mutants, and changes none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from mutants.corpus import Sentence

SHARES = {"misspelt": 36, "deleted": 14, "doubled": 11, "swapped": 12, "case": 5, "quote": 11, "keyword": 11}
"""How many mutants of each kind there are among a hundred."""

_KEYWORDS = """
    must should not be have has is does match matches contain contains start starts end ends with differ and or
    when  if for as because tagged of at least most all but than to on before after between within in lookup
    every greater  less equal present missing null true false now today length unique days day hours years ago
    from the last future  valid strictly ignoring case rows one a where per
"""
_CHECK_WORDS = """
    valid date timestamp number integer boolean json human_name whitespace leading trailing consecutive
    characters  null blank empty present missing positive negative upper lower title case future format
"""
_FUNCTIONS = "length count trim upper lower year month day hour absolute"
KEYWORDS, CHECK_WORDS, FUNCTIONS = _KEYWORDS.split(), _CHECK_WORDS.split(), _FUNCTIONS.split()

_TEXT = r"'(?:[^'\n]|'')*'|\"[^\"\n]*\"|`[^`\n]+`"
_TOKEN = re.compile(rf"{_TEXT}|\d{{4}}-\d\d-\d\d(?:T[\d:.]+Z?)?|\d+(?:\.\d+)?|\w+|[<>]=?|\S")
_KEYBOARD = str.maketrans("abcdefghijklmnopqrstuvwxyz", "sveyrtyyujkznbporedtyihcyd")


@dataclass(frozen=True)
class Token:
    text: str
    start: int
    role: str
    """keyword, check, column, lookup, name (the rule's own), text, number, sign"""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Mutant:
    """What became of a sentence: `kind` is what was done to it, `token` to what, `role` what that is."""

    sentence: Sentence
    text: str
    kind: str
    token: str
    role: str

    @property
    def counted(self) -> bool:
        """Whether it is a misspelt word that the language or the schema knows."""
        return self.kind == "misspelt" and self.role in ("keyword", "check", "column", "lookup")


def mutants(sentences: list[Sentence], count: int = 1000, seed: int = 1) -> list[Mutant]:
    """So many mutants of all sentences, of each kind its share, none twice and none equal to its sentence."""
    found: dict[str, dict[tuple[str, str], tuple[str, Mutant]]] = {kind: {} for kind in SHARES}
    for sentence in sentences:
        for mutant in _all(sentence, seed):
            key = f"{seed}|{sentence.table}|{sentence.text}|{mutant.kind}|{mutant.text}"
            place = (sentence.table, mutant.text)
            found[mutant.kind].setdefault(place, (sha256(key.encode()).hexdigest(), mutant))
    taken: dict[tuple[str, str], Mutant] = {}
    for kind, share in SHARES.items():
        ranked = sorted(found[kind].values(), key=lambda each: each[0])
        fresh = [mutant for _, mutant in ranked if (mutant.sentence.table, mutant.text) not in taken]
        taken.update(((m.sentence.table, m.text), m) for m in fresh[: count * share // 100])
    return list(taken.values())


def tokens(sentence: Sentence) -> list[Token]:
    found: list[Token] = []
    for match in _TOKEN.finditer(sentence.text):
        found.append(Token(match[0], match.start(), _role(match[0], found, sentence)))
    return found


def _role(text: str, before: list[Token], sentence: Sentence) -> str:
    last = before[-1].text if before else ""
    behind_must = any(token.text in ("must", "should") for token in before)
    if text[0] in "'\"":
        return "text"
    if text[0].isdigit():
        return "number"
    if not (text[0].isalpha() or text[0] in "_`"):
        return "sign"
    if last == "as":
        return "name"
    if last == "lookup" or last == "." and len(before) > 2 and before[-3].text == "lookup":
        return "lookup"
    word = text.strip("`").lower()
    is_column = text[0] == "`" or re.search(rf"(?im)^`?{re.escape(word)}`? ", sentence.schema)
    names_one = not behind_must or word not in KEYWORDS or last in ("when", "and", "or", "of", "per")
    if is_column and names_one:
        return "column"
    if text in FUNCTIONS and not behind_must:
        return "keyword"
    return "check" if text in CHECK_WORDS else "keyword" if text in KEYWORDS or text in FUNCTIONS else "column"


def _all(sentence: Sentence, seed: int) -> Iterator[Mutant]:
    all_tokens = tokens(sentence)
    for place, token in enumerate(all_tokens):
        for kind, text in _changes(sentence.text, all_tokens, place, seed):
            if text != sentence.text:
                yield Mutant(sentence, text, kind, token.text, token.role)


def _changes(text: str, all_tokens: list[Token], place: int, seed: int) -> Iterator[tuple[str, str]]:
    token = all_tokens[place]
    chance = _Chance(f"{seed}|{text}|{place}")
    behind = text[token.end :]
    before = text[: token.start]
    yield "deleted", (before.rstrip() + behind if not behind[:1].isspace() else before + behind.lstrip()).strip()
    gap = "" if token.role == "sign" else " "
    yield "doubled", before + token.text + gap + token.text + behind
    if place + 1 < len(all_tokens):
        following = all_tokens[place + 1]
        between = text[token.end : following.start]
        yield "swapped", before + following.text + (between or " ") + token.text + text[following.end :]
    if token.role in ("keyword", "check", "column", "lookup") and token.text[0] != "`":
        yield from (("misspelt", before + word + behind) for word in _misspelt(token.text, chance))
        case = chance.one([str.upper, str.title, str.lower, str.swapcase])
        yield "case", before + case(token.text) + behind
    if token.role == "text":
        yield "quote", before + _quoted(token.text, chance) + behind
    if token.text[0] == "`":
        name = token.text.strip("`")
        yield "quote", before + chance.one([name, f"'{name}'", f'"{name}"', f"`{name}", f"{name}`"]) + behind
    if token.role in ("keyword", "check") and token.text in KEYWORDS:
        yield "keyword", before + chance.one([word for word in KEYWORDS if word != token.text]) + behind


def _misspelt(word: str, chance: _Chance) -> Iterator[str]:
    """One misspelling of each kind, as fingers make them."""
    if len(word) < 2:
        return
    place = chance.below(len(word))
    yield word[:place] + word[place + 1 :]
    place = chance.below(len(word))
    yield word[:place] + word[place] + word[place:]
    place = chance.below(len(word) - 1)
    yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    place = chance.below(len(word))
    other = word[place].lower().translate(_KEYBOARD)
    yield word[:place] + (other if other.isalpha() else "x") + word[place + 1 :]


def _quoted(text: str, chance: _Chance) -> str:
    inner = text[1:-1]
    forms = [inner, f"'{inner}", f"{inner}'", f"'{inner}\"", f"\"{inner}'", f"`{inner}`", f"`{inner}'"]
    forms += [f"\u2018{inner}\u2019", f"\u201c{inner}\u201d", f"\u2018{inner}'", f"\u201d{inner}'"]
    forms += [f"\u00b4{inner}\u00b4"]
    return chance.one(forms)


class _Chance:
    """Chance that is always the same: Python's own may change between its versions."""

    def __init__(self, key: str) -> None:
        self._key, self._turn = key, 0

    def below(self, limit: int) -> int:
        self._turn += 1
        return int(sha256(f"{self._key}|{self._turn}".encode()).hexdigest()[:12], 16) % limit

    def one(self, items: list):
        return items[self.below(len(items))]
