"""Random patterns of the accepted subset, and texts that drive them: the same for the same seed."""

from __future__ import annotations

import random

from dqlang.patterns.charset import of_single
from dqlang.patterns.tree import Alternation, Char, CharClass, Dot, Group, Node, Repeat, Sequence

CORE = ["a", "b", "c", "1", " ", "[ab]", "[^a]", "[a-c1]", r"\d", r"\w", r"\s", r"\S", ".", r"\.", "-", r"[\w-]"]
WIDE = [
    "\U0001f600",
    "é",
    r"\p{L}",
    r"\P{Lu}",
    r"\p{IsLatin}",
    r"\p{Alpha}",
    r"\x{1F600}",
    r"[^\p{L}]",
    r"\h",
    r"[^\w]",
]
PLACES = ["^", "$", r"\z", r"\b", r"\B", r"\A", r"\Z"]
CHARACTERS = ["a", "b", "c", "1", " ", "-", ".", "Z", "é", "\U0001f600", "_", "\n"]


class Maker:
    """Writes patterns. `core`: only what Python's `re` and Java say alike on ASCII text."""

    def __init__(self, seed: int, core: bool = False) -> None:
        self.random = random.Random(seed)
        self.core = core

    def pattern(self) -> str:
        start = self.random.choice(["", "", "^", "(?i)", "(?s)", "(?s)^"])
        end = self.random.choice(["", "", r"\Z" if self.core else r"\z", "" if self.core else "$"])
        if self.random.random() < 0.5:  # a repetition at the very start is where a matcher goes deepest
            return start + self.group(2) + self.quantifier(counted=True) + end
        return start + self.choice(2) + end

    def choice(self, depth: int) -> str:
        branches = 1 if self.random.random() < 0.7 else self.random.randint(2, 3)
        return "|".join(self.sequence(depth) for _ in range(branches))

    def sequence(self, depth: int) -> str:
        return "".join(self.item(depth) for _ in range(self.random.randint(1, 3)))

    def item(self, depth: int) -> str:
        luck = self.random.random()
        if luck < 0.55 or depth == 0:
            return self.single() + self.quantifier()
        if luck < 0.92:
            return self.group(depth) + self.quantifier(counted=True)
        if luck < 0.96:
            sign = self.random.choice(["(?=", "(?!", "(?<=", "(?<!"])
            body = self.single() + self.random.choice(["", "{2}"]) if "<" in sign else self.choice(depth - 1)
            return f"{sign}{body})"
        return self.random.choice([r"\b"] if self.core else PLACES)

    def group(self, depth: int) -> str:
        signs = ["(", "(?:", "(?:", "(?i:"] + ([] if self.core else ["(?>"])
        return f"{self.random.choice(signs)}{self.choice(depth - 1)})"

    def single(self) -> str:
        return self.random.choice(CORE if self.core or self.random.random() < 0.7 else WIDE)

    def quantifier(self, counted: bool = False) -> str:
        signs = ["*", "+", "?", "{2}", "{1,3}", "{0,80}", "{2,}"]
        signs += ["{0,500}", "{1,500}", "{0,100}", "{0,500}"] if counted else ["{0,5000}"] + [""] * 12
        sign = self.random.choice(signs)
        modes = ["", "", "", "?"] if self.core else ["", "", "", "", "?", "+"]
        return sign + self.random.choice(modes) if sign else ""


class Sampler:
    """Texts that a pattern's pieces match, with long repetitions: what leads a matcher deepest."""

    def __init__(self, seed: int, limit: int) -> None:
        self.random = random.Random(seed)
        self.limit = limit

    def text(self, node: Node) -> str:
        return self._text(node, self.limit)[: self.limit]

    def _text(self, node: Node, left: int) -> str:
        if isinstance(node, Char | CharClass | Dot):
            return self.character(node)
        if isinstance(node, Group):
            return self._text(node.body, left)
        if isinstance(node, Alternation):
            return self._text(self.random.choice(node.branches), left)
        if isinstance(node, Sequence):
            repeats = sum(isinstance(item, Repeat | Group) for item in node.items) or 1
            return "".join(self._text(item, left // repeats) for item in node.items)
        if isinstance(node, Repeat):
            return self._repeated(node, left)
        return ""

    def _repeated(self, node: Repeat, left: int) -> str:
        # A handful of samples over and over: enough to change branches and widths at every round.
        inside = self.random.choice([1, 1, 4, 600])
        some = [self._text(node.item, min(left, inside)) for _ in range(6)]
        rounds = min(left if node.high is None else node.high, left // (1 + min(map(len, some))) + 1)
        whole = "".join(some) * (rounds // len(some) + 1)
        return whole[: max(left, 1)]

    def character(self, node: Node) -> str:
        characters = of_single(node)
        fitting = [
            c
            for c in CHARACTERS
            if (
                characters.ascii >> ord(c) & 1
                if ord(c) < 128
                else any(lo <= ord(c) <= hi for lo, hi in characters.beyond)
            )
        ]
        return self.random.choice(fitting or ["a"])
