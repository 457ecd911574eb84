"""How much is guessed for a file: known slips are always told, and no file takes long."""

from __future__ import annotations

import time

import pytest

import dqlang
from dqlang.syntax import sentences

HOPELESS = [
    "Foo bar baz must quux the lazy dog over there",
    "The total of everything must somehow fit with the other number we have",
    "Every customer who orders something must have given a phone number before",
    "Blah must florp 7 times because the moon shines on a tuesday afternoon in may",
]
KNOWN = ["Age must be => 18", "Name shall be present", "Status must be in ('A', 'B')", "Age must be greter than 5"]


def told(lines: list[str]) -> list[str | None]:
    found = dqlang.lint("P\n" + "".join(f"    {line}\n" for line in lines))
    return [each.help for each in found if each.severity == "error"]


def test_hopeless_lines_take_nothing_from_the_lines_behind_them() -> None:
    alone = [told([line])[0] for line in KNOWN]
    assert told(HOPELESS * 14 + KNOWN)[-len(KNOWN) :] == alone


def test_long_lines_with_several_slips_are_told_in_full_to_the_last_one() -> None:
    line = "Age must be bigger than 5 and must be required and must not be longer than 1,000 characters"
    assert set(told([line] * 60)) == set(told([line])) != {None}


def test_known_slips_are_told_where_no_guess_is_allowed_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = [told([line])[0] for line in KNOWN[:3]]
    monkeypatch.setattr(sentences.LineParser, "fault", lambda parser, text: sentences.EXHAUSTED)
    assert told(KNOWN[:3]) == alone


def test_a_thousand_hopeless_lines_take_some_seconds() -> None:
    begun = time.process_time()
    assert len(told(HOPELESS * 250)) == 1000
    assert time.process_time() - begun < 20
