"""Slips that are mended unseen, among hostile neighbours: what comes out means what was written, or nothing is changed.

Each known slip is varied in one respect, and so is the sentence that it is known to mean: both must be the same rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

import dqlang
from dqlang.cli.fixing import mended

SLIPS = Path(__file__).parents[1] / "corpus" / "slips"
SAFE = set((SLIPS / "safe.txt").read_text(encoding="utf-8").splitlines())
_NUMBER = re.compile(r"(?<![\w'.,/:{+\u00b1-])[0-9]+(?![\w'.,/:}%-]| days| characters)")


def known() -> list[tuple[str, str]]:
    """Each slip of a rule that is mended unseen, and what it means."""
    found = []
    for path in sorted(SLIPS.glob("*.yaml")):
        for section in yaml.safe_load(path.read_text(encoding="utf-8"))["sections"]:
            if section.get("place", "rule") == "rule":
                found += [(each["written"], each["mended"]) for each in section["slips"] if each["written"] in SAFE]
    return [(written, meant) for written, meant in found if compiled(meant) is not None]


def compiled(sentence: str) -> list[tuple] | None:
    """What rules ask, with all but their names; None where there is an error."""
    try:
        rules = dqlang.compile(f"T\n    {sentence}\n    Seq must be present\n")
    except dqlang.DqError:
        return None
    return [(rule.passed, rule.severity, rule.allowance, rule.reason, rule.tags) for rule in rules]


KNOWN = known()

# --- what is varied, in the slip and in its meaning alike ------------------------------------------------------------


def named(name: str) -> Callable[[str], str | None]:
    """The first column bears a name that is a word of the language, or like the slip itself."""

    def renamed(sentence: str) -> str | None:
        found = re.search(r"\b(?:Name|Age|Status|Due|Zip|Amount|Sku|Code|Rating)\b", sentence)
        column = found[0] if found else None
        return re.sub(rf"\b{column}\b", name, sentence) if column else None

    return renamed


def negated(sentence: str) -> str | None:
    if len(re.findall(r"\bmust\b", sentence)) != 1 or re.search(r"\b(?:not|no|never|non)\b|!|\u2260", sentence):
        return None
    return sentence.replace("must", "must not", 1)


def behind(part: str) -> Callable[[str], str | None]:
    """Another part of the sentence stands at its end."""

    def followed(sentence: str) -> str | None:
        parts = r"\b(?:when|if|where|because|named|as|for|in the|of the time|exceptions|severity|cases|provided)\b"
        if re.search(parts, sentence, re.IGNORECASE) or not re.search(r"[\w'\])]$", sentence):
            return None
        return f"{sentence} {part}"

    return followed


def cased(change: Callable[[str], str]) -> Callable[[str], str | None]:
    """All words in another case; texts stay, as they are data."""

    def other(sentence: str) -> str | None:
        if re.search(r"[0-9](?:st|nd|th)\b|&|T[0-9]", sentence):
            return None
        pieces = re.split(r"((?<!\w)r?'[^']*'|\"[^\"]*\"|/[^/]*/|\u201c[^\u201d]*\u201d)", sentence)
        return "".join(change(piece) if place % 2 == 0 else piece for place, piece in enumerate(pieces))

    return other


def signed(sentence: str) -> str | None:
    """The first number is less than nothing."""
    return _NUMBER.sub(lambda found: f"-{found[0]}", sentence, count=1) if _NUMBER.search(sentence) else None


_NAMES = ("over", "`is not`", "Länge")
VARIED: dict[str, Callable[[str], str | None]] = {
    **{f"a column {name}": named(name) for name in ("over", "`is not`", "Länge")},
    "negated": negated,
    "a condition behind": behind("when Country is 'US'"),
    "a condition on a word of the slip": behind("when over is not blank"),
    "a reason behind": behind("because 'it must not be over 5, or is required'"),
    "a share behind": behind("for at least 95% of rows"),
    "upper case": cased(str.upper),
    "lower case": cased(str.lower),
    "a number with a sign": signed,
}


@pytest.mark.parametrize("kind", VARIED)
def test_a_variation_is_mended_to_its_meaning_or_left_alone(kind):
    vary = VARIED[kind]
    pairs = [(vary(written), vary(meant)) for written, meant in KNOWN]
    assert [each for each in judged(pairs) if not means(*each[1:])] == []


def test_the_words_of_a_slip_in_a_text_are_data():
    """The slip itself is said once more, in the text of a reason."""
    followed = [(f"because {written!r}", written, meant) for written, meant in KNOWN if "'" not in written]
    pairs = [(behind(reason)(written), behind(reason)(meant)) for reason, written, meant in followed]
    assert [each for each in judged(pairs) if not means(*each[1:])] == []


SAME = {"Age must be at most 18": "Age must not be greater than 18"}
"""Two ways to say one thing: what is written to the left means what stands to the right."""


def means(came: str, meaning: str) -> bool:
    asked = compiled(SAME.get(came, came))
    return asked is not None and asked == compiled(meaning)


_AT_ONCE = 25
"""Slips in one file: of many the one that must be left alone takes long to find."""


def _mended(tried: list[tuple[str, str]]) -> list[str]:
    text = "".join(f"T{number}\n    {slip}\n    Seq must be present\n" for number, (slip, _) in enumerate(tried))
    return [line.strip() for line in mended(text, None).text.splitlines()[1::3]]


def judged(pairs: list[tuple[str | None, str | None]]) -> list[tuple[str, str, str]]:
    """Of the varied slips that do not read: what each became, where it was changed, and what it means."""
    tried = [(slip, meaning) for slip, meaning in pairs if slip and meaning and compiled(slip) is None]
    came = [line for start in range(0, len(tried), _AT_ONCE) for line in _mended(tried[start : start + _AT_ONCE])]
    changed = [(slip, line, meaning) for (slip, meaning), line in zip(tried, came, strict=True) if line != slip]
    assert len(tried) > 10 and len(changed) > 5
    return changed
